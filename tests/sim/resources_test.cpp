// Stages that take several servers or several pools, and balking: NetworkRun, one test per rule.
#include <cmath>
#include <string>
#include <vector>

#include "sim/grouping.hpp"
#include "sim/network_run.hpp"
#include "tests/catch.hpp"
#include "tests/sim/traffic.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

Pool pool_of(int servers, int priorities = 2)
{
    return {.spec = {.name = "pool", .priorities = priorities, .waiting_places = {}}, .capacity = {{SimTime{}, servers}}};
}

// Stage 0 takes a nurse and a room, stage 1 a nurse, stage 2 a room; class 0 is urgent.
Network ward(int nurses, int rooms)
{
    Network network;
    network.classes = 2;
    network.pools = {pool_of(nurses), pool_of(rooms)};
    network.stages = {Stage{.name = "both", .pool = PoolId{0}, .also = {{PoolId{1}, 1}}, .service = Constant{10.0}, .priority_by_class = {0, 1}},
                      Stage{.name = "nurse", .pool = PoolId{0}, .service = Constant{10.0}, .priority_by_class = {0, 1}},
                      Stage{.name = "room", .pool = PoolId{1}, .service = Constant{10.0}, .priority_by_class = {0, 1}}};
    return network;
}

TimedArrival at_stage(Duration time, std::uint32_t stage, std::uint32_t job_class = 1) { return job_at(time, job_class, {}, StageId{stage}); }

}  // namespace

TEST_CASE("a job that needs two resources takes both or waits holding none", "[sim][resources]")
{
    // The room is taken: the first job waits and leaves the nurse to the third.
    const Lines lines = log_of(ward(1, 1), {at_stage(0s, 2), at_stage(1s, 0), at_stage(2s, 1)});
    CHECK(only(lines, "started") == Lines{"0 started 2 class 1", "2 started 1 class 1", "12 started 0 class 1"});
}

TEST_CASE("a job that does not fit is overtaken, also by less urgent jobs", "[sim][resources]")
{
    const Lines lines = log_of(ward(1, 1), {at_stage(0s, 2), at_stage(1s, 0, 0), at_stage(2s, 1, 1)});
    CHECK(only(lines, "started") == Lines{"0 started 2 class 1", "2 started 1 class 1", "12 started 0 class 0"});
}

TEST_CASE("of those that fit, the most urgent starts, then the first that entered", "[sim][resources]")
{
    const Lines lines = log_of(ward(1, 1), {at_stage(0s, 0), at_stage(1s, 1), at_stage(2s, 0), at_stage(3s, 0, 0)});
    CHECK(only(lines, "started") == Lines{"0 started 0 class 1", "10 started 0 class 0", "20 started 1 class 1", "30 started 0 class 1"});
}

TEST_CASE("a job of several units waits until they are free together", "[sim][resources]")
{
    Network network = one_stage(3, Constant{10.0});
    network.stages.push_back(Stage{.name = "pair", .pool = PoolId{0}, .units = 2, .service = Constant{10.0}});
    const Lines lines = log_of(network, {at_stage(0s, 0, 0), at_stage(1s, 0, 0), at_stage(2s, 1, 0), at_stage(3s, 0, 0)});
    CHECK(only(lines, "started") == Lines{"0 started 0 class 0", "1 started 0 class 0", "3 started 0 class 0", "11 started 1 class 0"});
}

TEST_CASE("a waiting job counts at each pool that it needs, a job in service by its units", "[sim][resources]")
{
    Network network = ward(2, 3);
    network.stages[0].units = 2;
    network.stages[0].also = {{PoolId{1}, 3}};
    NoObserver none;
    NetworkRun<> run(network, Stream(1, 0, 1), none, SimTime{});
    const std::vector<TimedArrival> jobs{at_stage(0s, 0), at_stage(1s, 0), at_stage(2s, 1)};
    VectorFeed feed(jobs);
    advance(run, feed, SimTime{3s});
    CHECK(run.level(PoolId{0}) == Level{.staffed = 2, .busy = 2, .waiting = 2});
    CHECK(run.level(PoolId{1}) == Level{.staffed = 3, .busy = 3, .waiting = 1});
}

