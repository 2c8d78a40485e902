// Who is interrupted, when he goes on, and what a shift end does: NetworkRun with ResourceGroup, one test per rule.
#include <string>
#include <vector>

#include "sim/network_run.hpp"
#include "tests/catch.hpp"
#include "tests/sim/traffic.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

// One pool of three priorities; the class of a job is its priority.
Network preemptive(int servers, double service, Preemption preemption = Preemption::resume)
{
    Network network = one_stage(servers, Constant{service}, 3);
    network.classes = 3;
    network.stages[0].priority_by_class = {0, 1, 2};
    network.pools[0].preemption = preemption;
    return network;
}

}  // namespace

TEST_CASE("a more urgent job interrupts one in service, which resumes with the rest", "[sim][interruption]")
{
    CHECK(log_of(preemptive(1, 10.0), {job_at(0s, 2), job_at(4s, 0)}) ==
          Lines{"0 entered 0 class 2", "0 started 0 class 2", "4 entered 0 class 0", "4 interrupted 0 class 2",
                "4 started 0 class 0", "14 ended 0 class 0", "14 resumed 0 class 2", "20 ended 0 class 2"});
}

TEST_CASE("with restart the same service begins anew", "[sim][interruption]")
{
    CHECK(only(log_of(preemptive(1, 10.0, Preemption::restart), {job_at(0s, 2), job_at(4s, 0)}), "ended") ==
          Lines{"14 ended 0 class 0", "24 ended 0 class 2"});
}

TEST_CASE("a restarted service is the one drawn before, not a new draw", "[sim][interruption]")
{
    Network network = preemptive(1, 10.0, Preemption::restart);
    network.stages[0].service = Exponential{10.0};
    struct Services : NoObserver {
        std::vector<Duration> of = std::vector<Duration>(3);
        void ended(StageId, ClassId c, SimTime started, SimTime now) { of[static_cast<std::size_t>(c)] = now - started; }
    };
    std::vector<TimedArrival> jobs{job_at(0s, 2), job_at(1ms, 0)};
    std::vector<Duration> services;
    for (const std::size_t count : {std::size_t{1}, std::size_t{2}}) {
        Services observer;
        NetworkRun<Services> run(network, Stream(1, 0, 1), observer, SimTime{});
        VectorFeed feed(std::span{jobs}.first(count));
        advance(run, feed, never);
        services.push_back(observer.of[2]);
    }
    CHECK(services[0] > 1ms);                            // so that it was interrupted
    CHECK(services[0] == services[1]);
}

TEST_CASE("an equally urgent job waits", "[sim][interruption]")
{
    CHECK(only(log_of(preemptive(1, 10.0), {job_at(0s, 1), job_at(4s, 1)}), "started") ==
          Lines{"0 started 0 class 1", "10 started 0 class 1"});
}

TEST_CASE("nobody is interrupted while a server is free", "[sim][interruption]")
{
    CHECK(only(log_of(preemptive(2, 10.0), {job_at(0s, 2), job_at(4s, 0)}), "interrupted").empty());
}

TEST_CASE("the least urgent is interrupted, then the latest started", "[sim][interruption]")
{
    Network network = preemptive(3, 10.0);
    network.classes = 5;
    network.stages[0].priority_by_class = {0, 1, 2, 2, 0};             // classes 2 and 3 are equally urgent
    CHECK(only(log_of(network, {job_at(0s, 2), job_at(1s, 1), job_at(2s, 3), job_at(3s, 0), job_at(4s, 4)}), "interrupted") ==
          Lines{"3 interrupted 0 class 3", "4 interrupted 0 class 2"});
}

