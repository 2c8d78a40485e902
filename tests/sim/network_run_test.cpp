#include "sim/network_run.hpp"

#include <string>
#include <vector>

#include "sim/bug.hpp"
#include "tests/catch.hpp"
#include "tests/sim/traffic.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

const Stream draws(1, 0, 1);

TimedArrival at(Duration time, std::uint32_t job_class, OptionalDuration patience = {}, StageId stage = StageId{0})
{
    return job_at(time, job_class, patience, stage);
}

}  // namespace

TEST_CASE("a job whose server frees at the instant its patience ends is served", "[sim][network_run]")
{
    Network network = one_stage(1, Constant{10.0});
    network.classes = 3;
    const Lines lines = log_of(network, {at(0s, 0), at(4s, 1, 6s), at(5s, 2, 4s)});
    CHECK(lines == Lines{"0 entered 0 class 0", "0 started 0 class 0", "4 entered 0 class 1", "5 entered 0 class 2",
                         "9 gave up 0 class 2", "10 ended 0 class 0", "10 started 0 class 1", "20 ended 0 class 1"});
}

TEST_CASE("a job without patience leaves at once unless it starts at once", "[sim][network_run]")
{
    Network network = one_stage(1, Constant{10.0});
    network.classes = 2;
    CHECK(only(log_of(network, {at(0s, 0, 0s), at(1s, 1, 0s)}), "gave up") == Lines{"1 gave up 0 class 1"});
}

TEST_CASE("nobody starts on a server that goes off duty at that instant", "[sim][network_run]")
{
    Network network = one_stage(1, Constant{10.0});
    network.classes = 2;
    network.pools[0].capacity = {{SimTime{0s}, 1}, {SimTime{10s}, 0}, {SimTime{30s}, 1}};
    CHECK(only(log_of(network, {at(0s, 0), at(1s, 1)}), "started") == Lines{"0 started 0 class 0", "30 started 0 class 1"});
}

TEST_CASE("who arrives when a shift begins starts then", "[sim][network_run]")
{
    Network network = one_stage(0, Constant{10.0});
    network.classes = 2;
    network.pools[0].capacity = {{SimTime{5s}, 1}};
    CHECK(only(log_of(network, {at(5s, 0)}), "started") == Lines{"5 started 0 class 0"});
}

TEST_CASE("a job that goes on in the same pool starts before all who wait with less urgency", "[sim][network_run]")
{
    Network network = one_stage(1, Constant{10.0}, 2);
    network.classes = 2;
    network.stages[0].priority_by_class = {1};
    network.stages[0].next = {{StageId{1}, 1.0}};
    network.stages.push_back(Stage{.name = "report", .pool = PoolId{0}, .service = Constant{5.0}, .priority_by_class = {0}});
    CHECK(only(log_of(network, {at(0s, 0), at(1s, 1)}), "started") ==
          Lines{"0 started 0 class 0", "10 started 1 class 0", "15 started 0 class 1", "25 started 1 class 1"});
}

TEST_CASE("a gated priority starts only inside its openings, in order", "[sim][network_run][gates]")
{
    Network network = one_stage(1, Constant{3.0}, 2);
    network.classes = 4;
    network.stages[0].priority_by_class = {0, 0, 0, 1};
    network.pools[0].gates = {{0, {{SimTime{10s}, SimTime{14s}}, {SimTime{20s}, SimTime{21s}}}}};
    CHECK(only(log_of(network, {at(0s, 0), at(0s, 1), at(0s, 2), at(0s, 3)}), "started") ==
          Lines{"0 started 0 class 3", "10 started 0 class 0", "13 started 0 class 1", "20 started 0 class 2"});
}

TEST_CASE("an opening that holds at the start of a run holds from the start", "[sim][network_run][gates]")
{
    Network network = one_stage(1, Constant{3.0});
    network.pools[0].gates = {{0, {{SimTime{-5s}, SimTime{1s}}}}};
    CHECK(only(log_of(network, {at(0s, 0)}), "started") == Lines{"0 started 0 class 0"});
    CHECK(only(log_of(network, {at(1s, 0)}), "started").empty());
}

TEST_CASE("an appointment slot lets jobs start at its instant only", "[sim][network_run][gates]")
{
    Network network = one_stage(1, Constant{10.0}, 2);
    network.classes = 4;
    network.stages[0].priority_by_class = {0, 0, 0, 1};
    network.pools[0].gates = {{0, {{SimTime{10s}, SimTime{10s}}, {SimTime{20s}, SimTime{20s}}, {SimTime{25s}, SimTime{25s}},
                                   {SimTime{30s}, SimTime{30s}}}}};
    CHECK(only(log_of(network, {at(1s, 0), at(2s, 1), at(3s, 2), at(4s, 3)}), "started") ==
          Lines{"4 started 0 class 3", "20 started 0 class 0", "30 started 0 class 1"});
}

TEST_CASE("a slot at the very start of a run counts", "[sim][network_run][gates]")
{
    Network network = one_stage(1, Constant{10.0});
    network.pools[0].gates = {{0, {{SimTime{0s}, SimTime{0s}}, {SimTime{7s}, SimTime{7s}}}}};
    CHECK(only(log_of(network, {at(0s, 0)}), "started") == Lines{"7 started 0 class 0"});   // it came after the slot
}

