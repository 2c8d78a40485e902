// F1: what the present view is for, and the keys.
#include <algorithm>

#include <imgui.h>

#include "gui/app/app.hpp"
#include "gui/panels/panels.hpp"
#include "gui/widgets/items.hpp"

namespace teleplan::gui {

namespace {

constexpr const char* popup = "help";

void draw_keys(const App& app)
{
    if (!ImGui::BeginTable("keys", 2, ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingFixedFit)) return;
    for (const Command& c : commands(app)) {
        if (c.shortcut.empty()) continue;
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(c.shortcut.c_str());
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(c.title.c_str());
    }
    ImGui::EndTable();
}

}  // namespace

void draw_help(App& app)
{
    if (!app.help_open) return;
    if (!ImGui::IsPopupOpen(popup)) ImGui::OpenPopup(popup);
    const ImGuiIO& io = ImGui::GetIO();
    ImGui::SetNextWindowPos({io.DisplaySize.x / 2, io.DisplaySize.y / 2}, 0, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(io.DisplaySize.x * 0.9F, 44 * ImGui::GetFontSize()), 0});
    if (!ImGui::BeginPopup(popup)) {
        app.help_open = false;
        return;
    }
    heading(title_of(app, app.view));
    paragraph(about_view(app, app.view));
    if (button("help.guide", app.tr(reports::msg("Guida in cinque passi")))) {
        app.help_open = false;
        ImGui::CloseCurrentPopup();
        start_guide(app);
    }
    heading(app.tr(reports::msg("Tasti")));
    draw_keys(app);
    if (button("help.close", app.tr(reports::msg("Chiudi"))) || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) {
        app.help_open = false;
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

}  // namespace teleplan::gui
