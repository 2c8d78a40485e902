#include "reports/grid.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "reports/cells.hpp"

namespace teleplan::reports {

namespace {

constexpr std::size_t gap = 2, least_column = 8;

/// Texts laid out already: a label and the cells of one printed line; a heading has no cells.
struct PrintedLine { std::string label; std::vector<std::string> cells; };
struct Grid {
    std::string corner;
    std::vector<std::string> heads;
    std::vector<PrintedLine> lines;
    std::vector<bool> left;                                       // by column: texts stand at the left edge, numbers at the right
    std::size_t keys = 0;                                         // leading columns that say, with the label, what a line is about
};

std::string padded(const Grid& grid, std::size_t column, const std::string& text, std::size_t width)
{
    return grid.left[column] ? padded_right(text, width) : padded_left(text, width);
}

std::vector<std::size_t> column_widths(const Grid& grid)
{
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < grid.heads.size(); ++c) {
        std::size_t width = std::max(least_column, longest_piece(grid.heads[c]));
        for (const auto& line : grid.lines)
            if (!line.cells.empty()) width = std::max(width, display_width(line.cells[c]));
        widths.push_back(width);
    }
    return widths;
}

std::size_t label_width(const Grid& grid)
{
    std::size_t width = display_width(grid.corner);
    for (const auto& line : grid.lines) width = std::max(width, line.cells.empty() ? 0 : display_width(line.label));
    return width;
}

std::size_t total(const Grid& grid)
{
    std::size_t sum = label_width(grid);
    for (const auto w : column_widths(grid)) sum += gap + w;
    return sum;
}

void append_block(std::string& out, const Grid& grid, std::size_t label, const std::vector<std::size_t>& widths, const std::vector<std::size_t>& columns)
{
    std::vector<std::vector<std::string>> heads;
    std::size_t height = 1, wide = label;
    for (const auto c : columns) {
        heads.push_back(wrapped_lines(grid.heads[c], widths[c]));
        height = std::max(height, heads.back().size());
        wide += gap + widths[c];
    }
    for (std::size_t k = 0; k < height; ++k) {
        auto line = padded_right(k + 1 == height ? grid.corner : "", label);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto skip = height - heads[i].size();           // heads stand on the same base line
            line += std::string(gap, ' ') + padded(grid, columns[i], k < skip ? "" : heads[i][k - skip], widths[columns[i]]);
        }
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    for (std::size_t i = 0; i < wide; ++i) out += "─";
    out += "\n";
    for (const auto& row : grid.lines) {
        if (row.cells.empty()) {
            out += "\n" + row.label + "\n";
            continue;
        }
        const auto labels = wrapped_lines(row.label, label);
        for (std::size_t k = 0; k + 1 < labels.size(); ++k) out += labels[k] + "\n";
        auto line = padded_right(labels.empty() ? "" : labels.back(), label);
        for (const auto c : columns) line += std::string(gap, ' ') + padded(grid, c, row.cells[c], widths[c]);
        out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
}

std::string printed(const Grid& grid, std::size_t width)
{
    const auto widths = column_widths(grid);
    const auto label = std::min(label_width(grid), std::max<std::size_t>(width / 2, 20));
    std::vector<std::size_t> keys;
    std::size_t names = label;
    for (std::size_t c = 0; c < grid.keys && names + gap + widths[c] <= width / 2; ++c) {
        keys.push_back(c);
        names += gap + widths[c];
    }
    std::string out;
    for (std::size_t next = keys.size(); next < widths.size() || out.empty();) {
        auto columns = keys;
        std::size_t used = names;
        while (next < widths.size() && (columns.size() == keys.size() || used + gap + widths[next] <= width)) {
            used += gap + widths[next];
            columns.push_back(next++);
        }
        if (!out.empty()) out += "\n";
        append_block(out, grid, label, widths, columns);
    }
    return out;
}

Grid turned(const formats::Table& table, const Language& tr, Ranges inner)
{
    Grid grid{printable(table.row_title), {}, {}, std::vector<bool>(table.rows.size()), 0};
    for (const auto& row : table.rows) grid.heads.push_back(printable(row.name));
    std::string chapter;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const auto& column = table.columns[c];
        if (column.chapter != chapter) grid.lines.push_back({printable(column.chapter), {}});
        chapter = column.chapter;
        PrintedLine line{printable(column.title), {}};
        for (std::size_t r = 0; r < table.rows.size(); ++r)
            line.cells.push_back(printable(cell_text(column, table.rows[r].cells[c], tr, r + 1 == table.rows.size() ? Ranges::shown : inner)));
        grid.lines.push_back(std::move(line));
    }
    return grid;
}

}  // namespace

std::string upright_grid(const formats::Table& table, const Language& tr, std::size_t width)
{
    Grid grid{printable(table.row_title), {}, {}, {}, 0};
    for (const auto& column : table.columns) {
        grid.heads.push_back(printable(column.title));
        grid.left.push_back(column.form == formats::Form::text);
    }
    grid.keys = static_cast<std::size_t>(std::ranges::find(grid.left, false) - grid.left.begin());
    for (const auto& row : table.rows) {
        PrintedLine line{printable(row.name), {}};
        for (std::size_t c = 0; c < table.columns.size(); ++c) line.cells.push_back(printable(cell_text(table.columns[c], row.cells[c], tr)));
        grid.lines.push_back(std::move(line));
    }
    return printed(grid, width);
}

std::string turned_grid(const formats::Table& table, const Language& tr, std::size_t width)
{
    const auto with_ranges = turned(table, tr, Ranges::shown);
    return printed(total(with_ranges) <= width ? with_ranges : turned(table, tr, Ranges::left_out), width);
}

}  // namespace teleplan::reports
