#include <algorithm>
#include <chrono>

#include <imgui.h>

#include "gui/app/live_state.hpp"
#include "gui/app/live_words.hpp"
#include "tests/catch.hpp"
#include "tests/gui/harness.hpp"
#include "tests/gui/live_support.hpp"

using namespace teleplan;
using namespace teleplan::tests;

namespace {

std::filesystem::path small_region() { return std::filesystem::path{TELEPLAN_SOURCE_DIR} / "scenarios" / "examples" / "small-region.json"; }

using RunState = planning::LiveState;

RunState state(Window& window) { return window.app().live.shot->state; }

/// Whether it says so, with the pointer away from whatever would explain itself: ImGui logs nothing after an explanation.
bool says(Window& window, const std::string& words)
{
    window.move_to(1, 1);
    return window.says(words);
}

/// The small region under way, standing still at some time after its first hour.
void open_and_pause(Window& window)
{
    gui::open_file(window.app(), small_region());
    window.click("view.live");
    window.click("live.start");
    REQUIRE(window.wait([&] { return window.app().live.shot->scene && state(window) == RunState::running; }, 120));
    window.click("live.play");
    REQUIRE(window.wait([&] { return state(window) == RunState::paused; }));
}

}  // namespace

TEST_CASE("the live view starts the plan on the desk, plays, pauses and goes on by hours and days", "[gui][live][threads]")
{
    Window window;
    gui::open_file(window.app(), small_region());
    window.click("view.live");
    CHECK(says(window, "Avvia la simulazione"));
    CHECK_FALSE(gui::is_moving(window.app()));
    window.click("live.start");
    CHECK(gui::is_moving(window.app()));
    CHECK(window.wait([&] { return window.shows("live.progress") || window.app().live.shot->scene; }));
    REQUIRE(window.wait([&] { return state(window) == RunState::running; }, 120));
    CHECK(gui::is_moving(window.app()));

    window.click("live.play");
    REQUIRE(window.wait([&] { return state(window) == RunState::paused; }));
    window.frames(100);                                // whatever was on its way has arrived
    CHECK_FALSE(gui::is_moving(window.app()));
    const sim::SimTime paused = window.app().live.shot->time;
    CHECK(paused >= models::start_of(models::to_date({2026, 7, 1})));
    CHECK(says(window, "luglio 2026, ore"));
    CHECK(says(window, "In pausa"));

    window.click("live.step");
    CHECK(window.wait([&] { return window.app().live.shot->time == paused + std::chrono::hours{1}; }));
    window.click("live.step_day");
    CHECK(window.wait([&] { return window.app().live.shot->time == paused + std::chrono::hours{25}; }));
    CHECK(state(window) == RunState::paused);
}

TEST_CASE("the space bar plays and pauses, but not while a text is written or another view is shown", "[gui][live][threads]")
{
    Window window;
    open_and_pause(window);
    window.key("Space");
    REQUIRE(window.wait([&] { return state(window) == RunState::running; }));
    window.key("Space");
    REQUIRE(window.wait([&] { return state(window) == RunState::paused; }));

    window.click("live.until");
    window.key("Space");
    window.frames(10);
    CHECK(state(window) == RunState::paused);
    window.key("Escape");
    window.click("view.plan");
    window.key("Space");
    window.frames(10);
    CHECK(state(window) == RunState::paused);
}

TEST_CASE("the speed is chosen in words and by commands", "[gui][live][threads]")
{
    Window window;
    open_and_pause(window);
    CHECK(says(window, "1 ora al secondo"));
    CHECK(gui::run_command(window.app(), "live.faster"));
    CHECK(says(window, "3 ore al secondo"));
    for (int i = 0; i < 20; ++i) gui::run_command(window.app(), "live.faster");
    CHECK(says(window, "più veloce possibile"));
    CHECK_FALSE(gui::run_command(window.app(), "live.faster"));
    for (int i = 0; i < 20; ++i) gui::run_command(window.app(), "live.slower");
    CHECK(says(window, "1 minuto al secondo"));
    CHECK_FALSE(gui::run_command(window.app(), "live.slower"));
}

