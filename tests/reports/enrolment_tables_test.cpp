#include "reports/enrolment_tables.hpp"

#include "formats/costs_json.hpp"
#include "reports/costs_tables.hpp"
#include "tests/catch.hpp"
#include "tests/reports/fixture.hpp"

using namespace teleplan;
using namespace teleplan::reports;
using planning::MilestoneResult;
using planning::MilestoneState;

namespace {

const Language& italian()
{
    static const Language tr{"it"};
    return tr;
}

MilestoneResult m6c1_9()
{
    MilestoneResult m;
    m.id = "M6C1-9";
    m.title = "Almeno 300.000 persone assistite";
    m.counter = "assisted";
    m.date = fixture::day(2025, 12, 31);
    m.state = MilestoneState::met;
    m.target = 300000;
    m.actual = 467479;
    m.planned = 40589;
    m.share_of_target = 40589 / 300000.0;
    m.share_counter = "active";
    m.population_share = 0.0663;
    return m;
}

}  // namespace

TEST_CASE("a past milestone reads as its outcome, with the region's part of the national target", "[reports][enrolment_limits]")
{
    CHECK(milestone_sentence(m6c1_9(), italian()) ==
          "M6C1-9 (31/12/2025): raggiunto; 467.479 su 300.000; il piano della regione (pazienti attivi) ne vale il 13,5%, con il 6,6% della popolazione.");
    planning::EnrolmentAnswer answer;
    answer.milestones = {m6c1_9()};
    const auto table = milestones_table(answer, italian());
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].cells.size() == table.columns.size());
    CHECK(table.rows[0].cells[2].text == "assistiti cumulati, ogni persona una volta");
}

TEST_CASE("a milestone to come says that its figure is simulated", "[reports][enrolment_limits]")
{
    MilestoneResult m = m6c1_9();
    m.state = MilestoneState::simulated;
    m.actual.reset();
    m.share_of_target.reset();
    m.simulated = {41000, 120};
    m.probability = 0.75;
    CHECK(milestone_sentence(m, italian()) ==
          "M6C1-9 (31/12/2025): simulato; nella regione 41.000 ± 120 assistiti cumulati, ogni persona una volta (simulazione), probabilità di arrivarci 75%.");
}

TEST_CASE("tables of enrolment and rules are as wide as their columns", "[reports][enrolment_limits]")
{
    planning::EnrolmentRow row;
    row.code = "region";
    row.lost_days[static_cast<std::size_t>(models::EnrolmentLimit::kits)] = {12, 1};
    row.bottleneck = models::EnrolmentLimit::kits;
    row.targets = {{fixture::day(2026, 9, 30), 96640, {96000, 100}, 0.25, {0.3, 0.2}}};
    planning::EnrolmentAnswer answer{true, {row}, {m6c1_9()}};
    planning::RuleResult rule;
    rule.id = "budget";
    rule.measure = "running_cost";
    rule.unit = "EUR/year";
    rule.where = "region";
    rule.op = "<=";
    rule.value = 100;
    rule.seen = {120, 5};
    rule.verdict = planning::RuleVerdict::fail;
    const auto tables = enrolment_tables(answer, {rule}, {}, italian());
    REQUIRE(tables.size() == 4);
    for (const auto& table : tables)
        for (const auto& r : table.rows) CHECK(r.cells.size() == table.columns.size());
    CHECK(rule_sentence(rule, italian()) == "budget: costo annuo di esercizio <= 100, valore 120 ± 5: non rispettata.");
    rule.value = 3e9;                                                      // more than an int holds
    CHECK(rules_table({rule}, {}, italian()).rows[0].cells[2].text == "<= 3.000.000.000");
    rule.seen.reset();                                                     // nothing is measured there
    rule.verdict = planning::RuleVerdict::undecided;
    CHECK(rule_sentence(rule, italian()).find(", valore n.d.: ") != std::string::npos);
    CHECK_FALSE(rules_table({rule}, {}, italian()).rows[0].cells[3].number);
    CHECK(formats::rules_json({rule}).find("\"seen\":null") != std::string::npos);
    rule.unit = "FTE";
    rule.value = 7.2;
    rule.seen = {7.26, 0};
    CHECK(rule_sentence(rule, italian()).find("<= 7,2, valore 7,3") != std::string::npos);
    CHECK(tables[0].columns[8].id == "lost_days.kits");
    CHECK(tables[0].rows[0].cells[8].number == 12);
    CHECK(tables[3].rows[0].cells[0].text == "Costo annuo di esercizio");
    const auto sentences = enrolment_sentences(answer, italian());
    REQUIRE(sentences.size() == 2);
    CHECK(sentences[0] == "Al 30/09/2026 il piano vuole 96.640 pazienti attivi: nella simulazione sono 96.000 ± 100; repliche in cui ci si arriva: 25%.");
    CHECK(sentences[1] == "Il limite che pesa di più: kit disponibili (12 giornate-paziente).");
}

TEST_CASE("cost lines and funds are told with their cover", "[reports][costs]")
{
    planning::CostsAnswer answer;
    CHECK(costs_tables(answer, {}, italian()).empty());
    CHECK(costs_sentences(answer, italian()).empty());
    planning::CostLineResult line;
    line.id = "kits";
    line.title = "Kit";
    line.where = "region";
    line.shape = models::CostShape::per_kit_month;
    line.kind = models::CostKind::running;
    line.fund = "pnrr";
    line.quantity = {1200, 10};
    line.price = 35;
    line.amount = {42000, 350};
    answer.lines = {line};
    answer.totals = {{"region", 0, {42000, 350}, 35}};
    planning::FundResult fund;
    fund.id = "pnrr";
    fund.title = "PNRR";
    fund.available = 1000;
    fund.over = 500;
    fund.ends = fixture::day(2026, 6, 30);
    answer.funds = {fund};
    const auto tables = costs_tables(answer, {}, italian());
    REQUIRE(tables.size() == 3);
    for (const auto& table : tables)
        for (const auto& r : table.rows) CHECK(r.cells.size() == table.columns.size());
    CHECK(tables[0].rows[0].cells[3].text == "mesi-kit");
    CHECK(tables[0].rows[0].cells[7].text == "PNRR");
    CHECK(costs_sentences(answer, italian()).front() == "Un paziente attivo costa 35,00 € al mese di esercizio.");
}
