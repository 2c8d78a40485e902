#include "formats/workbook.hpp"

#include <array>
#include <limits>

#include "tests/catch.hpp"

using namespace teleplan::formats;

namespace {

Table table(std::string title)
{
    return {"need", std::move(title), "Where",
            {{"fte", "Staff", "Nurses", "FTE", Form::number, 1}, {"share", "Staff", "Share", "1", Form::share, 1}, {"cost", "Costs", "Cost", "EUR", Form::euro, 0}},
            {{"BA", "=cmd", {{"", 510.2, 3.1}, {"n.d.", {}, {}}, {"", std::numeric_limits<double>::infinity(), {}}}}}, {"a note"}};
}

bool contains(const std::string& bytes, const std::string& part) { return bytes.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a workbook is a zip with a sheet a table, the same bytes each time", "[formats][workbook]")
{
    const std::array tables{table("Fabbisogno"), table("Allegato")};
    const auto bytes = workbook({"Piano", "± 95%"}, tables);
    CHECK(bytes.substr(0, 2) == "PK");
    CHECK(contains(bytes, "xl/worksheets/sheet2.xml"));
    CHECK_FALSE(contains(bytes, "xl/worksheets/sheet3.xml"));
    CHECK(workbook({"Piano", "± 95%"}, tables) == bytes);
}

TEST_CASE("sheet titles that Excel would refuse are made to fit", "[formats][workbook]")
{
    const std::array tables{table("[a]:*?/\\"), table("Un titolo che è molto più lungo di trentuno caratteri"), table("Un titolo che è molto più lungo di trentuno caratteri, bis"),
                            table(""), table("'quoted'")};
    CHECK(contains(workbook({"", ""}, tables), "xl/worksheets/sheet5.xml"));
}
