#include "gui/widgets/table_view.hpp"

#include <algorithm>
#include <string>

#include <imgui.h>

#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

constexpr std::size_t most_columns = 60;               // of 64 that ImGui's tables have
constexpr float roboto_em = 0.88F;                     // of the font size, which is ascent and descent together
constexpr const char *sorted_up = " \xef\x83\x9e", *sorted_down = " \xef\x83\x9d";

float pixels(double ems) { return static_cast<float>(ems) * ImGui::GetFontSize() * roboto_em; }

/// Of the names: they leave most of the room to the numbers.
float name_pixels(const ShownTable& table, float available) { return std::min(pixels(table.name_width), 0.42F * available); }

struct Block { std::size_t from, to; };                // columns
Block block_of(const ShownTable& table, const TableState& state)
{
    const std::size_t from = std::min(state.first_column, table.columns.empty() ? 0 : table.columns.size() - 1);
    return {from, std::min(table.columns.size(), from + most_columns)};
}

float row_height() { return ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y; }

float heading_height(const ShownTable& table, Block block)
{
    std::size_t lines = 1;
    for (std::size_t c = block.from; c < block.to; ++c) lines = std::max(lines, table.columns[c].lines.size());
    return static_cast<float>(lines) * ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y;
}

ImVec2 size_of(const ShownTable& table, Block block, const TableLook& look)
{
    const ImGuiStyle& style = ImGui::GetStyle();
    const float available = ImGui::GetContentRegionAvail().x;
    float wide = name_pixels(table, available) + 2 * style.CellPadding.x + 1;
    for (std::size_t c = block.from; c < block.to; ++c) wide += pixels(table.columns[c].width) + 2 * style.CellPadding.x + 1;
    const double rows = std::min(static_cast<double>(table.rows.size()), look.most_lines);
    const bool scrolls = static_cast<double>(table.rows.size()) > look.most_lines;
    if (scrolls) wide += style.ScrollbarSize;
    const float high = heading_height(table, block) + static_cast<float>(rows) * row_height() + 2 + (wide > available ? style.ScrollbarSize : 0);
    return {std::min(wide, available), high};
}

void sort_by(TableState& state, const ShownTable& table, std::size_t column)
{
    const bool again = state.sorted_by == column;
    if (again && state.direction == Direction::down) state.sorted_by.reset();
    else state.sorted_by = column;
    state.direction = again ? Direction::down : Direction::up;
    state.order = row_order(table, state.sorted_by, state.direction);
}

/// Line by line, over numbers flush right as they are.
void draw_title(const ShownColumn& column, const char* sorted)
{
    const ImVec2 start = ImGui::GetCursorPos();
    const float available = ImGui::GetContentRegionAvail().x;
    for (std::size_t i = 0; i < column.lines.size(); ++i) {
        const std::string text = column.lines[i] + (i + 1 == column.lines.size() ? sorted : "");
        const float wide = ImGui::CalcTextSize(text.c_str()).x;
        ImGui::SetCursorPos({start.x + (column.numbers ? std::max(0.F, available - wide) : 0), start.y + static_cast<float>(i) * ImGui::GetTextLineHeight()});
        ImGui::TextUnformatted(text.c_str());
    }
}

void draw_headings(std::string_view name, const ShownTable& table, Block block, TableState& state, const TableLook& look)
{
    const float high = heading_height(table, block);
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers, high);
    ImGui::TableSetColumnIndex(0);
    ImGui::TextWrapped("%s", table.row_title.c_str());
    for (std::size_t c = block.from; c < block.to; ++c) {
        if (!ImGui::TableSetColumnIndex(static_cast<int>(c - block.from) + 1)) continue;
        const ShownColumn& column = table.columns[c];
        if (look.sorting == Sorting::by_headings) {
            const ImVec2 at = ImGui::GetCursorPos();
            if (ImGui::Selectable(("##sort" + std::to_string(c)).c_str(), false, 0, {0, high - 2 * ImGui::GetStyle().CellPadding.y})) sort_by(state, table, c);
            record_item(std::string{name} + ".sort." + column.key);
            ImGui::SetCursorPos(at);
        }
        ImGui::BeginGroup();
        draw_title(column, state.sorted_by != c ? "" : state.direction == Direction::up ? sorted_up : sorted_down);
        ImGui::EndGroup();
        explain(column.explanation);
    }
}

/// Text flush right in its column when it is a number; the whole of one that is cut when pointed at.
void draw_text(const ShownCell& cell, const ShownColumn& column)
{
    const float wide = ImGui::CalcTextSize(cell.text.c_str()).x, available = ImGui::GetContentRegionAvail().x;
    if (wide < available && (column.numbers || cell.number)) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + available - wide);
    ImGui::TextUnformatted(cell.text.c_str());
    if (wide > available) explain(cell.text);
}

bool draw_cell(std::string_view name, const ShownTable& table, CellAt at, const TableState& state, const TableLook& look)
{
    const ShownRow& row = table.rows[at.row];
    const ShownCell& cell = row.cells[at.column];
    bool chosen = false;
    if (look.choosing == Choosing::cells && !cell.text.empty()) {
        const ImVec2 start = ImGui::GetCursorPos();
        ImGui::PushID(static_cast<int>(at.column));
        chosen = ImGui::Selectable("##cell", state.chosen == at);
        ImGui::PopID();
        record_item(std::string{name} + "." + row.key + "." + table.columns[at.column].key);
        ImGui::SetCursorPos(start);
    }
    draw_text(cell, table.columns[at.column]);
    return chosen;
}

