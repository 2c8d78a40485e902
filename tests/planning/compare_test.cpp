#include "planning/compare.hpp"

#include <algorithm>
#include <cmath>

#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;
using teleplan::tests::territory;

namespace {

const MeasureDifference& of(const CompareAnswer& answer, const std::string& where, const std::string& id, std::size_t comparison = 0)
{
    const auto& all = answer.comparisons.at(comparison).measures;
    const auto at = std::ranges::find_if(all, [&](const MeasureDifference& d) { return d.where == where && d.id == id; });
    if (at == all.end()) throw std::runtime_error(where + "/" + id + " is missing");
    return *at;
}

CompareAnswer compared(const models::Plan& first, const models::Plan& other, int replications = 8)
{
    static const auto document = small_region();
    return compare({{first, document.provenance}, {other, document.provenance}}, territory(), replications, Executor{1}).answer;
}

}  // namespace

TEST_CASE("a plan does not differ from itself in any measure", "[planning][compare]")
{
    const models::Plan plan = small_region().plan;
    const CompareAnswer answer = compared(plan, plan, 3);
    REQUIRE(answer.comparisons.size() == 1);
    CHECK(answer.comparisons[0].measures.size() > 40);
    for (const MeasureDifference& d : answer.comparisons[0].measures) {
        INFO(d.where << '/' << d.id);
        CHECK(d.value.difference.mean == 0);
        CHECK(d.value.difference.half_width == 0);
    }
}

TEST_CASE("the first plan's seed is used for all, so only the plans differ", "[planning][compare]")
{
    models::Plan first = small_region().plan, other = first;
    other.plan.seed = first.plan.seed + 1;
    CHECK(of(compared(first, other, 3), "region", "alerts_per_day").value.difference.mean == 0);
}

TEST_CASE("a price moves the money by exactly its part and nothing else", "[planning][compare]")
{
    models::Plan first = small_region().plan, other = first;
    other.costs.platform_per_patient_month += 1;
    const CompareAnswer answer = compared(first, other, 3);
    const MeasureDifference& cost = of(answer, "region", "running_cost");
    const double active = of(answer, "region", "active").value.first.mean;
    CHECK(cost.value.difference.mean == Approx(12 * active));
    REQUIRE(cost.per_1000_active);
    CHECK(cost.per_1000_active->difference.mean == Approx(12'000));
    CHECK(cost.per_1000_active->difference.half_width == Approx(0).margin(1e-6));
    for (const MeasureDifference& d : answer.comparisons[0].measures)
        if (d.id != "running_cost") CHECK(d.value.difference.mean == 0);
}

TEST_CASE("on the same patients a difference is known better than two separate runs would know it", "[planning][compare]")
{
    models::Plan first = small_region().plan, other = first;
    other.sensors.alerts.closed_by_platform = 0.6;                 // of 0.5: a fifth of the alerts less
    const CompareAnswer answer = compared(first, other);
    const MeasureDifference& alerts = of(answer, "region", "alerts_per_day");
    CHECK(alerts.value.difference.mean == Approx(-0.2 * alerts.value.first.mean).epsilon(0.01));
    CHECK(alerts.value.difference.half_width < std::hypot(alerts.value.first.half_width, alerts.value.other.half_width));
    REQUIRE(alerts.per_1000_inhabitants);
    CHECK(alerts.per_1000_inhabitants->difference.mean < 0);
}

TEST_CASE("a pool that only the other plan has is compared with none, and bodies are no places", "[planning][compare]")
{
    models::Plan first = small_region().plan, other = first;
    models::StaffPool pharmacist = *models::find(first.organisation.pools, "gp");
    other.organisation.pools.emplace_back("pharmacist", pharmacist);
    other.population.bodies = {{"AO", {"Hospital", models::BodyKind::ao, "020101", {{"specialist", 0.4}}, {}, {}}}};
    first.population.bodies = other.population.bodies;
    const CompareAnswer answer = compared(first, other, 2);
    CHECK(of(answer, "region", "fte_mean.pharmacist").value.first.mean == 0);
    for (const MeasureDifference& d : answer.comparisons[0].measures) CHECK(d.where != "AO");
}

TEST_CASE("of two regions only the totals are compared", "[planning][compare]")
{
    models::Plan first = small_region().plan, other = first;
    other.plan.region_code = "14";                                 // Molise, for Valle d'Aosta
    const CompareAnswer answer = compared(first, other, 2);
    REQUIRE(answer.places.size() == 1);
    CHECK(answer.places[0].first == "region");
    for (const MeasureDifference& d : answer.comparisons[0].measures) CHECK(d.where == "region");
}

TEST_CASE("threads do not change a comparison", "[planning][compare][threads]")
{
    const auto document = small_region();
    models::Plan other = document.plan;
    other.services.televisit.no_show = 0.2;
    const std::vector<ComparedPlan> plans{{document.plan, document.provenance}, {other, document.provenance}};
    const CompareStudy one = compare(plans, territory(), 3, Executor{1}), four = compare(plans, territory(), 3, Executor{4});
    CHECK(one.tallies == four.tallies);
    CHECK(of(one.answer, "region", "televisits_completed").value.difference.mean == of(four.answer, "region", "televisits_completed").value.difference.mean);
}