TEST_CASE("a live run goes to a typed date and says what is wrong with one", "[gui][live][threads]")
{
    Window window;
    open_and_pause(window);
    gui::set_live_speed(window.app(), gui::live_speeds - 1);
    window.app().live.until = "domani";
    window.click("live.until.go");
    CHECK(says(window, "Non è una data"));
    window.app().live.until = "01/01/2031";
    window.click("live.until.go");
    CHECK(says(window, "Il regime va dal 01/07/2026 al 30/09/2026"));
    window.app().live.until = "1/7/2026";
    window.click("live.until.go");
    CHECK(says(window, "già passata"));
    window.app().live.until = "6/7/2026";
    window.click("live.until.go");
    const sim::SimTime there = models::start_of(models::to_date({2026, 7, 6}));
    CHECK(window.wait([&] { return state(window) == RunState::paused && window.app().live.shot->time == there; }));
    CHECK(says(window, "lunedì 6 luglio 2026, ore 00:00"));
}

TEST_CASE("a stopped live run stays on the screen and can begin again with another replication", "[gui][live][threads]")
{
    Window window;
    open_and_pause(window);
    window.click("live.stop");
    REQUIRE(window.wait([&] { return state(window) == RunState::stopped; }));
    CHECK(says(window, "Fermata"));
    CHECK_FALSE(gui::is_moving(window.app()));
    CHECK_FALSE(gui::run_command(window.app(), "live.step"));
    CHECK(window.shows("live.row.0.0"));
    window.app().live.replication = 3;
    window.click("live.restart");
    REQUIRE(window.wait([&] { return state(window) == RunState::running; }, 120));
    CHECK(window.app().live.shot->replication == 3);
    CHECK(says(window, "replica 3"));
}

TEST_CASE("a place and a pool are chosen in the table, and every section shows them", "[gui][live][threads]")
{
    Window window;
    open_and_pause(window);
    gui::set_live_speed(window.app(), gui::live_speeds - 1);
    window.app().live.until = "8/7/2026";
    window.click("live.until.go");
    const auto there = models::start_of(models::to_date({2026, 7, 8}));        // it is paused before it sets out, too
    REQUIRE(window.wait([&] { return state(window) == RunState::paused && window.app().live.shot->time >= there; }));
    window.click("live.row.1.0");                      // the service centre
    CHECK(window.app().live.selection.place == 1);
    CHECK(says(window, "Centro servizi"));
    window.click("live.row.0.1");
    CHECK(window.app().live.selection.place == 0);
    CHECK(window.app().live.selection.pool == 1);

    window.click("live.section.charts");
    CHECK(window.shows("live.chart.waiting"));
    CHECK(window.shows("live.chart.patients"));
    window.click("live.days.2");
    CHECK(window.app().live.selection.days == 2);
    window.click("live.tier.1");
    CHECK(window.app().live.selection.tier == 1);
    window.click("live.copy");
    CHECK(std::string{ImGui::GetClipboardText()}.find("1 luglio 2026") == std::string::npos);       // the last two days only
    CHECK(std::string{ImGui::GetClipboardText()}.find("7 luglio 2026, ore 23:00") != std::string::npos);

    window.click("live.section.pathway");
    CHECK(window.shows("live.graph.0"));
    window.click("live.pathway.televisit");
    CHECK(window.app().live.pathway == "televisit");

    window.click("live.section.standards");
    CHECK(window.shows("live.standard.0"));
    CHECK(says(window, "lug 2026"));
}

TEST_CASE("tokens run while the pathways are shown and rest with the simulation", "[gui][live][threads]")
{
    Window window;
    open_and_pause(window);
    window.click("live.section.pathway");
    window.click("live.pathway.all");
    window.frames(2);
    CHECK(window.app().live.flights.flying.empty());
    window.click("live.step_day");
    CHECK(window.wait([&] { return !window.app().live.flights.flying.empty(); }));
    CHECK(gui::is_moving(window.app()));
    window.click("view.plan");
    CHECK_FALSE(gui::is_moving(window.app()));         // nobody sees them
    window.click("view.live");
    CHECK(window.wait([&] { return window.app().live.flights.flying.empty(); }));
    CHECK_FALSE(gui::is_moving(window.app()));
}

