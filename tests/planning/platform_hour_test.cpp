#include "planning/platform_hour.hpp"
#include "models/random_counts.hpp"

#include <chrono>
#include <cmath>

#include "planning/platform_outages.hpp"
#include "planning/platform_sizing.hpp"
#include "planning/platform_twin.hpp"
#include "sim/interval.hpp"
#include "sim/math.hpp"
#include "sim/sampler.hpp"
#include "tests/catch.hpp"

using namespace teleplan;
using namespace teleplan::planning;
using namespace std::chrono_literals;

namespace {

/// Requests of one kind that come at these times and need these services.
TierWork work(const std::vector<sim::Duration>& at, const std::vector<sim::Duration>& service)
{
    TierWork out;
    for (std::size_t i = 0; i < at.size(); ++i) out.requests.push_back({at[i], at[i], i, 0});
    out.service = service;
    return out;
}

/// A Poisson process of one hour, exponential service.
TierWork poisson_hour(double mean_count, double mean_service, std::uint32_t replication)
{
    const auto count = models::poisson(mean_count, sim::Stream{1, replication, 901}.uniform({0, 0, 0}));
    models::PlatformGraph graph{{"reading"}, {{"tier", {}, {{0, -1, 1, 1, sim::Exponential{mean_service}}}, 7}}};
    const sim::Stream times{1, replication, 900};
    std::vector<PlatformRequest> entering;
    for (std::int64_t i = 0; i < count; ++i) {
        const auto at = sim::to_ticks(3600 * times.uniform({static_cast<std::uint64_t>(i), 0, 0}));
        entering.push_back({at, at, static_cast<std::uint64_t>(i), 0});
    }
    return work_of(graph, 0, entering, {{}}, 1, replication);
}

}  // namespace

TEST_CASE("requests of one tier, by hand", "[planning][platform]")
{
    // Two servers; three requests at 0 s of 4, 6 and 2 s, one at 5 s of 1 s: starts 0, 0, 4, 6; with 1 s of network they take
    // 5, 7, 4 + 2 + 1 = 7 and 1 + 1 + 1 = 3 s.
    models::PlatformTier tier;
    tier.delay = 1s;
    std::vector<PlatformRequest> left;
    const TierHour hour = pass(tier, work({0s, 0s, 0s, 5s}, {4s, 6s, 2s, 1s}), 2, &left);
    CHECK(hour.requests == 4);
    CHECK(hour.attempts == 4);
    CHECK(hour.busy == 13s);
    CHECK(hour.by_second[0] == 3);
    CHECK(hour.by_second[5] == 1);
    REQUIRE(left.size() == 4);
    CHECK(left[2].at == 7s);
    CHECK(left[3].at == 8s);
    CHECK(hour.sojourn.quantile(0) == 3s);
    CHECK(hour.sojourn.quantile(1) == 7s);
}

TEST_CASE("a tier in every home makes nobody wait", "[planning][platform]")
{
    models::PlatformTier tier;
    tier.shared = false;
    CHECK(pass(tier, work({0s, 0s, 0s}, {4s, 4s, 4s}), 1, nullptr).sojourn.quantile(1) == 4s);
    tier.shared = true;
    CHECK(pass(tier, work({0s, 0s, 0s}, {4s, 4s, 4s}), 1, nullptr).sojourn.quantile(1) == 12s);
}

TEST_CASE("requests above the limit come again after a pause that doubles", "[planning][platform]")
{
    // Two a second are accepted. Five at 0 s: two go at once; three are refused and come again at 1 s: two go; the last is
    // refused again, comes at 1 + 2 = 3 s and goes. Attempts: 5 + 3 + 1 = 9; refused: 3 + 1 = 4. With two attempts in all it
    // is left over instead: 8 attempts.
    models::PlatformTier tier;
    tier.limit = models::RateLimit{2, 1s, 2, 6};
    const TierWork five = work({0s, 0s, 0s, 0s, 0s}, std::vector<sim::Duration>(5, 0s));
    const TierHour hour = pass(tier, five, 100, nullptr);
    CHECK(hour.attempts == 9);
    CHECK(hour.refused == 4);
    CHECK(hour.left_over == 0);
    CHECK(hour.sojourn.quantile(0.25) == 0s);
    CHECK(hour.sojourn.quantile(0.75) == 1s);
    CHECK(hour.sojourn.quantile(1) == 3s);
    tier.limit->attempts = 2;
    const TierHour fewer = pass(tier, five, 100, nullptr);
    CHECK(fewer.attempts == 8);
    CHECK(fewer.left_over == 1);
    tier.limit.reset();
    CHECK(pass(tier, five, 100, nullptr).refused == 0);
}

