#include "models/state_mix.hpp"

#include <cmath>

#include "models/enrolment.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan::models;
using namespace teleplan::tests;
using namespace std::chrono_literals;

namespace
{

/// One plan of twelve months, nobody leaves before its end.
Programme one_year()
{
    Programme p;
    p.plan_months = 12;
    p.states = {{"mild", {.share = 0.6}}, {"severe", {.share = 0.4}}};
    return p;
}

const Protocol protocol{.adherence = 0.8, .adherence_decline_per_month = 0.02};

}  // namespace

TEST_CASE("without transitions patients stay in the mix of enrolment", "[models][state_mix]")
{
    const StateMix mix = state_mix(one_year(), protocol);
    CHECK(mix.share[0] == Approx(0.6));
    CHECK(mix.adherence[1] == Approx(1 - 0.02 / 0.8 * 5.5));   // months 0 … 11
    CHECK(mix.mortality == Approx(1));
}

TEST_CASE("the severe, who die sooner, are fewer than they started", "[models][state_mix]")
{
    Programme p = one_year();
    p.mortality_per_year = 0.3;
    p.states[1].second.mortality_ratio = 3;                    // mean 0.6 + 0.4 × 3 = 1.8
    const double rate = -std::log(0.7), mild = rate / 1.8, severe = 3 * rate / 1.8;
    const double mild_years = 0.6 * (1 - std::exp(-mild)) / mild, severe_years = 0.4 * (1 - std::exp(-severe)) / severe;
    const StateMix mix = state_mix(p, protocol);
    CHECK(mix.share[1] == Approx(severe_years / (mild_years + severe_years)));
    CHECK(mix.mortality == Approx((mix.share[0] + 3 * mix.share[1]) / 1.8));
}

TEST_CASE("who moves on after half a cycle on average spends a quarter of the year before it", "[models][state_mix]")
{
    Programme p = one_year();
    p.states[0].second.share = 1;
    p.states[1].second = {.share = 0, .needs_kit = true};
    p.needs_kit = false;
    // A cycle of six months at a random phase: three months mild on average, of twelve.
    p.transitions = Transitions{teleplan::sim::to_ticks(6 * days_per_month * 86400), {{"mild", {{"severe", 1}}}, {"severe", {{"severe", 1}}}}};
    const StateMix mix = state_mix(p, protocol);
    CHECK(mix.share[0] == Approx(0.25));
    CHECK(mix.kits_per_start == Approx(1));                    // everybody gets there
    CHECK(mix.had_kit[0] == 0);
    CHECK(mix.had_kit[1] == Approx(1));
}
