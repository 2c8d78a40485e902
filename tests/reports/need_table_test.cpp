#include "reports/need_table.hpp"

#include <algorithm>

#include "reports/seats.hpp"
#include "tests/catch.hpp"
#include "tests/reports/fixture.hpp"

using namespace teleplan;
using namespace teleplan::reports;

namespace {

const formats::Cell& cell(const formats::Table& table, const std::string& row, const std::string& column)
{
    const auto r = std::find_if(table.rows.begin(), table.rows.end(), [&](const auto& x) { return x.key == row; });
    const auto c = std::find_if(table.columns.begin(), table.columns.end(), [&](const auto& x) { return x.id == column; });
    INFO(row << " " << column);
    REQUIRE(r != table.rows.end());
    REQUIRE(c != table.columns.end());
    return r->cells[static_cast<std::size_t>(c - table.columns.begin())];
}

}  // namespace

TEST_CASE("the fabbisogno table has the form's columns in the form's order", "[reports][need_table]")
{
    const auto table = need_table(fixture::size_answer(), fixture::plan(), Language{"it", "/nowhere"});
    std::vector<std::string> chapters;
    for (const auto& column : table.columns)
        if (chapters.empty() || chapters.back() != column.chapter) chapters.push_back(column.chapter);
    CHECK(chapters == std::vector<std::string>{"Popolazione e pazienti", "Volumi", "Personale in equivalenti a tempo pieno (ETP)", "Operatori in turno contemporaneamente",
                                               "Operatori da abilitare come utenti", "Postazioni", "Kit, standard DM 77, documenti", "Costi", "Standard e qualità dei dati"});
    CHECK(table.columns.front().title == "Popolazione al 01/01/2020");
    CHECK(table.rows.size() == 8);
    for (const auto& row : table.rows) CHECK(row.cells.size() == table.columns.size());
}

TEST_CASE("every number of a row comes from the answer", "[reports][need_table]")
{
    const auto answer = fixture::size_answer();
    const auto table = need_table(answer, fixture::plan(), Language{"it", "/nowhere"});
    CHECK(cell(table, "BA", "population").number == 1230205);
    CHECK(cell(table, "region", "fte_mean.nurse").number == answer.rows.back().staff[0].fte_mean.mean);
    CHECK(cell(table, "region", "fte_mean.nurse").half_width == answer.rows.back().staff[0].fte_mean.half_width);
    CHECK(cell(table, "BA", "operators.available").text == "n.d.");
    CHECK(cell(table, "BA", "verdict").text == "rispettato");
    CHECK(cell(table, "BA", "workstations.national_ratio").number == Approx(0.2305).margin(1e-4));
}

TEST_CASE("operators on shift: the authority's own, the region's sum, one pool for the region", "[reports][need_table]")
{
    const auto answer = fixture::size_answer();
    const auto table = need_table(answer, fixture::plan(), Language{"it", "/nowhere"}, Detail::with_margins);
    int sum = 0;
    for (const char* const code : {"BR", "TA", "BT", "BA", "FG", "LE"}) sum += static_cast<int>(*cell(table, code, "seats.nurse.morning.weekday").number);
    CHECK(cell(table, "region", "seats.nurse.morning.weekday").number == sum);
    CHECK(cell(table, "BA", "seats.help_desk.morning.weekday").text == "regione");
    CHECK(cell(table, "region", "seats.help_desk.morning.weekday").number == 280);
    CHECK(cell(table, "BA", "fte_with_shifts.help_desk").text == "regione");
    CHECK(cell(table, "BA", "without_one.nurse.morning.weekday").number == 0.871);
    CHECK(cell(table, "BA", "without_one.nurse.night.weekday").text == "copertura");
    CHECK(cell(table, treated_row, "seats.nurse.morning.weekday").number == 270);
    CHECK_FALSE(cell(table, treated_row, "kits").number);
}

TEST_CASE("a body has no operators on shift of its own", "[reports][need_table]")
{
    auto answer = fixture::size_answer();
    auto body = answer.rows[3];
    body.code = "policlinico", body.name = "Policlinico", body.part_of = "BA";
    answer.rows.insert(answer.rows.begin() + 4, body);
    const auto table = need_table(answer, fixture::plan(), Language{"it", "/nowhere"}, Detail::with_margins);
    for (const char* const column : {"seats.nurse.morning.weekday", "seats.help_desk.morning.weekday", "without_one.nurse.morning.weekday"}) {
        CHECK(cell(table, "policlinico", column).text.empty());
        CHECK_FALSE(cell(table, "policlinico", column).number);
    }
}

TEST_CASE("a shift that was sized to nobody stays at zero", "[reports][seats]")
{
    auto pools = fixture::size_answer().pools;
    pools[0].seats[0].seats = 0;
    const SeatPlace place{"nurse", "morning", models::DayKind::weekday};
    CHECK(seats_at(pools, place, "BR") == 0);
    CHECK(seats_at(by_formula(pools), place, "BR") > 0);
    CHECK_FALSE(seats_at(pools, {"nobody", "morning", models::DayKind::weekday}, "region"));
}
