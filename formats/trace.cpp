#include "formats/trace.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>

#include "formats/csv.hpp"
#include "formats/json.hpp"
#include "formats/plan_form.hpp"
#include "formats/safe_file.hpp"

namespace teleplan::formats::detail
{
namespace
{

constexpr std::size_t most_bad_lines = 20;  // of one file; a wrong unit or separator would give thousands

/// Reads the cells of one trace, as durations in its unit.
class TraceReader
{
public:
    TraceReader(const CsvTable& table, const models::Trace& trace, const std::string& pointer, models::Problems& problems)
        : table_(table), unit_(models::seconds_of(trace.unit)), pointer_(pointer), problems_(problems)
    {
    }
    [[nodiscard]] bool too_many() const { return bad_ >= most_bad_lines; }

    std::optional<models::Duration> time(const CsvRow& row, std::size_t column)
    {
        const std::string& cell = row.cells[column];
        double value = 0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (error == std::errc{} && end == cell.data() + cell.size() && value >= 0 && value * unit_ <= longest_seconds)
            return sim::to_ticks(value * unit_);
        ++bad_;
        problems_.push_back({pointer_, "csv_bad_number", {table_.file, std::to_string(row.line), table_.header[column], cell}});
        return std::nullopt;
    }
    sim::OptionalDuration optional(const CsvRow& row, std::optional<std::size_t> column)
    {
        if (!column || row.cells[*column].empty()) return {};
        const auto value = time(row, *column);
        return value ? sim::OptionalDuration{*value} : sim::OptionalDuration{};
    }

private:
    const CsvTable& table_;
    double unit_;
    const std::string& pointer_;
    models::Problems& problems_;
    std::size_t bad_ = 0;
};

}  // namespace

std::vector<models::TraceRow> trace_rows(std::string_view csv, const models::Trace& trace, const std::string& pointer,
                                         models::Problems& problems)
{
    models::Problems here;
    const auto table = read_csv(csv, trace.file, here);
    for (models::Problem& p : here) problems.push_back({pointer, std::move(p.code), std::move(p.arguments)});
    if (!table) return {};
    const auto at = table->column("time"), class_name = table->column("class");
    if (!at) {
        problems.push_back({pointer, "csv_missing_column", {trace.file, "time"}});
        return {};
    }
    const auto service = table->column("service"), patience = table->column("patience");
    TraceReader read(*table, trace, pointer, problems);
    std::vector<models::TraceRow> rows;
    for (const CsvRow& row : table->rows) {
        if (read.too_many()) break;
        const auto time = read.time(row, *at);
        models::TraceRow made{time.value_or(models::Duration{}), class_name ? row.cells[*class_name] : std::string{},
                              read.optional(row, service), read.optional(row, patience), row.line};
        rows.push_back(std::move(made));
    }
    if (table->rows.empty() && here.empty()) problems.push_back({pointer, "trace_empty", {trace.file}});
    std::ranges::stable_sort(rows, {}, &models::TraceRow::at);
    return rows;
}

void read_traces(PlanDocument& document, models::Problems& problems)
{
    namespace fs = std::filesystem;
    const fs::path folder = document.files.front().parent_path();
    for (auto& [name, stream] : document.plan.streams) {
        if (!stream.trace) continue;
        const std::string pointer = pointer_to(pointer_to(pointer_to("/streams", name), "trace"), "file");
        const fs::path relative{stream.trace->file};
        const bool plain = stream.trace->file.find('\0') == std::string::npos && relative.is_relative();
        std::error_code ignored;
        if (!plain || !fs::exists(folder / relative, ignored)) {
            problems.push_back({pointer, plain ? "trace_missing" : "trace_outside", {stream.trace->file}});
            continue;
        }
        const auto file = inside(folder, folder, relative);
        if (!file) {
            problems.push_back({pointer, "trace_outside", {stream.trace->file}});
            continue;
        }
        try {
            document.traces.push_back({stream.trace->file, read_file(*file)});
            stream.trace->rows = trace_rows(document.traces.back().bytes, *stream.trace, pointer, problems);
        } catch (const FileTooLarge&) {
            problems.push_back({pointer, "file_too_large", {stream.trace->file, std::to_string(max_input_bytes)}});
        } catch (const std::runtime_error& error) {
            problems.push_back({pointer, "cannot_read", {stream.trace->file, error.what()}});
        }
    }
}

}  // namespace teleplan::formats::detail
