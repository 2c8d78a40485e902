#include <algorithm>
#include <cmath>

#include "planning/run.hpp"
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