TEST_CASE("interrupted jobs wait in front of their priority, in order of entry", "[sim][interruption]")
{
    Network network = preemptive(2, 10.0);
    network.classes = 5;
    network.stages[0].priority_by_class = {0, 0, 1, 1, 1};
    CHECK(log_of(network, {job_at(0s, 2), job_at(1s, 3), job_at(2s, 4), job_at(3s, 0), job_at(4s, 1)}, SimTime{20s}) ==
          Lines{"0 entered 0 class 2", "0 started 0 class 2", "1 entered 0 class 3", "1 started 0 class 3", "2 entered 0 class 4",
                "3 entered 0 class 0", "3 interrupted 0 class 3", "3 started 0 class 0", "4 entered 0 class 1",
                "4 interrupted 0 class 2", "4 started 0 class 1", "13 ended 0 class 0", "13 resumed 0 class 2",
                "14 ended 0 class 1", "14 resumed 0 class 3", "19 ended 0 class 2", "19 started 0 class 4"});
}

TEST_CASE("an interrupted job gives up when it has waited for its patience, and takes no waiting place", "[sim][interruption]")
{
    Network network = preemptive(1, 10.0);
    network.stages[0].patience = Constant{3.0};
    network.pools[0].spec.waiting_places = 1;
    const Lines lines = log_of(network, {job_at(0s, 2), job_at(1s, 0), job_at(2s, 1), job_at(3s, 1)});
    CHECK(only(lines, "gave up") == Lines{"4 gave up 0 class 2", "5 gave up 0 class 1"});
    CHECK(only(lines, "rejected") == Lines{"3 rejected 0 class 1"});   // one waits, beside the interrupted job
    CHECK(only(lines, "ended") == Lines{"11 ended 0 class 0"});
}

TEST_CASE("what an interrupted job had waited before counts against its patience", "[sim][interruption]")
{
    Network network = preemptive(1, 10.0);
    network.stages[0].patience = Constant{5.0};
    network.pools[0].capacity = {{SimTime{}, 0}, {SimTime{3s}, 1}};    // class 2 waits from 0 to 3
    const Lines lines = log_of(network, {job_at(0s, 2), job_at(4s, 0)});
    CHECK(only(lines, "interrupted") == Lines{"4 interrupted 0 class 2"});
    CHECK(only(lines, "gave up") == Lines{"6 gave up 0 class 2"});
}

TEST_CASE("who can interrupt needs no waiting place", "[sim][interruption]")
{
    Network network = preemptive(1, 10.0);
    network.pools[0].spec.waiting_places = 0;
    const Lines lines = log_of(network, {job_at(0s, 1), job_at(1s, 0), job_at(2s, 0), job_at(3s, 1)});
    CHECK(only(lines, "rejected") == Lines{"2 rejected 0 class 0", "3 rejected 0 class 1"});
    CHECK(only(lines, "ended") == Lines{"11 ended 0 class 0", "20 ended 0 class 1"});
}

TEST_CASE("a job interrupted twice keeps what it has done", "[sim][interruption]")
{
    const Lines lines = log_of(preemptive(1, 10.0), {job_at(0s, 2), job_at(2s, 1), job_at(3s, 0), job_at(25s, 0)});
    CHECK(only(lines, "ended") == Lines{"13 ended 0 class 0", "22 ended 0 class 1", "35 ended 0 class 0", "40 ended 0 class 2"});
}

TEST_CASE("a job interrupted and resumed at one instant ends when it would have", "[sim][interruption]")
{
    Network network = one_stage(2, Constant{10.0});
    network.classes = 2;
    network.stages.push_back(Stage{.name = "both", .pool = PoolId{0}, .units = 2, .service = Constant{10.0}});
    network.pools[0].shift_end = ShiftEnd::interrupt;
    network.pools[0].capacity = {{SimTime{}, 3}, {SimTime{4s}, 1}};
    // At 4 s the job of one unit stops first, as it started last; that is not enough, so the other stops too and frees two.
    CHECK(log_of(network, {job_at(0s, 1, {}, StageId{1}), job_at(1s, 0)}) ==
          Lines{"0 entered 1 class 1", "0 started 1 class 1", "1 entered 0 class 0", "1 started 0 class 0",
                "4 interrupted 0 class 0", "4 interrupted 1 class 1", "4 resumed 0 class 0", "11 ended 0 class 0"});
}

