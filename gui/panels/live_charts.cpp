// The last days of the live run as moving charts.
#include <algorithm>

#include <imgui.h>

#include "gui/app/app.hpp"
#include "gui/panels/live_parts.hpp"
#include "gui/widgets/chart_canvas.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

constexpr const char* names[] = {"live.chart.waiting", "live.chart.staff", "live.chart.timeliness", "live.chart.alerts", "live.chart.patients", "live.chart.messages", "live.chart.documents", "live.chart.tier"};

/// How the charts and the tiers share the room: so many columns, and the size of one [screen pixels].
struct Grid { int columns = 1; ImVec2 cell; };
Grid grid_of(ImVec2 room)
{
    const float em = ImGui::GetFontSize(), gap = ImGui::GetStyle().ItemSpacing.x;
    Grid out;
    out.columns = std::clamp(static_cast<int>(room.x / (15 * em)), 1, 3);
    const int rows = (static_cast<int>(std::size(live_charts)) + out.columns) / out.columns;     // and the tiers
    out.cell.x = (room.x - gap * static_cast<float>(out.columns - 1)) / static_cast<float>(out.columns);
    out.cell.y = std::max(9 * em, (room.y - ImGui::GetStyle().ItemSpacing.y * static_cast<float>(rows)) / static_cast<float>(rows));
    return out;
}

void draw_days(App& app)
{
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(app.tr(msg("Ultimi giorni")).c_str());
    for (const int days : {2, 7, 14}) {
        ImGui::SameLine();
        if (choice("live.days." + std::to_string(days), std::to_string(days), app.live.selection.days == days)) app.live.selection.days = days;
    }
    ImGui::SameLine(0, ImGui::GetFontSize());
    if (button("live.copy", std::string{icons::copy} + "  " + app.tr(msg("Copia i numeri"))))
        ImGui::SetClipboardText(tab_separated(live_hours_table(*app.live.shot, app.live.selection, app.tr), app.tr).c_str());
    explain(app.tr(msg("Ora per ora, con le colonne separate da tabulazioni: si incolla in un foglio di calcolo.")));
}

/// The tiers with the last full hour; the chosen one has the chart beside.
void draw_tiers(App& app, ImVec2 size)
{
    constexpr auto flags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_NoSavedSettings;
    if (!ImGui::BeginTable("live.tiers", 3, flags, size)) return;
    const float em = ImGui::GetFontSize();
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn(app.tr(msg("Nell'ultima ora")).c_str(), ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupColumn(app.tr(msg("Richieste")).c_str(), ImGuiTableColumnFlags_WidthFixed, 4.8F * em);
    ImGui::TableSetupColumn(app.tr(msg("Documenti")).c_str(), ImGuiTableColumnFlags_WidthFixed, 5 * em);
    ImGui::TableHeadersRow();
    const auto& rows = app.live.shown.tiers;
    for (std::size_t t = 0; t < rows.size(); ++t) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        const std::string name = "live.tier." + std::to_string(t);
        if (ImGui::Selectable((cut_to(rows[t].name, ImGui::GetContentRegionAvail().x) + "###" + name).c_str(), app.live.selection.tier == t, ImGuiSelectableFlags_SpanAllColumns)) app.live.selection.tier = t;
        record_item(name);
        explain(rows[t].name);
        for (const std::string* text : {&rows[t].requests, &rows[t].documents}) {
            ImGui::TableNextColumn();
            const float wide = ImGui::CalcTextSize(text->c_str()).x, room = ImGui::GetContentRegionAvail().x;
            if (wide < room) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - wide);
            ImGui::TextUnformatted(text->c_str());
        }
    }
    ImGui::EndTable();
}

}  // namespace

void draw_live_charts(App& app)
{
    draw_days(app);
    if (!ImGui::BeginChild("live.charts")) return ImGui::EndChild();
    const Grid grid = grid_of(ImGui::GetContentRegionAvail());
    const float unit = chart_unit();
    refresh_live(app, {std::max(120.F, grid.cell.x / unit), std::max(80.F, grid.cell.y / unit)});
    const auto& charts = app.live.shown.charts;
    for (std::size_t c = 0; c < charts.size(); ++c) {
        if (c % static_cast<std::size_t>(grid.columns) != 0) ImGui::SameLine();
        draw_chart(names[c], charts[c], grid.cell);
    }
    if (charts.size() % static_cast<std::size_t>(grid.columns) != 0) ImGui::SameLine();
    draw_tiers(app, grid.cell);
    ImGui::EndChild();
}

}  // namespace teleplan::gui
