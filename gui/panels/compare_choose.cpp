// The plans that can be chosen, and the folder that a comparison goes to.
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <optional>

#include "gui/app/file_browser.hpp"
#include "gui/app/search.hpp"
#include "gui/panels/compare_panels.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

constexpr const char *choosing = "compare.choosing", *exporting = "compare.exporting";

bool escape() { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false); }
bool enter() { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false); }

/// Opens a popup in the middle of the upper part of the window; false: it is not open (any more).
bool begin_popup(const char* name, float ems)
{
    if (!ImGui::IsPopupOpen(name)) ImGui::OpenPopup(name);
    const ImGuiIO& io = ImGui::GetIO();
    const float wide = std::min(io.DisplaySize.x * 0.9F, ems * ImGui::GetFontSize());
    ImGui::SetNextWindowPos({(io.DisplaySize.x - wide) / 2, io.DisplaySize.y * 0.1F});
    ImGui::SetNextWindowSize({wide, 0});
    return ImGui::BeginPopup(name);
}

/// The choice that was clicked, or the first one when Enter was pressed.
std::optional<PlanSource> draw_choices(const std::vector<PlanChoices>& groups, const std::string& words)
{
    std::optional<PlanSource> out;
    bool first = true;
    for (const PlanChoices& group : groups) {
        bool headed = false;
        for (std::size_t i = 0; i < group.choices.size(); ++i) {
            const PlanChoice& choice = group.choices[i];
            if (!has_words({choice.title}, words)) continue;
            if (!headed) ImGui::TextColored(colours().faint, "%s", group.heading.c_str());
            headed = true;
            const std::string name = "compare.choice." + std::to_string(&group - groups.data()) + "." + choice.title;
            const bool clicked = ImGui::Selectable(("   " + choice.title + "###" + name + choice.about).c_str(), first && !words.empty());
            record_item(name);
            explain(choice.about);
            if (clicked || (first && !words.empty() && enter())) out = choice.source;
            first = false;
        }
    }
    return out;
}

void browse(App& app)
{
    const std::size_t side = app.compare.choosing.side;
    FileQuestion question;
    question.title = app.tr(msg("Scegli il piano %1"), {side_letter(side)});
    question.done = [side](App& a, const std::filesystem::path& file) {
        a.view = View::compare;
        choose_side(a, side, {SourceKind::file, file});
    };
    ask_for_file(app, std::move(question));
}

void close(bool& open)
{
    open = false;
    ImGui::CloseCurrentPopup();
}

}  // namespace

void draw_plan_choice(App& app)
{
    ChoosingState& state = app.compare.choosing;
    auto& made = drawn(app).choices;
    if (!state.open) {
        made.key.clear();                              // folders are read anew each time it opens
        return;
    }
    if (!begin_popup(choosing, 40)) {
        state.open = false;
        return;
    }
    make_for(made, "open " + std::to_string(state.side), [&] { return plan_choices(app, state.side); });
    heading(app.tr(msg("Scegli il piano %1"), {side_letter(state.side)}));
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(-14 * ImGui::GetFontSize());
    ImGui::InputTextWithHint("###compare.choice.words", app.tr(msg("Cerca fra i piani")).c_str(), &state.words);
    record_item("compare.choice.words");
    ImGui::SameLine();
    const bool other = button("compare.choice.browse", std::string{icons::folder} + "  " + app.tr(msg("Un altro file…")));
    ImGui::BeginChild("choices", {0, std::min(20 * ImGui::GetTextLineHeightWithSpacing(), ImGui::GetIO().DisplaySize.y * 0.6F)});
    const auto chosen = draw_choices(made.value, state.words);
    ImGui::EndChild();
    const std::size_t side = state.side;
    const bool ends = other || chosen || escape();
    if (ends) close(state.open);
    ImGui::EndPopup();
    if (chosen) choose_side(app, side, *chosen);
    else if (other) browse(app);
}

void draw_export_choice(App& app)
{
    ExportState& state = app.compare.exporting;
    if (!state.open) return;
    if (!begin_popup(exporting, 44)) {
        state.open = false;
        return;
    }
    heading(app.tr(msg("Esporta il confronto")));
    paragraph(app.tr(msg("Nella cartella vanno confronto.html (da stampare), confronto.csv e confronto.json, gli stessi della riga di comando. Se ci sono già, sono sostituiti.")));
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(-1);
    ImGui::InputText("###compare.export.folder", &state.folder);
    record_item("compare.export.folder");
    bool write = false, browse = false;
    if (state.folder.empty()) disabled_button("compare.export.write", app.tr(msg("Scrivi")), app.tr(msg("Scrivi il nome di una cartella.")));
    else write = primary_button("compare.export.write", app.tr(msg("Scrivi"))) || enter();
    ImGui::SameLine();
    browse = button("compare.export.browse", std::string{icons::folder} + "  " + app.tr(msg("Sfoglia")));
    ImGui::SameLine();
    if (button("compare.export.cancel", app.tr(msg("Annulla"))) || escape()) close(state.open);
    if (write || browse) close(state.open);
    ImGui::EndPopup();
    if (write) export_compare(app, state.folder);
    if (browse)
        ask_for_file(app, {FileQuestion::Kind::folder, app.tr(msg("Dove scrivere il confronto")), {}, state.folder, {}, [](App& a, const std::filesystem::path& folder) {
                               a.compare.exporting.folder = folder.string();
                               a.compare.exporting.open = true;
                           }});
}

}  // namespace teleplan::gui
