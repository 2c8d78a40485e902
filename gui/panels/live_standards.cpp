// The standards so far, month by month.
#include <algorithm>

#include <imgui.h>

#include "gui/app/app.hpp"
#include "gui/panels/live_parts.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

void draw_cell(const App& app, const StandardRow& row, std::size_t month)
{
    const auto& shot = *app.live.shot;
    const auto& windows = shot.places[row.place].standards;
    if (row.standard >= windows.size() || month >= windows[row.standard].size()) return;
    const StandardCell cell = standard_cell(windows[row.standard][month], shot.scene->places[row.place].standards[row.standard].share, app.tr);
    if (!cell.text.empty()) {
        const bool met = cell.so_far == SoFar::met;
        ImGui::TextColored(met ? colours().good : colours().bad, "%s", met ? icons::good : icons::bad);
        ImGui::SameLine(0, ImGui::GetFontSize() * 0.3F);
        ImGui::TextUnformatted(cell.text.c_str());
    } else {
        ImGui::TextColored(colours().faint, "%s", cell.explanation.empty() ? "" : "...");
    }
    explain(cell.explanation);
}

}  // namespace

void draw_live_standards(App& app)
{
    refresh_live(app, app.live.shown.chart_size);
    const LiveShown& shown = app.live.shown;
    paragraph(shown.standards_sentence);
    if (shown.standards.empty()) return faint(app.tr(msg("In questo luogo il piano non chiede standard.")));
    const auto months = std::min<std::size_t>(shown.months.size(), 60);          // an ImGui table has 64 columns at most
    constexpr auto flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_SizingFixedFit;
    if (!ImGui::BeginTable("live.standards", static_cast<int>(months) + 1, flags, {0, ImGui::GetContentRegionAvail().y})) return;
    const float em = ImGui::GetFontSize();
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableSetupColumn(app.tr(msg("Presi in carico in tempo, finora")).c_str(), ImGuiTableColumnFlags_WidthFixed, 19 * em);
    for (std::size_t m = 0; m < months; ++m) ImGui::TableSetupColumn(shown.months[m].c_str(), ImGuiTableColumnFlags_WidthFixed, 4.6F * em);
    ImGui::TableHeadersRow();
    for (const StandardRow& row : shown.standards) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(row.name.c_str());
        ImGui::PopTextWrapPos();
        record_item("live.standard." + std::to_string(row.standard));
        for (std::size_t m = 0; m < months; ++m)
            if (ImGui::TableNextColumn()) draw_cell(app, row, m);
    }
    ImGui::EndTable();
}

}  // namespace teleplan::gui
