// Plans of queueing networks whose answers are known by hand, or job by job from published traces.
#include <algorithm>

#include "tests/planning/networks.hpp"
#include "tests/sim/validation_data.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

/// A published trace as a plan reads it: priorities become classes.
std::string trace_csv(const std::string& name)
{
    std::string out = "time,class,service,patience\n";
    for (const auto& row : sim::validation_rows(name)) out += row[1] + ",c" + row[3] + "," + row[2] + "," + row[4] + "\n";
    return out;
}

constexpr const char* three_classes = R"("c0": {}, "c1": { "priority": 1 }, "c2": { "priority": 2 })";

}  // namespace

TEST_CASE("a plan gives the waits of the published traces", "[planning][networks][validation]")
{
    struct Case { const char* id; const char* pools; };
    for (const Case& c : {Case{"D01-trace-fifo-c3", R"("desk": { "servers": 3 })"}, Case{"D01-trace-prio3-c4", R"("desk": { "servers": 4 })"},
                          Case{"D01-trace-abandon-c2", R"("desk": { "servers": 2 })"}}) {
        INFO(c.id);
        TraceNetwork network;
        network.pools = c.pools;
        network.classes = three_classes;
        network.length = "10000";
        network.outputs = R"("wait": { "measure": "mean_wait" }, "longest": { "measure": "longest_wait" }, "served": { "measure": "served" },
            "gave up": { "measure": "gave_up" }, "c1": { "measure": "mean_wait", "class": "c1" }, "p90": { "measure": "wait_quantile", "p": 0.9 })";
        double wait = 0, longest = 0, wait_c1 = 0;
        int served = 0, gave_up = 0, served_c1 = 0;
        std::vector<double> waits;
        for (const auto& row : sim::validation_rows(std::string{c.id} + ".csv")) {
            const double w = std::stod(row[8]);
            longest = std::max(longest, w);
            if (row[5] != "served") {
                ++gave_up;
                continue;
            }
            ++served;
            wait += w;
            waits.push_back(w);
            if (row[3] == "1") {
                ++served_c1;
                wait_c1 += w;
            }
        }
        const auto answer = run(network.plan(trace_csv(std::string{c.id} + ".csv")));
        CHECK(value(answer, "served") == served);
        CHECK(value(answer, "gave up") == gave_up);
        CHECK(value(answer, "wait") == Approx(wait / served).epsilon(1e-9));
        CHECK(value(answer, "longest") == Approx(longest).epsilon(1e-9));
        CHECK(value(answer, "p90") == Approx(sim::quantile(waits, 0.9)).epsilon(0.004));
        if (served_c1 > 0) CHECK(value(answer, "c1") == Approx(wait_c1 / served_c1).epsilon(1e-9));
        else CHECK(output(answer, "c1").replications == 0);
    }
}

TEST_CASE("levels, occupancy and time in the system of three jobs, by hand", "[planning][networks]")
{
    TraceNetwork network;                                            // at 0, 1 and 2, four seconds each: served 0-4, 4-8, 8-12
    network.stages = R"("s": { "visit": "desk", "service": { "constant": [4, "s"] }, "next": { "rest": 1 } }, "rest": { "wait": { "constant": [3, "s"] } })";
    network.length = "20";
    network.outputs = R"("queue": { "measure": "mean_queue" }, "queue90": { "measure": "queue_quantile", "p": 0.7 }, "longest queue": { "measure": "longest_queue" },
        "busy": { "measure": "mean_busy", "pool": "desk" }, "occupancy": { "measure": "occupancy", "pool": "desk" },
        "resting": { "measure": "mean_number", "stage": "p.rest" }, "all": { "measure": "mean_number" }, "most": { "measure": "most_number" },
        "time": { "measure": "mean_time_in_system" }, "in 12": { "measure": "time_in_system_within", "within": [12, "s"] },
        "longest": { "measure": "longest_time_in_system" }, "median": { "measure": "time_in_system_quantile", "p": 0.5, "unit": "min" },
        "first 10": { "measure": "mean_queue", "window": "first" }, "came": { "measure": "arrivals", "window": "first" }, "through": { "measure": "served", "window": "first" },
        "within": { "measure": "share_within", "within": [3, "s"] }, "waited": { "measure": "waited_share" }, "an hour": { "measure": "throughput" },
        "late wait": { "measure": "mean_wait", "window": "late" }, "late by arrival": { "measure": "mean_wait", "window": "late", "count_by": "arrival" })";
    network.more = R"("windows": { "first": { "from": [0, "s"], "to": [10, "s"] }, "late": { "from": [1, "s"], "to": [7, "s"] } })";
    const auto a = run(network.plan("time\n0\n1\n2\n"));
    CHECK(value(a, "queue") == Approx((3 + 6) / 20.0));               // waits of 3 and 6 seconds
    CHECK(value(a, "queue90") == 1);                                 // empty for 13 of 20, one for 5 (1-2, 4-8), two for 2
    CHECK(value(a, "longest queue") == 2);
    CHECK(value(a, "busy") == Approx(12 / 20.0));
    CHECK(value(a, "occupancy") == Approx(12 / 20.0));
    CHECK(value(a, "resting") == Approx(9 / 20.0));
    CHECK(value(a, "all") == Approx((7 + 10 + 13) / 20.0));
    CHECK(value(a, "most") == 3);
    CHECK(value(a, "time") == 10);
    CHECK(value(a, "in 12") == Approx(2 / 3.0));
    CHECK(value(a, "longest") == 13);
    CHECK(value(a, "median") == Approx(10 / 60.0));
    CHECK(value(a, "first 10") == Approx(9 / 10.0));
    CHECK(value(a, "came") == 3);
    CHECK(value(a, "through") == 1);                                 // the first leaves at 7, the second at 11
    CHECK(value(a, "within") == Approx(2 / 3.0));                    // 0, 3 and 6
    CHECK(value(a, "waited") == Approx(2 / 3.0));
    CHECK(value(a, "an hour") == Approx(3 * 3600 / 20.0));
    CHECK(value(a, "late wait") == 3);                               // the second starts at 4
    CHECK(value(a, "late by arrival") == 4.5);                       // the second and the third came at 1 and 2
    CHECK(output(a, "queue").unit == "jobs");
    CHECK(output(a, "busy").unit == "servers");
    CHECK(output(a, "median").unit == "min");
}

