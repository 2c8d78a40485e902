#include "tests/gui/pictures/scenes.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace teleplan::gui {

namespace {

using namespace std::chrono_literals;

/// Draws frames until something is there. Throws std::runtime_error after ten minutes.
template <class Condition> void wait(App& app, Graphics& graphics, Condition&& there)
{
    const auto start = std::chrono::steady_clock::now();
    while (!there()) {
        if (std::chrono::steady_clock::now() - start > 10min) throw std::runtime_error("the view does not get there");
        graphics.draw(app);
        std::this_thread::sleep_for(20ms);
    }
}

/// The plan of all pictures: a region of some hundred thousand people, so that nobody waits long for them.
void open_example(App& app, Graphics&) { open_file(app, app.environment.data.scenarios / "regions" / "umbria.json"); }

void show_chapter(App& app, const char* chapter)
{
    show(app, View::plan);
    app.editor.chapter = chapter;
}

void show_result(App& app, const char* chapter)
{
    show(app, View::results);
    app.results.chapter = chapter;
}

/// Runs live to the second afternoon and stands still there.
void live_until_afternoon(App& app, Graphics& graphics)
{
    show(app, View::live);
    app.live.replication = 1;
    start_live(app);
    wait(app, graphics, [&] { return app.live.shot && app.live.shot->scene; });
    app.live.run->pause();
    app.live.run->step(24h + 10h);
    wait(app, graphics, [&] { return app.live.shot->state == planning::LiveState::paused && app.live.shot->time >= models::start_of(app.live.shot->scene->regime.from) + 34h; });
}

void size_the_plan(App& app, Graphics& graphics)
{
    show(app, View::results);
    run_command(app, "results.size");
    wait(app, graphics, [&] { return app.results.sized != nullptr; });
}

void compare_with_defaults(App& app, Graphics& graphics)
{
    show(app, View::compare);
    choose_side(app, 1, PlanSource{SourceKind::file, app.environment.data.scenarios / "regions" / "marche.json"});
    run_command(app, "compare.run");
    wait(app, graphics, [&] { return app.compare.answer != nullptr && app.compare.job == nullptr; });
}

}  // namespace

std::span<const Scene> scenes()
{
    static const std::vector<Scene> all{
        {"start", [](App& app, Graphics&) { show(app, View::start); }},
        {"plan", open_example},
        {"plan-programmes", [](App& app, Graphics&) { show_chapter(app, "programmes"); }},
        {"plan-pathways", [](App& app, Graphics&) { show_chapter(app, "pathways"); }},
        {"plan-organisation", [](App& app, Graphics&) { show_chapter(app, "organisation"); }},
        {"plan-timeline", [](App& app, Graphics&) { show_chapter(app, "timeline"); }},
        {"live", live_until_afternoon},
        {"live-charts", [](App& app, Graphics&) { app.live.section = LiveSection::charts; }},
        {"live-pathway", [](App& app, Graphics&) { app.live.section = LiveSection::pathway; }},
        {"results", size_the_plan},
        {"results-need", [](App& app, Graphics&) { show_result(app, "need"); }},
        {"results-standards", [](App& app, Graphics&) { show_result(app, "standards"); }},
        {"results-week", [](App& app, Graphics&) { show_result(app, "week"); }},
        {"results-platform", [](App& app, Graphics&) { show_result(app, "platform"); }},
        {"results-costs", [](App& app, Graphics&) { show_result(app, "costs"); }},
        {"compare", compare_with_defaults},
        {"compare-results", [](App& app, Graphics&) { app.compare.tab = CompareTab::results; }},
        {"palette", [](App& app, Graphics&) { run_command(app, "palette.open"); }},
        {"help", [](App& app, Graphics&) {
             app.palette = {};
             run_command(app, "help");
         }}};
    return all;
}

}  // namespace teleplan::gui
