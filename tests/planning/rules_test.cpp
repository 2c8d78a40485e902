#include "planning/rules.hpp"

#include "models/measures.hpp"
#include "planning/row_measures.hpp"
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
    for (const RowMeasure& m : row_measures(answer.rows.back())) CHECK((models::measure_of(m.id) && models::measure_of(m.id)->unit == m.unit));   // what plans are compared by can be judged
    for (const RowMeasure& m : platform_measures(answer.platform)) CHECK((models::measure_of(m.id) && models::measure_of(m.id)->unit == m.unit));
}

TEST_CASE("where nothing is measured there is no value to judge", "[planning][rules]")
{
    const Results results;
    models::Plan plan;
    plan.plan.region_code = "11";
    plan.rules = {{"here", {"active", "11", ">=", 90, 0, ""}}, {"elsewhere", {"active", "12", ">=", 90, 0, ""}}, {"no_pool", {"fte_mean.gp", "", "<=", 7, 0, ""}},
                  {"region_only", {"messages_per_second", "110201", "<=", 20, 0, ""}}};
    const auto judged = judge_rules(plan, {}, results.measured());
    CHECK(judged[0].verdict == RuleVerdict::pass);                       // the region under its own code
    for (std::size_t r = 1; r < 4; ++r) {
        INFO(judged[r].id);
        CHECK_FALSE(judged[r].seen);
        CHECK(judged[r].verdict == RuleVerdict::undecided);
    }
}

TEST_CASE("a rule or a cost line on a place or a key that means nothing is an error of the plan", "[planning][rules]")
{
    const auto problems = [](const std::string& rule) {
        const auto loaded = tests::load_patched(R"("rules": { "x": { )" + rule + R"(, "op": ">=", "value": 1 } })");
        REQUIRE(loaded.document);
        return models::check(loaded.document->plan, tests::territory());
    };
    CHECK(problems(R"("measure": "active", "where": "020101")").empty());
    CHECK(problems(R"("measure": "active", "where": "02")").empty());
    CHECK(tests::has(problems(R"("measure": "active", "where": "16")"), "/rules/x/where", "no_such_authority"));      // Puglia, in Valle d'Aosta's plan
    CHECK(tests::has(problems(R"("measure": "active", "where": "160106")"), "/rules/x/where", "no_such_authority"));
    CHECK(problems(R"("measure": "fund_over.pnrr_workstations", "where": "02")").empty());
    CHECK(tests::has(problems(R"("measure": "fund_over.pnrr_workstations", "where": "020101")"), "/rules/x/where", "measure_of_region"));
    CHECK(problems(R"("measure": "fte_mean.nurse")").empty());
    CHECK(tests::has(problems(R"("measure": "fte_mean.nurses")"), "/rules/x/measure", "no_such_pool"));
    CHECK(tests::has(problems(R"("measure": "fund_over.pnr")"), "/rules/x/measure", "no_such_fund"));
    CHECK(tests::has(problems(R"("measure": "active_by_group.copd")"), "/rules/x/measure", "no_such_group"));
    CHECK(tests::has(problems(R"("measure": "fte_mean.")"), "/rules/x/measure", "no_such_measure"));
    const auto elsewhere = tests::load_patched(R"("costs": { "lines": { "x": { "title": "x", "shape": "yearly", "kind": "running", "amount": 5, "where": "160106" } } })");
    REQUIRE(elsewhere.document);
    CHECK(tests::has(models::check(elsewhere.document->plan, tests::territory()), "/costs/lines/x/where", "no_such_authority"));
}

TEST_CASE("a rule on something that is not measured is an error of the plan", "[planning][rules]")
{
    const auto loaded = tests::load_patched(R"("rules": { "x": { "measure": "activ", "op": ">=", "value": 1 } })");
    REQUIRE(loaded.document);
    CHECK(tests::has(models::check(loaded.document->plan, tests::territory()), "/rules/x/measure", "no_such_measure"));
}