TEST_CASE("Poisson requests with exponential service are M/M/c", "[planning][platform]")
{
    // 7,200 an hour of 1.2 s at three servers: 80 % occupancy. 40 hours, each from an empty line: for some 40 s of 3,600 the
    // line is shorter, which is worth less than 1 %. Standard error from the hours.
    constexpr int hours = 40, servers = 3;
    const sim::Demand demand{2, 1.2};
    models::PlatformTier tier;
    std::vector<double> means, above;
    const double p95 = sojourn_quantile(demand, servers, 0.95);
    for (std::uint32_t r = 0; r < hours; ++r) {
        const TierWork w = poisson_hour(7200, 1.2, r);
        std::vector<PlatformRequest> left;
        static_cast<void>(pass(tier, w, servers, &left));
        double sum = 0, longer = 0;
        for (const PlatformRequest& q : left) {
            const double took = sim::seconds(q.at - q.origin);
            sum += took;
            longer += took > p95 ? 1 : 0;
        }
        means.push_back(sum / static_cast<double>(left.size()));
        above.push_back(longer / static_cast<double>(left.size()));
    }
    const auto near = [&](const std::vector<double>& values, double expected) {
        const sim::Interval i = sim::mean_interval(values, 0.95);
        const double error = i.half_width / sim::student_t_quantile(0.975, hours - 1);
        INFO(i.mean << " against " << expected << ", standard error " << error);
        CHECK(std::abs(i.mean - expected) < 3.5 * error + 0.01 * expected);
    };
    near(means, sim::mean_wait(demand, servers) + 1.2);
    near(above, 0.05);
}

TEST_CASE("time in the system of M/M/1 is exponential", "[planning][platform]")
{
    // rate 1/1.2 - 0.5 a second
    const double rate = 1 / 1.2 - 0.5;
    CHECK(sojourn_above({0.5, 1.2}, 1, 3) == Approx(sim::math::exp(-rate * 3)));
    CHECK(sojourn_quantile({0.5, 1.2}, 1, 0.95) == Approx(-sim::math::log(0.05) / rate));
    CHECK(sojourn_above({2, 1.2}, 2, 3) == 1);         // overloaded
    CHECK(servers_for_sojourn({0.5, 1.2}, 0.5, 0.95) == 0);        // the service alone takes longer
}

TEST_CASE("the least servers keep the target and one fewer does not, from any start", "[planning][platform]")
{
    const TierWork a = poisson_hour(7200, 1.2, 1), b = poisson_hour(7200, 1.2, 2);
    models::PlatformTier tier;
    const std::vector<const TierWork*> works{&a, &b};
    const auto p95 = [&](int servers) {
        TierHour sum = pass(tier, a, servers, nullptr);
        sum += pass(tier, b, servers, nullptr);
        return sum.sojourn.quantile(0.95);
    };
    const int found = least_servers(tier, works, 4s, 1);
    CHECK(p95(found) <= 4s);
    CHECK(p95(found - 1) > 4s);
    CHECK(least_servers(tier, works, 4s, 50) == found);
    CHECK(least_servers(tier, works, 10s, 1) <= found);
    CHECK(least_servers(tier, works, 1s, 1) == 0);     // 5 % of exponential services of 1.2 s take 3.6 s
    CHECK(std::abs(found - servers_for_sojourn({2, 1.2}, 4, 0.95)) <= 1);
}

