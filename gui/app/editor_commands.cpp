#include "gui/app/editor_commands.hpp"

#include "gui/app/app.hpp"
#include "gui/app/editor_edits.hpp"

namespace teleplan::gui {

using reports::msg;

void add_editor_commands(const App& app, std::vector<Command>& out)
{
    const auto& tr = app.tr;
    const auto& desk = app.editor.desk;
    out.push_back({"plan.save", tr(msg("Salva il piano")), "Ctrl+S", desk && (desk->unsaved() || app.editor.draft.changed), [](App& a) { save_plan(a); }});
    out.push_back({"plan.save_as", tr(msg("Salva il piano con nome")), "Ctrl+Shift+S", desk.has_value(), [](App& a) { ask_where_to_save(a); }});
    out.push_back({"plan.undo", tr(msg("Annulla la modifica")), "Ctrl+Z", desk && can_undo(*desk), [](App& a) { undo_step(a); }});
    out.push_back({"plan.redo", tr(msg("Ripeti la modifica")), "Ctrl+Y", desk && can_redo(*desk), [](App& a) { redo_step(a); }});
    out.push_back({"plan.redo.shift", tr(msg("Ripeti la modifica annullata")), "Ctrl+Shift+Z", desk && can_redo(*desk), [](App& a) { redo_step(a); }});
    out.push_back({"plan.search", tr(msg("Cerca nel piano")), "Ctrl+F", desk.has_value(), [](App& a) {
                       show(a, View::plan);
                       a.editor.wants_search = true;
                   }});
    if (!desk) return;
    const auto chapter = [&out](const char* id, std::string title, const char* key) {
        out.push_back({id, std::move(title), "", true, [key](App& a) {
                           show(a, View::plan);
                           a.editor.chapter = key;
                       }});
    };
    chapter("plan.problems", tr(msg("Problemi del piano")), "problems");
    chapter("plan.differences", tr(msg("Differenze dai valori predefiniti e dal file salvato")), "differences");
    chapter("plan.history", tr(msg("Cronologia delle modifiche")), "history");
}

}  // namespace teleplan::gui
