#include "models/socioeconomic.hpp"

#include <cmath>

#include "models/demand.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan::models;
using teleplan::tests::puglia;
using teleplan::tests::territory;

TEST_CASE("income moves acceptance and network coverage moves technical failure, when they are switched on", "[models][socioeconomic]")
{
    Plan plan;
    plan.enrolment.acceptance = 0.5;
    plan.services.televisit.no_show = 0.1;
    plan.services.televisit.technical_failure = 0.05;
    plan.population.socioeconomic = {false, 0.5, -1};
    Authority a;
    a.income_ratio = 0.64;
    a.coverage_ratio = 0.5;
    CHECK(acceptance(plan, a) == 0.5);
    CHECK(technical_failure(plan, a) == 0.05);
    plan.population.socioeconomic.enabled = true;
    CHECK(acceptance(plan, a) == Approx(0.4));             // 0.5 × √0.64
    CHECK(technical_failure(plan, a) == Approx(0.1));      // 0.05 ÷ 0.5
    a.income_ratio = 9;
    CHECK(acceptance(plan, a) == 1);                       // 0.5 × 3, at most all
    a.coverage_ratio = 0.05;
    CHECK(technical_failure(plan, a) == Approx(0.9));      // 1, at most what the no-shows leave
    a.income_ratio = a.coverage_ratio = 1;
    CHECK(acceptance(plan, a) == 0.5);
    CHECK(technical_failure(plan, a) == 0.05);
}

TEST_CASE("ratios are to the mean of the regions that have a figure, by residents", "[models][socioeconomic]")
{
    Territory t;
    t.regions = {{"01", "A", 3000, "Sud"}, {"02", "B", 1000, "Sud"}, {"03", "C", 500, "Sud"}};
    t.wealth = {{"01", 20000, {}}, {"02", 40000, 80}, {"03", {}, 50}};
    for (const Region& r : t.regions) {
        Authority a;
        a.region_code = r.code;
        t.authorities.push_back(a);
    }
    set_wealth_ratios(t);
    // Income: (20,000 × 3,000 + 40,000 × 1,000) ÷ 4,000 = 25,000. Coverage: (80 × 1,000 + 50 × 500) ÷ 1,500 = 70.
    CHECK(t.authorities[0].income_ratio == Approx(0.8));
    CHECK(t.authorities[1].income_ratio == Approx(1.6));
    CHECK(t.authorities[2].income_ratio == 1);
    CHECK(t.authorities[0].coverage_ratio == 1);
    CHECK(t.authorities[1].coverage_ratio == Approx(80.0 / 70));
    CHECK(t.authorities[2].coverage_ratio == Approx(50.0 / 70));
}

TEST_CASE("in the real tables poor regions accept less and badly connected ones fail more", "[models][socioeconomic]")
{
    Plan plan = puglia();
    plan.population.socioeconomic.enabled = true;
    const auto first = [](const char* region) { return authorities_of(territory(), region).front(); };
    const Authority lombardia = first("03"), sicilia = first("19"), molise = first("14"), calabria = first("18");
    CHECK(acceptance(plan, lombardia) > plan.enrolment.acceptance);
    CHECK(acceptance(plan, sicilia) < plan.enrolment.acceptance);
    CHECK(technical_failure(plan, calabria) > plan.services.televisit.technical_failure);
    CHECK(technical_failure(plan, molise) < plan.services.televisit.technical_failure);
    CHECK(technical_failure(plan, lombardia) == plan.services.televisit.technical_failure);   // its coverage is not known
}

TEST_CASE("televisits of an authority fail technically at its own rate", "[models][socioeconomic]")
{
    Plan plan = puglia();
    plan.services.televisit.no_show = 0;
    plan.services.televisit.technical_failure = 0.2;
    const auto clinical = pathway_network(plan, Scope::authority), centre = pathway_network(plan, Scope::region);
    const auto completed = [&](double coverage_ratio) {
        Authority a = authorities_of(territory(), "16").front();
        a.coverage_ratio = coverage_ratio;
        const DemandModel model{plan, clinical, centre, 1};
        const auto cohort = cohorts(plan, {a}).front();
        const DateRange days{plan.plan.regime.from, plan.plan.regime.from + 6};
        return model.demand(cohort, days, days).volumes;
    };
    const Volumes off = completed(0.5);
    plan.population.socioeconomic = {true, 0, -1};
    const Volumes on = completed(0.5);
    CHECK(on.televisits == off.televisits);
    // 0.2 ÷ 0.5 = 0.4 fail. Binomial: sd = √(n p (1 - p)).
    const auto n = static_cast<double>(on.televisits);
    REQUIRE(n > 1000);
    CHECK(std::abs(static_cast<double>(off.televisits_completed) - 0.8 * n) < 3.5 * std::sqrt(n * 0.16));
    CHECK(std::abs(static_cast<double>(on.televisits_completed) - 0.6 * n) < 3.5 * std::sqrt(n * 0.24));
}
