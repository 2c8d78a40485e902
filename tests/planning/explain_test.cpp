#include "planning/explain.hpp"

#include <algorithm>
#include <cmath>

#include "models/cohort.hpp"
#include "models/mean_values.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;
using teleplan::tests::territory;

namespace {

const MovingInput* find(const std::vector<ExplainedStep>& steps, const std::string& step, const std::string& pointer)
{
    for (const ExplainedStep& s : steps)
        for (const MovingInput& i : s.inputs)
            if (s.quantity.id == step && i.pointer == pointer) return &i;
    return nullptr;
}

double value_of(const std::vector<Quantity>& chain, const std::string& id)
{
    const auto at = std::ranges::find(chain, id, &Quantity::id);
    REQUIRE(at != chain.end());
    return at->value;
}

}  // namespace

TEST_CASE("the chain of a result holds what it is worked out from, before it", "[planning][explain]")
{
    const auto document = small_region();
    const auto chain = quantities(document.plan, territory());
    for (std::size_t i = 0; i < chain.size(); ++i)
        for (const std::string& from : chain[i].from) {
            INFO(chain[i].id << " from " << from);
            const auto at = std::ranges::find(chain, from, &Quantity::id);
            CHECK(static_cast<std::size_t>(at - chain.begin()) < i);
        }
    CHECK(value_of(chain, "fte.nurse") == Approx(value_of(chain, "hours.nurse") / models::find(document.plan.organisation.pools, "nurse")->productive_hours));
    CHECK(value_of(chain, "fte") == Approx(models::total_fte(document.plan, models::mean_values(document.plan, value_of(chain, "active")))));

    const auto steps = explain_result(document.plan, territory(), "escalations");
    REQUIRE_FALSE(steps.empty());
    std::vector<std::string> ids;
    for (const ExplainedStep& s : steps) ids.push_back(s.quantity.id);
    CHECK(ids == std::vector<std::string>{"active", "sessions", "alerts", "escalations"});
}

TEST_CASE("an input stands at the step where it first enters, with its exact elasticity", "[planning][explain]")
{
    auto document = small_region();
    document.plan.sensors.alerts.join_same_day = false;               // joined, alerts grow more slowly than values out of range
    const auto steps = explain_result(document.plan, territory(), "escalations");
    // Alerts are sessions × out of range × (1 - closed): the elasticity to the closed share c is -c / (1 - c).
    const double closed = document.plan.sensors.alerts.closed_by_platform;
    const MovingInput* input = find(steps, "alerts", "/sensors/alerts/closed_by_platform");
    REQUIRE(input);
    CHECK(input->elasticity == Approx(-closed / (1 - closed)));
    const MovingInput* branch = find(steps, "escalations", "/pathways/clinical_alert/stages/decision/next/escalation");
    REQUIRE(branch);
    CHECK(branch->elasticity == Approx(1));
    CHECK_FALSE(find(steps, "escalations", "/organisation/pools/nurse/hour_rate"));   // what it costs moves no work
    for (const ExplainedStep& s : steps)
        CHECK(std::ranges::is_sorted(s.inputs, std::ranges::greater{}, [](const MovingInput& i) { return std::abs(i.elasticity); }));
}

TEST_CASE("there is nothing to explain about a result that does not exist", "[planning][explain]")
{
    CHECK(explain_result(small_region().plan, territory(), "happiness").empty());
}

TEST_CASE("of a result that is 0 nothing can be said in relative terms", "[planning][explain]")
{
    auto document = small_region();
    document.plan.starting_point.emplace().workstations = 1'000'000;   // more than are needed: none to buy
    document.plan.costs.lines = {{"desks", {"Postazioni", models::CostShape::per_workstation, models::CostKind::investment, 100, "", "", "", {}, {}}}};
    CHECK(value_of(quantities(document.plan, territory()), "investment") == 0);
    for (const ExplainedStep& step : explain_result(document.plan, territory(), "investment")) CHECK(step.inputs.empty());
    for (const Effect& effect : effects_of(document.plan, territory(), "/organisation/workstations/per_operator")) CHECK(std::isfinite(effect.elasticity));
}

TEST_CASE("the chain counts money as the costs do: net workstations, days in force, lines of one authority, active patients", "[planning][explain]")
{
    using models::CostKind, models::CostShape;
    auto document = two_authorities();
    models::Plan& plan = document.plan;
    const auto chain = [&] { return quantities(plan, territory()); };
    const auto line = [&](CostShape shape, CostKind kind, const std::string& where) {
        plan.costs.lines = {{"line", {"Voce", shape, kind, 100, "", "", where, {}, {}}}};
    };
    plan.starting_point.emplace().workstations = 10;
    line(CostShape::per_workstation, CostKind::investment, "");
    CHECK(value_of(chain(), "workstations_net") == Approx(value_of(chain(), "workstations") - 10));
    CHECK(value_of(chain(), "investment") == Approx(100 * value_of(chain(), "workstations_net")));

    line(CostShape::per_patient_month, CostKind::running, "");
    CHECK(value_of(chain(), "running_cost") == Approx(1200 * value_of(chain(), "active")));
    const int days = plan.plan.regime.to - plan.plan.regime.from + 1;
    plan.costs.lines[0].second.to = plan.plan.regime.from + 22;        // 23 days
    CHECK(value_of(chain(), "running_cost") == Approx(1200 * value_of(chain(), "active") * 23 / days));

    line(CostShape::per_patient_month, CostKind::running, "100201");
    const auto authorities = models::authorities_of(territory(), "10");
    const double part = static_cast<double>(authorities[0].population) / (authorities[0].population + authorities[1].population);
    CHECK(value_of(chain(), "running_cost") == Approx(1200 * value_of(chain(), "active") * part));
    line(CostShape::yearly, CostKind::running, "100201");
    CHECK(value_of(chain(), "running_cost") == 100);

    plan.timeline.ramp.counter = models::Counter::assisted;
    CHECK(value_of(chain(), "active") == models::active_points(plan).back().patients);
    CHECK(value_of(chain(), "active") < plan.timeline.ramp.points.back().patients);
}

TEST_CASE("what an input moves: the price of a workstation moves the investment and nothing else", "[planning][explain]")
{
    const auto document = small_region();
    const auto effects = effects_of(document.plan, territory(), "/costs/workstation");
    REQUIRE(effects.size() == 1);
    CHECK(effects[0].quantity.id == "investment");
    CHECK(effects[0].elasticity == Approx(1));
    CHECK(effects_of(document.plan, territory(), "/plan/title").empty());
}