TEST_CASE("an interrupting shift end stops the least urgent, then the latest started, and they resume", "[sim][interruption]")
{
    Network network = preemptive(0, 10.0, Preemption::none);
    network.pools[0].shift_end = ShiftEnd::interrupt;
    network.pools[0].capacity = {{SimTime{0s}, 3}, {SimTime{5s}, 1}, {SimTime{20s}, 2}};
    CHECK(log_of(network, {job_at(0s, 1), job_at(1s, 0), job_at(2s, 1)}) ==
          Lines{"0 entered 0 class 1", "0 started 0 class 1", "1 entered 0 class 0", "1 started 0 class 0", "2 entered 0 class 1",
                "2 started 0 class 1", "5 interrupted 0 class 1", "5 interrupted 0 class 1", "11 ended 0 class 0",
                "11 resumed 0 class 1", "16 ended 0 class 1", "16 resumed 0 class 1", "23 ended 0 class 1"});
}

TEST_CASE("an interrupting shift end restarts where the pool's preemption does", "[sim][interruption]")
{
    for (const auto& [preemption, end] : {std::pair{Preemption::none, "16"}, std::pair{Preemption::resume, "16"}, std::pair{Preemption::restart, "20"}}) {
        Network network = preemptive(0, 10.0, preemption);
        network.pools[0].shift_end = ShiftEnd::interrupt;
        network.pools[0].capacity = {{SimTime{0s}, 1}, {SimTime{4s}, 0}, {SimTime{10s}, 1}};
        CHECK(only(log_of(network, {job_at(0s, 1)}), "ended") == Lines{std::string(end) + " ended 0 class 1"});
    }
}

TEST_CASE("a job that would end as its server goes off duty ends", "[sim][interruption]")
{
    Network network = preemptive(0, 10.0, Preemption::none);
    network.pools[0].shift_end = ShiftEnd::interrupt;
    network.pools[0].capacity = {{SimTime{0s}, 1}, {SimTime{10s}, 0}};
    CHECK(only(log_of(network, {job_at(0s, 1)}), "ended") == Lines{"10 ended 0 class 1"});
}

TEST_CASE("without pre-emption, an urgent job does not profit from an interrupting shift end", "[sim][interruption]")
{
    Network network = preemptive(1, 10.0, Preemption::none);
    network.pools[0].shift_end = ShiftEnd::interrupt;
    CHECK(only(log_of(network, {job_at(0s, 2), job_at(4s, 0)}), "started") == Lines{"0 started 0 class 2", "10 started 0 class 0"});
}

TEST_CASE("after a finishing shift end an urgent job interrupts as many as it takes to get below the staff", "[sim][interruption]")
{
    Network network = preemptive(0, 10.0);
    network.pools[0].capacity = {{SimTime{0s}, 3}, {SimTime{5s}, 1}};
    CHECK(only(log_of(network, {job_at(0s, 1), job_at(0s, 1), job_at(0s, 2), job_at(6s, 0)}), "interrupted") ==
          Lines{"6 interrupted 0 class 2", "6 interrupted 0 class 1", "6 interrupted 0 class 1"});
}

TEST_CASE("a closed gate holds back who has not started, not who was interrupted", "[sim][interruption][gates]")
{
    Network network = preemptive(1, 10.0);
    network.pools[0].gates = {{2, {{SimTime{0s}, SimTime{0s}}, {SimTime{1s}, SimTime{1s}}}}};
    CHECK(only(log_of(network, {job_at(0s, 2), job_at(0s, 2), job_at(3s, 0)}), "class 2") ==
          Lines{"0 entered 0 class 2", "0 entered 0 class 2", "1 started 0 class 2", "3 interrupted 0 class 2", "13 resumed 0 class 2",
                "21 ended 0 class 2"});
}

TEST_CASE("a service without end can be interrupted and goes on without end", "[sim][interruption]")
{
    std::vector<TimedArrival> jobs{job_at(1s, 2), job_at(4s, 0)};
    jobs[0].arrival.service = forever;
    const Lines lines = log_of(preemptive(1, 10.0), jobs);
    CHECK(lines.back() == "14 resumed 0 class 2");
}
