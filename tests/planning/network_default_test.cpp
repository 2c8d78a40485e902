#include <algorithm>
#include <cmath>

#include "planning/run.hpp"
#include "sim/priority_waits.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

const StageResult& stage(const NetworkAnswer& answer, const std::string& name)
{
    const auto at = std::ranges::find(answer.stages, name, &StageResult::stage);
    if (at == answer.stages.end()) throw std::runtime_error("no stage " + name);
    return *at;
}

}  // namespace

TEST_CASE("the M/M/1 example waits nine minutes, as the formula says", "[planning][streams][theory]")
{
    constexpr int n = 100;
    const auto answer = run_streams(example("mm1.json").plan, n, Executor{2}).answer;
    const StageResult& teller = stage(answer, "bank.teller");
    CHECK(std::abs(teller.mean_wait.mean - 540) < 3.5 * standard_error(teller.mean_wait, n));
    CHECK(standard_error(teller.mean_wait, n) < 15);               // the check means something
    CHECK(std::abs(teller.waited_share.mean - 0.9) < 3.5 * standard_error(teller.waited_share, n));
    CHECK(std::abs(teller.arrivals.mean - 18000) < 3.5 * standard_error(teller.arrivals, n));
    CHECK(teller.gave_up_share.mean == 0);
    CHECK(teller.rejected_share.mean == 0);
    REQUIRE(answer.pools.size() == 1);
    const PoolResult& pool = answer.pools[0];
    CHECK(pool.offered_load == Approx(0.9));
    CHECK(pool.twin.formula == "erlang_c");
    CHECK(pool.twin.wait_seconds == Approx(540));
    CHECK(pool.twin.exact);
    CHECK(pool.twin.verdict == "agrees");
    CHECK(pool.twin.simulated_seconds.mean == teller.mean_wait.mean);
    CHECK(std::abs(pool.occupancy.mean - 0.9) < 3.5 * standard_error(pool.occupancy, n));
    CHECK(std::abs(pool.mean_queue.mean - 8.1) < 3.5 * standard_error(pool.mean_queue, n));        // Little: 0.9 a minute · 9 minutes
}

TEST_CASE("waits have quantiles that grow", "[planning][streams]")
{
    const auto answer = run_streams(example("mm1.json").plan, 4, Executor{2}).answer;
    const auto& quantiles = stage(answer, "bank.teller").wait_quantiles;
    REQUIRE(quantiles.size() == 4);
    CHECK(quantiles.front().first == 0.5);
    for (std::size_t i = 1; i < quantiles.size(); ++i) CHECK(quantiles[i].second.mean > quantiles[i - 1].second.mean);
}

TEST_CASE("in the call-centre example callers give up at the agents as Erlang A says", "[planning][streams][theory]")
{
    constexpr int n = 32;
    const auto answer = run_streams(example("call-centre.json").plan, n, Executor{2}).answer;
    const StageResult& agent = stage(answer, "call.agent");
    CHECK(std::abs(agent.gave_up_share.mean - 0.146131570841024) < 3.5 * standard_error(agent.gave_up_share, n));
    CHECK(standard_error(agent.gave_up_share, n) < 0.002);
    const StageResult& specialist = stage(answer, "call.specialist");
    const double served = agent.arrivals.mean * (1 - agent.gave_up_share.mean);
    CHECK(specialist.arrivals.mean == Approx(0.2 * served).epsilon(0.02));
    const auto pool = std::ranges::find(answer.pools, "specialist", &PoolResult::pool);
    REQUIRE(pool != answer.pools.end());
    CHECK(pool->twin.formula == "abandonment");
    CHECK(pool->twin.fails == std::vector<std::string>{"arrivals_from_other_pools", "service_not_exponential"});
    CHECK(pool->twin.verdict == "differs");                        // services with a cv of 0.5 wait less
    const auto agents = std::ranges::find(answer.pools, "agent", &PoolResult::pool);
    REQUIRE(agents != answer.pools.end());
    CHECK(agents->twin.formula == "abandonment");
    CHECK(agents->twin.exact);
    CHECK(agents->twin.verdict == "agrees");
}

