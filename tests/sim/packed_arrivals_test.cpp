#include "sim/packed_arrivals.hpp"

#include "sim/random.hpp"
#include "tests/catch.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

constexpr SimTime start{std::chrono::hours{24 * 9000}};

TimedArrival arrival(SimTime at, std::uint64_t entity, std::uint32_t slot = 3)
{
    return {at, {{entity, static_cast<std::uint32_t>(at.time_since_epoch() / 24h), slot}, StageId{7}, ClassId{41}, Duration{8min}, {}}};
}

bool same(const TimedArrival& a, const TimedArrival& b)
{
    return a.at == b.at && a.arrival.key == b.arrival.key && a.arrival.stage == b.arrival.stage && a.arrival.job_class == b.arrival.job_class &&
           a.arrival.service == b.arrival.service && a.arrival.patience == b.arrival.patience;
}

}  // namespace

TEST_CASE("what comes out of packed arrivals is what went in, whether it fits or not", "[sim][packed]")
{
    std::vector<TimedArrival> in;
    const auto add = [&](auto&& change) {
        TimedArrival a = arrival(start + std::chrono::hours{static_cast<long>(in.size())}, ~std::uint64_t{0} - in.size());
        change(a.arrival);
        in.push_back(a);
    };
    add([](Arrival&) {});
    add([](Arrival& a) { a.service = Duration{(std::int64_t{1} << 40) - 1}; });
    add([](Arrival& a) { a.key.slot = 4095, a.job_class = ClassId{4095}, a.stage = StageId{4095}; });
    add([](Arrival& a) { a.service = Duration{0}; });
    const std::size_t fit = in.size();
    add([](Arrival& a) { a.service = Duration{std::int64_t{1} << 40}; });
    add([](Arrival& a) { a.service = {}; });
    add([](Arrival& a) { a.patience = Duration{10min}; });
    add([](Arrival& a) { a.key.day += 1; });
    add([](Arrival& a) { a.key.day |= 1U << 16U; });
    add([](Arrival& a) { a.key.slot = 4096; });
    add([](Arrival& a) { a.job_class = ClassId{4096}; });
    add([](Arrival& a) { a.stage = StageId{4096}; });
    in.push_back(arrival(start + std::chrono::hours{24 * 5000}, 1));               // 13.7 years later: more than 48 bits of microseconds

    PackedArrivals packed;
    for (const TimedArrival& a : in) packed.push_back(a);
    REQUIRE(packed.size() == in.size());
    CHECK(packed.kept_whole() == in.size() - fit);
    for (std::size_t i = 0; i < in.size(); ++i) {
        INFO(i);
        CHECK(same(packed[i], in[i]));
        CHECK(packed.at(i) == in[i].at);
    }
}

TEST_CASE("a span of packed arrivals reads and cuts like one of plain ones", "[sim][packed]")
{
    const Stream draws{1, 1, 900};
    std::vector<TimedArrival> plain;
    PackedArrivals packed;
    SimTime at = start;
    for (std::uint32_t i = 0; i < 40'000; ++i) {                                    // more than two chunks, with ties
        at += Duration{static_cast<std::int64_t>(draws.block({i, 0, 0})[0] % 4) * 1'000'000};
        plain.push_back(arrival(at, i, i % 16));
        packed.push_back(plain.back());
    }
    const ArrivalSpan a{plain}, b{packed};
    REQUIRE(a.size() == b.size());
    for (const auto& [from, to] : {std::pair{start, at + 1s}, {start + 7h, start + 9h}, {start + 9h, start + 7h}, {at + 1s, at + 2s}, {start - 1s, start}}) {
        const ArrivalSpan of_a = a.between(from, to), of_b = b.between(from, to);
        REQUIRE(of_a.size() == of_b.size());
        const auto expected = std::ranges::count_if(plain, [&, first = from, last = to](const TimedArrival& w) { return w.at >= first && w.at < last; });
        CHECK(of_a.size() == static_cast<std::size_t>(expected));
        for (std::size_t i = 0; i < of_a.size(); i += 997) CHECK(same(of_a[i], of_b[i]));
    }
}

TEST_CASE("spans replay as one in order of time, the first of them first at one instant", "[sim][packed]")
{
    const std::vector<TimedArrival> first{arrival(start, 1), arrival(start + 2s, 2), arrival(start + 2s, 3)}, second{arrival(start, 10), arrival(start + 1s, 11), arrival(start + 2s, 12)};
    PackedArrivals packed;
    for (const auto& a : second) packed.push_back(a);
    const std::vector<TimedArrival> none;
    SpansFeed feed{{ArrivalSpan{first}, ArrivalSpan{packed}, ArrivalSpan{none}}};
    std::vector<std::uint64_t> order;
    std::vector<SimTime> times;
    while (feed.next_time() != never) {
        times.push_back(feed.next_time());
        order.push_back(feed.pop().key.entity);
    }
    CHECK(order == std::vector<std::uint64_t>{1, 10, 11, 2, 3, 12});
    CHECK(std::ranges::is_sorted(times));
    CHECK(SpansFeed{{}}.next_time() == never);
}
