#include <chrono>

#include "gui/app/start_state.hpp"
#include "tests/catch.hpp"
#include "tests/gui/harness.hpp"

using namespace teleplan;
using namespace teleplan::tests;

TEST_CASE("every region has a plan of its own behind the map", "[gui][start]")
{
    Window window;
    auto& app = window.app();
    for (const auto& region : app.tables->territory.regions) {
        INFO(region.name);
        const auto loaded = formats::load_plan(gui::region_file(app, region.code), app.environment.data);
        REQUIRE(loaded.document);
        CHECK(loaded.document->plan.plan.region_code == region.code);
    }
    const auto italy = formats::load_plan(gui::region_file(app, ""), app.environment.data);
    REQUIRE(italy.document);
    CHECK(models::is_national(italy.document->plan));
}

TEST_CASE("planning without a region asks for one, and with one opens its plan", "[gui][start]")
{
    Window window;
    window.click("start.plan");
    CHECK(window.app().view == gui::View::start);
    CHECK(window.says("Scegli una regione sulla mappa"));
    window.click("start.region.16");
    window.click("start.plan");
    REQUIRE(gui::current(window.app()));
    CHECK(gui::current(window.app())->document.plan.plan.region_code == "16");
}

TEST_CASE("comparing shows the comparison and reviewing asks for a file", "[gui][start]")
{
    Window window;
    window.click("start.compare");
    CHECK(window.app().view == gui::View::compare);
    window.click("view.start");
    window.click("start.review");
    CHECK(window.app().files.open);
}

TEST_CASE("the chosen region shows its authorities with their residents and opens its plan", "[gui][start]")
{
    Window window;
    window.click("start.region.16");
    CHECK(window.says("Apri il piano"));
    const gui::RegionPanel* panel = gui::region_panel(window.app());
    REQUIRE(panel);
    CHECK(panel->authorities.rows.size() == 6);
    double residents = 0;
    for (const auto& row : panel->authorities.rows) residents += *row.cells.at(0).number;
    CHECK(residents == 3953305);
    window.click("start.open");
    REQUIRE(gui::current(window.app()));
    CHECK(window.app().view == gui::View::plan);
}

TEST_CASE("the patients of a region's authorities sum to those of its plan", "[gui][start]")
{
    Window window;
    gui::choose_region(window.app(), "16");
    const gui::RegionPanel& panel = *gui::region_panel(window.app());
    double planned = 0;
    for (const auto& row : panel.authorities.rows) planned += *row.cells.at(2).number;
    CHECK(planned == 96640);
}

TEST_CASE("a region whose plan cannot be read says why and offers no button", "[gui][start]")
{
    Window window;
    TestEnvironment elsewhere;
    window.app().environment.data.scenarios = elsewhere.folder();
    window.click("start.region.16");
    CHECK(window.says("piano non si può leggere"));
    CHECK_FALSE(window.shows("start.open"));
    window.click("start.plan");
    REQUIRE(window.app().notice);
    CHECK(window.app().notice->kind == gui::Notice::Kind::problem);
    CHECK(window.app().view == gui::View::start);
}

TEST_CASE("a plan that was opened is offered again, until its file has gone", "[gui][start]")
{
    Window window;
    window.click("start.puglia");
    window.click("view.start");
    CHECK(window.shows("start.recent.puglia"));
    window.click("start.recent.puglia");
    CHECK(window.app().view == gui::View::plan);
    window.app().settings.recent = {"/nowhere/plan.json"};
    CHECK(gui::recent_plans(window.app()).empty());
}

TEST_CASE("examples are opened by a click", "[gui][start]")
{
    Window window;
    const auto& examples = gui::example_plans(window.app());
    CHECK(examples.size() >= 10);
    window.click("start.example." + examples.front().path.stem().string());
    REQUIRE(gui::current(window.app()));
}

TEST_CASE("a region's plan is opened from the palette by its name", "[gui][start]")
{
    Window window;
    window.key("Ctrl+K");
    window.type("basil");
    window.key("Enter");
    REQUIRE(gui::current(window.app()));
    CHECK(gui::current(window.app())->document.plan.plan.region_code == "17");
}

TEST_CASE("the national plan is opened from the first view in less than a second", "[gui][start]")
{
    Window window;
    const auto start = std::chrono::steady_clock::now();
    window.click("start.italy");
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    REQUIRE(gui::current(window.app()));
    CHECK(models::is_national(gui::current(window.app())->document.plan));
    CAPTURE(seconds);
#ifdef NDEBUG
    CHECK(seconds < 3);      // 1 s, on a machine that does other things too
#endif
}

TEST_CASE("a frame of the first view is soon done", "[gui][start]")
{
    Window window;
    window.click("start.region.16");
    window.frames(10);
    const auto start = std::chrono::steady_clock::now();
    constexpr int frames = 100;
    window.frames(frames);
    const double milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / frames;
    UNSCOPED_INFO(milliseconds << " ms a frame");
#ifdef NDEBUG
    CHECK(milliseconds < 4);
#endif
    CHECK(milliseconds < 400);
}

TEST_CASE("in a narrow window the map and the list of regions take turns", "[gui][start]")
{
    Window window{640, 600};
    CHECK(window.shows("map"));
    CHECK_FALSE(window.shows("start.region.16"));
    window.click("start.as_list");
    CHECK(window.shows("start.region.16"));
    CHECK_FALSE(window.shows("map"));
    window.click("start.as_map");
    window.click("map.16");
    CHECK(window.app().start.region == "16");
}
