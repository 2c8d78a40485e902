#include "formats/data_tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "formats/csv.hpp"
#include "formats/safe_file.hpp"

namespace teleplan::formats
{
namespace
{

using models::Problems;
using models::Territory;

/// A table with the columns that are asked for; problems name the cell.
class TableReader
{
public:
    TableReader(CsvTable table, Problems& problems) : table_(std::move(table)), problems_(problems) {}

    [[nodiscard]] const std::vector<CsvRow>& rows() const { return table_.rows; }

    /// Whether all these columns exist; reports the others.
    bool require(std::initializer_list<std::string_view> names)
    {
        const std::size_t before = problems_.size();
        for (const std::string_view name : names)
            if (!table_.column(name)) problems_.push_back({"", "csv_missing_column", {table_.file, std::string{name}}});
        return problems_.size() == before;
    }
    [[nodiscard]] const std::string& text(const CsvRow& row, std::string_view name) const
    {
        return row.cells[*table_.column(name)];
    }

    template <class T>
    T number(const CsvRow& row, std::string_view name)
    {
        const std::string& cell = text(row, name);
        T value{};
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (error == std::errc{} && end == cell.data() + cell.size() && value >= T{} && value <= T{2'000'000'000})
            return value;
        report(row, "csv_bad_number", {std::string{name}, cell});
        return T{};
    }
    void report(const CsvRow& row, std::string code, std::vector<std::string> arguments)
    {
        if (problems_.size() >= models::max_problems) return;
        arguments.insert(arguments.begin(), {table_.file, std::to_string(row.line)});
        problems_.push_back({"", std::move(code), std::move(arguments)});
    }
    void missing_row(std::string what) { problems_.push_back({"", "csv_missing_row", {table_.file, std::move(what)}}); }
    /// Reports a region that regions.csv does not list.
    bool known_region(const CsvRow& row, const Territory& territory)
    {
        const std::string& code = text(row, "region_code");
        if (std::ranges::find(territory.regions, code, &models::Region::code) != territory.regions.end()) return true;
        report(row, "csv_unknown_region", {code});
        return false;
    }

private:
    CsvTable table_;
    Problems& problems_;
};

void read_regions(TableReader table, Territory& out)
{
    if (!table.require({"region_code", "name", "population_2020", "macroarea"})) return;
    std::set<std::string> codes;
    for (const CsvRow& row : table.rows()) {
        const std::string& code = table.text(row, "region_code");
        if (!codes.insert(code).second) table.report(row, "csv_duplicate", {"region_code", code});
        out.regions.push_back({code, table.text(row, "name"), table.number<int>(row, "population_2020"),
                               table.text(row, "macroarea")});
    }
    if (out.regions.empty()) table.missing_row("region_code");
}

void read_authorities(TableReader table, Territory& out)
{
    if (!table.require({"authority_code", "region_code", "short_name", "name", "population", "reference_date"})) return;
    std::set<std::string> codes;
    for (const CsvRow& row : table.rows()) {
        const std::string& code = table.text(row, "authority_code");
        if (!codes.insert(code).second) table.report(row, "csv_duplicate", {"authority_code", code});
        if (!table.known_region(row, out)) continue;
        out.authorities.push_back({.code = code,
                                   .region_code = table.text(row, "region_code"),
                                   .short_name = table.text(row, "short_name"),
                                   .name = table.text(row, "name"),
                                   .population = table.number<int>(row, "population"),
                                   .reference_date = table.text(row, "reference_date")});
    }
    for (const models::Region& region : out.regions) {  // weights of an apportionment need a positive sum
        const bool any = std::ranges::any_of(
            out.authorities, [&](const auto& a) { return a.region_code == region.code && a.population > 0; });
        if (!any) table.missing_row(region.code);
    }
}

void read_structures(TableReader table, Territory& out)
{
    if (!table.require({"region_code", "cdc_minimum", "cot_minimum", "odc_minimum"})) return;
    for (const CsvRow& row : table.rows())
        if (table.known_region(row, out))
            out.structures.push_back({.region_code = table.text(row, "region_code"),
                                      .cot = table.number<int>(row, "cot_minimum"),
                                      .community_houses = table.number<int>(row, "cdc_minimum"),
                                      .community_hospitals = table.number<int>(row, "odc_minimum")});
}

/// One condition: which rows are counts, which are rates.
struct Condition {
    std::string_view name, count_unit;
    double persons_per_unit;
};
constexpr std::array conditions{Condition{"heart_disease", "thousand persons", 1000},
                                Condition{"chronic_bronchitis_copd", "thousand persons", 1000},
                                Condition{"diabetes", "thousand persons", 1000},
                                Condition{"living_after_cancer_diagnosis", "persons", 1}};
constexpr std::string_view rate_unit = "per 100 persons";

struct Found {
    std::optional<models::RegionPrevalence> count, rate;
};

/// The newest row of this region and condition that has a value: a count if there is one, else a rate × population.
Found find_rows(TableReader& table, const Condition& condition, const models::Region& region)
{
    Found found;
    for (const CsvRow& row : table.rows()) {
        if (table.text(row, "geo_level") != "region" || table.text(row, "region_code") != region.code ||
            table.text(row, "condition") != condition.name || table.text(row, "sex") != "both" ||
            table.text(row, "age_class") != "tutte" || table.text(row, "value").empty())
            continue;
        const std::string& unit = table.text(row, "unit");
        if (unit != condition.count_unit && unit != rate_unit) continue;
        const double factor = unit == rate_unit ? region.population / 100.0 : condition.persons_per_unit;
        auto& best = unit == rate_unit ? found.rate : found.count;
        const int year = table.number<int>(row, "year");
        if (best && best->year >= year) continue;
        best = {region.code, std::string{condition.name}, table.number<double>(row, "value") * factor, year,
                table.text(row, "survey")};
    }
    return found;
}

void read_prevalence(TableReader table, Territory& out)
{
    if (!table.require(
            {"condition", "geo_level", "region_code", "sex", "age_class", "value", "unit", "year", "survey"}))
        return;
    for (const Condition& condition : conditions) {
        std::vector<const models::Region*> missing;
        models::RegionPrevalence known{
            .region_code = "", .condition = std::string{condition.name}, .persons = 0, .year = 0, .survey = ""};
        double population = 0;  // of the regions with a value
        for (const models::Region& region : out.regions) {
            const Found found = find_rows(table, condition, region);
            if (!found.count && !found.rate) {
                missing.push_back(&region);
                continue;
            }
            out.prevalence.push_back(found.count ? *found.count : *found.rate);
            known.persons += out.prevalence.back().persons;
            known.year = std::max(known.year, out.prevalence.back().year);
            known.survey = out.prevalence.back().survey;
            population += region.population;
        }
        if (population <= 0) {
            table.missing_row(std::string{condition.name});
            continue;
        }
        for (const models::Region* region : missing)
            out.prevalence.push_back({region->code, known.condition, known.persons / population * region->population,
                                      known.year, known.survey + " (mean rate of the other regions)"});
    }
}

}  // namespace

LoadedTerritory load_territory(const DataFolders& folders)
{
    LoadedTerritory result;
    Territory territory;
    struct Step {
        const char* name;
        std::size_t max_cells;
        void (*read)(TableReader, Territory&);
    };
    constexpr std::array steps{
        Step{"regions.csv", 10'000, read_regions}, Step{"authorities.csv", 50'000, read_authorities},
        Step{"prevalence.csv", 200'000, read_prevalence}, Step{"pnrr_targets.csv", 10'000, read_structures}};
    for (const Step& step : steps) {
        const auto file = folders.tables() / step.name;
        try {
            result.tables.push_back({step.name, read_file(file)});
        } catch (const FileTooLarge&) {
            result.problems.push_back({"", "file_too_large", {file.string(), std::to_string(max_input_bytes)}});
            continue;
        } catch (const std::runtime_error& error) {
            result.problems.push_back({"", "cannot_read", {file.string(), error.what()}});
            continue;
        }
        if (auto table = read_csv(result.tables.back().bytes, file.string(), result.problems, step.max_cells))
            step.read(TableReader(std::move(*table), result.problems), territory);
    }
    if (result.problems.empty()) result.territory = std::move(territory);
    return result;
}

}  // namespace teleplan::formats
