#include "formats/territory_inputs.hpp"

#include <xlsxwriter.h>

#include "formats/csv.hpp"
#include "formats/workbook_reader.hpp"
#include "models/authority_inputs.hpp"
#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;
using formats::detail::territory_inputs;
using tests::TempFolder;

namespace {

constexpr const char* header = "authority_code,item,key,age_band,value,date,source\n";

models::Problems problems_of(const std::string& rows)
{
    models::Problems problems;
    static_cast<void>(territory_inputs(header + rows, "x.csv", problems));
    return problems;
}

/// The same cells as a workbook: digits as numbers, dates as days.
std::string workbook_of(const std::string& csv, const std::filesystem::path& file)
{
    models::Problems problems;
    const auto table = formats::read_csv(csv, "x", problems);
    lxw_workbook* book = workbook_new(file.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(book, "dati");
    lxw_format* days = workbook_add_format(book);
    format_set_num_format(days, "yyyy-mm-dd");
    for (std::size_t c = 0; c < table->header.size(); ++c) worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(c), table->header[c].c_str(), nullptr);
    for (std::size_t r = 0; r < table->rows.size(); ++r)
        for (std::size_t c = 0; c < table->header.size(); ++c) {
            const std::string& cell = table->rows[r].cells[c];
            const auto row = static_cast<lxw_row_t>(r + 2);                // an empty row below the header
            const auto column = static_cast<lxw_col_t>(c);
            if (cell.empty()) continue;
            if (table->header[c] == "date") {
                lxw_datetime when{std::stoi(cell.substr(0, 4)), std::stoi(cell.substr(5, 2)), std::stoi(cell.substr(8, 2)), 0, 0, 0};
                worksheet_write_datetime(sheet, row, column, &when, days);
            } else if (cell.find_first_not_of("0123456789") == std::string::npos) {
                worksheet_write_number(sheet, row, column, std::stod(cell), nullptr);
            } else {
                worksheet_write_string(sheet, row, column, cell.c_str(), nullptr);
            }
        }
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);
    return formats::read_file(file);
}

}  // namespace

TEST_CASE("a file of inputs gives one value per row; rows without a value are left out", "[formats][inputs]")
{
    models::Problems problems;
    const auto rows = territory_inputs(std::string{header} + "100201,staff,nurse,,150,2025-01-01,a list\n100201,kits,,,,,\n010203,population,male,100+,7,2024-01-01,\n", "x.csv", problems);
    INFO(tests::listed(problems));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].authority == "100201");
    CHECK(rows[0].item == models::InputItem::staff);
    CHECK(rows[0].key == "nurse");
    CHECK(rows[0].value == 150);
    CHECK(rows[0].date == "2025-01-01");
    CHECK(rows[0].source == "a list");
    CHECK(rows[0].line == 2);
    CHECK(rows[1].band == 20);
    CHECK(problems.empty());
}

TEST_CASE("bad cells are reported with file, row and column", "[formats][inputs]")
{
    const std::pair<const char*, std::vector<std::string>> cases[] = {
        {"100201,staff,nurse,,many,,\n", {"csv_bad_number", "x.csv", "2", "value", "many"}},
        {"100201,staff,nurse,,-1,,\n", {"csv_bad_number", "x.csv", "2", "value", "-1"}},
        {"100201,staff,nurse,,1.5,,\n", {"csv_bad_number", "x.csv", "2", "value", "1.5"}},
        {"100201,stuff,nurse,,1,,\n", {"inputs_unknown", "x.csv", "2", "item", "stuff"}},
        {"100201,staff,nurse,0-4,1,,\n", {"inputs_unknown", "x.csv", "2", "age_band", "0-4"}},
        {"100201,population,men,0-4,1,2024-01-01,\n", {"inputs_unknown", "x.csv", "2", "key", "men"}},
        {"100201,population,male,0-5,1,2024-01-01,\n", {"inputs_unknown", "x.csv", "2", "age_band", "0-5"}},
        {"100201,population,male,0-4,1,,\n", {"inputs_bad_date", "x.csv", "2", "date", ""}},
        {"100201,kits,,,1,45000,\n", {"inputs_bad_date", "x.csv", "2", "date", "45000"}},
        {"100201,kits,,\n", {"csv_wrong_cell_count", "x.csv", "2", "4", "7"}},
    };
    for (const auto& [row, expected] : cases) {
        const auto problems = problems_of(row);
        INFO(row << tests::listed(problems));
        REQUIRE_FALSE(problems.empty());
        CHECK(problems[0].code == expected[0]);
        for (std::size_t i = 1; i < expected.size(); ++i) CHECK(problems[0].arguments[i - 1] == expected[i]);
        CHECK(tests::all_codes_known(problems));
    }
    CHECK(problems_of("").front().code == "inputs_empty");
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "100201,staff,nurse,,many,,\n";
    CHECK(problems_of(many).size() == 20);
}