TEST_CASE("a job is rejected when one of the pools that it needs has no waiting place left", "[sim][resources]")
{
    Network network = ward(1, 1);
    network.pools[1].spec.waiting_places = 0;
    const Lines lines = log_of(network, {at_stage(0s, 1), at_stage(1s, 0), at_stage(2s, 1), at_stage(3s, 2)});
    CHECK(only(lines, "rejected") == Lines{"1 rejected 0 class 1"});
    CHECK(only(lines, "started") == Lines{"0 started 1 class 1", "3 started 2 class 1", "10 started 1 class 1"});
}

TEST_CASE("a job that moves on finds the places of those who can start now free", "[sim][resources]")
{
    // At 10 the first job ends and goes on to the same two resources: the one that waits starts, so its place is free.
    Network network = ward(1, 1);
    network.pools[0].spec.waiting_places = 1;
    network.stages[0].next = {{StageId{1}, 1.0}};
    const Lines lines = log_of(network, {at_stage(0s, 0), at_stage(1s, 0)}, SimTime{15s});
    CHECK(only(lines, "rejected").empty());
    CHECK(only(lines, "started") == Lines{"0 started 0 class 1", "10 started 0 class 1"});
}

TEST_CASE("gates of every pool that a job needs must be open", "[sim][resources][gates]")
{
    Network network = ward(1, 1);
    network.pools[0].gates = {{1, {{SimTime{0s}, SimTime{20s}}}}};
    network.pools[1].gates = {{1, {{SimTime{5s}, SimTime{7s}}}}};
    CHECK(only(log_of(network, {at_stage(0s, 0)}), "started") == Lines{"5 started 0 class 1"});
    CHECK(only(log_of(network, {at_stage(8s, 0)}), "started").empty());
}

TEST_CASE("slots of two pools at one instant let a job of both start", "[sim][resources][gates]")
{
    Network network = ward(1, 1);
    for (Pool& pool : network.pools) pool.gates = {{1, {{SimTime{5s}, SimTime{5s}}, {SimTime{30s}, SimTime{30s}}}}};
    CHECK(only(log_of(network, {at_stage(0s, 0), at_stage(1s, 0)}), "started") == Lines{"5 started 0 class 1", "30 started 0 class 1"});
}

TEST_CASE("starts wait for all changes of capacity of the group at that instant", "[sim][resources]")
{
    Network network = ward(1, 1);
    network.pools[0].capacity = {{SimTime{0s}, 1}, {SimTime{10s}, 2}};
    network.pools[1].capacity = {{SimTime{0s}, 1}, {SimTime{10s}, 0}, {SimTime{40s}, 1}};
    CHECK(only(log_of(network, {at_stage(0s, 0), at_stage(1s, 0)}), "started") == Lines{"0 started 0 class 1", "40 started 0 class 1"});
}

TEST_CASE("an urgent job interrupts only where units are short, and those release all that they hold", "[sim][resources]")
{
    Network network = ward(2, 1);
    network.pools[0].preemption = network.pools[1].preemption = Preemption::resume;
    const Lines lines = log_of(network, {at_stage(0s, 0), at_stage(1s, 1), at_stage(2s, 2, 0), at_stage(3s, 1)});
    CHECK(only(lines, "interrupted") == Lines{"2 interrupted 0 class 1"});
    CHECK(only(lines, "started") == Lines{"0 started 0 class 1", "1 started 1 class 1", "2 started 2 class 0", "3 started 1 class 1"});
    CHECK(only(lines, "ended") == Lines{"11 ended 1 class 1", "12 ended 2 class 0", "13 ended 1 class 1", "20 ended 0 class 1"});
}

TEST_CASE("nobody is interrupted when that would not let the urgent job start", "[sim][resources]")
{
    Network network = ward(1, 1);
    network.pools[0].preemption = Preemption::resume;                  // the room does not let go
    const Lines lines = log_of(network, {at_stage(0s, 1), at_stage(1s, 2), at_stage(2s, 0, 0)});
    CHECK(only(lines, "interrupted").empty());
    CHECK(only(lines, "started") == Lines{"0 started 1 class 1", "1 started 2 class 1", "11 started 0 class 0"});
}

