#include "gui/app/guide.hpp"

#include "gui/app/app.hpp"

namespace teleplan::gui {

using reports::msg;

GuideStep guide_step(const App& app)
{
    const auto& tr = app.tr;
    switch (app.guide.step) {
    case 0:
        return {tr(msg("Scegli una regione")), tr(msg("Premi la Puglia sulla mappa o nell'elenco, poi «Apri il piano».")),
                app.start.region.empty() ? std::vector<std::string>{"start.region.16", "map", "view.start"} : std::vector<std::string>{"start.open", "view.start"}};
    case 1:
        return {tr(msg("Guarda il piano")), tr(msg("Ogni capitolo mostra i suoi dati: valore, unità, fonte. Cambiane uno, se vuoi: si può sempre annullare.")), {"plan.chapters", "view.plan"}};
    case 2:
        return {tr(msg("Simula")), tr(msg("Nei risultati premi «Simula»: un anno di lavoro, ripetuto più volte, con i suoi volumi e i suoi carichi.")), {"results.run", "view.results"}};
    case 3:
        return {tr(msg("Dimensiona")), tr(msg("Premi «Dimensiona»: la ricerca trova quanti operatori servono in ogni turno.")), {"results.size", "view.results"}};
    default:
        return {tr(msg("Salva ed esporta")), tr(msg("Esporta la tabella e la pagina dei risultati; con Ctrl+S salvi il piano.")), {"results.export", "plan.save", "view.results"}};
    }
}

void start_guide(App& app)
{
    app.guide = {true, 0};
    app.settings.guide_seen = true;
    show(app, View::start);
}

void end_guide(App& app) { app.guide = {}; }

void next_step(App& app)
{
    if (++app.guide.step >= guide_steps) end_guide(app);
}

void follow_guide(App& app)
{
    if (!app.settings.guide_seen && !current(app)) start_guide(app);         // who comes with a plan wants that plan
    if (!app.guide.open) return;
    const bool done = (app.guide.step == 0 && current(app) && app.view != View::start) || (app.guide.step == 2 && app.results.ran && app.view == View::results) ||
                      (app.guide.step == 3 && app.results.sized && app.view == View::results);
    if (done) next_step(app);
}

void add_guide_commands(const App& app, std::vector<Command>& out)
{
    out.push_back({"guide", app.tr(msg("Guida in cinque passi")), "", true, start_guide});
}

}  // namespace teleplan::gui
