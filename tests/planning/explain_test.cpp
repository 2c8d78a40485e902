#include "planning/explain.hpp"

#include <algorithm>

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

TEST_CASE("what an input moves: the price of a workstation moves the investment and nothing else", "[planning][explain]")
{
    const auto document = small_region();
    const auto effects = effects_of(document.plan, territory(), "/costs/workstation");
    REQUIRE(effects.size() == 1);
    CHECK(effects[0].quantity.id == "investment");
    CHECK(effects[0].elasticity == Approx(1));
    CHECK(effects_of(document.plan, territory(), "/plan/title").empty());
}