TEST_CASE("the warm-up is left out", "[planning][networks]")
{
    TraceNetwork network;
    network.outputs = R"("came": { "measure": "arrivals" }, "wait": { "measure": "mean_wait" }, "busy": { "measure": "mean_busy", "pool": "desk" })";
    network.more = R"("warm_up": [1.5, "s"])";
    network.length = "8";
    const auto a = run(network.plan("time,service\n0,2\n0,3\n3,1\n"));
    CHECK(value(a, "came") == 1);
    CHECK(value(a, "wait") == 2);                                    // both starts, at 2 and at 5, after waits of 2 and 2
    CHECK(value(a, "busy") == Approx(4.5 / 8));
}

TEST_CASE("a finite waiting room, balking and who goes where then", "[planning][networks]")
{
    TraceNetwork network;
    network.stages = R"("s": { "visit": "desk", "service": { "constant": [10, "s"] }, "balking": [{ "from": 3 }], "on_rejection": { "later": 1 }, "on_balking": { "later": 1 } },
        "later": { "wait": { "constant": [50, "s"] }, "next": { "s": 1 } })";
    network.pools = R"("desk": { "servers": 1, "waiting_places": 1 })";
    network.outputs = R"("came": { "measure": "arrivals" }, "tries": { "measure": "arrivals", "stage": "p.s" }, "rejected": { "measure": "rejected" }, "balked": { "measure": "balked" },
        "share": { "measure": "rejected_share", "pool": "desk" }, "served": { "measure": "served" }, "time": { "measure": "longest_time_in_system" })";
    const auto a = run(network.plan("time\n0\n1\n2\n3\n"));          // the third and the fourth come again at 52 and 53
    CHECK(value(a, "came") == 4);
    CHECK(value(a, "tries") == 6);
    CHECK(value(a, "rejected") == 2);
    CHECK(value(a, "balked") == 0);
    CHECK(value(a, "share") == Approx(2 / 6.0));
    CHECK(value(a, "served") == 4);
    CHECK(value(a, "time") == 52 + 10 + 10 - 3);                     // the fourth: waits from 53 to 62
    network.stages.replace(network.stages.find("\"from\": 3"), 9, "\"from\": 2");
    const auto b = run(network.plan("time\n0\n1\n2\n3\n"));
    CHECK(value(b, "balked") == 2);
    CHECK(value(b, "rejected") == 0);
    CHECK(value(b, "served") == 4);
}

TEST_CASE("who gives up may come again, and takes the time with it", "[planning][networks]")
{
    TraceNetwork network;
    network.stages = R"("s": { "visit": "desk", "service": { "constant": [10, "s"] }, "patience": { "constant": [4, "s"] }, "on_give_up": { "later": 1 } },
        "later": { "wait": { "constant": [30, "s"] }, "next": { "s": 1 } })";
    network.outputs = R"("gave up": { "measure": "gave_up", "stage": "p.s" }, "share": { "measure": "gave_up_share", "stage": "p.s" }, "served": { "measure": "served" },
        "all waits": { "measure": "mean_wait_all" }, "wait": { "measure": "mean_wait" }, "time": { "measure": "longest_time_in_system" })";
    const auto a = run(network.plan("time\n0\n2\n"));
    CHECK(value(a, "gave up") == 1);                                 // at 6, back at 36, served at once
    CHECK(value(a, "share") == Approx(1 / 3.0));
    CHECK(value(a, "served") == 2);
    CHECK(value(a, "all waits") == Approx(4 / 3.0));
    CHECK(value(a, "wait") == 0);
    CHECK(value(a, "time") == 44);
}

