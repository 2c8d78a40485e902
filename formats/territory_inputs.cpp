#include "formats/territory_inputs.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>

#include "formats/csv.hpp"
#include "formats/safe_file.hpp"
#include "formats/workbook_reader.hpp"
#include "models/calendar.hpp"
#include "models/plan_names.hpp"
#include "models/territory.hpp"

namespace teleplan::formats::detail
{
namespace
{

constexpr const char* pointer = "/population/inputs/file";
constexpr std::size_t most_bad_rows = 20, authority_digits = 6, longest_source = 500;
constexpr int most_of_anything = 20'000'000;
constexpr models::YearMonthDay spreadsheet_epoch{1899, 12, 30};

bool is_workbook(std::string_view file) { return file.ends_with(".xlsx") || file.ends_with(".XLSX"); }

std::optional<int> whole(std::string_view text, int most)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > most) return std::nullopt;
    return value;
}

std::string joined(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

class InputReader
{
public:
    InputReader(const CsvTable& table, bool workbook, models::Problems& problems) : table_(table), workbook_(workbook), problems_(problems) {}

    bool require()
    {
        const std::size_t before = problems_.size();
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto at = table_.column(columns[c]);
            if (!at) problems_.push_back({"", "csv_missing_column", {table_.file, std::string{columns[c]}}});
            at_[c] = at.value_or(0);
        }
        return problems_.size() == before;
    }
    [[nodiscard]] bool too_many() const { return bad_ >= most_bad_rows; }

    /// The row, or nothing when it has no value or is wrong.
    std::optional<models::AuthorityInput> input(const CsvRow& row)
    {
        if (text(row, value_column).empty()) return std::nullopt;
        const std::size_t before = bad_;
        models::AuthorityInput out;
        out.line = row.line;
        out.authority = text(row, authority_column);
        if (workbook_ && whole(out.authority, 999999)) out.authority.insert(0, authority_digits - std::min(authority_digits, out.authority.size()), '0');
        out.key = text(row, key_column);
        read_item(row, out);
        if (const auto value = whole(text(row, value_column), most_of_anything)) out.value = *value;
        else report(row, value_column, "csv_bad_number");
        read_date(row, out);
        out.source = text(row, source_column).substr(0, longest_source);
        return bad_ == before ? std::optional{out} : std::nullopt;
    }

private:
    static constexpr std::array<std::string_view, 7> columns{"authority_code", "item", "key", "age_band", "value", "date", "source"};
    enum Column : std::size_t { authority_column, item_column, key_column, band_column, value_column, date_column, source_column };

    [[nodiscard]] const std::string& text(const CsvRow& row, Column column) const { return row.cells[at_[column]]; }

    void report(const CsvRow& row, Column column, const char* code, std::string allowed = {})
    {
        ++bad_;
        std::vector<std::string> arguments{table_.file, std::to_string(row.line), std::string{columns[column]}, text(row, column)};
        if (!allowed.empty()) arguments.push_back(std::move(allowed));
        problems_.push_back({"", code, std::move(arguments)});
    }
    void read_item(const CsvRow& row, models::AuthorityInput& out)
    {
        const auto& items = models::Names<models::InputItem>::all;
        const auto item = std::ranges::find(items, text(row, item_column));
        if (item == items.end()) {
            report(row, item_column, "inputs_unknown", joined({items.begin(), items.end()}));
            return;
        }
        out.item = static_cast<models::InputItem>(item - items.begin());
        if (out.item != models::InputItem::population) {
            if (!text(row, band_column).empty()) report(row, band_column, "inputs_unknown", "\"\"");
            return;
        }
        if (std::ranges::find(models::sex_names, out.key) == models::sex_names.end())
            report(row, key_column, "inputs_unknown", joined({models::sex_names.begin(), models::sex_names.end()}));
        std::vector<std::string> bands;
        for (std::size_t b = 0; b < models::band_count; ++b) bands.push_back(models::band_name(b));
        const auto band = std::ranges::find(bands, text(row, band_column));
        if (band == bands.end()) report(row, band_column, "inputs_unknown", joined(bands));
        else out.band = static_cast<int>(band - bands.begin());
    }
    /// ISO, or in a workbook the number of a day. May be empty, but not for residents.
    void read_date(const CsvRow& row, models::AuthorityInput& out)
    {
        const std::string& cell = text(row, date_column);
        if (cell.empty() && out.item != models::InputItem::population) return;
        const auto serial = workbook_ ? whole(cell, 100'000) : std::nullopt;
        const auto date = serial ? std::optional{models::to_date(spreadsheet_epoch) + *serial} : models::parse_date(cell);
        if (date) out.date = models::to_string(*date);
        else report(row, date_column, "inputs_bad_date");
    }

    const CsvTable& table_;
    bool workbook_;
    models::Problems& problems_;
    std::array<std::size_t, columns.size()> at_{};
    std::size_t bad_ = 0;
};

}  // namespace

std::vector<models::AuthorityInput> territory_inputs(std::string_view bytes, const std::string& file, models::Problems& problems)
{
    const bool workbook = is_workbook(file);
    const auto table = workbook ? read_workbook(bytes, file, problems, max_input_cells) : read_csv(bytes, file, problems, max_input_cells);
    if (!table) return {};
    InputReader read(*table, workbook, problems);
    if (!read.require()) return {};
    std::vector<models::AuthorityInput> out;
    const std::size_t before = problems.size();
    for (const CsvRow& row : table->rows) {
        if (read.too_many()) break;
        if (auto input = read.input(row)) out.push_back(std::move(*input));
    }
    if (out.empty() && problems.size() == before) problems.push_back({"", "inputs_empty", {file}});
    return out;
}

void read_territory_inputs(PlanDocument& document, models::Problems& problems)
{
    namespace fs = std::filesystem;
    auto& inputs = document.plan.population.inputs;
    if (!inputs) return;
    const fs::path folder = document.files.front().parent_path(), relative{inputs->file};
    const bool plain = inputs->file.find('\0') == std::string::npos && relative.is_relative();
    std::error_code ignored;
    if (!plain || !fs::exists(folder / relative, ignored)) {
        problems.push_back({pointer, plain ? "inputs_missing" : "inputs_outside", {inputs->file}});
        return;
    }
    const auto file = inside(folder, folder, relative);
    if (!file) {
        problems.push_back({pointer, "inputs_outside", {inputs->file}});
        return;
    }
    models::Problems here;
    try {
        document.traces.push_back({inputs->file, read_file(*file)});
        inputs->rows = territory_inputs(document.traces.back().bytes, inputs->file, here);
    } catch (const FileTooLarge&) {
        here.push_back({"", "file_too_large", {inputs->file, std::to_string(max_input_bytes)}});
    } catch (const std::runtime_error& error) {
        here.push_back({"", "cannot_read", {inputs->file, error.what()}});
    }
    for (models::Problem& p : here) problems.push_back({pointer, std::move(p.code), std::move(p.arguments)});
}

}  // namespace teleplan::formats::detail
