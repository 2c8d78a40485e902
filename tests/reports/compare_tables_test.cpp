#include "reports/compare_tables.hpp"

#include "tests/catch.hpp"

using namespace teleplan;
using namespace teleplan::reports;

namespace {

planning::CompareAnswer two_plans()
{
    planning::CompareAnswer answer;
    answer.plans.resize(2);
    answer.plans[0] = {"Piano <uno>", "16", "", "aa", "rr", 7, 4, 0, {}, false};
    answer.plans[1] = {"Piano due", "16", "", "bb", "rr", 7, 4, 0, {}, false};
    answer.places = {{"160106", "ASL Lecce"}, {"region", "Puglia"}};
    planning::PlanComparison c{1, {}};
    c.measures.push_back({"160106", "alerts_per_day", "1/day", {{10, 1}, {8, 1}, {-2, 0.1}}, {}, {}});
    c.measures.push_back({"region", "alerts_per_day", "1/day", {{100, 5}, {80, 5}, {-20, 1}}, {}, {}});
    c.measures.push_back({"region", "active", "persons", {{1000, 0}, {1000, 0}, {0, 0}}, {}, {}});
    c.measures.push_back({"region", "fte_mean.nurse", "FTE", {{50, 3}, {49, 3}, {-1, 2}}, {}, {}});
    c.measures.push_back({"region", "fte_with_shifts.nurse", "FTE", {}, {}, {}});
    answer.comparisons.push_back(c);
    return answer;
}

const std::vector<std::vector<formats::PlanDifference>> one_input{{{"/sensors/alerts/closed_by_platform", {"0.5", {}}, {"0.7", {}}}}};

}  // namespace

TEST_CASE("only what differs beyond chance is a finding, the largest first", "[reports][compare]")
{
    const auto answer = two_plans();
    const auto findings = difference_sentences(answer, answer.comparisons[0], Language{"it"});
    REQUIRE(findings.size() == 1);                                 // the nurses' interval holds zero, the active are equal
    CHECK(findings[0] == "Allerte da valutare al giorno: da 100 a 80 (-20,0%; differenza -20 ± 1).");
}

TEST_CASE("a table of differences has the places asked for and leaves out what is zero in both", "[reports][compare]")
{
    const auto answer = two_plans();
    const auto region = differences_table(answer, answer.comparisons[0], {"region"}, Language{"it"});
    REQUIRE(region.rows.size() == 3);
    CHECK(region.rows[0].name == "Allerte da valutare al giorno");
    CHECK(region.rows[2].name == "ETP di carico medio, infermieri");
    const auto all = differences_table(answer, answer.comparisons[0], {"160106", "region"}, Language{"en"});
    CHECK(all.rows.size() == 4);
    CHECK(all.rows[0].name == "ASL Lecce: Alerts to assess per day");
}

TEST_CASE("the page of a comparison escapes titles and shows both inputs", "[reports][compare]")
{
    const std::string page = compare_page(two_plans(), one_input, Language{"it"});
    CHECK(page.find("Piano &lt;uno&gt;") != std::string::npos);
    CHECK(page.find("<uno>") == std::string::npos);
    CHECK(page.find("0.7") != std::string::npos);
    CHECK(page.find("plan_hash aa, bb") != std::string::npos);
}

TEST_CASE("plans of two regions are said not to share their patients", "[reports][compare]")
{
    auto answer = two_plans();
    CHECK(same_patients_sentence(answer, Language{"it"}).find("stessi pazienti") != std::string::npos);
    answer.plans[1].region_code = "14";
    CHECK(same_patients_sentence(answer, Language{"it"}).find("regioni diverse") != std::string::npos);
}