TEST_CASE("servers by steps, and a shift end that finishes or interrupts", "[planning][networks]")
{
    TraceNetwork network;
    network.stages = R"("s": { "visit": "desk", "service": { "constant": [5, "s"] } })";
    network.pools = R"("desk": { "schedule": { "steps": [{ "at": [0, "s"], "servers": 2 }, { "at": [3, "s"], "servers": 1 }] } })";
    network.outputs = R"("last": { "measure": "longest_time_in_system" }, "interrupted": { "measure": "interrupted" }, "busy": { "measure": "mean_busy", "pool": "desk" },
        "occupancy": { "measure": "occupancy", "pool": "desk" })";
    network.length = "20";
    const auto finish = run(network.plan("time\n0\n1\n2\n"));        // 0-5, 1-6, and the third on the server left over at 6
    CHECK(value(finish, "last") == 9);
    CHECK(value(finish, "interrupted") == 0);
    CHECK(value(finish, "occupancy") == Approx(15 / (2.0 * 3 + 17)));
    network.pools.insert(network.pools.rfind('}'), R"(, "shift_end": "interrupt")");
    const auto interrupt = run(network.plan("time\n0\n1\n2\n"));     // the second stops at 3 with three left, goes on from 5 to 8
    CHECK(value(interrupt, "interrupted") == 1);
    CHECK(value(interrupt, "last") == 11);
    CHECK(value(interrupt, "busy") == Approx(15 / 20.0));
}

TEST_CASE("pre-emption, resumed or restarted, and a first come, first served pool that ignores priorities", "[planning][networks]")
{
    TraceNetwork network;                                            // the published case D18, times four
    network.classes = R"("high": {}, "low": { "priority": 1 })";
    network.outputs = R"("high": { "measure": "mean_time_in_system", "class": "high" }, "low": { "measure": "longest_time_in_system", "class": "low" },
        "interrupted": { "measure": "interrupted", "stage": "p.s" }, "work": { "measure": "mean_service", "stage": "p.s", "class": "low" })";
    const std::string csv = "time,class,service\n6,low,20\n20,low,20\n30,high,16\n";
    const auto with = [&](const char* pool) {
        network.pools = std::string{R"("desk": { "servers": 1)"} + pool + " }";
        return run(network.plan(csv));
    };
    CHECK(value(with(""), "high") == 46 + 16 - 30);
    CHECK(value(with(""), "low") == 46 - 20);
    CHECK(value(with(R"(, "discipline": "fifo", "preemption": "resume")"), "high") == 46 + 16 - 30);
    const auto resume = with(R"(, "preemption": "resume")"), restart = with(R"(, "preemption": "restart")");
    CHECK(value(resume, "high") == 16);
    CHECK(value(resume, "low") == 62 - 20);
    CHECK(value(resume, "interrupted") == 1);
    CHECK(value(resume, "work") == 20);
    CHECK(value(restart, "low") == 66 - 20);
    CHECK(value(restart, "work") == 22);                             // four seconds of the second were in vain
}

TEST_CASE("a stage that needs two pools takes both or waits, and counts in both", "[planning][networks]")
{
    TraceNetwork network;
    network.stages = R"("s": { "visit": "operator", "with": [{ "pool": "desk", "units": 2 }], "service": { "constant": [10, "s"] } })";
    network.pools = R"("operator": { "servers": 3 }, "desk": { "servers": 5 })";
    network.outputs = R"("wait": { "measure": "longest_wait" }, "operators": { "measure": "mean_busy", "pool": "operator" }, "desks": { "measure": "mean_busy", "pool": "desk" },
        "at most": { "measure": "most_busy", "pool": "desk" }, "desk time": { "measure": "occupancy", "pool": "desk" })";
    network.length = "20";
    const auto a = run(network.plan("time\n0\n0\n0\n"));            // five desks are enough for two
    CHECK(value(a, "wait") == 10);
    CHECK(value(a, "operators") == Approx(30 / 20.0));
    CHECK(value(a, "desks") == Approx(60 / 20.0));
    CHECK(value(a, "at most") == 4);
    CHECK(value(a, "desk time") == Approx(60 / 100.0));
}

