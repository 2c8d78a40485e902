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

TEST_CASE("what the first plan has not at all leads, without a percentage", "[reports][compare]")
{
    const Language tr{"it"};
    auto answer = two_plans();
    auto& measures = answer.comparisons[0].measures;
    measures.push_back({"region", "fte_mean.pharmacist", "FTE", {{0, 0}, {12, 1}, {12, 1}}, {}, {}});
    const auto findings = difference_sentences(answer, answer.comparisons[0], tr);
    REQUIRE(findings.size() == 2);
    CHECK(findings[0] == "ETP di carico medio, farmacisti: da 0,0 a 12,0 (differenza 12,0 ± 1,0).");
    const auto table = differences_table(answer, answer.comparisons[0], {"region"}, tr);
    CHECK(table.rows[0].cells[3].number == -0.2);
    CHECK_FALSE(table.rows.back().cells[3].number);
    CHECK(table.rows.back().cells[3].text.empty());
}

TEST_CASE("a share is read in per cent", "[reports][compare]")
{
    const Language tr{"it"};
    auto answer = two_plans();
    answer.comparisons[0].measures = {{"region", "share_of_eligible", "1", {{0.16, 0}, {0.2, 0}, {0.04, 0.001}}, {}, {}}};
    CHECK(difference_sentences(answer, answer.comparisons[0], tr)[0] == "Attivi sul totale degli eleggibili: da 16,0% a 20,0% (+25,0%; differenza 4,0 ± 0,1%).");
    const auto row = differences_table(answer, answer.comparisons[0], {"region"}, tr).rows[0];
    CHECK(row.cells[0].number == Approx(16));
    CHECK(row.cells[2].half_width.value() == Approx(0.1));
    CHECK(row.cells[6].text == "%");
}

TEST_CASE("the third plan of a comparison has its own name", "[reports][compare]")
{
    const Language tr{"it"};
    auto answer = two_plans();
    answer.plans.push_back({"Piano tre", "16", "", "cc", "rr", 7, 4, 0, {}, false});
    answer.comparisons.push_back({2, answer.comparisons[0].measures});
    const auto second = inputs_difference_table(one_input[0], 1, tr), third = inputs_difference_table(one_input[0], 2, tr);
    CHECK(second.id == "inputs.B");
    CHECK(third.id == "inputs.C");
    CHECK(third.title == "Dati di ingresso diversi fra A e C");
    CHECK(third.columns[3].title == "C");
    CHECK(third.columns[4].title == "Origine in C");
    const std::string page = compare_page(answer, {one_input[0], one_input[0]}, tr);
    CHECK(page.find("Origine in B") != std::string::npos);
    CHECK(page.find("Origine in C") != std::string::npos);
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
