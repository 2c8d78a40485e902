#include "formats/csv.hpp"

#include <algorithm>

namespace teleplan::formats
{
namespace
{

class Scanner
{
public:
    explicit Scanner(std::string_view text) : rest_(text)
    {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
    }
    int line = 1, column = 1;  // of the next character
    bool broken = false;

    [[nodiscard]] bool done() const { return rest_.empty(); }

    /// The next cell; afterwards ended_line() says whether it was the last of its row.
    std::string cell()
    {
        std::string out;
        ended_line_ = false;
        if (peek() == '"')
            quoted(out);
        else
            while (!done() && peek() != ',' && !at_line_end() && !broken)
                if (peek() == '"')
                    broken = true;  // a quote inside a cell that did not start with one
                else
                    out += take();
        if (broken) return out;
        if (done())
            ended_line_ = true;
        else if (peek() == ',')
            take();
        else if (at_line_end())
            end_line();
        else
            broken = true;  // something follows a closing quote
        return out;
    }
    [[nodiscard]] bool ended_line() const { return ended_line_; }

private:
    [[nodiscard]] char peek() const { return done() ? '\0' : rest_.front(); }
    [[nodiscard]] bool at_line_end() const { return rest_.starts_with('\n') || rest_.starts_with("\r\n"); }
    char take()
    {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        ++column;
        if (c == '\n') {
            ++line;
            column = 1;
        }
        return c;
    }
    void end_line()
    {
        if (peek() == '\r') take();
        take();
        ended_line_ = true;
    }
    void quoted(std::string& out)
    {
        const int first_line = line, first_column = column;
        take();
        for (;;) {
            if (done()) {  // say where the quote was opened
                broken = true;
                line = first_line;
                column = first_column;
                return;
            }
            const char c = take();
            if (c != '"')
                out += c;
            else if (peek() == '"')
                out += take();
            else
                return;
        }
    }

    std::string_view rest_;
    bool ended_line_ = false;
};

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const
{
    const auto at = std::ranges::find(header, name);
    if (at == header.end()) return std::nullopt;
    return static_cast<std::size_t>(at - header.begin());
}

std::optional<CsvTable> read_csv(std::string_view text, const std::string& file, models::Problems& problems,
                                 std::size_t max_cells)
{
    CsvTable table{file, {}, {}};
    Scanner scanner(text);
    std::size_t cells = 0;
    while (!scanner.done()) {
        CsvRow row{scanner.line, {}};
        do {
            row.cells.push_back(scanner.cell());
            if (scanner.broken) {
                problems.push_back(
                    {"", "csv_syntax", {file, std::to_string(scanner.line), std::to_string(scanner.column)}});
                return std::nullopt;
            }
            if (++cells > max_cells) {
                problems.push_back({"", "csv_too_large", {file, std::to_string(max_cells)}});
                return std::nullopt;
            }
        } while (!scanner.ended_line());
        if (row.cells.size() == 1 && row.cells[0].empty()) continue;
        if (table.header.empty())
            table.header = std::move(row.cells);
        else if (row.cells.size() == table.header.size())
            table.rows.push_back(std::move(row));
        else if (problems.size() < models::max_problems)
            problems.push_back({"",
                                "csv_wrong_cell_count",
                                {file, std::to_string(row.line), std::to_string(row.cells.size()),
                                 std::to_string(table.header.size())}});
    }
    return table;
}

}  // namespace teleplan::formats
