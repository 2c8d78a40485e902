#include "gui/app/editor_commands.hpp"

#include "gui/app/app.hpp"
#include "gui/app/editor_edits.hpp"

namespace teleplan::gui {

using reports::msg;

void show_chapter(App& app, const std::string& key)
{
    EditorState& e = app.editor;
    commit_draft(app);
    if (e.chapter != key) {
        e.beside = key == "timeline" ? Beside::curve : key == "pathways" ? Beside::graph : Beside::form;
        e.beside_part.clear();
        e.selected.clear();
    }
    e.chapter = key;
    e.search.clear();
}

namespace {

/// The keys go to what stands beside the form.
void show_beside(App& app, const std::string& chapter, Beside beside)
{
    show(app, View::plan);
    show_chapter(app, chapter);
    app.editor.beside = beside;
    app.editor.wants_beside = true;
}

}  // namespace

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
    const struct { const char *id, *chapter; Beside beside; std::string title; } besides[] = {
        {"plan.curve", "timeline", Beside::curve, tr(msg("Piano: curva della rampa"))},
        {"plan.gantt", "timeline", Beside::gantt, tr(msg("Piano: calendario delle attività"))},
        {"plan.graph", "pathways", Beside::graph, tr(msg("Piano: grafo dei percorsi"))},
        {"plan.seats", "organisation", Beside::seats, tr(msg("Piano: posti per turno"))}};
    for (const auto& b : besides)
        out.push_back({b.id, b.title, "", true, [key = b.chapter, beside = b.beside](App& a) { show_beside(a, key, beside); }});
    const auto chapter = [&out](const std::string& id, const std::string& title, const std::string& key) {
        out.push_back({id, title, "", true, [key](App& a) {
                           show(a, View::plan);
                           show_chapter(a, key);
                       }});
    };
    chapter("plan.problems", tr(msg("Problemi del piano")), "problems");
    chapter("plan.differences", tr(msg("Differenze dai valori predefiniti e dal file salvato")), "differences");
    chapter("plan.history", tr(msg("Cronologia delle modifiche")), "history");
    if (!app.editor.cache.form) return;
    for (const Chapter& c : app.editor.cache.form->chapters) chapter("plan.chapter." + c.key, tr(msg("Piano: %1"), {c.title}), c.key);
}

}  // namespace teleplan::gui