TEST_CASE("dated outages are cut to the regime and joined", "[planning][platform]")
{
    models::Platform platform;
    models::GraphTier tier;
    const models::Date first = models::to_date({2027, 1, 1});
    tier.plan.outages = {{first, 10h, 2h}, {first, 11h, 3h}, {first + -1, 23h, 2h}, {first + 400, 0h, 1h}};
    const auto down = outages(platform, tier, {first, first + 9}, 1, 1, 0);
    REQUIRE(down.size() == 2);
    CHECK(down[0].to == 3600);
    CHECK(down[1].from == 10 * 3600);
    CHECK(down[1].to == 14 * 3600);
    platform.simulate_outages = false;
    CHECK(outages(platform, tier, {first, first + 9}, 1, 1, 0).empty());
}

TEST_CASE("a tier is up for the share that its mean times say", "[planning][platform]")
{
    // 20 hours up, 5 down: 0.8. 200 years; the share of a year has a standard deviation of some
    // sqrt(2 × 20² × 5² / 25³ / 8766) = 0.012.
    models::Platform platform;
    models::GraphTier tier;
    tier.plan.mtbf = 20h;
    tier.plan.mttr = 5h;
    std::vector<double> shares;
    for (std::uint32_t r = 0; r < 200; ++r) {
        double down = 0;
        for (const Span& s : outages(platform, tier, {{0}, {364}}, 1, r, 16)) down += s.to - s.from;
        shares.push_back(1 - down / (365 * 86400.0));
    }
    const sim::Interval i = sim::mean_interval(shares, 0.95);
    CHECK(std::abs(i.mean - 0.8) < 3.5 * i.half_width / sim::student_t_quantile(0.975, 199));
    CHECK(i.half_width < 0.004);

    tier.plan.scope = models::TierScope::national;     // one outage for all regions
    const auto here = outages(platform, tier, {{0}, {364}}, 1, 3, 16), there = outages(platform, tier, {{0}, {364}}, 1, 3, 9);
    REQUIRE(here.size() == there.size());
    CHECK(here[0].from == there[0].from);
}

TEST_CASE("documents wait for validation, and what is published too late is validated again", "[planning][platform]")
{
    // One document an hour for 20 days. Publication is down from day 2 to day 9: seven days. Of the documents validated then,
    // those of the first two days wait for more than the five of the validity: 48, less what the playback of one hour takes.
    models::Platform platform;
    platform.messages = {{"document", {100, {}}}};
    models::PlatformTier validation, publication;
    validation.carries = {{"document", {}}};
    publication.carries = {{"document", {"validation", 1, {}}}};
    publication.validity = 24h * 5;
    publication.deadline = 24h * 5;
    publication.outages = {{{2}, 0h, 24h * 7}};
    publication.resend = 1h;
    platform.tiers = {{"publication", publication}, {"validation", validation}};
    const models::PlatformGraph graph = models::platform_graph(platform);
    REQUIRE(graph.tiers.size() == 2);
    CHECK(graph.tiers[0].name == "validation");
    PlatformTally tally;
    tally.requests_by_hour = {std::vector<std::int64_t>(480, 1)};
    const models::DateRange days{{0}, {19}};
    const auto year = [&] {
        const models::PlatformGraph now = models::platform_graph(platform);
        std::vector<std::vector<Span>> down;
        for (const auto& tier : now.tiers) down.push_back(outages(platform, tier, days, 1, 1, 0));
        return year_of_tiers(now, tally, {1, 1}, down);
    };
    const TierYear late = year()[1];
    CHECK(late.requests == Approx(480));
    CHECK(late.backlog.buffered == Approx(168));
    CHECK(late.backlog.most == Approx(168).epsilon(0.01));
    CHECK(late.again == Approx(48).epsilon(0.01));
    CHECK(late.in_time / late.requests == Approx(1 - 48.0 / 480).epsilon(0.001));

    // With validation down for the same week instead, they are validated and published after it: late for the record, none
    // of them validated twice.
    std::swap(platform.tiers[0].second.outages, platform.tiers[1].second.outages);
    const TierYear after = year()[1];
    CHECK(after.again == Approx(0).margin(1e-6));
    CHECK(after.in_time / after.requests == Approx(1 - 48.0 / 480).epsilon(0.001));

    platform.simulate_outages = false;
    const TierYear none = year()[1];
    CHECK(none.in_time == Approx(480));
    CHECK(none.backlog.buffered == 0);
}
