#include "gui/app/compare_state.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "formats/installed.hpp"
#include "formats/plan_difference.hpp"
#include "formats/safe_file.hpp"
#include "gui/app/app.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

bool nothing_chosen(const CompareState& c)
{
    return std::ranges::all_of(c.sides, [](const ComparedSide& s) { return s.source.kind == SourceKind::nothing; });
}

void compare_inputs(CompareState& c)
{
    c.inputs.assign(c.sides.size() - 1, nullptr);
    const Version& first = c.sides.front().version;
    for (std::size_t i = 1; i < c.sides.size(); ++i)
        if (const Version& other = c.sides[i].version; first && other)
            c.inputs[i - 1] = std::make_shared<const std::vector<formats::PlanDifference>>(formats::plan_differences(first->document, other->document));
}

void changed(CompareState& c)
{
    c.other = std::clamp<std::size_t>(c.other, 1, c.sides.size() - 1);
    if (c.remarked_side != 0) c.remarked_side = c.other;
    compare_inputs(c);
    ++c.revision;
}

/// What the comparison calls a plan: its title, and what was done to it where no file says so.
std::string answer_title(const App& app, const ComparedSide& side)
{
    const bool from_file = side.source.kind == SourceKind::file || (side.source.kind == SourceKind::desk && !app.editor.desk->unsaved());
    return from_file ? side.version->document.plan.plan.title : side_title(app, side);
}

ComparedAnswer simulated(const std::vector<Version>& versions, const std::vector<std::string>& titles, const Tables& tables, int replications, const planning::Watch& watch)
{
    std::vector<planning::ComparedPlan> plans;
    ComparedAnswer out{versions, {}, {}};
    for (const Version& v : versions) {
        plans.push_back({v->document.plan, v->document.provenance});
        if (plans.size() > 1) out.inputs.push_back(formats::plan_differences(versions.front()->document, v->document));
    }
    auto study = planning::compare(plans, tables.territory, replications, planning::Executor{0, watch});
    for (std::size_t p = 0; p < versions.size(); ++p) {
        formats::sign(study.answer.plans[p], versions[p]->hash, study.tallies);
        study.answer.plans[p].title = titles[p];
    }
    out.answer = std::move(study.answer);
    return out;
}

}  // namespace

void refresh_compare(App& app)
{
    CompareState& c = app.compare;
    if (nothing_chosen(c) && app.editor.desk) c.sides.front().source.kind = SourceKind::desk;
    bool any = refresh(app, nullptr, c.sides.front());
    for (std::size_t i = 1; i < c.sides.size(); ++i) any = refresh(app, c.sides.front().version, c.sides[i]) || any;
    if (any || c.inputs.size() + 1 != c.sides.size()) changed(c);
}

void choose_side(App& app, std::size_t side, PlanSource source)
{
    CompareState& c = app.compare;
    if (side > c.sides.size() || side >= most_sides) return;
    if (side == c.sides.size()) c.sides.emplace_back();
    c.sides[side] = {std::move(source), nullptr, "", nullptr};
    if (side > 0) c.other = side;
    refresh_compare(app);
    changed(c);
}

void remove_side(App& app, std::size_t side)
{
    CompareState& c = app.compare;
    if (side >= c.sides.size()) return;
    if (side == 0 || c.sides.size() == 2) c.sides[side] = {};
    else c.sides.erase(c.sides.begin() + static_cast<std::ptrdiff_t>(side));
    changed(c);
}

void swap_sides(App& app)
{
    CompareState& c = app.compare;
    ComparedSide &a = c.sides.front(), &b = c.sides[c.other];
    if (b.source.kind == SourceKind::national) {       // stands on A: there is no file of it to put first
        app.notice = Notice{Notice::Kind::problem, app.tr(msg("I valori nazionali predefiniti stanno sul piano A e non possono prenderne il posto."))};
        return;
    }
    std::swap(a, b);
    refresh_compare(app);
    changed(c);
}

void ask_for_side(App& app, std::size_t side)
{
    app.view = View::compare;
    app.compare.choosing = {true, std::min(side, app.compare.sides.size()), ""};
}

