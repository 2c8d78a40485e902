// Problems, differences and history of the plan on the desk.
#include <imgui.h>

#include "gui/app/editor_edits.hpp"
#include "gui/panels/plan_parts.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/table_view.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

using reports::msg;

void draw_problems(App& app)
{
    const EditorForm& form = form_of(app);
    heading(app.tr(msg("Problemi")));
    if (form.problems.empty()) {
        ImGui::TextColored(colours().good, "%s", icons::good);
        ImGui::SameLine();
        paragraph(app.tr(msg("Nessuno: il piano può essere simulato e dimensionato.")));
        return;
    }
    paragraph(app.tr(msg("Finché restano, il piano si può cambiare e salvare ma non simulare. Un clic porta al dato.")));
    ImGui::Spacing();
    std::string go;
    for (std::size_t i = 0; i < form.problems.size(); ++i) {
        const ShownProblem& p = form.problems[i];
        ImGui::PushID(static_cast<int>(i));
        const ImVec2 at = ImGui::GetCursorPos();
        if (ImGui::Selectable("##problem", false, 0, {0, 2 * ImGui::GetTextLineHeight() + ImGui::GetStyle().ItemSpacing.y}) && p.field) go = form.fields[*p.field].pointer;
        record_item("problems." + std::to_string(i));
        explain(p.sentence);
        ImGui::SetCursorPos(at);
        ImGui::TextColored(colours().bad, "%s", icons::warning);
        ImGui::SameLine();
        const float x = ImGui::GetCursorPosX();
        ImGui::TextUnformatted(p.where.c_str());
        ImGui::SetCursorPosX(x);
        ImGui::TextColored(colours().faint, "%s", reports::capitalised(p.sentence).c_str());
        ImGui::PopID();
    }
    if (!go.empty()) show_field(app, go);
}

void draw_differences(App& app)
{
    heading(app.tr(msg("Differenze")));
    const bool saved = app.editor.beside_part == "saved";
    if (choice("differences.defaults", app.tr(msg("Dai valori predefiniti nazionali")), !saved)) app.editor.beside_part = "defaults";
    ImGui::SameLine();
    if (choice("differences.saved", app.tr(msg("Dal file salvato")), saved)) app.editor.beside_part = "saved";
    ImGui::Spacing();
    const bool never = saved && app.editor.desk->saved.empty();
    const ShownTable& table = differences_of(app, saved ? DifferencesFrom::saved : DifferencesFrom::defaults);
    if (table.rows.empty()) {
        paragraph(never ? app.tr(msg("Il piano non è ancora stato salvato.")) : saved ? app.tr(msg("Nessuna: il file contiene il piano così com'è.")) : app.tr(msg("Nessuna: tutti i valori sono quelli predefiniti.")));
        return;
    }
    TableState state;                                  // nothing is kept: what is chosen is gone to at once
    const float lines = ImGui::GetContentRegionAvail().y / (ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y) - 4;
    if (const auto chosen = draw_table("differences", table, state, app.tr, {std::max(4.0, static_cast<double>(lines)), Sorting::off, Choosing::cells})) {
        const std::string pointer = table.rows[chosen->row].key;
        show_field(app, pointer);
    }
}

void draw_history(App& app)
{
    const Desk& desk = *app.editor.desk;
    heading(app.tr(msg("Cronologia")));
    paragraph(app.tr(msg("Ogni riga è una versione del piano: un clic la riporta sullo schermo.")));
    ImGui::Spacing();
    std::optional<std::size_t> go;
    for (std::size_t i = desk.steps.size(); i-- > 0;) {
        const EditStep& step = desk.steps[i];
        const std::string label = step.label.empty() ? app.tr(msg("Come è stato aperto")) : step.label;
        const bool saved = step.text == desk.saved;
        const bool later = i > desk.at;
        if (later) ImGui::PushStyleColor(ImGuiCol_Text, colours().faint);
        const std::string mark = i == desk.at ? std::string{icons::edit} + "  " : std::string{"      "};
        if (ImGui::Selectable((mark + label + (saved ? "   " + std::string{icons::save} : "") + "###history." + std::to_string(i)).c_str(), i == desk.at)) go = i;
        record_item("history." + std::to_string(i));
        if (saved) explain(app.tr(msg("Salvato nel file")));
        if (later) ImGui::PopStyleColor();
    }
    if (go) go_to_step(app, *go);
}

}  // namespace teleplan::gui
