#include "planning/stopping.hpp"

#include <atomic>
#include <cmath>
#include <vector>

#include "sim/bug.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "tests/catch.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

/// A pair of measures per replication: a mean near 10 with standard deviation 4, a share near 0.3 with 0.1.
std::vector<double> noisy(std::size_t replication)
{
    const sim::Stream draws(2026, static_cast<std::uint32_t>(replication), 1);
    const double first = sim::math::inverse_normal(draws.uniform({.entity = 1, .day = 0, .slot = 0}));
    const double second = sim::math::inverse_normal(draws.uniform({.entity = 2, .day = 0, .slot = 0}));
    return {10 + 4 * first, 0.3 + 0.1 * second};
}

StoppingRule two_measures(double wait, double share)
{
    return {.wanted = {{"wait", Precision::relative, wait}, {"share", Precision::absolute, share}}, .first = 10, .step = 10, .most = 500};
}

const auto as_is = [](const std::vector<double>& values) { return values; };

}  // namespace

TEST_CASE("looks are at the first, after each step, and at the most", "[planning][stopping]")
{
    const StoppingRule rule{.wanted = {}, .first = 30, .step = 20, .most = 75};
    CHECK(rule.next_look(0) == 30);
    CHECK(rule.next_look(30) == 50);
    CHECK(rule.next_look(45) == 50);
    CHECK(rule.next_look(50) == 70);
    CHECK(rule.next_look(70) == 75);
    CHECK(rule.next_look(75) > 75);
    CHECK_THROWS_AS((StoppingRule{.wanted = {}, .first = 1}.next_look(0)), sim::Bug);
}

TEST_CASE("a mean is judged relative to itself, a share absolutely, both at the level of Bonferroni", "[planning][stopping]")
{
    const std::vector<std::vector<double>> values{{1, 2, 3, 4, 5}, {0.1, 0.2, 0.3, 0.4, 0.5}};
    const double t = sim::student_t_quantile(1 - 0.05 / 4, 4);         // two measures: 97.5 % each
    const double half_width = t * std::sqrt(0.5);
    const auto by_hand = [&](double wait, double share) { return two_measures(wait, share).decide(values); };
    const auto precise = by_hand(half_width / 3 * 1.001, half_width / 10 * 1.001);
    CHECK(precise.intervals[0].half_width == Approx(half_width).epsilon(1e-11));
    CHECK(precise.precise);
    CHECK(precise.stop);
    CHECK(precise.not_yet.empty());
    CHECK(by_hand(half_width / 3 * 0.999, half_width / 10 * 1.001).not_yet == std::vector<std::size_t>{0});
    const auto neither = by_hand(half_width / 3 * 0.999, half_width / 10 * 0.999);
    CHECK(neither.not_yet == std::vector<std::size_t>{0, 1});
    CHECK_FALSE(neither.stop);
    CHECK(neither.replications == 5);
}

TEST_CASE("a measure that never varies is precise, even at zero", "[planning][stopping]")
{
    const StoppingRule rule{.wanted = {{"nothing", Precision::relative, 0.01}}};
    CHECK(rule.decide({{0, 0, 0}}).precise);
    CHECK_FALSE(rule.decide({{0, 0, 1}}).precise);
    CHECK_THROWS_AS(rule.decide({}), sim::Bug);
}

TEST_CASE("the decision does not depend on the number of threads, nor on what was run ahead", "[planning][stopping][threads]")
{
    const StoppingRule rule = two_measures(0.05, 0.02);
    const auto alone = run_until(Executor{1}, rule, noisy, as_is);
    REQUIRE(alone.decision.precise);
    REQUIRE(alone.decision.replications > 30);                         // several looks
    CHECK(alone.results.size() == static_cast<std::size_t>(alone.decision.replications));
    CHECK((alone.decision.replications - rule.first) % rule.step == 0);
    for (const int threads : {2, 7, 64}) {
        std::atomic<int> ran{0};
        const auto again = run_until(Executor{threads}, rule, [&](std::size_t r) { ++ran; return noisy(r); }, as_is);
        CHECK(again.results == alone.results);
        CHECK(again.decision.replications == alone.decision.replications);
        for (std::size_t m = 0; m < 2; ++m) CHECK(again.decision.intervals[m].half_width == alone.decision.intervals[m].half_width);
        CHECK(ran >= alone.decision.replications);                     // those beyond are dropped
    }
}

TEST_CASE("every look before the last asks for more", "[planning][stopping]")
{
    const StoppingRule rule = two_measures(0.05, 0.02);
    const auto stopped = run_until(Executor{1}, rule, noisy, as_is);
    std::vector<std::vector<double>> values(2);
    for (const auto& one : stopped.results)
        for (std::size_t m = 0; m < 2; ++m) values[m].push_back(one[m]);
    for (int look = rule.next_look(0); look < stopped.decision.replications; look = rule.next_look(look)) CHECK_FALSE(rule.decide(values, look).stop);
}

TEST_CASE("at the most the rule stops and says what is not yet precise", "[planning][stopping]")
{
    StoppingRule rule = two_measures(0.001, 0.1);
    rule.most = 35;
    const auto stopped = run_until(Executor{2}, rule, noisy, as_is);
    CHECK(stopped.decision.stop);
    CHECK_FALSE(stopped.decision.precise);
    CHECK(stopped.results.size() == 35);
    REQUIRE(stopped.decision.not_yet == std::vector<std::size_t>{0});
    CHECK(rule.wanted[stopped.decision.not_yet[0]].measure == "wait");
}

TEST_CASE("a task that fails ends the run", "[planning][stopping]")
{
    const auto failing = [](std::size_t r) { return r == 12 ? throw std::runtime_error("replication 12") : noisy(r); };
    CHECK_THROWS_AS(run_until(Executor{2}, two_measures(0.001, 0.001), failing, as_is), std::runtime_error);
}
