#include "reports/html_table.hpp"

#include <algorithm>
#include <utility>

#include "charts/svg.hpp"
#include "reports/cells.hpp"

namespace teleplan::reports {

namespace {

using charts::xml_escaped;

std::string opened(const std::string& caption) { return "<div class=\"wide\"><table>" + (caption.empty() ? "" : "<caption>" + xml_escaped(caption) + "</caption>"); }

std::string head_cell(const std::string& text, const char* scope) { return std::string{"<th scope=\""} + scope + "\">" + xml_escaped(text) + "</th>"; }

std::string body_cell(const formats::Column& column, const formats::Cell& cell, const Language& tr)
{
    const bool text = column.form == formats::Form::text;
    const auto half = cell.half_width && cell.number ? tr.half_width(*cell.half_width * (column.form == formats::Form::share ? 100 : 1), column.decimals) : "";
    return (text ? "<td class=\"text\">" : "<td>") + xml_escaped(cell_text(column, cell, tr, Ranges::left_out)) + (half.empty() ? "" : " <span class=\"half\">" + half + "</span>") + "</td>";
}

}  // namespace

std::string html_table(const formats::Table& table, const Language& tr, const std::string& caption)
{
    auto out = opened(caption) + "<thead><tr>" + head_cell(table.row_title, "col");
    for (const auto& column : table.columns) {
        const bool text = column.form == formats::Form::text;
        out += std::string{"<th scope=\"col\""} + (text ? " class=\"text\">" : ">") + xml_escaped(column.title) + "</th>";
    }
    out += "</tr></thead><tbody>\n";
    for (const auto& row : table.rows) {
        out += (row.key == "region" ? "<tr class=\"total\">" : "<tr>") + head_cell(row.name, "row");
        for (std::size_t c = 0; c < table.columns.size(); ++c) out += body_cell(table.columns[c], row.cells[c], tr);
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

std::string turned_html_table(const formats::Table& table, const Language& tr, const std::string& caption)
{
    auto out = opened(caption) + "<thead><tr>" + head_cell(table.row_title, "col");
    for (const auto& row : table.rows) out += head_cell(row.name, "col");
    out += "</tr></thead>\n";
    std::string chapter;
    bool open = false;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const auto& column = table.columns[c];
        if (!open || column.chapter != chapter) {
            out += open ? "</tbody><tbody>" : "<tbody>";
            if (!column.chapter.empty())
                out += "<tr class=\"chapter\"><th scope=\"rowgroup\" colspan=\"" + std::to_string(table.rows.size() + 1) + "\">" + xml_escaped(column.chapter) + "</th></tr>\n";
            chapter = column.chapter;
            open = true;
        }
        out += "<tr>" + head_cell(column.title, "row");
        for (const auto& row : table.rows) out += body_cell(column, row.cells[c], tr);
        out += "</tr>\n";
    }
    return out + (open ? "</tbody>" : "") + "</table></div>\n";
}

formats::Table selected(const formats::Table& table, const std::vector<std::string>& ids)
{
    formats::Table out{table.id, table.title, table.row_title, {}, {}, table.notes};
    std::vector<std::size_t> positions;
    for (const auto& id : ids) {
        const auto found = std::find_if(table.columns.begin(), table.columns.end(), [&](const auto& c) { return c.id == id; });
        if (found == table.columns.end()) continue;
        positions.push_back(static_cast<std::size_t>(found - table.columns.begin()));
        out.columns.push_back(*found);
    }
    for (const auto& row : table.rows) {
        formats::Row kept{row.key, row.name, {}};
        bool empty = true;
        for (const auto at : positions) {
            empty = empty && !row.cells[at].number && row.cells[at].text.empty();
            kept.cells.push_back(row.cells[at]);
        }
        if (!empty) out.rows.push_back(std::move(kept));
    }
    return out;
}

}  // namespace teleplan::reports
