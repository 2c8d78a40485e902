#include <vector>

#include "sim/network_run.hpp"
#include "tests/catch.hpp"
#include "tests/sim/traffic.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

/// When each job left, in whole seconds, with the time since it arrived.
struct GoneObserver : LogObserver {
    void gone(ClassId, SimTime arrived, SimTime now) { stays.emplace_back((now - arrived).count() / 1'000'000, now.time_since_epoch().count() / 1'000'000); }
    std::vector<std::pair<std::int64_t, std::int64_t>> stays;
};

/// One server and a place to wait; whoever is not served comes back after 50 seconds.
Network second_chance(Stage first)
{
    Network n;
    n.pools = {Pool{.spec = {.name = "desk", .priorities = 1, .waiting_places = 1}, .capacity = {{SimTime{}, 1}}}};
    first.pool = PoolId{0};
    first.service = Constant{10};
    n.stages = {first, Stage{.name = "away", .service = Constant{50}, .next = {{StageId{0}, 1.0}}}};
    return n;
}

GoneObserver run(const Network& network, const std::vector<int>& arrivals)
{
    REQUIRE(check(network).empty());
    GoneObserver seen;
    NetworkRun<GoneObserver> run{network, Stream{1, 1, 1U}, seen, SimTime{}};
    std::vector<TimedArrival> feed;
    for (const int at : arrivals) feed.push_back({SimTime{at * 1s}, {{static_cast<std::uint64_t>(at), 0, 0}, StageId{0}, ClassId{0}, {}, {}}});
    VectorFeed jobs{feed};
    advance(run, jobs, never);
    CHECK(run.inside() == 0);
    return seen;
}

using Stays = std::vector<std::pair<std::int64_t, std::int64_t>>;

}  // namespace

TEST_CASE("who is rejected goes where the stage sends them, and takes the time of arrival along", "[sim][network]")
{
    Stage s{.name = "s"};
    CHECK(run(second_chance(s), {0, 1, 2}).stays == Stays{{0, 2}, {10, 10}, {19, 20}});
    s.if_rejected = {{StageId{1}, 1.0}};
    CHECK(run(second_chance(s), {0, 1, 2}).stays == Stays{{10, 10}, {19, 20}, {60, 62}});
}

TEST_CASE("who gives up goes on in the same way, and may come back to the same queue", "[sim][network]")
{
    Stage s{.name = "s", .patience = Constant{4}};
    CHECK(run(second_chance(s), {0, 1}).stays == Stays{{4, 5}, {10, 10}});
    s.if_gave_up = {{StageId{1}, 1.0}};
    CHECK(run(second_chance(s), {0, 1}).stays == Stays{{10, 10}, {64, 65}});
    s.if_gave_up = {{StageId{0}, 1.0}};                              // at once: waits from 5 to 9, gives up, waits from 9
    const auto seen = run(second_chance(s), {0, 1});
    CHECK(seen.stays == Stays{{10, 10}, {19, 20}});
    CHECK(std::count_if(seen.lines.begin(), seen.lines.end(), [](const std::string& l) { return l.find("gave up") != std::string::npos; }) == 2);
}

TEST_CASE("who balks goes on in the same way", "[sim][network]")
{
    Stage s{.name = "s", .balking = {{1, 1.0}}};
    CHECK(run(second_chance(s), {0, 1}).stays == Stays{{0, 1}, {10, 10}});
    s.if_balked = {{StageId{1}, 1.0}};
    CHECK(run(second_chance(s), {0, 1}).stays == Stays{{10, 10}, {60, 61}});
}

TEST_CASE("where jobs go that are not served is checked", "[sim][network]")
{
    Network n = second_chance(Stage{.name = "s"});
    n.stages[0].if_rejected = {{StageId{7}, 1.0}};
    n.stages[1].if_gave_up = {{StageId{0}, 0.7}, {StageId{1}, 0.7}};
    CHECK(check(n) == std::vector<NetworkProblem>{{NetworkError::unknown_next_stage, 0}, {NetworkError::probabilities_above_one, 1}});
}
