#include "charts/text_width.hpp"

#include "tests/catch.hpp"

using namespace teleplan::charts;

TEST_CASE("a text is as wide as its characters, whatever their bytes", "[charts][text_width]")
{
    CHECK(text_width("", 12) == 0);
    CHECK(text_width("ii", 10) == Approx(5));
    CHECK(text_width("WW", 10) > text_width("ii", 10));
    CHECK(text_width("é", 10) == Approx(6));
    CHECK(text_width("abc", 24) == Approx(2 * text_width("abc", 12)));
}

TEST_CASE("a text is cut at spaces, a long word stays whole", "[charts][text_width]")
{
    const double width = text_width("ASL Lecce", 12) + 1;
    CHECK(wrapped("ASL Lecce ASL Bari", 12, width) == std::vector<std::string>{"ASL Lecce", "ASL Bari"});
    CHECK(wrapped("ASL Barletta-Andria-Trani", 12, width) == std::vector<std::string>{"ASL", "Barletta-Andria-Trani"});
    CHECK(wrapped("", 12, 100).empty());
}
