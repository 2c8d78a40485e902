#include "gui/app/app.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "formats/installed.hpp"
#include "reports/problem_sentences.hpp"

namespace teleplan::gui {

namespace {

std::shared_ptr<const Tables> read_tables(const Environment& environment, const reports::Language& tr)
{
    auto loaded = formats::load_territory(environment.data);
    if (!loaded.territory) throw std::runtime_error(reports::problem_lines(loaded.problems, tr));
    return std::make_shared<const Tables>(Tables{std::move(*loaded.territory), std::move(loaded.tables)});
}

}  // namespace

App::App(Environment e)
    : environment{std::move(e)}, settings{load_settings(environment)}, tr{settings.language}, tables{read_tables(environment, tr)}
{
}

Version current(const App& app) { return app.editor.desk ? app.editor.desk->version() : nullptr; }

std::string title_of(const App& app, View view)
{
    using reports::msg;
    switch (view) {
    case View::start: return app.tr(msg("Inizio"));
    case View::plan: return app.tr(msg("Piano"));
    case View::live: return app.tr(msg("Simulazione dal vivo"));
    case View::results: return app.tr(msg("Risultati"));
    case View::compare: break;
    }
    return app.tr(msg("Confronto"));
}

std::string about_view(const App& app, View view)
{
    using reports::msg;
    switch (view) {
    case View::start: return app.tr(msg("Scegli una regione sulla mappa, apri un piano o riprendi uno recente."));
    case View::plan: return app.tr(msg("Qui si legge e si cambia il piano, capitolo per capitolo: ogni dato dice l'unità, se è inserito o predefinito, e la fonte."));
    case View::live: return app.tr(msg("Il piano in movimento: pazienti, code, personale in turno e piattaforma, ora per ora."));
    case View::results: return app.tr(msg("Che cosa dà il piano e quanto personale serve: prima la risposta, poi come è stata calcolata."));
    case View::compare: break;
    }
    return app.tr(msg("Due piani sugli stessi pazienti simulati: dove differiscono e per quali dati."));
}

bool can_show(const App& app, View view) { return view == View::start || view == View::compare || current(app) != nullptr; }

void show(App& app, View view)
{
    if (!can_show(app, view)) return;
    app.view = view;
    const CompareState& c = app.compare;
    if (view == View::compare && app.editor.desk && std::ranges::all_of(c.sides, [](const ComparedSide& s) { return s.source.kind == SourceKind::nothing; }))
        choose_side(app, 0, {SourceKind::desk, {}});                // nothing is chosen yet: most compare what they are at
}

void set_language(App& app, const std::string& code)
{
    app.tr = reports::Language{code};
    app.settings.language = code;
}

void set_palette(App& app, Palette palette) { app.settings.palette = palette; }

void scale_font(App& app, double factor) { app.settings.font_scale = std::clamp(app.settings.font_scale * factor, least_font_scale, most_font_scale); }

void poll(App& app)
{
    poll_compare(app);
    poll_live(app);
    poll_results(app);
}

bool is_moving(const App& app) { return live_is_moving(app); }

}  // namespace teleplan::gui