TEST_CASE("a stage without a pool is a delay that nobody waits for", "[sim][network_run]")
{
    Network network;
    network.stages = {Stage{.name = "travel", .service = Constant{4.0}}};
    network.classes = 2;
    CHECK(log_of(network, {at(0s, 0), at(1s, 1)}) ==
          Lines{"0 entered 0 class 0", "0 started 0 class 0", "1 entered 0 class 1", "1 started 0 class 1", "4 ended 0 class 0",
                "5 ended 0 class 1"});
}

TEST_CASE("service and patience that come with a job replace those of its first stage only", "[sim][network_run]")
{
    Network network = one_stage(1, Constant{10.0});
    network.stages[0].next = {{StageId{1}, 1.0}};
    network.stages.push_back(Stage{.name = "second", .service = Constant{7.0}});
    TimedArrival given = at(0s, 0);
    given.arrival.service = Duration{2s};
    CHECK(only(log_of(network, {given}), "ended") == Lines{"2 ended 0 class 0", "9 ended 1 class 0"});
}

TEST_CASE("a patience of forever does not run out", "[sim][network_run]")
{
    Network network = one_stage(1, Constant{10.0});
    network.stages[0].patience = Constant{1.0};
    network.classes = 2;
    CHECK(only(log_of(network, {at(0s, 0), at(0s, 1, forever)}), "gave up").empty());
}

TEST_CASE("an observer's due time travels with the job", "[sim][network_run]")
{
    struct DueObserver : NoObserver {
        std::vector<Duration> late;
        SimTime entered(StageId, ClassId, SimTime now) { return now + 5s; }
        void started(StageId, ClassId, SimTime, SimTime due, SimTime now) { late.push_back(now - due); }
    };
    const Network network = one_stage(1, Constant{10.0});
    DueObserver observer;
    NetworkRun<DueObserver> run(network, draws, observer, SimTime{});
    const std::vector<TimedArrival> arrivals{at(0s, 0), at(2s, 0)};
    VectorFeed feed(arrivals);
    advance(run, feed, never);
    CHECK(observer.late == std::vector<Duration>{-5s, 3s});
}

TEST_CASE("levels are told at the start and after each change", "[sim][network_run]")
{
    struct LevelObserver : NoObserver {
        std::vector<Level> levels;
        void level(PoolId, SimTime, const Level& l) { levels.push_back(l); }
    };
    const Network network = one_stage(1, Constant{10.0});
    LevelObserver observer;
    NetworkRun<LevelObserver> run(network, draws, observer, SimTime{});
    const std::vector<TimedArrival> arrivals{at(0s, 0), at(2s, 0)};
    VectorFeed feed(arrivals);
    advance(run, feed, never);
    CHECK(observer.levels == std::vector<Level>{{1, 0, 0}, {1, 1, 0}, {1, 1, 1}, {1, 1, 0}, {1, 0, 0}});
    CHECK(run.inside() == 0);
}

TEST_CASE("a job recorded as it moves fares alike when it is replayed", "[sim][network_run]")
{
    struct Recorder : NoObserver {
        std::vector<TimedArrival> second;
        std::vector<Duration> services;
        void moved(StageId, const Arrival& as_new, SimTime now) { second.push_back({now, as_new}); }
        void ended(StageId s, ClassId, SimTime started, SimTime now)
        {
            if (s == StageId{1}) services.push_back(now - started);
        }
    };
    Network network = one_stage(3, Exponential{2.0});
    network.stages[0].next = {{StageId{1}, 0.6}};
    network.pools.push_back(network.pools[0]);
    network.stages.push_back(Stage{.name = "second", .pool = PoolId{1}, .service = Lognormal{3.0, 0.5}});
    std::vector<TimedArrival> arrivals;
    for (std::uint32_t i = 0; i < 500; ++i) {
        arrivals.push_back(at(std::chrono::seconds(i), 0));
        arrivals.back().arrival.key.entity = i;
    }
    Recorder whole;
    NetworkRun<Recorder> first(network, draws, whole, SimTime{});
    VectorFeed feed(arrivals);
    advance(first, feed, never);
    REQUIRE(whole.second.size() > 250);
    Recorder replay;
    NetworkRun<Recorder> again(network, draws, replay, SimTime{});
    VectorFeed recorded(whole.second);
    advance(again, recorded, never);
    CHECK(replay.services == whole.services);
}

TEST_CASE("an arrival out of range is a bug, and so is a network with errors", "[sim][network_run]")
{
    const Network network = one_stage(1, Constant{1.0});
    NoObserver none;
    NetworkRun<> run(network, draws, none, SimTime{});
    CHECK_THROWS_AS(run.arrive({.key = {}, .stage = StageId{1}, .job_class = {}, .service = {}, .patience = {}}), Bug);
    CHECK_THROWS_AS(run.arrive({.key = {}, .stage = {}, .job_class = ClassId{1}, .service = {}, .patience = {}}), Bug);
    CHECK_THROWS_AS(run.arrive({.key = {.entity = 0, .day = 0, .slot = 4096}, .stage = {}, .job_class = {}, .service = {}, .patience = {}}), Bug);
    CHECK_THROWS_AS((NetworkRun<>(Network{}, draws, none, SimTime{})), Bug);
}