TEST_CASE("a workbook gives the same inputs as the CSV", "[formats][inputs]")
{
    const TempFolder folder;
    const std::string csv = formats::read_file(tests::scenarios() / "examples" / "authority-inputs.csv") + "010203,kits,,,5,2025-03-01,a number that loses its zero\n";
    models::Problems problems;
    const auto expected = territory_inputs(csv, "x.csv", problems), found = territory_inputs(workbook_of(csv, folder.path() / "x.xlsx"), "x.xlsx", problems);
    INFO(tests::listed(problems));
    CHECK(problems.empty());
    REQUIRE(found.size() == expected.size());
    bool same = true;
    for (std::size_t i = 0; i < found.size(); ++i)
        same = same && found[i].authority == expected[i].authority && found[i].item == expected[i].item && found[i].key == expected[i].key && found[i].band == expected[i].band &&
               found[i].value == expected[i].value && found[i].date == expected[i].date && found[i].source == expected[i].source && found[i].line == expected[i].line + 1;
    CHECK(same);
}

TEST_CASE("what is no workbook is said to be none", "[formats][inputs]")
{
    models::Problems problems;
    CHECK_FALSE(formats::read_workbook("authority_code,item", "x.xlsx", problems));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == "xlsx_unreadable");
    // Cut in the middle, and with each of a few bytes changed: a problem or a table, never a crash.
    const TempFolder folder;
    const std::string good = workbook_of(std::string{header} + "100201,kits,,,5,2025-03-01,x\n", folder.path() / "x.xlsx");
    problems.clear();
    CHECK(formats::read_workbook(good, "x.xlsx", problems));
    CHECK_FALSE(formats::read_workbook(std::string_view{good}.substr(0, good.size() / 2), "x.xlsx", problems));
    for (std::size_t at = 0; at < good.size(); at += 37) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x5A);
        static_cast<void>(territory_inputs(bad, "x.xlsx", problems));
    }
    problems.clear();
    CHECK_FALSE(formats::read_workbook(good, "x.xlsx", problems, 3));
    CHECK(problems[0].code == "csv_too_large");
}

TEST_CASE("inputs lie beside the plan and belong to its hash", "[formats][inputs]")
{
    const TempFolder folder;
    const auto load = [&](const std::string& file, const std::string& rows) {
        static_cast<void>(folder.write("x.csv", header + rows));
        const auto plan = folder.write("plan.json", R"({ "schema_version": 1, "extends": "examples/small-region.json", "population": { "inputs": { "file": ")" + file + R"(" } } })");
        return formats::load_plan(plan, tests::installed());
    };
    const auto one = load("x.csv", "020101,kits,,,5,2025-03-01,x\n"), two = load("x.csv", "020101,kits,,,6,2025-03-01,x\n");
    REQUIRE(one.document);
    REQUIRE(two.document);
    CHECK(models::check(one.document->plan, tests::territory()).empty());
    CHECK(models::entered(one.document->plan, "020101", models::InputItem::kits) == 5);
    CHECK(formats::plan_hash(*one.document, {}) != formats::plan_hash(*two.document, {}));
    CHECK(formats::plan_hash(*one.document, {}) == formats::plan_hash(*load("x.csv", "020101,kits,,,5,2025-03-01,x\n").document, {}));
    CHECK(tests::has(load("y.csv", "").problems, "/population/inputs/file", "inputs_missing"));
    CHECK(tests::has(load("/etc/hostname", "").problems, "/population/inputs/file", "inputs_outside"));
    CHECK(tests::has(load("x.csv", "020101,kits,,,many,,\n").problems, "/population/inputs/file", "csv_bad_number"));
}

TEST_CASE("the template has a row for every value and no value", "[formats][inputs]")
{
    models::Problems problems;
    const std::string text = formats::read_file(tests::scenarios() / "examples" / "authority-inputs-template.csv");
    CHECK(territory_inputs(text, "template.csv", problems).empty());
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == "inputs_empty");
    std::string filled;
    for (std::size_t at = 0, end; at < text.size(); at = end + 1) {
        end = text.find('\n', at);
        std::string line = text.substr(at, end - at);
        if (at > 0) {
            line.insert(0, "100201");
            const auto empty = line.rfind(",,,");
            line.replace(empty, 3, ",1,2024-01-01,");
        }
        filled += line + '\n';
    }
    problems.clear();
    const auto rows = territory_inputs(filled, "template.csv", problems);
    INFO(tests::listed(problems));
    CHECK(problems.empty());
    CHECK(rows.size() == 2 * 21 + 5 + 6 + 1 + 1 + 6);
}
