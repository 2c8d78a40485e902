#include "formats/tidy_csv.hpp"

#include <array>

#include "tests/catch.hpp"

using namespace teleplan::formats;

namespace {

Table table(Row row)
{
    return {"need", "Need", "Where", {{"fte", "", "Nurses, FTE", "FTE", Form::number, 1}, {"note", "", "Note", "", Form::text, 0}}, {std::move(row)}, {}};
}

std::string csv(Row row) { return tidy_csv(std::array{table(std::move(row))}); }

const std::string head = "table,where,name,measure,title,unit,mean,low,high,text\r\n";

}  // namespace

TEST_CASE("a number and its interval stand on one line, with a point whatever the language", "[formats][tidy_csv]")
{
    CHECK(csv({"BA", "ASL Bari", {{"", 510.25, 3.5}, {}}}) == head + "need,BA,ASL Bari,fte,\"Nurses, FTE\",FTE,510.25,506.75,513.75,\r\n");
}

TEST_CASE("an exact number has no interval, an empty cell no line", "[formats][tidy_csv]")
{
    CHECK(csv({"BA", "ASL Bari", {{"", 0.1, {}}, {"n.d.", {}, {}}}}) ==
          head + "need,BA,ASL Bari,fte,\"Nurses, FTE\",FTE,0.1,,,\r\nneed,BA,ASL Bari,note,Note,,,,,n.d.\r\n");
}

TEST_CASE("quotes and line ends are quoted as RFC 4180 says", "[formats][tidy_csv]")
{
    CHECK(csv({"a\"b", "x\ny", {{"", 1, {}}, {}}}) == head + "need,\"a\"\"b\",\"x\ny\",fte,\"Nurses, FTE\",FTE,1,,,\r\n");
}

TEST_CASE("a text that a spreadsheet takes for a formula is neutralised, a negative number is not", "[formats][tidy_csv]")
{
    for (const char* const hostile : {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"}) CHECK(neutralised(hostile) == std::string{"'"} + hostile);
    CHECK(neutralised("ASL Bari") == "ASL Bari");
    CHECK(csv({"=1+1", "@x", {{"", -3, {}}, {}}}) == head + "need,'=1+1,'@x,fte,\"Nurses, FTE\",FTE,-3,,,\r\n");
}
