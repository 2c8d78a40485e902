#include "gui/app/start_state.hpp"

#include <algorithm>
#include <exception>
#include <system_error>

#include "formats/json.hpp"
#include "formats/safe_file.hpp"
#include "gui/app/app.hpp"
#include "gui/app/editor_edits.hpp"
#include "reports/problem_sentences.hpp"

namespace teleplan::gui {

namespace {

namespace fs = std::filesystem;
using reports::msg;

/// "P.A. Bolzano" → "bolzano", "Valle d'Aosta" → "valle-daosta".
std::string file_stem(std::string name)
{
    if (name.starts_with("P.A. ")) name.erase(0, 5);
    std::string out;
    for (const char c : name) {
        if (c == '\'') continue;
        out += c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

/// The title that a plan file gives itself; its name when it gives none or cannot be read.
std::string title_in(const fs::path& path)
{
    try {
        models::Problems ignored;
        const auto json = formats::parse_json(formats::read_file(path), path.string(), 0, ignored);
        const formats::Json* plan = json && json->is(formats::Json::Kind::object) ? json->find("plan") : nullptr;
        const formats::Json* title = plan && plan->is(formats::Json::Kind::object) ? plan->find("title") : nullptr;
        if (title && title->is(formats::Json::Kind::text) && !title->text.empty()) return title->text;
    } catch (const std::exception&) {                             // then its name says enough
    }
    return path.stem().string();
}

formats::Table authorities_table(const std::vector<AuthorityFacts>& authorities, const reports::Language& tr)
{
    formats::Table out{"authorities", tr(msg("Aziende sanitarie")), tr(msg("Azienda")), {}, {}, {}};
    out.columns = {{"population", "", tr(msg("Residenti")), "", formats::Form::number, 0},
                   {"eligible", "", tr(msg("Seguibili")), "", formats::Form::number, 0},
                   {"planned", "", tr(msg("Attivi")), "", formats::Form::number, 0}};
    out.notes = {tr(msg("Seguibili: le persone che si potrebbero seguire. Attivi: i pazienti a fine rampa."))};
    for (const auto& [a, facts] : authorities) out.rows.push_back({a.code, a.short_name, {{"", a.population, {}}, {"", facts.eligible, {}}, {"", facts.planned, {}}}});
    return out;
}

/// The measures of the tables for one region, then what its plan says.
RegionPanel make_panel(const App& app, const std::string& code)
{
    RegionPanel out{code, app.tr.code(), code, {}, authorities_table({}, app.tr), {}};
    const auto& territory = app.tables->territory;
    const auto region = std::ranges::find(territory.regions, code, &models::Region::code);
    if (region != territory.regions.end()) out.name = region->name;
    FactsByRegion facts;
    const auto loaded = formats::load_plan(region_file(app, code), app.environment.data);
    if (loaded.document) {
        out.authorities = authorities_table(authority_facts(loaded.document->plan, territory), app.tr);
        facts[code] = plan_facts(loaded.document->plan, territory);
    } else {
        out.problem = reports::problem_lines(loaded.problems, app.tr);
    }
    for (const MapMeasure& m : measures_of(territory, &facts, {}, app.tr))
        if (m.values.contains(code)) out.facts.emplace_back(m.column.title, value_words(m, code, app.tr));
    return out;
}

}  // namespace

fs::path region_file(const App& app, const std::string& code)
{
    const fs::path scenarios = app.environment.data.scenarios;
    const auto& regions = app.tables->territory.regions;
    const auto found = std::ranges::find(regions, code, &models::Region::code);
    return found == regions.end() ? scenarios / "italia.json" : scenarios / "regions" / (file_stem(found->name) + ".json");
}

void choose_region(App& app, const std::string& code)
{
    app.start.region = code;
    app.start.panel.reset();
}

void open_chosen_region(App& app) { open_file(app, region_file(app, app.start.region)); }

const RegionPanel* region_panel(App& app)
{
    StartState& start = app.start;
    if (start.region.empty()) return nullptr;
    if (!start.panel || start.panel->code != start.region || start.panel->language != app.tr.code()) start.panel = make_panel(app, start.region);
    return &*start.panel;
}

std::vector<PlanLink> recent_plans(const App& app)
{
    std::vector<PlanLink> out;
    for (const std::string& name : app.settings.recent) {
        const fs::path path{name};
        std::error_code ignored;
        if (fs::is_regular_file(path, ignored)) out.push_back({path, path.stem().string(), path.parent_path().string()});
    }
    return out;
}

const std::vector<PlanLink>& example_plans(App& app)
{
    auto& known = app.start.examples;
    if (known) return *known;
    known.emplace();
    const fs::path folder = app.environment.data.scenarios / "examples";
    std::error_code error;
    for (fs::directory_iterator at{folder, error}; !error && at != fs::directory_iterator{}; at.increment(error))
        if (at->path().extension() == ".json") known->push_back({at->path(), title_in(at->path()), folder.string()});
    std::ranges::sort(*known, {}, &PlanLink::title);
    return *known;
}

void add_start_commands(const App& app, std::vector<Command>& out)
{
    out.push_back({"open.italy", app.tr(msg("Apri il piano nazionale")), "", true, [](App& a) { open_file(a, region_file(a, "")); }});
    for (const auto& region : app.tables->territory.regions) {
        out.push_back({"open.region." + region.code, app.tr(msg("Apri il piano: %1"), {region.name}), "", true,
                       [code = region.code](App& a) { open_file(a, region_file(a, code)); }});
        out.push_back({"new.region." + region.code, app.tr(msg("Piano nuovo: %1"), {region.name}), "", true, [code = region.code](App& a) { new_plan(a, code); }});
    }
}

}  // namespace teleplan::gui