TEST_CASE("a network with one waiting place turns away as many as M/M/1/2", "[planning][streams][theory]")
{
    constexpr int n = 32;
    auto plan = example("mm1.json").plan;
    plan.organisation.pools[0].second.waiting_places = 1;
    const auto answer = run_streams(plan, n, Executor{2}).answer;
    const StageResult& teller = stage(answer, "bank.teller");
    CHECK(std::abs(teller.rejected_share.mean - 0.81 / (1 + 0.9 + 0.81)) < 3.5 * standard_error(teller.rejected_share, n));
    CHECK(answer.pools[0].twin.formula == "finite_room");
    CHECK(std::abs(teller.mean_wait.mean - answer.pools[0].twin.wait_seconds) < 3.5 * standard_error(teller.mean_wait, n));
}

TEST_CASE("a network gives the same bits on 1, 2 and 7 threads, and others with another seed", "[planning][streams][threads]")
{
    auto plan = example("mm1.json").plan;
    plan.experiment->length = 2000min;
    plan.experiment->warm_up = 100min;
    const auto once = run_streams(plan, 9, Executor{1});
    REQUIRE_FALSE(once.tallies.empty());
    for (const int threads : {2, 7}) {
        const auto again = run_streams(plan, 9, Executor{threads});
        CHECK(again.tallies == once.tallies);
        CHECK(again.answer.stages[0].mean_wait.mean == once.answer.stages[0].mean_wait.mean);
        CHECK(again.answer.stages[0].mean_wait.half_width == once.answer.stages[0].mean_wait.half_width);
    }
    plan.plan.seed += 1;
    CHECK(run_streams(plan, 9, Executor{2}).tallies != once.tallies);
}

TEST_CASE("classes that share a stage have a line each, priorities what theory gives them", "[planning][streams][theory]")
{
    constexpr int n = 32;
    auto plan = example("emergency-line.json").plan;
    plan.experiment->outputs.clear();
    plan.organisation.pools[0].second.preemption = sim::Preemption::none;
    const auto answer = run_streams(plan, n, Executor{2}).answer;
    REQUIRE(answer.stages.size() == 3);
    const double rates[] = {1 / 240.0, 1 / 160.0};
    const auto waits = sim::priority_waits(rates, 240, 3);
    for (const std::size_t c : {0U, 1U}) {
        const StageResult& row = answer.stages[c + 1];
        CHECK(row.job_class == (c == 0 ? "urgent" : "advice"));
        CHECK(std::abs(row.mean_wait.mean - waits[c]) < 3.5 * standard_error(row.mean_wait, n));
        CHECK(standard_error(row.mean_wait, n) < 0.05 * waits[c]);
    }
    CHECK(answer.pools[0].twin.formula == "priorities");
    CHECK(answer.pools[0].twin.exact);
    for (const StageResult& row : answer.stages) {
        REQUIRE(row.twin.has_value());
        CHECK(row.twin->verdict == "agrees");
        CHECK(row.twin->simulated_seconds.mean == row.mean_wait.mean);
    }
    CHECK(std::abs(answer.stages[0].mean_wait.mean - answer.pools[0].twin.wait_seconds) < 3.5 * standard_error(answer.stages[0].mean_wait, n));
}

TEST_CASE("the formula beside a pool whose rate or servers change is never exact, and its reasons are said", "[planning][streams]")
{
    for (const char* name : {"call-back.json", "day-hospital.json", "outpatient-clinic.json"}) {
        INFO(name);
        const auto answer = run_streams(example(name).plan, 2, Executor{2}).answer;
        for (const PoolResult& pool : answer.pools) {
            INFO(pool.pool);
            CHECK_FALSE(pool.twin.exact);
            CHECK_FALSE(pool.twin.fails.empty());
            CHECK((pool.twin.formula == "none") == (pool.twin.verdict == "no_formula"));
        }
    }
}

TEST_CASE("where the urgent interrupt, the twin is of all the time not in service", "[planning][streams][theory]")
{
    auto plan = example("emergency-line.json").plan;
    plan.experiment->outputs.clear();
    plan.organisation.pools[0].second.preemption = sim::Preemption::resume;
    const auto answer = run_streams(plan, 32, Executor{2}).answer;
    const PoolResult& pool = answer.pools[0];
    CHECK(pool.twin.formula == "preemptive_priorities");
    CHECK(pool.twin.exact);
    CHECK(pool.twin.verdict == "agrees");
    CHECK(pool.twin.simulated_seconds.half_width < 0.2 * pool.twin.wait_seconds);
    for (const StageResult& row : answer.stages) CHECK_FALSE(row.twin.has_value());        // their waits end at the first start
}
