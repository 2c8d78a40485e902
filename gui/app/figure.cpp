#include "gui/app/figure.hpp"

#include <algorithm>

#include "formats/json.hpp"
#include "formats/tidy_csv.hpp"

namespace teleplan::gui {

namespace {

/// One cell: no tab or line break inside, nothing that a spreadsheet would run.
std::string plain(std::string text)
{
    std::ranges::replace_if(text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return formats::neutralised(text);
}

std::string number(const std::optional<double>& value) { return value ? formats::shortest(*value) : std::string{}; }

bool has_intervals(const formats::Table& table, std::size_t column)
{
    return std::ranges::any_of(table.rows, [&](const formats::Row& r) { return column < r.cells.size() && r.cells[column].half_width.has_value(); });
}

}  // namespace

std::string tab_separated(const formats::Table& table, const reports::Language& tr)
{
    std::string out = plain(table.row_title);
    std::vector<bool> intervals;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const formats::Column& column = table.columns[c];
        const std::string title = column.unit.empty() ? column.title : column.title + " [" + column.unit + "]";
        out += '\t' + plain(title);
        intervals.push_back(has_intervals(table, c));
        if (intervals.back()) out += '\t' + tr(reports::msg("± (95%)"));
    }
    out += '\n';
    for (const formats::Row& row : table.rows) {
        out += plain(row.name);
        for (std::size_t c = 0; c < row.cells.size() && c < intervals.size(); ++c) {
            const formats::Cell& cell = row.cells[c];
            out += '\t' + (cell.number ? number(cell.number) : plain(cell.text));
            if (intervals[c]) out += '\t' + number(cell.half_width);
        }
        out += '\n';
    }
    return out;
}

}  // namespace teleplan::gui
