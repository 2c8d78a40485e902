#include "gui/app/app.hpp"

namespace teleplan::gui {

using reports::msg;

void add_results_commands(const App& app, std::vector<Command>& out)
{
    const auto& tr = app.tr;
    out.push_back({"results.run", tr(msg("Simula il piano")), "Ctrl+R", refusal(app, Question::run).empty(), [](App& a) { ask(a, Question::run); }});
    out.push_back({"results.size", tr(msg("Dimensiona il personale")), "Ctrl+Shift+R", refusal(app, Question::size).empty(), [](App& a) { ask(a, Question::size); }});
    out.push_back({"results.cancel", tr(msg("Annulla il calcolo in corso")), "", app.results.asked != nullptr, [](App& a) { cancel_question(a); }});
    out.push_back({"results.export", tr(msg("Esporta i risultati")), "Ctrl+E", shown_result(app.results) != nullptr, [](App& a) {
                       if (a.results.export_folder.empty()) a.results.export_folder = default_export_folder(a).string();
                       a.results.export_open = a.results.export_wants_keys = true;
                       show(a, View::results);
                   }});
}

}  // namespace teleplan::gui
