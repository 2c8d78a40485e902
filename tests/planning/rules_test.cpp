#include "planning/rules.hpp"

#include "models/measures.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

struct Results {
    std::vector<NeedRow> rows{2};
    PlatformLoad platform;
    EnrolmentAnswer enrolment;
    CostsAnswer costs;

    Results()
    {
        rows[0].code = "110201";
        rows[0].active = {40, 1};
        rows[1].code = "region";
        rows[1].active = {100, 5};
        rows[1].workstations.net = 30;
        rows[1].staff = {{"nurse", {7, 0.5}, 9, false}};
        platform.messages_per_second = {12, 0.1};
        costs.totals = {{"110201", 0, {}, 0}, {"region", 0, {}, 55}};
    }
    [[nodiscard]] Measured measured() const { return {rows, platform, enrolment, costs}; }
};

}  // namespace

TEST_CASE("a rule passes when all of the interval keeps to it, fails when none of it does", "[planning][rules]")
{
    const Interval seen{100, 5};
    const auto at_least = [&](double value, double tolerance = 0) { return judge(models::Rule{"active", "", ">=", value, tolerance, ""}, seen); };
    const auto at_most = [&](double value, double tolerance = 0) { return judge(models::Rule{"active", "", "<=", value, tolerance, ""}, seen); };
    CHECK(at_least(95) == RuleVerdict::pass);
    CHECK(at_least(102) == RuleVerdict::undecided);
    CHECK(at_least(105.5) == RuleVerdict::fail);
    CHECK(at_least(105.5, 3) == RuleVerdict::undecided);
    CHECK(at_least(98, 3) == RuleVerdict::pass);
    CHECK(at_most(105) == RuleVerdict::pass);
    CHECK(at_most(98) == RuleVerdict::undecided);
    CHECK(at_most(94) == RuleVerdict::fail);
    CHECK(at_most(94, 11) == RuleVerdict::pass);
}

TEST_CASE("rules of a plan are judged where they say", "[planning][rules]")
{
    const Results results;
    models::Plan plan;
    plan.rules = {{"enough", {"active", "", ">=", 90, 0, ""}},
                  {"there", {"active", "110201", ">=", 90, 0, ""}},
                  {"nurses", {"fte_mean.nurse", "region", "<=", 7.2, 0, ""}},
                  {"exact", {"workstations_net", "", "<=", 30, 0, ""}},
                  {"money", {"cost_per_patient_month", "", "<=", 50, 0, ""}},
                  {"load", {"messages_per_second", "", "<=", 20, 0, ""}},
                  {"norm", {"workstations_net", "", "<=", 30, 0, "DM"}},
                  {"ramp", {"realised_share", "", ">=", 1, 0, ""}}};
    const models::ProvenanceTable provenance{{"/rules/norm/value", {models::Origin::entered, "", "", "S", {}, {}, false}}};
    const auto judged = judge_rules(plan, provenance, results.measured());
    const auto verdict = [&](const std::string& id) { return std::ranges::find(judged, id, &RuleResult::id)->verdict; };
    CHECK(verdict("enough") == RuleVerdict::pass);
    CHECK(verdict("there") == RuleVerdict::fail);
    CHECK(verdict("nurses") == RuleVerdict::undecided);
    CHECK(verdict("exact") == RuleVerdict::pass);
    CHECK(verdict("money") == RuleVerdict::fail);
    CHECK(verdict("load") == RuleVerdict::pass);
    CHECK(verdict("norm") == RuleVerdict::undecided);                    // a norm that was not read in its own text
    CHECK(verdict("ramp") == RuleVerdict::pass);                         // limits off: followed exactly
    CHECK(worst(judged) == RuleVerdict::fail);
    CHECK(worst({}) == RuleVerdict::pass);
}

TEST_CASE("every measure of the list can be seen in the results of a run", "[planning][rules]")
{
    const auto document = small_region(R"("plan": { "regime": { "from": "2026-07-01", "to": "2026-07-31" } })");
    const auto answer = run(document.plan, tests::territory(), document.provenance, 2, Executor{1}).answer;
    for (const models::MeasureInfo& m : models::measures) {
        std::string name{m.id};
        if (m.key == models::MeasureKey::group) name += ".diabetes";
        if (m.key == models::MeasureKey::pool) name += ".nurse";
        if (m.key == models::MeasureKey::fund) name += ".pnrr_workstations";
        INFO(name);
        CHECK(measured({answer.rows, answer.platform, answer.enrolment, answer.costs}, name, "").has_value());
    }
    CHECK(models::measure_of("fte_mean") == nullptr);
    CHECK(models::measure_of("active.nurse") == nullptr);
}

TEST_CASE("a rule on something that is not measured is an error of the plan", "[planning][rules]")
{
    const auto loaded = tests::load_patched(R"("rules": { "x": { "measure": "activ", "op": ">=", "value": 1 } })");
    REQUIRE(loaded.document);
    CHECK(tests::has(models::check(loaded.document->plan, tests::territory()), "/rules/x/measure", "no_such_measure"));
}
