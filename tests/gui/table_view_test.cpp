#include "gui/widgets/table_view.hpp"

#include <imgui.h>

#include "tests/catch.hpp"
#include "tests/gui/harness.hpp"

using namespace teleplan;
using namespace teleplan::tests;

namespace
{

formats::Table staff()
{
    return {"staff", "Personale", "Dove",
            {{"fte", "Persone", "Equivalenti", "FTE", formats::Form::number, 1}, {"share", "Persone", "Quota", "1", formats::Form::share, 1}, {"verdict", "Esito", "Esito", "", formats::Form::text, 0}},
            {{"BA", "ASL Bari", {{"", 1234.56, 3.25}, {"", 0.871, {}}, {"rispettato", {}, {}}}},
             {"BR", "ASL Brindisi", {{"", 54.5, {}}, {}, {"=1+1", {}, {}}}},
             {"region", "Regione", {{"", 88.0, {}}, {"", 0.5, {}}, {}}}},
            {"una nota"}};
}

}  // namespace

TEST_CASE("a table is made ready with the numbers of its language and stays in order", "[gui][table]")
{
    const reports::Language tr{"it"};
    const gui::ShownTable table = gui::shown(staff(), tr);
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].cells[0].text == "1.234,6 ± 3,2");
    CHECK(table.rows[0].cells[1].text == "87,1%");
    CHECK(table.rows[2].total);
    CHECK(table.columns[0].numbers);
    CHECK_FALSE(table.columns[2].numbers);
    CHECK(table.tsv.find("ASL Bari\t1234.56\t3.25\t0.871\trispettato\n") != std::string::npos);
    CHECK(table.tsv.find("\t=1+1") == std::string::npos);
}

TEST_CASE("a turned table has chapters over its rows and places side by side", "[gui][table]")
{
    const gui::ShownTable table = gui::shown_turned(staff(), reports::Language{"it"});
    REQUIRE(table.columns.size() == 3);
    CHECK(table.columns[1].title == "ASL Brindisi");
    CHECK(table.columns[1].key == "BR");
    REQUIRE(table.rows.size() == 5);
    CHECK((table.rows[0].chapter && table.rows[0].name == "Persone"));
    CHECK(table.rows[1].key == "fte");
    CHECK((table.rows[3].chapter && table.rows[3].name == "Esito"));
    CHECK(table.rows[4].cells[0].text == "rispettato");
    CHECK(gui::row_order(table, 0, gui::Direction::down) == std::vector<std::size_t>{0, 1, 2, 3, 4});   // chapters keep their rows
}

TEST_CASE("rows are sorted by value, empty cells last in both directions", "[gui][table]")
{
    const gui::ShownTable table = gui::shown(staff(), reports::Language{"it"});
    using Order = std::vector<std::size_t>;
    CHECK(gui::row_order(table, {}, gui::Direction::up) == Order{0, 1, 2});
    CHECK(gui::row_order(table, 0, gui::Direction::up) == Order{1, 2, 0});
    CHECK(gui::row_order(table, 0, gui::Direction::down) == Order{0, 2, 1});
    CHECK(gui::row_order(table, 1, gui::Direction::up) == Order{2, 0, 1});
    CHECK(gui::row_order(table, 1, gui::Direction::down) == Order{0, 2, 1});
    CHECK(gui::row_order(table, 9, gui::Direction::up) == Order{0, 1, 2});
}

TEST_CASE("a table of more columns than ImGui has is drawn a block at a time", "[gui][table]")
{
    Window window;
    formats::Table wide{"wide", "Larga", "Dove", {}, {{"a", "A", {}}}, {}};
    for (int c = 0; c < 130; ++c) {
        wide.columns.push_back({"c" + std::to_string(c), "", "Colonna " + std::to_string(c), "", formats::Form::number, 0});
        wide.rows[0].cells.push_back({"", c, {}});
    }
    const gui::ShownTable table = gui::shown(wide, window.app().tr);
    gui::TableState state;
    const auto draw = [&] {
        ImGui::NewFrame();
        ImGui::Begin("tables");
        gui::draw_table("wide", table, state, window.app().tr);
        ImGui::End();
        ImGui::Render();
    };
    draw();
    draw();
    state.first_column = 120;
    draw();
    state.first_column = 5000;                         // of a wider table before
    draw();
    CHECK(window.shows("wide.columns.before"));
}
