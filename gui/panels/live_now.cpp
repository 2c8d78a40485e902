// Who waits and who works at this moment, place by place.
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

float row_height() { return ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y; }

void right_text(const std::string& text, const ImVec4& color)
{
    const float wide = ImGui::CalcTextSize(text.c_str()).x, room = ImGui::GetContentRegionAvail().x;
    if (wide < room) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - wide);
    ImGui::TextColored(color, "%s", text.c_str());
}

ImVec4 load_color(PoolLoad load)
{
    switch (load) {
    case PoolLoad::full:
    case PoolLoad::unattended: return colours().open;
    case PoolLoad::unlimited:
    case PoolLoad::closed: return colours().faint;
    case PoolLoad::free: break;
    }
    return colours().accent;
}

/// A bar of the busy among those on duty, with the numbers beside it.
void draw_staff(const LiveCells& cells, bool barred)
{
    const float em = ImGui::GetFontSize(), high = ImGui::GetTextLineHeight(), wide = barred ? ImGui::GetContentRegionAvail().x - 9.5F * em : 0;
    if (wide > em) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const float top = at.y + high * 0.2F, bottom = at.y + high * 0.85F;
        list.AddRectFilled({at.x, top}, {at.x + wide, bottom}, ImGui::ColorConvertFloat4ToU32(colours().line), 2);
        if (cells.busy > 0) list.AddRectFilled({at.x, top}, {at.x + wide * cells.busy, bottom}, ImGui::ColorConvertFloat4ToU32(load_color(cells.load)), 2);
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + wide + em * 0.5F);
    }
    const bool warns = cells.load == PoolLoad::full || cells.load == PoolLoad::unattended;
    ImGui::TextColored(warns ? colours().open : cells.load == PoolLoad::free ? colours().text : colours().faint, "%s%s", cells.staff.c_str(), warns ? (std::string{"  "} + icons::warning).c_str() : "");
}

void draw_row(App& app, const LiveRow& row)
{
    const auto& shot = *app.live.shot;
    const planning::LivePool& pool = shot.places[row.place].pools[row.pool];
    const LiveCells cells = live_cells(pool, shot.scene->places[row.place].unlimited[row.pool], app.tr);
    const bool chosen = app.live.selection.place == row.place && app.live.selection.pool == row.pool;
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    const std::string name = "live.row." + std::to_string(row.place) + "." + std::to_string(row.pool);
    if (ImGui::Selectable(("###" + name).c_str(), chosen, ImGuiSelectableFlags_SpanAllColumns, {0, ImGui::GetTextLineHeight()})) choose_place(app, row.place, row.pool);
    record_item(name);
    explain(row.place_name + ", " + row.pool_name + "\n" + load_words(cells.load, app.tr) + "\n" + app.tr(msg("Scegli la riga per vederne l'andamento e i percorsi.")));
    ImGui::SameLine(0, 0);
    ImGui::TextColored(row.first ? colours().text : colours().faint, "%s", row.place_name.c_str());
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(row.pool_name.c_str());
    ImGui::TableNextColumn();
    right_text(cells.waiting, pool.waiting > 0 ? colours().text : colours().faint);
    ImGui::TableNextColumn();
    right_text(cells.longest, colours().text);
    ImGui::TableNextColumn();
    draw_staff(cells, cells.load != PoolLoad::unlimited);
    ImGui::TableNextColumn();
    right_text(cells.done, colours().text);
}

}  // namespace

void draw_live_now(App& app)
{
    const auto& rows = app.live.shown.rows;
    constexpr auto flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings;
    const float em = ImGui::GetFontSize();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const float inner = std::max(room.x - ImGui::GetStyle().ScrollbarSize, 46 * em);   // narrower than that it scrolls sideways
    if (!ImGui::BeginTable("live.now", 6, flags, {0, room.y}, inner)) return;
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableSetupColumn(app.tr(msg("Luogo")).c_str(), ImGuiTableColumnFlags_WidthStretch, 2.0F);
    ImGui::TableSetupColumn(app.tr(msg("Personale")).c_str(), ImGuiTableColumnFlags_WidthStretch, 3.2F);
    ImGui::TableSetupColumn(app.tr(msg("In attesa")).c_str(), ImGuiTableColumnFlags_WidthFixed, 4.6F * em);
    ImGui::TableSetupColumn(app.tr(msg("Attesa più lunga")).c_str(), ImGuiTableColumnFlags_WidthFixed, 8 * em);
    ImGui::TableSetupColumn(app.tr(msg("Occupati e in turno")).c_str(), ImGuiTableColumnFlags_WidthStretch, 3.4F);
    ImGui::TableSetupColumn(app.tr(msg("Conclusi oggi")).c_str(), ImGuiTableColumnFlags_WidthFixed, 7 * em);
    ImGui::TableHeadersRow();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), row_height());
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) draw_row(app, rows[static_cast<std::size_t>(i)]);
    ImGui::EndTable();
}

}  // namespace teleplan::gui