std::string why_not_compared(const App& app)
{
    const CompareState& c = app.compare;
    if (c.job) return app.tr(msg("Il confronto è in corso."));
    for (std::size_t i = 0; i < c.sides.size(); ++i) {
        const ComparedSide& side = c.sides[i];
        if (!side.version) return side.problem.empty() ? app.tr(msg("Manca il piano %1: sceglilo."), {side_letter(i)}) : app.tr(msg("Il piano %1 non si può confrontare."), {side_letter(i)});
        if (!side.version->problems.empty()) return app.tr(msg("Il piano %1 ha dati da correggere: aprilo e guarda i problemi."), {side_letter(i)});
    }
    return "";
}

void start_compare(App& app)
{
    CompareState& c = app.compare;
    refresh_compare(app);
    app.view = View::compare;
    if (const std::string why = why_not_compared(app); !why.empty()) {
        app.notice = Notice{Notice::Kind::problem, why};
        return;
    }
    std::vector<Version> versions;
    std::vector<std::string> titles;
    for (const ComparedSide& side : c.sides) {
        versions.push_back(side.version);
        titles.push_back(answer_title(app, side));
    }
    auto task = [versions, titles, tables = app.tables, replications = c.replications](const planning::Watch& watch) { return simulated(versions, titles, *tables, replications, watch); };
    c.job = std::make_unique<planning::Job<ComparedAnswer>>(std::move(task), app.wake);
    ++c.revision;
}

void stop_compare(App& app)
{
    if (app.compare.job) app.compare.job->stop();
}

void poll_compare(App& app)
{
    CompareState& c = app.compare;
    if (!c.job) return;
    const planning::JobProgress progress = c.job->poll();
    if (progress.state == planning::JobState::running) return;
    auto taken = c.job->take();
    c.job.reset();
    if (taken) {
        c.answer = std::make_shared<const ComparedAnswer>(std::move(*taken));
        c.tab = CompareTab::results;
        const auto& places = c.answer->answer.places;
        if (!models::find(places, c.measure_filter.place)) c.measure_filter.place = "region";
    } else if (progress.state == planning::JobState::failed) {
        app.notice = Notice{Notice::Kind::problem, app.tr(msg("Il confronto non è riuscito: %1"), {progress.error})};
    } else {
        app.notice = Notice{Notice::Kind::done, app.tr(msg("Il confronto è stato fermato: non ci sono risultati."))};
    }
    ++c.revision;
}

bool answer_is_current(const App& app)
{
    const CompareState& c = app.compare;
    return c.answer && std::ranges::equal(c.answer->versions, c.sides, [](const Version& v, const ComparedSide& s) { return v == s.version; });
}

const planning::PlanComparison* shown_comparison(const CompareState& c)
{
    return c.answer && c.other <= c.answer->answer.comparisons.size() ? &c.answer->answer.comparisons[c.other - 1] : nullptr;
}

const std::vector<formats::PlanDifference>* shown_inputs(const CompareState& c) { return c.other <= c.inputs.size() ? c.inputs[c.other - 1].get() : nullptr; }

void ask_for_export(App& app)
{
    CompareState& c = app.compare;
    app.view = View::compare;
    if (!c.answer) {
        app.notice = Notice{Notice::Kind::problem, app.tr(msg("Non c'è ancora un confronto da esportare: premi Confronta."))};
        return;
    }
    if (c.exporting.folder.empty()) {
        std::error_code ignored;
        c.exporting.folder = (std::filesystem::current_path(ignored) / "out" / "confronto").string();
    }
    c.exporting.open = true;
}

bool export_compare(App& app, const std::filesystem::path& folder)
{
    const auto answer = app.compare.answer;
    if (!answer) return false;
    std::string names;
    try {
        std::filesystem::create_directories(folder);
        for (const reports::ResultFile& file : reports::result_files(answer->answer, answer->inputs, app.tr)) {
            formats::replace_file(folder / file.name, file.bytes);
            names += (names.empty() ? "" : ", ") + file.name;
        }
    } catch (const std::exception& e) {
        app.notice = Notice{Notice::Kind::problem, app.tr(msg("Non riesco a scrivere il confronto: %1. Scegli un'altra cartella."), {e.what()})};
        return false;
    }
    app.notice = Notice{Notice::Kind::done, app.tr(msg("Scritti in %1: %2."), {folder.string(), names})};
    return true;
}

}  // namespace teleplan::gui
