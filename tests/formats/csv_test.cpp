#include "formats/csv.hpp"

#include "tests/catch.hpp"

using namespace teleplan;

namespace
{

formats::CsvTable table_of(std::string_view text)
{
    models::Problems problems;
    auto table = formats::read_csv(text, "t.csv", problems);
    REQUIRE(table);
    REQUIRE(problems.empty());
    return *table;
}

models::Problem problem_of(std::string_view text, std::size_t max_cells = formats::max_csv_cells)
{
    models::Problems problems;
    static_cast<void>(formats::read_csv(text, "t.csv", problems, max_cells));
    REQUIRE(problems.size() == 1);
    return problems[0];
}

using Cells = std::vector<std::string>;

}  // namespace

TEST_CASE("quoted cells hold commas, quotes and line breaks", "[formats][csv]")
{
    const auto table = table_of("a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n,last");
    CHECK(table.header == Cells{"a", "b"});
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells == Cells{"x, \"y\"", "two\nlines"});
    CHECK(table.rows[1].cells == Cells{"", "last"});
    CHECK(table.rows[1].line == 4);
    CHECK(table.column("b") == 1);
    CHECK_FALSE(table.column("c"));
}

TEST_CASE("a byte-order mark and empty lines are skipped", "[formats][csv]")
{
    const auto table = table_of(
        "\xEF\xBB\xBF"
        "a,b\n\n1,\n\n");
    CHECK(table.header == Cells{"a", "b"});
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].cells == Cells{"1", ""});
    CHECK(table_of("").rows.empty());
}

TEST_CASE("broken tables are located", "[formats][csv]")
{
    CHECK(problem_of("a,b\n1,\"open\n") == models::Problem{"", "csv_syntax", {"t.csv", "2", "3"}});
    CHECK(problem_of("a,b\n1,x\"y\n") == models::Problem{"", "csv_syntax", {"t.csv", "2", "4"}});
    CHECK(problem_of("a,b\n\"1\"x,2\n") == models::Problem{"", "csv_syntax", {"t.csv", "2", "4"}});
    CHECK(problem_of("a,b\n1,2\n1,2,3\n") == models::Problem{"", "csv_wrong_cell_count", {"t.csv", "3", "3", "2"}});
    CHECK(problem_of(std::string(1000, ','), 100) == models::Problem{"", "csv_too_large", {"t.csv", "100"}});
}
