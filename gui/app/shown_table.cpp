#include "gui/app/shown_table.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "charts/text_width.hpp"
#include "gui/app/figure.hpp"
#include "reports/cells.hpp"
#include "reports/sentences.hpp"

namespace teleplan::gui {

namespace {

constexpr double em = 100;                             // text widths are asked for at this size
constexpr double widest_column = 26, widest_alone = 40, widest_name = 24, narrowest = 4.5, padding = 0.6;

double ems(const std::string& text) { return charts::text_width(text, em) / em; }

/// As wide as the title's longest word, and wide enough for the title to stand in three lines.
double title_width(const std::string& title)
{
    double longest = 0;
    for (std::size_t at = 0; at < title.size();) {
        const std::size_t end = std::min(title.find(' ', at), title.size());
        longest = std::max(longest, ems(title.substr(at, end - at)));
        at = end + 1;
    }
    return std::max(longest, ems(title) / 2.6);
}

ShownCell shown_cell(const formats::Column& column, const formats::Cell& cell, const reports::Language& tr) { return {reports::cell_text(column, cell, tr), cell.number}; }

void measure(ShownTable& out)
{
    double name = title_width(out.row_title);
    for (const ShownRow& row : out.rows)
        name = std::max(name, ems(row.name));
    out.name_width = std::clamp(name + padding, narrowest, widest_name);
    for (std::size_t c = 0; c < out.columns.size(); ++c) {
        ShownColumn& column = out.columns[c];
        double width = title_width(column.title);
        for (const ShownRow& row : out.rows)
            if (c < row.cells.size()) width = std::max(width, ems(row.cells[c].text));
        column.width = std::clamp(width + padding, narrowest, out.columns.size() == 1 ? widest_alone : widest_column);
        column.lines = charts::wrapped(column.title, em, column.width * em);
    }
}

std::string explanation(const formats::Column& column, const reports::Language& tr)
{
    const std::string unit = column.form == formats::Form::share ? "" : reports::unit_of(column.unit, tr);
    if (column.chapter.empty() || unit.empty()) return column.chapter + unit;
    return column.chapter + " · " + unit;
}

bool is_total(const std::string& key) { return key == "region" || key == "IT"; }

ShownTable frame_of(const formats::Table& table, const reports::Language& tr)
{
    ShownTable out;
    out.id = table.id, out.title = table.title, out.row_title = table.row_title, out.notes = table.notes, out.tsv = tab_separated(table, tr);
    return out;
}

}  // namespace

ShownTable shown(const formats::Table& table, const reports::Language& tr)
{
    ShownTable out = frame_of(table, tr);
    for (const formats::Column& column : table.columns)
        out.columns.push_back({column.id, column.title, explanation(column, tr), 0, {}, column.form != formats::Form::text});
    for (const formats::Row& row : table.rows) {
        ShownRow& to = out.rows.emplace_back(ShownRow{row.key, row.name, false, is_total(row.key), {}});
        for (std::size_t c = 0; c < table.columns.size(); ++c) to.cells.push_back(shown_cell(table.columns[c], row.cells[c], tr));
    }
    measure(out);
    return out;
}

ShownTable shown_turned(const formats::Table& table, const reports::Language& tr)
{
    ShownTable out = frame_of(table, tr);
    out.row_title.clear();
    for (const formats::Row& row : table.rows) out.columns.push_back({row.key, row.name, "", 0, {}, true});
    const std::string* chapter = nullptr;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const formats::Column& column = table.columns[c];
        if (!column.chapter.empty() && (!chapter || *chapter != column.chapter)) out.rows.push_back({"", column.chapter, true, false, {}});
        chapter = &column.chapter;
        ShownRow& to = out.rows.emplace_back(ShownRow{column.id, column.title, false, false, {}});
        for (const formats::Row& row : table.rows) to.cells.push_back(shown_cell(column, row.cells[c], tr));
    }
    measure(out);
    return out;
}

std::vector<std::size_t> row_order(const ShownTable& table, std::optional<std::size_t> column, Direction direction)
{
    std::vector<std::size_t> order(table.rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (!column || *column >= table.columns.size() || std::ranges::any_of(table.rows, &ShownRow::chapter)) return order;
    const auto rank = [](const ShownCell& cell) { return cell.number ? 0 : cell.text.empty() ? 2 : 1; };
    std::ranges::stable_sort(order, [&](std::size_t i, std::size_t j) {
        const ShownCell &a = table.rows[i].cells[*column], &b = table.rows[j].cells[*column];
        if (rank(a) != rank(b)) return rank(a) < rank(b);
        const bool up = direction == Direction::up;
        if (a.number) return up ? *a.number < *b.number : *b.number < *a.number;
        return up ? a.text < b.text : b.text < a.text;
    });
    return order;
}

}  // namespace teleplan::gui
