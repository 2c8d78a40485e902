// Questions of the editor, over everything: unsaved changes, a file that others changed, a name.
#include <algorithm>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "gui/app/app.hpp"
#include "gui/app/editor_edits.hpp"
#include "gui/panels/panels.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

using reports::msg;

namespace {

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false); }

/// A popup in the middle of the window; true while it is to be filled.
bool begin(const char* popup)
{
    if (!ImGui::IsPopupOpen(popup)) ImGui::OpenPopup(popup);
    const ImGuiIO& io = ImGui::GetIO();
    ImGui::SetNextWindowPos({io.DisplaySize.x / 2, io.DisplaySize.y / 2}, 0, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(io.DisplaySize.x * 0.9F, 36 * ImGui::GetFontSize()), 0});
    return ImGui::BeginPopupModal(popup, nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize);
}

void end(bool done)
{
    if (done) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

void draw_guard(App& app)
{
    if (!begin("guard")) return;
    heading(app.tr(msg("Il piano ha modifiche non salvate")));
    paragraph(app.editor.desk->path.filename().string());
    ImGui::Spacing();
    std::optional<GuardAnswer> answer;
    if (primary_button("guard.save", std::string{icons::save} + "  " + app.tr(msg("Salva"))) || pressed(ImGuiKey_Enter)) answer = GuardAnswer::save;
    ImGui::SameLine();
    if (button("guard.discard", app.tr(msg("Non salvare")))) answer = GuardAnswer::discard;
    ImGui::SameLine();
    if (button("guard.cancel", app.tr(msg("Annulla"))) || pressed(ImGuiKey_Escape)) answer = GuardAnswer::cancel;
    end(answer.has_value());
    if (answer) answer_guard(app, *answer);
}

void draw_overwrite(App& app)
{
    if (!begin("overwrite")) return;
    heading(app.tr(msg("Il file è cambiato sul disco")));
    paragraph(app.tr(msg("Qualcun altro, o un altro programma, ha scritto in %1 da quando lo hai aperto. Se lo sostituisci, quelle modifiche vanno perse."), {app.editor.desk->path.string()}));
    ImGui::Spacing();
    const bool replace = button("overwrite.replace", app.tr(msg("Sostituisci il file")));
    ImGui::SameLine();
    const bool elsewhere = primary_button("overwrite.elsewhere", app.tr(msg("Salva con nome")));
    ImGui::SameLine();
    const bool cancel = button("overwrite.cancel", app.tr(msg("Annulla"))) || pressed(ImGuiKey_Escape);
    end(replace || elsewhere || cancel);
    if (replace) overwrite_plan(app);
    if (elsewhere || cancel) app.editor.ask_overwrite = false;
    if (elsewhere) ask_where_to_save(app);
}

void draw_name_question(App& app)
{
    if (!begin("name")) return;
    NameQuestion& question = *app.editor.name;
    const bool adds = question.kind == NameQuestion::Kind::add;
    heading(adds ? app.tr(msg("Aggiungi a: %1"), {path_words(question.pointer, app.tr)}) : app.tr(msg("Cambia nome: %1"), {path_words(question.pointer, app.tr)}));
    ImGui::SetNextItemWidth(-1);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::InputTextWithHint("###name.text", app.tr(msg("un nome breve, senza spazi")).c_str(), &question.name);
    record_item("name.text");
    if (!adds) faint(app.tr(msg("Chi lo cita altrove nel piano conserva il nome di prima: i problemi diranno dove cambiarlo.")));
    if (!question.problem.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, colours().bad);
        paragraph(std::string{icons::warning} + "  " + reports::capitalised(question.problem));
        ImGui::PopStyleColor();
    }
    ImGui::Spacing();
    const bool yes = primary_button("name.accept", adds ? app.tr(msg("Aggiungi")) : app.tr(msg("Cambia nome"))) || pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter);
    ImGui::SameLine();
    const bool no = button("name.cancel", app.tr(msg("Annulla"))) || pressed(ImGuiKey_Escape);
    if (no) app.editor.name.reset();
    else if (yes) answer_name(app);
    end(!app.editor.name);
}

}  // namespace

void draw_plan_dialogs(App& app)
{
    if (!app.editor.desk) return;
    if (app.editor.guard) draw_guard(app);
    else if (app.editor.ask_overwrite) draw_overwrite(app);
    else if (app.editor.name) draw_name_question(app);
}

}  // namespace teleplan::gui
