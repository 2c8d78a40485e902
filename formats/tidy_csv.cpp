#include "formats/tidy_csv.hpp"

#include <cmath>
#include <initializer_list>

#include "formats/json.hpp"

namespace teleplan::formats {

namespace {

std::string quoted(std::string_view field)
{
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{field};
    std::string out = "\"";
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string text(std::string_view value) { return quoted(neutralised(value)); }

std::string written(double value) { return std::isfinite(value) ? shortest(value) : ""; }

void append_line(std::string& out, std::initializer_list<std::string> fields)
{
    bool first = true;
    for (const auto& field : fields) {
        if (!first) out += ',';
        out += field;
        first = false;
    }
    out += "\r\n";
}

}  // namespace

std::string neutralised(std::string_view text)
{
    const bool formula = !text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos;
    return (formula ? "'" : "") + std::string{text};
}

std::string tidy_csv(std::span<const Table> tables)
{
    std::string out;
    append_line(out, {"table", "where", "name", "measure", "title", "unit", "mean", "low", "high", "text"});
    for (const auto& table : tables)
        for (const auto& row : table.rows)
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                const auto& cell = row.cells[i];
                if (!cell.number && cell.text.empty()) continue;
                const auto& column = table.columns[i];
                const double half = cell.half_width.value_or(0);
                append_line(out, {text(table.id), text(row.key), text(row.name), text(column.id), text(column.title), text(column.unit),
                                  cell.number ? written(*cell.number) : "", cell.half_width ? written(*cell.number - half) : "",
                                  cell.half_width ? written(*cell.number + half) : "", text(cell.text)});
            }
    return out;
}

}  // namespace teleplan::formats
