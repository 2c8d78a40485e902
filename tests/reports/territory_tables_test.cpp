#include "reports/territory_tables.hpp"

#include "tests/catch.hpp"
#include "tests/reports/fixture.hpp"

using namespace teleplan;
using namespace teleplan::reports;

TEST_CASE("the tables of the territory have a row for every place, group and standard", "[reports][territory]")
{
    const Language italian{"it", "/nowhere"};
    const auto t = fixture::territory();
    CHECK(territory_table(t, italian).rows.size() == 7);
    const auto reach = reach_table(t, italian);
    REQUIRE(reach.rows.size() == 7 * 6);
    for (const auto& row : reach.rows) CHECK(row.cells.size() == reach.columns.size());
    CHECK(reach.rows[0].key == "BR/cardiovascular");
    CHECK(reach.rows[0].cells.back().text == "oltre l'accettazione");
    CHECK(reach.rows[1].cells.back().text.empty());
    CHECK(region_reach_table(t, italian).rows.size() == 6);
    const auto standards = site_standards_table(t, italian);
    REQUIRE(standards.rows.size() == 3);
    CHECK(standards.rows[0].cells[4].text == "da verificare");
    CHECK(standards.rows[1].cells[4].text == "rispettato");
    CHECK(standards.rows[2].cells[3].text == "n.d.");
    CHECK(region_site_standards_table(t, italian).rows.size() == 2);
    const auto equity = equity_table(t, italian);
    REQUIRE(equity.rows.size() == 3);
    CHECK(equity.rows[0].cells[1].text == "ASL Bari");
    auto entered = t;
    entered.rows[0].kits = 120;
    const auto territory = territory_table(entered, italian);
    CHECK(territory.columns[11].title == "Kit già presenti");
    CHECK(territory.rows[0].cells[11].number == 120);
    CHECK(territory.rows[1].cells[11].text == "n.d.");
    for (const auto& row : territory.rows) CHECK(row.cells.size() == territory.columns.size());
}

TEST_CASE("a share above the acceptance is said for the region and names the authorities", "[reports][territory]")
{
    const Language italian{"it", "/nowhere"};
    auto t = fixture::territory();
    const auto warnings = reach_warnings(t, italian);
    REQUIRE(warnings.size() == 2);
    CHECK(warnings[0].find("61,0%") != std::string::npos);
    CHECK(warnings[0].find("50,0%") != std::string::npos);
    CHECK(warnings[1].find("ASL Brindisi, ASL Taranto") != std::string::npos);
    for (auto& row : t.rows) row.groups[0].active_above = false;
    CHECK(reach_warnings(t, italian).empty());
}
