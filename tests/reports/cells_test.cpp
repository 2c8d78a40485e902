#include "reports/cells.hpp"

#include "reports/grid.hpp"
#include "tests/catch.hpp"

using namespace teleplan;
using namespace teleplan::reports;

TEST_CASE("cells read as people write", "[reports][cells]")
{
    const Language tr{"it", "/nowhere"};
    const formats::Column number{"a", "", "A", "", formats::Form::number, 1}, share{"b", "", "B", "1", formats::Form::share, 1};
    CHECK(cell_text(number, {"", 510.2, 3.1}, tr) == "510,2 ± 3,1");
    CHECK(cell_text(number, {"", 510.2, 3.1}, tr, Ranges::left_out) == "510,2");
    CHECK(cell_text(share, {"", 0.907, 0.008}, tr) == "90,7 ± 0,8%");
    CHECK(cell_text(share, {"n.d.", {}, {}}, tr) == "n.d.");
    CHECK(cell_text(share, {}, tr).empty());
}

TEST_CASE("widths count characters, not bytes", "[reports][cells]")
{
    CHECK(display_width("città ±") == 7);
    CHECK(padded_left("è", 3) == "  è");
    CHECK(padded_right("è", 3) == "è  ");
}

TEST_CASE("lines break at spaces and after hyphens", "[reports][cells]")
{
    CHECK(wrapped_lines("ASL Barletta-Andria-Trani", 9) == std::vector<std::string>{"ASL", "Barletta-", "Andria-", "Trani"});
    CHECK(longest_piece("ASL Barletta-Andria-Trani") == 9);
    CHECK(wrapped_lines("perchéperché", 6) == std::vector<std::string>{"perché", "perché"});
    CHECK(wrapped_lines("", 6).empty());
}

TEST_CASE("a turned table prints a line a column and splits when the terminal is narrow", "[reports][grid]")
{
    const Language tr{"it", "/nowhere"};
    const formats::Table table{"t", "T", "Azienda",
                               {{"a", "Volumi", "Allerte", "", formats::Form::number, 0}, {"b", "Costi", "Costo", "", formats::Form::number, 0}},
                               {{"BA", "ASL Bari", {{"", 1171, 5}, {"", 10, {}}}}, {"region", "Regione", {{"", 3762, 15}, {"n.d.", {}, {}}}}}, {}};
    CHECK(turned_grid(table, tr, 80) ==
          "Azienda   ASL Bari     Regione\n"
          "──────────────────────────────\n"
          "\nVolumi\nAllerte  1.171 ± 5  3.762 ± 15\n"
          "\nCosti\nCosto           10        n.d.\n");
    const auto narrow = turned_grid(table, tr, 22);
    CHECK(narrow.find("Allerte     1.171\n") != std::string::npos);
    CHECK(narrow.find("Allerte  3.762 ± 15\n") != std::string::npos);
}
