#include "gui/app/live_state.hpp"

#include <algorithm>
#include <utility>

#include "gui/app/app.hpp"
#include "gui/app/live_words.hpp"
#include "planning/sized_plan.hpp"
#include "reports/problem_sentences.hpp"

namespace teleplan::gui {

using planning::Snapshot;
using reports::msg;
using RunState = planning::LiveState;

namespace {

RunState state_of(const App& app) { return app.live.shot ? app.live.shot->state : RunState::stopped; }

models::Date first_day(const App& app) { return app.live.version->document.plan.plan.regime.from; }
models::Date last_day(const App& app) { return app.live.version->document.plan.plan.regime.to; }

}  // namespace

std::optional<std::string> live_obstacle(const App& app)
{
    const Version version = current(app);
    if (!version) return app.tr(msg("Prima apri un piano."));
    const models::Plan& plan = version->document.plan;
    if (models::is_national(plan)) return app.tr(msg("Un piano nazionale non si può seguire dal vivo: apri il piano di una delle sue regioni."));
    if (models::is_network(plan)) return app.tr(msg("Questo è un modello di code senza territorio né pazienti: dal vivo si segue il piano di una regione."));
    if (!version->problems.empty())
        return app.tr(msg("Il piano ha dati da correggere, e fino ad allora non si può simulare: %1"), {reports::problem_lines(version->problems, app.tr)});
    return std::nullopt;
}

bool has_sized_seats(const App& app)
{
    const Version version = current(app);
    return version && app.results.sized && app.results.sized->version == version;
}

bool live_is_outdated(const App& app) { return app.live.shot && app.live.version != current(app); }

bool live_is_under_way(const App& app)
{
    const RunState state = state_of(app);
    return app.live.run && (state == RunState::preparing || state == RunState::running || state == RunState::paused);
}

void start_live(App& app)
{
    LiveState& live = app.live;
    if (live_obstacle(app)) return;
    live.run.reset();
    live.version = current(app);
    live.seats = has_sized_seats(app) ? live.wanted_seats : LiveSeats::entered;
    live.plan = {live.version, &live.version->document.plan};
    if (live.seats == LiveSeats::sized) live.plan = std::make_shared<const models::Plan>(planning::with_seats(*live.plan, pools_of(*app.results.sized)));
    const std::shared_ptr<const models::Territory> territory{app.tables, &app.tables->territory};
    live.replication = std::max(1, live.replication);
    live.shown = {};
    live.flights = {};
    live.until = written_date(last_day(app), app.tr);
    live.until_problem.clear();
    planning::LiveOptions options;
    options.replication = static_cast<std::uint32_t>(live.replication);
    options.speed = live_speed(live.speed);
    live.run = std::make_unique<planning::LiveRun>(live.plan, territory, options, app.wake);
    live.run->play();
    poll_live(app);
}

void stop_live(App& app)
{
    if (app.live.run) app.live.run->stop();
}

void end_live(App& app)
{
    app.live.run.reset();
    app.live.shot.reset();
    app.live.shown = {};
    app.live.flights = {};
}

void play_or_pause(App& app)
{
    if (!live_is_under_way(app)) return start_live(app);
    if (state_of(app) == RunState::paused) app.live.run->play();
    else if (state_of(app) == RunState::running) app.live.run->pause();
}

void step_live(App& app, sim::Duration length)
{
    if (live_is_under_way(app)) app.live.run->step(length);
}

void set_live_speed(App& app, int index)
{
    app.live.speed = std::clamp(index, 0, live_speeds - 1);
    if (app.live.run) app.live.run->set_speed(live_speed(app.live.speed));
}

void run_live_until(App& app)
{
    LiveState& live = app.live;
    live.until_problem.clear();
    if (!live_is_under_way(app)) return;
    const auto day = typed_date(live.until);
    const std::string example = written_date(last_day(app), app.tr);
    if (!day) live.until_problem = app.tr(msg("Non è una data: scrivila come %1."), {example});
    else if (*day < first_day(app) || *day > last_day(app) + 1)
        live.until_problem = app.tr(msg("Il regime va dal %1 al %2: scegli una data fra queste."), {written_date(first_day(app), app.tr), example});
    else if (live.shot && live.shot->scene && models::start_of(*day) <= live.shot->time) live.until_problem = app.tr(msg("Questa data è già passata: per tornarci, ricomincia."));
    else live.run->run_until(*day);
}

void choose_place(App& app, std::size_t place, std::size_t pool)
{
    if (place != app.live.selection.place) app.live.flights = {};
    app.live.selection.place = place;
    app.live.selection.pool = pool;
}

void poll_live(App& app)
{
    if (!app.live.run) return;
    app.live.shot = app.live.run->snapshot();
    if (app.live.shot->scene) app.live.selection = held(app.live.selection, *app.live.shot->scene);
}

bool live_is_moving(const App& app)
{
    const RunState state = state_of(app);
    if (app.live.run && (state == RunState::preparing || state == RunState::running)) return true;
    return app.view == View::live && app.live.section == LiveSection::pathway && !app.live.flights.flying.empty();
}

namespace {

void refresh_names(LiveState& live, const reports::Language& tr)
{
    const Snapshot& shot = *live.shot;
    live.shown = {};
    live.shown.scene = shot.scene;
    live.shown.language = tr.code();
    live.shown.rows = live_rows(*shot.scene, tr);
    live.shown.months = month_titles(*shot.scene, tr);
    live.shown.unlimited = unlimited_pools(*shot.scene);
}

void refresh_charts(LiveState& live, charts::Size size, const reports::Language& tr)
{
    const Snapshot& shot = *live.shot;
    LiveShown& s = live.shown;
    const models::Date today = models::date_of(shot.time);
    const bool all = s.charts.empty() || s.selection != live.selection || size.width != s.chart_size.width || size.height != s.chart_size.height;
    if (!all && s.hours == shot.hours) return;
    s.charts.resize(std::size(live_charts));
    for (const LiveChart which : live_charts) {
        if (which == LiveChart::patients && !all && s.patients_on == today) continue;
        s.charts[static_cast<std::size_t>(which)] = std::make_shared<const charts::DisplayList>(charts::trend_chart(live_trend(which, shot, live.selection, tr), size));
    }
    s.tiers = tier_rows(shot, tr);
    s.hours = shot.hours;
    s.selection = live.selection;
    s.chart_size = size;
    s.patients_on = today;
}

void refresh_pathway(LiveState& live, const reports::Language& tr)
{
    LiveShown& s = live.shown;
    const std::size_t at = live.selection.place;
    const planning::LivePlace& place = live.shot->scene->places[at];
    const bool moved = s.pathways.empty() || s.pathway_place != at;
    if (moved) s.pathways = pathway_rows(place, tr);
    if (!live.pathway.empty() && std::ranges::find(s.pathways, live.pathway, &PathwayRow::pathway) == s.pathways.end())
        live.pathway = s.pathways.empty() ? "" : s.pathways.front().pathway;
    if (moved || s.pathway_name != live.pathway || s.pathway.graph.nodes.empty()) {
        s.pathway = live_pathway(*live.plan, place, live.pathway, tr);
        s.pathway_name = live.pathway;
        s.pathway_place = at;
        s.counted.reset();
        live.flights = {};
    }
    if (s.counted == live.shot) return;
    count_into(s.pathway, live.shot->places[at]);
    count_into(s.pathways, place, live.shot->places[at]);
    s.counted = live.shot;
}

void refresh_standards(LiveState& live, const reports::Language& tr)
{
    LiveShown& s = live.shown;
    if (s.standards.empty() || s.standards_place != live.selection.place) {
        s.standards = standard_rows(*live.shot->scene, live.selection.place, *live.plan, tr);
        s.standards_place = live.selection.place;
    }
    if (s.judged == live.shot->hours) return;
    s.standards_sentence = standards_sentence(*live.shot, tr);
    s.judged = live.shot->hours;
}

}  // namespace

void refresh_live(App& app, charts::Size chart_size)
{
    LiveState& live = app.live;
    if (live.shown.scene != live.shot->scene || live.shown.language != app.tr.code()) refresh_names(live, app.tr);
    switch (live.section) {
    case LiveSection::now: break;
    case LiveSection::charts: refresh_charts(live, chart_size, app.tr); break;
    case LiveSection::pathway: refresh_pathway(live, app.tr); break;
    case LiveSection::standards: refresh_standards(live, app.tr); break;
    }
}

}  // namespace teleplan::gui
