#include "tests/catch.hpp"
#include "tests/gui/harness.hpp"

using namespace teleplan;
using namespace teleplan::tests;

TEST_CASE("the window opens on the start view, in Italian", "[gui][frame]")
{
    Window window;
    CHECK(window.app().view == gui::View::start);
    CHECK(window.says("Che cosa vuoi fare?"));
}

TEST_CASE("a view that needs a plan cannot be shown before one is open", "[gui][frame]")
{
    Window window;
    window.click("view.results");
    CHECK(window.app().view == gui::View::start);
    window.click("start.puglia");
    REQUIRE(gui::current(window.app()) != nullptr);
    CHECK(window.app().view == gui::View::plan);
    window.click("view.results");
    CHECK(window.app().view == gui::View::results);
}

TEST_CASE("the palette finds a command by a few letters and Enter runs it", "[gui][frame]")
{
    Window window;
    window.key("Ctrl+K");
    CHECK(window.app().palette.open);
    window.type("tema sc");
    CHECK(window.shows("palette.palette.dark"));
    CHECK_FALSE(window.shows("palette.palette.light"));
    window.key("Enter");
    CHECK_FALSE(window.app().palette.open);
    CHECK(window.app().settings.palette == gui::Palette::dark);
}

TEST_CASE("F1 tells what a view is for and Escape closes it", "[gui][frame]")
{
    Window window;
    window.key("F1");
    CHECK(window.says("Scegli una regione sulla mappa"));
    window.key("Escape");
    CHECK_FALSE(window.app().help_open);
}

TEST_CASE("the language is changed in place", "[gui][frame]")
{
    Window window;
    CHECK(gui::run_command(window.app(), "language.other"));
    CHECK(window.says("What would you like to do?"));
    CHECK(gui::run_command(window.app(), "language.other"));
    CHECK(window.says("Che cosa vuoi fare?"));
}
