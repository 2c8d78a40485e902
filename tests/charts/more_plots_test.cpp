#include <cmath>
#include <limits>

#include "charts/box_plot.hpp"
#include "charts/choropleth.hpp"
#include "charts/gantt.hpp"
#include "charts/heat_map.hpp"
#include "charts/svg.hpp"
#include "charts/trend.hpp"
#include "tests/catch.hpp"
#include "tests/charts/support.hpp"

using namespace teleplan::charts;

namespace {

template <class Item> std::vector<Item> items(const DisplayList& list)
{
    std::vector<Item> out;
    for (const auto& item : list.items)
        if (const auto* const found = std::get_if<Item>(&item)) out.push_back(*found);
    return out;
}

const MapArea square{"square", {{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{4, 4}, {6, 4}, {6, 6}, {4, 6}}}, 1};
const MapArea inner{"inner", {{{4, 4}, {6, 4}, {6, 6}, {4, 6}}}, 3};

}  // namespace

TEST_CASE("a step holds its value until the next point", "[charts][trend]")
{
    const TrendChart chart{"y", {{"seats", {{0, 2}, {10, 6}}, Shape::step}}, {}, {}, {}, whole};
    const auto list = trend_chart(chart);
    CHECK(inside(list));
    const auto lines = items<Line>(list);
    const auto& step = lines.back().points;
    REQUIRE(step.size() == 3);
    CHECK(step[0].y == step[1].y);
    CHECK(step[1].x == step[2].x);
    CHECK(step[2].y < step[1].y);                      // more is higher up
}

TEST_CASE("a band lies between its curves, below the lines, and a mark stands at its date", "[charts][trend]")
{
    const auto list = trend_chart({"y", {{"mean", {{0, 5}, {1, 6}}}}, {{{{0, 4}, {1, 5}}, {{0, 7}, {1, 8}}}}, {{0.5, "today"}, {9, "later"}}, {{0, "a"}}, whole});
    CHECK(inside(list));
    const auto bands = items<Polygon>(list);
    REQUIRE(bands.size() == 1);
    CHECK(bands[0].rings[0].size() == 4);
    CHECK(bands[0].fill.alpha < 255);
    CHECK(has(texts(list), "today"));
    CHECK_FALSE(has(texts(list), "later"));            // beyond the axis
}

TEST_CASE("values below zero have their place on the axis", "[charts][trend]")
{
    const auto list = trend_chart({"y", {{"gap", {{0, -5}, {1, 5}}}}, {}, {}, {}, whole});
    CHECK(inside(list));
    CHECK(has(texts(list), "-4"));
}

TEST_CASE("a fan of five quantiles is two bands and a middle line", "[charts][trend]")
{
    std::vector<std::vector<Point>> quantiles;
    for (const double q : {1.0, 2.0, 3.0, 4.0, 5.0}) quantiles.push_back({{0, q}, {1, 2 * q}});
    const TrendChart chart = fan("persons", quantiles, "median", whole);
    REQUIRE(chart.bands.size() == 2);
    CHECK(chart.bands[0].low[0].y == 1);
    CHECK(chart.bands[0].high[0].y == 5);
    REQUIRE(chart.trends.size() == 1);
    CHECK(chart.trends[0].points[1].y == 6);
    CHECK(inside(trend_chart(chart)));
}

TEST_CASE("a heat map has a cell for each value, dark for the largest, none where there is no value", "[charts][heat_map]")
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto list = heat_map({{"Mon", "Tue"}, {"0", "1", "2"}, {{0, 5, 10}, {1, none, 2}}, "alerts", whole});
    CHECK(inside(list));
    const auto cells = items<Polygon>(list);
    REQUIRE(cells.size() == 24 + 5);                   // of the legend and of the map
    const auto brightness = [](const Polygon& p) { return p.fill.red + p.fill.green + p.fill.blue; };
    CHECK(brightness(cells[24]) > brightness(cells[25]));
    CHECK(brightness(cells[25]) > brightness(cells[26]));
    CHECK(heat_map({{}, {}, {}, "", whole}).items.empty());
}

TEST_CASE("a Gantt chart draws activities to scale and a diamond for a milestone", "[charts][gantt]")
{
    const auto list = gantt({{{"first half", 0, 50}, {"all", 0, 100}}, {{100, "target"}}, {{0, "start"}, {100, "end"}}});
    CHECK(inside(list));
    const auto shapes = items<Polygon>(list);
    REQUIRE(shapes.size() == 3);
    const auto width = [](const Polygon& p) { return p.rings[0][1].x - p.rings[0][0].x; };
    CHECK(width(shapes[1]) == Approx(2 * width(shapes[0])));
    CHECK(shapes[2].rings[0][0].x == Approx(shapes[1].rings[0][1].x));
}

TEST_CASE("a box runs from quartile to quartile with the median inside", "[charts][box_plot]")
{
    const auto list = box_plot({"minutes", {{"triage", 1, 2, 4, 8, 20}, {"call", 0, 1, 2, 3, 4}}, whole});
    CHECK(inside(list));
    const auto boxes = items<Polygon>(list);
    REQUIRE(boxes.size() == 2);
    const auto height = [](const Polygon& p) { return p.rings[0][2].y - p.rings[0][0].y; };
    CHECK(height(boxes[0]) == Approx(3 * height(boxes[1])));
    CHECK(has(texts(list), "triage"));
}

TEST_CASE("a map keeps the rings of its areas, so holes stay holes", "[charts][choropleth]")
{
    const auto list = choropleth({{square, inner}, "value", whole});
    CHECK(inside(list));
    const auto shapes = items<Polygon>(list);
    CHECK(shapes[24].rings.size() == 2);
    CHECK(svg(list, {"m", "map", ""}).find("fill-rule=\"evenodd\"") != std::string::npos);
    MapArea unknown = inner;
    unknown.value = std::numeric_limits<double>::quiet_NaN();
    CHECK(items<Polygon>(choropleth({{square, unknown}, "value", whole})).size() == 26);
}

TEST_CASE("a point of a map is found in the area that holds it, and pixels lead back to it", "[charts][choropleth]")
{
    const std::vector<MapArea> areas{square, inner};
    CHECK(area_at(areas, {1, 1}) == 0);
    CHECK(area_at(areas, {5, 5}) == 1);                // in the hole of the square
    CHECK(area_at(areas, {20, 5}) == 2);               // nowhere
    const MapProjection at{areas, {400, 300}};
    const Point back = at.inverse(at({3, 7}));
    CHECK(back.x == Approx(3));
    CHECK(back.y == Approx(7));
    CHECK(at({0, 10}).y < at({0, 0}).y);               // north is up
}