TEST_CASE("a run of an earlier version says so and starts again with the plan as it is now", "[gui][live][threads]")
{
    Window window;
    open_and_pause(window);
    auto& desk = *window.app().editor.desk;
    auto document = desk.version()->document;
    document.plan.plan.seed += 1;
    desk.steps.push_back({gui::make_version(document, *window.app().tables), {}, "seed"});
    desk.at = 1;
    window.frames(2);
    CHECK(says(window, "versione precedente del piano"));
    window.click("live.outdated");
    CHECK_FALSE(gui::live_is_outdated(window.app()));
    REQUIRE(window.wait([&] { return state(window) == RunState::running; }, 120));
    CHECK(window.app().live.plan->plan.seed == document.plan.plan.seed);
}

TEST_CASE("the seats that a sizing found can be used instead of no limit", "[gui][live][threads]")
{
    Window window;
    gui::open_file(window.app(), small_region());
    planning::SizeAnswer answer;
    const auto version = gui::current(window.app());
    const std::string where = models::authorities_of(window.app().tables->territory, version->document.plan.plan.region_code).front().code;
    for (const char* pool : {"nurse", "physician"}) {
        auto& sized = answer.pools.emplace_back();
        sized.pool = pool;
        sized.where = where;
        for (const char* shift : {"morning", "afternoon"}) {
            sized.seats.emplace_back();
            sized.seats.back().shift = shift;
            sized.seats.back().seats = 4;
        }
    }
    window.app().results.sized = std::make_shared<const gui::Result>(gui::Result{gui::Question::size, version, {}, answer, {}, {}});
    window.click("view.live");
    window.click("live.start");
    REQUIRE(window.wait([&] { return state(window) == RunState::running; }, 120));
    CHECK(window.app().live.shot->scene->places[0].unlimited[0]);
    window.click("live.use_sized");
    REQUIRE(window.wait([&] { return window.app().live.shot->scene && state(window) == RunState::running; }, 120));
    CHECK_FALSE(window.app().live.shot->scene->places[0].unlimited[0]);
    CHECK(says(window, "personale del dimensionamento"));
}

TEST_CASE("a national plan and a queueing model are refused with what to do instead", "[gui][live]")
{
    Window window;
    const auto scenarios = std::filesystem::path{TELEPLAN_SOURCE_DIR} / "scenarios";
    gui::open_file(window.app(), scenarios / "italia.json");
    window.click("view.live");
    CHECK(says(window, "apri il piano di una delle sue regioni"));
    CHECK_FALSE(window.shows("live.start"));
    window.key("Space");
    CHECK(window.app().live.run == nullptr);
    gui::open_file(window.app(), scenarios / "examples" / "mm1.json");
    window.click("view.live");
    CHECK(says(window, "modello di code"));
}

TEST_CASE("the application can be closed while a live run is prepared or plays", "[gui][live][threads]")
{
    {
        Window window;
        gui::open_file(window.app(), small_region());
        window.click("view.live");
        window.click("live.start");
        CHECK(state(window) == RunState::preparing);
    }
    Window window;
    open_and_pause(window);
    window.click("live.play");
    REQUIRE(window.wait([&] { return state(window) == RunState::running; }));
    gui::end_live(window.app());
    window.frames(3);
    CHECK(window.shows("live.start"));
}

TEST_CASE("a frame of every section stays below 4 ms with 110 places, as the snapshots come in", "[gui][live][speed]")
{
    Window window;
    gui::open_file(window.app(), small_region());
    gui::show(window.app(), gui::View::live);
    auto& live = window.app().live;
    live.version = gui::current(window.app());
    live.plan = {live.version, &live.version->document.plan};
    for (const auto section : {gui::LiveSection::now, gui::LiveSection::charts, gui::LiveSection::pathway, gui::LiveSection::standards}) {
        live.section = section;
        live.pathway.clear();
        std::vector<double> spent;
        for (int frame = 0; frame < 41; ++frame) {
            live.shot = wide_snapshot(*live.plan, 110, frame);
            const auto began = std::chrono::steady_clock::now();
            window.frames(1);
            spent.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
        }
        std::ranges::nth_element(spent, spent.begin() + 20);
        INFO("section " << static_cast<int>(section) << ": " << spent[20] << " ms");
#ifdef NDEBUG                                          // not under the sanitizers
        CHECK(spent[20] < 4);
#endif
    }
}