TEST_CASE("pools form a group when a stage takes them together; others stay alone", "[sim][resources]")
{
    Network network = ward(1, 1);
    network.pools.push_back(pool_of(1));
    network.pools.push_back(pool_of(1));
    network.pools[3].shift_end = ShiftEnd::interrupt;
    network.stages.push_back(Stage{.name = "alone", .pool = PoolId{2}});
    const Grouping grouping = grouping_of(network);
    REQUIRE(grouping.groups.size() == 2);
    CHECK(grouping.groups[0].resources.size() == 2);
    CHECK(grouping.groups[0].lines.size() == 6);                       // three combinations of needs, two priorities
    CHECK(grouping.groups[1].resources.size() == 1);
    CHECK(grouping.by_pool[0].group == 0);
    CHECK(grouping.by_pool[1].group == 0);
    CHECK(grouping.by_pool[2].group == Grouping::none);
    CHECK(grouping.by_pool[3].group == 1);
}

TEST_CASE("who finds too many jobs does not join, and leaves", "[sim][balking]")
{
    Network network = one_stage(1, Constant{10.0});
    network.stages[0].balking = {{2, 1.0}};
    CHECK(log_of(network, {at_stage(0s, 0, 0), at_stage(1s, 0, 0), at_stage(2s, 0, 0)}, SimTime{3s}) ==
          Lines{"0 entered 0 class 0", "0 started 0 class 0", "1 entered 0 class 0", "2 balked 0 class 0"});
}

TEST_CASE("balking counts jobs in the stage's pool, whatever their stage and units", "[sim][balking]")
{
    Network network = ward(4, 4);
    network.stages[0].units = 3;
    network.stages[1].balking = {{2, 1.0}};
    const Lines lines = log_of(network, {at_stage(0s, 0), at_stage(0s, 2), at_stage(1s, 1), at_stage(2s, 1)});
    CHECK(only(lines, "balked") == Lines{"2 balked 1 class 1"});
}

TEST_CASE("the last step reached decides", "[sim][balking]")
{
    Network network = one_stage(1, Constant{100.0});
    network.stages[0].balking = {{1, 1.0}, {2, 0.0}, {3, 1.0}};
    network.stages.push_back(Stage{.name = "plain", .pool = PoolId{0}, .service = Constant{100.0}});
    const Lines lines = log_of(network, {at_stage(0s, 0, 0), at_stage(1s, 0, 0), at_stage(2s, 1, 0), at_stage(3s, 0, 0), at_stage(4s, 0, 0)});
    CHECK(only(lines, "balked") == Lines{"1 balked 0 class 0", "4 balked 0 class 0"});
}

TEST_CASE("balking comes before rejection", "[sim][balking]")
{
    Network network = one_stage(1, Constant{10.0});
    network.pools[0].spec.waiting_places = 0;
    network.stages[0].balking = {{1, 1.0}};
    const Lines lines = log_of(network, {at_stage(0s, 0, 0), at_stage(1s, 0, 0)});
    CHECK(only(lines, "balked").size() == 1);
    CHECK(only(lines, "rejected").empty());
}

TEST_CASE("a share of those who find a queue balks, each by a draw of its own", "[sim][balking]")
{
    Network network = one_stage(1, Constant{1e9});
    network.stages[0].balking = {{1, 0.3}};
    std::vector<TimedArrival> jobs;
    constexpr int count = 10'000;
    for (int i = 0; i <= count; ++i) jobs.push_back(at_stage(i * 1s, 0, 0));
    for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i].arrival.key.entity = i;
    const auto balked = static_cast<double>(only(log_of(network, jobs, SimTime{20'000s}), "balked").size());
    CHECK(std::abs(balked - 0.3 * count) <= 3.5 * std::sqrt(0.3 * 0.7 * count));
}
