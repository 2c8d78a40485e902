#include "gui/app/guide.hpp"

#include "gui/app/app.hpp"
#include "tests/catch.hpp"
#include "tests/gui/harness.hpp"

using namespace teleplan;
using namespace teleplan::tests;

TEST_CASE("the guide is shown in the first session, once", "[gui][guide]")
{
    Window window;
    CHECK_FALSE(window.shows("guide.next"));
    window.app().settings.guide_seen = false;
    window.frames();
    CHECK(window.shows("guide.next"));
    CHECK(window.app().settings.guide_seen);
    window.click("guide.skip");
    window.frames();
    CHECK_FALSE(window.shows("guide.next"));
}

TEST_CASE("the guide's five steps lead from the region to its table, each pointing at something on the screen", "[gui][guide]")
{
    Window window;
    REQUIRE(gui::run_command(window.app(), "guide"));
    window.frames();
    CHECK(window.shows("guide.next"));
    CHECK(gui::guide_step(window.app()).title == "Scegli una regione");
    const auto points = [&] {
        window.frames();
        for (const auto& item : gui::guide_step(window.app()).items)
            if (window.shows(item)) return item;
        return std::string{};
    };
    CHECK(points() == "start.region.16");
    window.click("start.region.16");
    CHECK(points() == "start.open");
    window.click("start.open");                          // does what the step asks for
    CHECK(window.app().guide.step == 1);
    for (std::size_t step = 1; step < gui::guide_steps; ++step) {
        INFO(step);
        REQUIRE(window.app().guide.step == step);
        CHECK_FALSE(points().empty());
        window.click("guide.next");
    }
    CHECK_FALSE(window.app().guide.open);
}

TEST_CASE("the guide covers nothing that can be pressed", "[gui][guide]")
{
    Window window;
    gui::start_guide(window.app());
    window.frames();
    window.click("view.compare");
    CHECK(window.app().view == gui::View::compare);
    window.click("view.start");
    window.click("start.region.16");
    CHECK(window.app().start.region == "16");
}

TEST_CASE("the guide is reached from the help", "[gui][guide]")
{
    Window window;
    window.key("F1");
    window.click("help.guide");
    CHECK(window.app().guide.open);
    CHECK_FALSE(window.app().help_open);
    window.frames();
    CHECK(window.shows("guide.skip"));
}

TEST_CASE("Escape closes the guide, unless something in front of it is closed by it", "[gui][guide]")
{
    Window window;
    gui::start_guide(window.app());
    window.frames();
    window.key("Ctrl+K");
    window.key("Escape");
    CHECK(window.app().guide.open);
    window.key("Escape");
    CHECK_FALSE(window.app().guide.open);
}
