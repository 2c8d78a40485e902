#include "gui/app/compare_sides.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "gui/app/app.hpp"
#include "gui/app/compare_national.hpp"
#include "reports/problem_sentences.hpp"

namespace teleplan::gui {

namespace {

/// The version that the file holds; the one on the screen where the file holds none of them.
Version saved_version(const Desk& desk)
{
    const auto found = std::ranges::find(desk.steps, desk.saved, &EditStep::text);
    return found == desk.steps.end() ? desk.version() : found->version;
}


using reports::msg;

/// Why a plan cannot be compared; the command line says the same.
std::string refusal(const models::Plan& plan, const reports::Language& tr)
{
    if (models::is_network(plan)) return tr(msg("Questo piano descrive una rete di code: si confrontano piani di regioni."));
    if (models::is_national(plan)) return tr(msg("Questo piano riunisce i piani delle regioni: si confrontano i piani di singole regioni."));
    return "";
}

void take(const App& app, ComparedSide& side, Version version)
{
    side.problem = version ? refusal(version->document.plan, app.tr) : std::string{};
    side.version = side.problem.empty() ? std::move(version) : nullptr;
}

void take(const App& app, ComparedSide& side, formats::Loaded loaded)
{
    if (loaded.document) return take(app, side, make_version(std::move(*loaded.document), *app.tables));
    side.version = nullptr;
    side.problem = reports::problem_lines(loaded.problems, app.tr);
}

std::vector<PlanChoice> plans_in(const std::filesystem::path& folder)
{
    std::vector<PlanChoice> out;
    std::error_code error;
    for (std::filesystem::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error)) {
        const auto& path = at->path();
        if (path.extension() != ".json" || path.stem().extension() == ".remarks") continue;
        out.push_back({path.stem().string(), path.string(), {SourceKind::file, path}});
    }
    std::ranges::sort(out, {}, &PlanChoice::title);
    return out;
}

std::string letters(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z') out += c;
        if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// Files are named after their regions without spaces and apostrophes: the territory knows how they are written.
void name_regions(const models::Territory& territory, std::vector<PlanChoice>& choices)
{
    for (PlanChoice& choice : choices) {
        const auto region = std::ranges::find(territory.regions, letters(choice.title), [](const models::Region& r) { return letters(r.name); });
        choice.title = region == territory.regions.end() ? reports::capitalised(choice.title) : region->name;
    }
}

std::vector<PlanChoice> from_the_desk(const App& app, std::size_t side)
{
    std::vector<PlanChoice> out;
    if (app.editor.desk) {
        out.push_back({app.tr(msg("Il piano aperto, com'è ora")), app.editor.desk->path.string(), {SourceKind::desk, {}}});
        out.push_back({app.tr(msg("Il piano aperto, come salvato sul disco")), app.editor.desk->path.string(), {SourceKind::saved, {}}});
    }
    if (side > 0 && app.compare.sides.front().version)
        out.push_back({app.tr(msg("Il piano A con i valori nazionali predefiniti")), app.tr(msg("Tutti i valori nazionali al posto di quelli inseriti; titolo, rampa e dati per azienda restano quelli di A.")),
                       {SourceKind::national, {}}});
    return out;
}

}  // namespace

std::string side_title(const App& app, const ComparedSide& side)
{
    const std::string title = side.version ? side.version->document.plan.plan.title : side.source.file.stem().string();
    switch (side.source.kind) {
    case SourceKind::nothing: return app.tr(msg("Scegli un piano"));
    case SourceKind::desk: return !side.version ? app.tr(msg("Il piano aperto")) : app.editor.desk && app.editor.desk->unsaved() ? app.tr(msg("%1 (con le modifiche non salvate)"), {title}) : title;
    case SourceKind::saved: return app.tr(msg("%1 (come salvato)"), {title});
    case SourceKind::national: return app.tr(msg("%1 (con i valori nazionali)"), {title});
    case SourceKind::file: break;
    }
    return title;
}

RemarkedPlan remarked_plan(const App& app, const ComparedSide& side)
{
    if (!side.version || side.source.kind == SourceKind::national) return {};
    if (side.source.kind == SourceKind::file) return {side.source.file, side.version->hash};
    return app.editor.desk ? RemarkedPlan{app.editor.desk->path, side.version->hash} : RemarkedPlan{};
}

bool refresh(const App& app, const Version& first, ComparedSide& side)
{
    const auto& desk = app.editor.desk;
    Version stands_on;
    switch (side.source.kind) {
    case SourceKind::nothing:
    case SourceKind::file: break;
    case SourceKind::desk: stands_on = current(app); break;
    case SourceKind::saved: stands_on = desk ? saved_version(*desk) : nullptr; break;
    case SourceKind::national: stands_on = first; break;
    }
    const bool read = side.version || !side.problem.empty();
    if (side.stands_on == stands_on && (read || (side.source.kind != SourceKind::file && !stands_on))) return false;
    side.stands_on = stands_on;
    if (side.source.kind == SourceKind::file) take(app, side, formats::load_plan(side.source.file, app.environment.data));
    else if (!stands_on || side.source.kind == SourceKind::desk) take(app, side, std::move(stands_on));
    else if (side.source.kind == SourceKind::saved) take(app, side, formats::load_plan(desk->path, app.environment.data));
    else take(app, side, with_national_values(stands_on->document, app.environment.data));
    return true;
}

std::vector<PlanChoices> plan_choices(const App& app, std::size_t side)
{
    std::vector<PlanChoices> out{{app.tr(msg("Dal piano aperto")), from_the_desk(app, side)}, {app.tr(msg("Recenti")), {}}};
    for (const std::string& recent : app.settings.recent) out.back().choices.push_back({std::filesystem::path{recent}.stem().string(), recent, {SourceKind::file, recent}});
    out.push_back({app.tr(msg("Regioni")), plans_in(app.environment.data.scenarios / "regions")});
    name_regions(app.tables->territory, out.back().choices);
    out.push_back({app.tr(msg("Esempi")), plans_in(app.environment.data.scenarios / "examples")});
    std::erase_if(out, [](const PlanChoices& c) { return c.choices.empty(); });
    return out;
}

}  // namespace teleplan::gui
