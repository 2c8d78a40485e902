#include "reports/staff_tables.hpp"

#include "tests/catch.hpp"

using namespace teleplan;
using namespace teleplan::reports;

namespace {

/// Two authorities and the region: nurses everywhere, a role that nobody asks for.
Rows rows_by_role()
{
    Rows rows(3);
    rows[0].code = "BA", rows[1].code = "LE", rows[2].code = "region";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].name = rows[i].code;
        planning::RoleNeed nurse;
        nurse.role = "nurse";
        nurse.hours = {1408.0 * static_cast<double>(i + 1), 10};
        nurse.hours_by_service = {{"clinical_alert", nurse.hours}};
        nurse.fte_with_shifts = i == 1 ? 0 : 2;
        nurse.heads = 2, nurse.users = 5;
        planning::RoleNeed idle;
        idle.role = "pharmacist";
        rows[i].staff_need.roles = {nurse, idle};
    }
    return rows;
}

}  // namespace

TEST_CASE("the table of roles has a row for each authority and role that somebody asks for", "[reports][staff]")
{
    const Language tr{"it", "/nowhere"};
    const auto rows = rows_by_role();
    const auto table = roles_table(rows, tr);
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].key == "BA/nurse");
    for (const auto& row : table.rows) CHECK(row.cells.size() == table.columns.size());
    CHECK(table.rows[0].cells[1].number == 1408);
    CHECK(table.rows[0].cells[1].half_width == 10);
    CHECK(table.rows[0].cells[4].number == 2);
    CHECK_FALSE(table.rows[1].cells[3].number);                        // no seats: neither full-time equivalents with shifts
    CHECK_FALSE(table.rows[1].cells[4].number);                        // nor heads
    CHECK(region_roles_table(rows.back(), tr).rows.size() == 1);
}

TEST_CASE("the matrix of roles and services shows the hours of each", "[reports][staff]")
{
    const Language tr{"it", "/nowhere"};
    auto region = rows_by_role().back();
    region.staff_need.roles[1].hours_by_service = {{"televisit", {70, 0}}};
    const auto table = role_services_table(region, tr);
    REQUIRE(table.columns.size() == 2);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells[0].number == 3 * 1408);
    CHECK_FALSE(table.rows[0].cells[1].number);
    CHECK(table.rows[1].cells[1].number == 70);
}

TEST_CASE("the pace of training is told only where trainers limit it", "[reports][staff]")
{
    const Language tr{"it", "/nowhere"};
    auto region = rows_by_role().back();
    CHECK(training_sentence(region, tr).empty());
    CHECK(training_table(region, tr).rows.empty());
    region.staff_need.trained = {{"2026-02-01", 0.5}, {"2026-03-01", 1}};
    CHECK(training_table(region, tr).rows[0].cells[0].number == 0.5);
    CHECK(training_sentence(region, tr) == "Con i formatori indicati la formazione non finisce mai.");
    region.staff_need.all_trained_on = "2026-03-01";
    CHECK(training_sentence(region, tr) == "Con i formatori indicati tutti gli utenti sono formati il 01/03/2026.");
}