TEST_CASE("priorities by stage and class go before those of the class", "[planning][networks]")
{
    TraceNetwork network;
    network.classes = R"("a": { "priority": 5 }, "b": { "priority": 2 })";
    network.stages = R"("s": { "visit": "desk", "service": { "constant": [10, "s"] } })";
    network.outputs = R"("a": { "measure": "mean_wait", "class": "a" }, "b": { "measure": "mean_wait", "class": "b" })";
    const std::string csv = "time,class\n0,b\n1,a\n2,b\n";
    CHECK(value(run(network.plan(csv)), "a") == 19);
    network.stages.insert(network.stages.rfind('}'), R"(, "priority_by_class": { "a": 0 })");
    CHECK(value(run(network.plan(csv)), "a") == 9);
    network.stages = R"("s": { "visit": "desk", "service": { "constant": [10, "s"] }, "priority": 4 })";
    CHECK(value(run(network.plan(csv)), "a") == 9);                  // alike: first come, first served
}

TEST_CASE("another stream leaves what the first one's jobs meet untouched", "[planning][networks][random]")
{
    auto plan = example("emergency-line.json").plan;
    plan.experiment->length = 48h;
    plan.experiment->steady_state = false;
    plan.organisation.pools[0].second.preemption = sim::Preemption::none;
    plan.organisation.pools.push_back({"other", plan.organisation.pools[0].second});
    plan.pathways.push_back({"elsewhere", plan.pathways[0].second});
    std::get<models::Visit>(plan.pathways[1].second.stages[0].second.step).pool = "other";
    auto more = plan;
    models::ArrivalStream stream{.pathway = "elsewhere", .class_name = "advice"};
    stream.rate = models::Rate{.per_hour = {{12}}};
    more.streams.insert(more.streams.begin(), {"new", stream});
    const auto before = run_streams(plan, 4, Executor{1}).answer, after = run_streams(more, 4, Executor{1}).answer;
    CHECK(value(after, "urgent, wait") == value(before, "urgent, wait"));
    CHECK(before.stages[0].mean_wait.mean == after.stages[0].mean_wait.mean);
    CHECK(before.stages[0].mean_service.half_width == after.stages[0].mean_service.half_width);
    CHECK(after.stages[1].arrivals.mean > 0);
    CHECK(before.stages[1].arrivals.mean == 0);
}

TEST_CASE("a network with schedule, classes and precision gives the same bits on 1, 2 and 7 threads", "[planning][networks][threads]")
{
    for (const char* name : {"outpatient-clinic.json", "call-back.json"}) {
        auto plan = example(name).plan;
        plan.experiment->length = std::min<sim::Duration>(plan.experiment->length, 60h);
        const auto once = run_streams(plan, {}, Executor{1});
        REQUIRE_FALSE(once.tallies.empty());
        for (const int threads : {2, 7}) {
            const auto again = run_streams(plan, {}, Executor{threads});
            CHECK(again.tallies == once.tallies);
            CHECK(again.answer.identity.replications == once.answer.identity.replications);
            for (std::size_t i = 0; i < once.answer.outputs.size(); ++i) CHECK(again.answer.outputs[i].value.half_width == once.answer.outputs[i].value.half_width);
        }
    }
}

TEST_CASE("a steady model gets its warm-up from MSER-5, or is told that the run is too short", "[planning][networks]")
{
    auto plan = example("mm1.json").plan;                            // a thousand servers, ten hours each: fills as 1 - exp(-t / 10 h)
    plan.organisation.pools[0].second.servers = 1000;
    std::get<models::Visit>(plan.pathways[0].second.stages[0].second.step).service = sim::Exponential{36000};
    plan.experiment->steady_state = true;
    plan.experiment->warm_up.reset();
    plan.experiment->length = 200h;
    const auto chosen = run_streams(plan, 8, Executor{2}).answer;
    REQUIRE(chosen.warm_up);
    CHECK(chosen.warm_up->chosen);
    CHECK_FALSE(chosen.warm_up->run_too_short);
    CHECK(chosen.warm_up->warm_up_seconds > 20 * 3600);              // 14 % short of full after 20 hours, 1 % after 46
    CHECK(chosen.warm_up->warm_up_seconds < 90 * 3600);
    CHECK(chosen.warm_up->warm_up_seconds == chosen.warm_up->cut_seconds);
    plan.experiment->warm_up = 1min;
    CHECK_FALSE(run_streams(plan, 2, Executor{2}).answer.warm_up->enough);
    plan.organisation.pools[0].second.servers = 300;                 // overloaded: it never settles
    const auto growing = run_streams(plan, 2, Executor{2}).answer;
    CHECK(growing.warm_up->run_too_short);
}
