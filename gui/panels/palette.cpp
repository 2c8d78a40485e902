// Ctrl+K: every command by a few letters of its name, with the keyboard alone.
#include <algorithm>
#include <cctype>
#include <string>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "gui/app/app.hpp"
#include "gui/panels/panels.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

constexpr const char* popup = "palette";

/// Keeps the chosen line within the list as the arrows move it.
void move_choice(PaletteState& state, std::size_t count)
{
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_DownArrow))) ++state.chosen;
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_UpArrow)) && state.chosen > 0) --state.chosen;
    state.chosen = count == 0 ? 0 : std::min(state.chosen, count - 1);
}

void close(App& app)
{
    app.palette.open = false;
    app.palette = {};
    ImGui::CloseCurrentPopup();
}

/// The line that was chosen by mouse or Enter; none yet: an empty id.
std::string draw_lines(App& app, const std::vector<Command>& found)
{
    std::string run;
    const bool entered = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const bool chosen = i == app.palette.chosen;
        if (ImGui::Selectable((found[i].title + "###palette." + found[i].id).c_str(), chosen)) run = found[i].id;
        record_item("palette." + found[i].id);
        if (chosen && entered) run = found[i].id;
        if (chosen) ImGui::SetScrollHereY();
        if (found[i].shortcut.empty()) continue;
        ImGui::SameLine(ImGui::GetContentRegionMax().x - ImGui::CalcTextSize(found[i].shortcut.c_str()).x);
        ImGui::TextColored(colours().faint, "%s", found[i].shortcut.c_str());
    }
    return run;
}

}  // namespace

void draw_palette(App& app)
{
    if (!app.palette.open) return;
    if (!ImGui::IsPopupOpen(popup)) ImGui::OpenPopup(popup);
    const ImGuiIO& io = ImGui::GetIO();
    const float wide = std::min(io.DisplaySize.x * 0.9F, 34 * ImGui::GetFontSize());
    ImGui::SetNextWindowPos({(io.DisplaySize.x - wide) / 2, io.DisplaySize.y * 0.12F});
    ImGui::SetNextWindowSize({wide, 0});
    if (!ImGui::BeginPopup(popup)) {
        app.palette = {};
        return;
    }
    ImGui::SetNextItemWidth(-1);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    if (ImGui::InputTextWithHint("###palette.text", app.tr(reports::msg("Scrivi che cosa vuoi fare")).c_str(), &app.palette.text)) app.palette.chosen = 0;
    record_item("palette.text");
    const auto found = matching(commands(app), app.palette.text);
    move_choice(app.palette, found.size());
    ImGui::BeginChild("lines", {0, std::min(12.F, static_cast<float>(std::max<std::size_t>(1, found.size()))) * ImGui::GetTextLineHeightWithSpacing()});
    const std::string run = draw_lines(app, found);
    if (found.empty()) faint(app.tr(reports::msg("Nessun comando si chiama così.")));
    ImGui::EndChild();
    if (!run.empty() || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) close(app);
    ImGui::EndPopup();
    if (!run.empty()) run_command(app, run);
}

}  // namespace teleplan::gui
