#include "tests/gui/pictures/scenes.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace teleplan::gui {

namespace {

using namespace std::chrono_literals;

/// Draws frames until something is there. Throws std::runtime_error after ten minutes, or when the window says what is wrong.
template <class Condition> void wait(App& app, Graphics& graphics, Condition&& there)
{
    const auto start = std::chrono::steady_clock::now();
    while (!there()) {
        if (std::chrono::steady_clock::now() - start > 10min) throw std::runtime_error("the view does not get there");
        if (app.notice && app.notice->kind == Notice::Kind::problem) throw std::runtime_error(app.notice->text);
        graphics.draw(app);
        std::this_thread::sleep_for(20ms);
    }
}

std::filesystem::path plan_of_region(const App& app, const char* region) { return app.environment.data.scenarios / "regions" / (std::string{region} + ".json"); }

/// The plan of all pictures: a region of some hundred thousand people, so that nobody waits long for them.
void open_example(App& app)
{
    if (!app.editor.desk) open_file(app, plan_of_region(app, "umbria"));
}

void open_chapter(App& app, const char* chapter, Beside beside = Beside::form)
{
    open_example(app);
    show(app, View::plan);
    show_chapter(app, chapter);
    app.editor.beside = beside;
    app.editor.selected.clear();
}

void choose_field(App& app, const char* chapter, const char* pointer)
{
    open_chapter(app, chapter);
    app.editor.selected = pointer;
    app.editor.scroll_to = pointer;
    app.editor.toggled = {"/programmes/cardiovascular"};
}

void size_the_plan(App& app, Graphics& graphics)
{
    open_example(app);
    show(app, View::results);
    if (app.results.sized) return;
    run_command(app, "results.size");
    wait(app, graphics, [&] { return app.results.sized != nullptr; });
    app.notice.reset();
}

void show_result(App& app, Graphics& graphics, const char* chapter)
{
    size_the_plan(app, graphics);
    app.results.chapter = chapter;
    app.results.why.reset();
}

/// Runs live, with the seats that were found, to a morning of the tenth day and stands still there.
void live_until_morning(App& app, Graphics& graphics, LiveSection section)
{
    size_the_plan(app, graphics);
    show(app, View::live);
    app.live.section = section;
    if (app.live.run) return;
    app.live.wanted_seats = LiveSeats::sized;
    start_live(app);
    wait(app, graphics, [&] { return app.live.shot && app.live.shot->scene; });
    const auto stands_at = [&](sim::SimTime time) { return app.live.shot->state == planning::LiveState::paused && app.live.shot->time == time; };
    const models::Date day = app.live.shot->scene->regime.from + 11;
    app.live.run->run_until(day);
    set_live_speed(app, live_speeds - 1);
    wait(app, graphics, [&] { return stands_at(models::start_of(day)); });
    set_live_speed(app, usual_live_speed);
    app.live.run->step(8h);
    wait(app, graphics, [&] { return stands_at(models::start_of(day) + 8h); });
}

void compare_with_marche(App& app, Graphics& graphics, CompareTab tab)
{
    open_example(app);
    show(app, View::compare);
    app.compare.tab = tab;
    if (app.compare.answer) return;
    choose_side(app, 0, PlanSource{SourceKind::desk, {}});
    choose_side(app, 1, PlanSource{SourceKind::file, plan_of_region(app, "marche")});
    run_command(app, "compare.run");
    wait(app, graphics, [&] { return app.compare.answer != nullptr && app.compare.job == nullptr; });
    app.compare.tab = tab;                             // the results were shown when they came
    app.notice.reset();
}

}  // namespace

std::span<const Scene> scenes()
{
    static const std::vector<Scene> all{
        {"start", [](App& app, Graphics&) { show(app, View::start); }},
        {"start-region", [](App& app, Graphics&) { choose_region(app, "16"); }},
        {"plan", [](App& app, Graphics&) { choose_field(app, "programmes", "/programmes/cardiovascular/dropout_per_month"); }},
        {"plan-programmes", [](App& app, Graphics&) { open_chapter(app, "programmes", Beside::table); }},
        {"plan-pathways", [](App& app, Graphics&) { open_chapter(app, "pathways", Beside::graph); }},
        {"plan-organisation", [](App& app, Graphics&) { open_chapter(app, "organisation", Beside::seats); }},
        {"plan-ramp", [](App& app, Graphics&) { open_chapter(app, "timeline", Beside::curve); }},
        {"plan-timeline", [](App& app, Graphics&) { open_chapter(app, "timeline", Beside::gantt); }},
        {"plan-differences", [](App& app, Graphics&) { open_chapter(app, "differences"); }},
        {"results", [](App& app, Graphics& graphics) { show_result(app, graphics, "summary"); }},
        {"results-need", [](App& app, Graphics& graphics) { show_result(app, graphics, "need"); }},
        {"results-why", [](App& app, Graphics& graphics) {
             show_result(app, graphics, "need");
             app.results.why = NeedCell{rows_of(*app.results.sized).front().code, "fte_mean.nurse"};
         }},
        {"results-standards", [](App& app, Graphics& graphics) { show_result(app, graphics, "standards"); }},
        {"results-week", [](App& app, Graphics& graphics) { show_result(app, graphics, "week"); }},
        {"results-waits", [](App& app, Graphics& graphics) { show_result(app, graphics, "waits"); }},
        {"results-platform", [](App& app, Graphics& graphics) { show_result(app, graphics, "platform"); }},
        {"results-enrolment", [](App& app, Graphics& graphics) { show_result(app, graphics, "enrolment"); }},
        {"results-services", [](App& app, Graphics& graphics) { show_result(app, graphics, "services"); }},
        {"results-costs", [](App& app, Graphics& graphics) { show_result(app, graphics, "costs"); }},
        {"results-territory", [](App& app, Graphics& graphics) { show_result(app, graphics, "territory"); }},
        {"results-method", [](App& app, Graphics& graphics) { show_result(app, graphics, "method"); }},
        {"live", [](App& app, Graphics& graphics) { live_until_morning(app, graphics, LiveSection::now); }},
        {"live-charts", [](App& app, Graphics& graphics) { live_until_morning(app, graphics, LiveSection::charts); }},
        {"live-pathway", [](App& app, Graphics& graphics) { live_until_morning(app, graphics, LiveSection::pathway); }},
        {"live-standards", [](App& app, Graphics& graphics) { live_until_morning(app, graphics, LiveSection::standards); }},
        {"compare", [](App& app, Graphics& graphics) { compare_with_marche(app, graphics, CompareTab::inputs); }},
        {"compare-results", [](App& app, Graphics& graphics) { compare_with_marche(app, graphics, CompareTab::results); }},
        {"compare-places", [](App& app, Graphics& graphics) { compare_with_marche(app, graphics, CompareTab::places); }},
        {"palette", [](App& app, Graphics&) { run_command(app, "palette.open"); }},
        {"help", [](App& app, Graphics&) {
             app.palette = {};
             run_command(app, "help");
         }}};
    return all;
}

}  // namespace teleplan::gui
