#include "sim/arrival_streams.hpp"

#include <cmath>
#include <map>
#include <vector>

#include "tests/catch.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

const Stream draws{17, 1, 10U};

struct Seen { std::int64_t at; DrawPoint key; ClassId job_class; friend bool operator==(const Seen&, const Seen&) = default; };

std::vector<Seen> all_before(std::span<const StreamSpec> streams, SimTime end)
{
    StreamsFeed feed{streams, draws, SimTime{}};
    std::vector<Seen> out;
    while (feed.next_time() < end) {
        const auto at = feed.next_time().time_since_epoch().count();
        const Arrival a = feed.pop();
        out.push_back({at, a.key, a.job_class});
    }
    return out;
}

std::vector<Seen> of_class(std::vector<Seen> seen, ClassId c)
{
    std::erase_if(seen, [c](const Seen& s) { return s.job_class != c; });
    return seen;
}

}  // namespace

TEST_CASE("a Poisson stream reaches the times at which the cumulative rate is the sum of the exponentials", "[sim][arrivals]")
{
    const std::vector<RateStep> steps{{SimTime{10s}, 2.0}, {SimTime{20s}, 0.0}, {SimTime{30s}, 0.5}, {SimTime{40s}, 4.0}, {SimTime{50s}, 0.0}};
    PoissonTimes times{steps, SimTime{}};
    CHECK(times.next(5.0) == SimTime{12500ms});                      // 2 a second from 10 on
    CHECK(times.next(10.0) == SimTime{17500ms});
    CHECK(times.next(6.0) == SimTime{32s});                          // 5 until 20, nothing until 30, 1 at 0.5 a second
    CHECK(times.next(12.0) == SimTime{42s});                         // 4 until 40, 8 at 4 a second
    CHECK(times.next(32.5) == never);                                // 32 until 50, then never again
    CHECK(times.next(0.001) == never);
    PoissonTimes later{steps, SimTime{35s}};
    CHECK(later.next(2.5) == SimTime{40s});
    PoissonTimes none{{}, SimTime{}};
    CHECK(none.next(1.0) == never);
}

TEST_CASE("counts of a Poisson stream have the mean and the variance of its rate in each step", "[sim][arrivals][theory]")
{
    StreamSpec spec{stream_id("rate"), StageId{0}, ClassId{0}, std::vector<RateStep>{}};
    auto& steps = std::get<std::vector<RateStep>>(spec.arrivals);
    constexpr int days = 4000;
    const std::vector<double> per_hour{0.0, 3.0, 12.0, 1.5};
    for (int h = 0; h < 4 * days; ++h) steps.push_back({SimTime{h * 1h}, per_hour[static_cast<std::size_t>(h) % 4] / 3600});
    steps.push_back({SimTime{4 * days * 1h}, 0.0});
    std::map<std::int64_t, int> by_hour;
    for (const Seen& s : all_before(std::span{&spec, 1}, never)) ++by_hour[s.at / 3'600'000'000];
    for (std::size_t h = 0; h < 4; ++h) {
        double sum = 0, squares = 0;
        for (int d = 0; d < days; ++d) {
            const double n = by_hour[4 * d + static_cast<int>(h)];
            sum += n;
            squares += n * n;
        }
        const double mean = sum / days, variance = (squares - sum * mean) / (days - 1);
        CHECK(std::abs(mean - per_hour[h]) <= 3.5 * std::sqrt(per_hour[h] / days));
        if (per_hour[h] > 0) CHECK(std::abs(variance / per_hour[h] - 1) <= 3.5 * std::sqrt((2 + 1 / per_hour[h]) / days));
    }
}

TEST_CASE("adding a stream leaves the draws of the others untouched", "[sim][arrivals][random]")
{
    const StreamSpec renewal{stream_id("walk-in"), StageId{0}, ClassId{0}, Distribution{Lognormal{60, 0.7}}};
    const StreamSpec poisson{stream_id("ambulance"), StageId{1}, ClassId{1}, std::vector<RateStep>{{SimTime{}, 0.01}, {SimTime{1h}, 0.05}}};
    const StreamSpec more{stream_id("referral"), StageId{1}, ClassId{2}, Distribution{Exponential{20}}};
    const std::vector<StreamSpec> two{renewal, poisson}, three{more, poisson, renewal};
    const auto before = all_before(two, SimTime{3h}), after = all_before(three, SimTime{3h});
    REQUIRE(before.size() > 500);
    for (const std::uint32_t c : {0U, 1U}) CHECK(of_class(before, ClassId{c}) == of_class(after, ClassId{c}));
    for (std::size_t i = 1; i < after.size(); ++i) CHECK(after[i - 1].at <= after[i].at);
}

TEST_CASE("given arrivals keep their class, service and patience and get keys of their own", "[sim][arrivals]")
{
    std::vector<TimedArrival> given{{SimTime{-1s}, {}}, {SimTime{2s}, {{}, StageId{3}, ClassId{1}, 5s, {}}}, {SimTime{2s}, {{}, StageId{3}, ClassId{0}, {}, 7s}}};
    const std::vector<StreamSpec> streams{{stream_id("a"), StageId{}, ClassId{}, Distribution{Constant{2}}}, {stream_id("trace"), StageId{}, ClassId{}, given}};
    StreamsFeed feed{streams, draws, SimTime{}};
    CHECK(feed.next_time() == SimTime{2s});
    const Arrival regular = feed.pop(), first = feed.pop(), second = feed.pop();          // ties: the first stream first
    CHECK(regular.stage == StageId{});
    CHECK(first.service == OptionalDuration{5s});
    CHECK(first.job_class == ClassId{1});
    CHECK(second.patience == OptionalDuration{7s});
    CHECK_FALSE(first.key == second.key);
    CHECK(feed.next_time() == SimTime{4s});
    CHECK_THROWS(StreamsFeed(std::vector<StreamSpec>{streams[0], streams[0]}, draws, SimTime{}));
}

TEST_CASE("a hundred streams merge in order of time, ties in order of the list", "[sim][arrivals]")
{
    std::vector<StreamSpec> streams;
    for (std::uint32_t i = 0; i < 100; ++i) streams.push_back({stream_id("s" + std::to_string(i)), StageId{}, ClassId{i}, Distribution{Constant{1.0 + i % 7}}});
    const auto seen = all_before(streams, SimTime{100s});
    std::size_t expected = 0;
    for (std::uint32_t i = 0; i < 100; ++i) expected += i % 7 == 0 ? 99 : 99 / (1 + i % 7);
    CHECK(seen.size() == expected);
    for (std::size_t i = 1; i < seen.size(); ++i)
        CHECK(std::pair{seen[i - 1].at, static_cast<std::uint32_t>(seen[i - 1].job_class)} < std::pair{seen[i].at, static_cast<std::uint32_t>(seen[i].job_class)});
}