void draw_name(const ShownRow& row)
{
    ImGui::TableSetColumnIndex(0);
    if (row.chapter) {
        ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg1, ImGui::GetColorU32(ImGuiCol_TableHeaderBg));
        ImGui::TextColored(colours().faint, "%s", row.name.c_str());
        return;
    }
    const bool cut = ImGui::CalcTextSize(row.name.c_str()).x > ImGui::GetContentRegionAvail().x;
    ImGui::TextUnformatted(row.name.c_str());
    if (cut) explain(row.name);
}

/// The whole row as one thing to choose, under its texts.
bool draw_choice_of_row(std::string_view name, const ShownRow& row, bool chosen)
{
    ImGui::TableSetColumnIndex(0);
    const ImVec2 start = ImGui::GetCursorPos();
    const bool clicked = ImGui::Selectable("##row", chosen, ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowItemOverlap);
    record_item(std::string{name} + "." + row.key);
    ImGui::SetCursorPos(start);
    return clicked;
}

/// Scrolls to the chosen cell for a few frames: what its choice opens may take its place.
void reveal_chosen(TableState& state, std::size_t rows)
{
    if (state.reveal <= 0 || !state.chosen) return;
    --state.reveal;
    std::size_t line = state.chosen->row;
    if (state.order.size() == rows) line = static_cast<std::size_t>(std::ranges::find(state.order, line) - state.order.begin());
    const float top = static_cast<float>(line) * row_height(), seen = ImGui::GetWindowHeight() - ImGui::GetStyle().ScrollbarSize - 5 * row_height();
    if (top < ImGui::GetScrollY() || top > ImGui::GetScrollY() + seen) ImGui::SetScrollY(std::max(0.F, top - 2 * row_height()));
}

std::optional<CellAt> draw_rows(std::string_view name, const ShownTable& table, Block block, const TableState& state, const TableLook& look)
{
    std::optional<CellAt> chosen;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(table.rows.size()), row_height());
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const auto line = static_cast<std::size_t>(i);
            const std::size_t r = state.order.size() == table.rows.size() ? state.order[line] : line;
            const ShownRow& row = table.rows[r];
            ImGui::TableNextRow();
            ImGui::PushID(static_cast<int>(r));
            if (look.choosing == Choosing::rows && !row.chapter && draw_choice_of_row(name, row, state.chosen && state.chosen->row == r)) chosen = CellAt{r, 0};
            draw_name(row);
            if (row.total) ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg1, ImGui::GetColorU32(ImGuiCol_TableHeaderBg));
            for (std::size_t c = block.from; c < block.to && c < row.cells.size(); ++c)
                if (ImGui::TableSetColumnIndex(static_cast<int>(c - block.from) + 1) && draw_cell(name, table, {r, c}, state, look)) chosen = CellAt{r, c};
            ImGui::PopID();
        }
    return chosen;
}

void draw_head(std::string_view name, const ShownTable& table, const reports::Language& tr)
{
    if (!table.title.empty()) {
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(table.title.c_str());
        ImGui::SameLine(0, ImGui::GetFontSize());
    }
    if (button(std::string{name} + ".copy", std::string{icons::copy} + "  " + tr(msg("Copia tabella")))) ImGui::SetClipboardText(table.tsv.c_str());
    explain(tr(msg("Negli appunti, con le colonne separate da tabulazioni: si incolla in un foglio di calcolo.")));
}

/// Where there are more columns than a table can have: the next ones.
void draw_blocks(std::string_view name, const ShownTable& table, Block block, TableState& state, const reports::Language& tr)
{
    if (table.columns.size() <= most_columns) return;
    const auto turn = [&](const char* id, const char* label, bool enabled, std::size_t to) {
        ImGui::BeginDisabled(!enabled);
        if (button(std::string{name} + id, label)) state.first_column = to;
        ImGui::EndDisabled();
        ImGui::SameLine();
    };
    turn(".columns.before", "<", block.from > 0, block.from - std::min(block.from, most_columns));
    turn(".columns.after", ">", block.to < table.columns.size(), block.to);
    faint(tr(msg("Colonne da %1 a %2 di %3"), {tr.number(static_cast<double>(block.from + 1)), tr.number(static_cast<double>(block.to)), tr.number(static_cast<double>(table.columns.size()))}));
}

}  // namespace

std::optional<CellAt> draw_table(std::string_view name, const ShownTable& table, TableState& state, const reports::Language& tr, const TableLook& look)
{
    std::optional<CellAt> chosen;
    draw_head(name, table, tr);
    const Block block = block_of(table, state);
    const float name_width = name_pixels(table, ImGui::GetContentRegionAvail().x);
    constexpr auto flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingFixedFit |
                           ImGuiTableFlags_NoSavedSettings;
    ImGui::PushID(name.data(), name.data() + name.size());
    // Another block of columns is another table to ImGui, with widths of its own.
    if (ImGui::BeginTable(("table" + std::to_string(block.from)).c_str(), static_cast<int>(block.to - block.from) + 1, flags, size_of(table, block, look))) {
        ImGui::TableSetupScrollFreeze(1, 1);
        ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, name_width);
        for (std::size_t c = block.from; c < block.to; ++c) ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, pixels(table.columns[c].width));
        draw_headings(name, table, block, state, look);
        reveal_chosen(state, table.rows.size());
        chosen = draw_rows(name, table, block, state, look);
        ImGui::EndTable();
    }
    ImGui::PopID();
    draw_blocks(name, table, block, state, tr);
    for (const std::string& note : table.notes) faint(note);
    if (chosen) {
        state.chosen = chosen;
        state.reveal = 3;
    }
    return chosen;
}

}  // namespace teleplan::gui
