#include "gui/widgets/data_table.hpp"

#include <algorithm>
#include <string>

#include <imgui.h>

#include "gui/widgets/items.hpp"
#include "reports/cells.hpp"

namespace teleplan::gui {

namespace {

using formats::Column;
using formats::Table;

void set_up_columns(const Table& table, std::size_t columns)
{
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableSetupColumn(table.row_title.c_str());
    for (std::size_t c = 0; c < columns; ++c) ImGui::TableSetupColumn((table.columns[c].title + "###" + std::to_string(c)).c_str());
    ImGui::TableHeadersRow();
}

void draw_cell(const Column& column, const formats::Cell& cell, const reports::Language& tr)
{
    ImGui::TableNextColumn();
    const std::string text = reports::cell_text(column, cell, tr);
    if (cell.number) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.F, ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(text.c_str()).x));
    ImGui::TextUnformatted(text.c_str());
}

}  // namespace

void draw_table(std::string_view name, const Table& table, const reports::Language& tr, int rows)
{
    constexpr auto flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_ScrollX |
                           ImGuiTableFlags_ScrollY | ImGuiTableFlags_NoSavedSettings;
    constexpr std::size_t most_columns = 63;           // of an ImGui table, beside the names
    const std::size_t columns = std::min(table.columns.size(), most_columns);
    const float row = ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y;
    const float shown = static_cast<float>(std::min<std::size_t>(table.rows.size() + 1, static_cast<std::size_t>(std::max(2, rows))));
    if (!ImGui::BeginTable(std::string{name}.c_str(), static_cast<int>(columns) + 1, flags, {0, shown * row + ImGui::GetStyle().ScrollbarSize + 2})) return;
    set_up_columns(table, columns);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(table.rows.size()));
    while (clipper.Step())
        for (int r = clipper.DisplayStart; r < clipper.DisplayEnd; ++r) {
            const formats::Row& line = table.rows[static_cast<std::size_t>(r)];
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            ImGui::TextUnformatted(line.name.c_str());
            record_item(std::string{name} + "." + line.key);
            for (std::size_t c = 0; c < columns && c < line.cells.size(); ++c) draw_cell(table.columns[c], line.cells[c], tr);
        }
    ImGui::EndTable();
    for (const std::string& note : table.notes) faint(note);
}

}  // namespace teleplan::gui
