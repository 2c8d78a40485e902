#include "charts/plots.hpp"

#include "tests/catch.hpp"
#include "tests/charts/support.hpp"

using namespace teleplan::charts;

TEST_CASE("a line chart marks and labels its points", "[charts][plots]")
{
    const auto list = line_chart({"y", {{"", {{0, 0}, {365, 19328}, {730, 40589}}}}, {{0, "2024"}, {365, "2025"}}, whole});
    CHECK(inside(list));
    CHECK(polygons(list) == 3);
    for (const char* const label : {"y", "0", "19328", "40589", "2024", "2025"}) CHECK(has(texts(list), label));
}

TEST_CASE("a bar chart has a bar for each series and category, and a legend for several series", "[charts][plots]")
{
    const auto list = bar_chart({"seats", {"A", "B", "C"}, {"morning", "night"}, {{3, 2, 1}, {1, 1, 1}}, whole});
    CHECK(inside(list));
    CHECK(polygons(list) == 3 * 2 + 2);
    CHECK(has(texts(list), "morning"));
    const auto single = bar_chart({"", {"A"}, {"only"}, {{1}}, whole});
    CHECK(polygons(single) == 1);
    CHECK_FALSE(has(texts(single), "only"));
}

TEST_CASE("a tornado has two bars a cause and the labels of both ends", "[charts][plots]")
{
    const auto list = tornado({"FTE", 723, {{"closed by the platform", 930, 410, "0%", "79%"}, {"service time", 610, 840, "4.8", "11.2"}}, whole});
    CHECK(inside(list));
    CHECK(polygons(list) == 4);
    for (const char* const label : {"0%", "79%", "4.8", "11.2"}) CHECK(has(texts(list), label));
}

TEST_CASE("charts of nothing draw without harm", "[charts][plots]")
{
    CHECK(inside(line_chart({"y", {}, {}, whole})));
    CHECK(inside(bar_chart({"y", {}, {}, {}, whole})));
    CHECK(inside(tornado({"y", 0, {}, whole})));
}
