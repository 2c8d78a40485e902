#include "formats/regions_geojson.hpp"

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;
using namespace teleplan::tests;

namespace
{

/// One feature with this geometry.
std::string collection(const std::string& geometry)
{
    return R"({ "type": "FeatureCollection", "features": [ { "type": "Feature", "geometry": )" + geometry +
           R"(, "properties": { "region_code": "16", "name": "Puglia" } } ] })";
}
formats::LoadedShapes read(const std::string& text) { return formats::read_region_shapes(text, "map.geojson"); }

const std::string square = "[[0,0],[1,0],[1,1],[0,1],[0,0]]", at = "/features/0/geometry/coordinates";

}  // namespace

TEST_CASE("the installed map has every region once, on Italy", "[formats][regions_geojson]")
{
    const auto loaded = formats::load_region_shapes(installed());
    REQUIRE(loaded.shapes);
    CHECK(loaded.shapes->size() == 21);
    for (const auto& region : territory().regions) {
        const auto found = std::ranges::find(*loaded.shapes, region.code, &formats::RegionShape::code);
        INFO(region.name);
        REQUIRE(found != loaded.shapes->end());
        CHECK_FALSE(found->rings.empty());
        for (const auto& ring : found->rings)
            for (const auto& p : ring) {
                CHECK_FALSE((p.longitude < 6 || p.longitude > 19));
                CHECK_FALSE((p.latitude < 35 || p.latitude > 48));
            }
    }
}

TEST_CASE("polygons with holes and of several parts keep their rings", "[formats][regions_geojson]")
{
    const auto one = read(collection(R"({ "type": "Polygon", "coordinates": [)" + square + ", " + square + "] }"));
    REQUIRE(one.shapes);
    CHECK(one.shapes->front().code == "16");
    CHECK(one.shapes->front().name == "Puglia");
    CHECK(one.shapes->front().rings.size() == 2);
    const auto parts = read(collection(R"({ "type": "MultiPolygon", "coordinates": [[)" + square + "], [" + square + ", " + square + "]] }"));
    REQUIRE(parts.shapes);
    CHECK(parts.shapes->front().rings.size() == 3);
    CHECK(parts.shapes->front().rings[2][1].longitude == 1);
}

TEST_CASE("a broken map gives problems that say where, never an exception", "[formats][regions_geojson]")
{
    const auto problems = [](const std::string& geometry) { return read(collection(geometry)).problems; };
    CHECK(has(problems(R"({ "type": "Polygon", "coordinates": [[[0,0],[1,0],[0,0]]] })"), at + "/0", "wrong_count"));
    CHECK(has(problems(R"({ "type": "Polygon", "coordinates": [[[0,0],[1,"x"],[1,1],[0,0]]] })"), at + "/0/1/1", "wrong_type"));
    CHECK(has(problems(R"({ "type": "Polygon", "coordinates": [[[0,0],[1,0],[1,99],[0,0]]] })"), at + "/0/2/1", "out_of_range"));
    CHECK(has(problems(R"({ "type": "Polygon", "coordinates": [[[0,0],[1],[1,1],[0,0]]] })"), at + "/0/1", "wrong_type"));
    CHECK(has(problems(R"({ "type": "Polygon", "coordinates": [3] })"), at + "/0", "wrong_type"));
    CHECK(has(problems(R"({ "type": "Point", "coordinates": [1, 2] })"), "/features/0/geometry/type", "unknown_name"));
    CHECK(has(problems(R"({ "type": "Polygon" })"), at, "missing_field"));
    CHECK(has(problems("null"), "/features/0/geometry", "wrong_type"));
    CHECK(has(read("[]").problems, "", "wrong_type"));
    CHECK(has(read("{}").problems, "/features", "missing_field"));
    CHECK(has(read(R"({ "features": [ 1, { "properties": { "name": 3 } } ] })").problems, "/features/0", "wrong_type"));
    CHECK(has(read(R"({ "features": [ { "properties": { "name": 3 } } ] })").problems, "/features/0/properties/name", "wrong_type"));
    CHECK(has(read("{ \"features\": [").problems, "", "not_json"));
    CHECK(all_codes_known(read(R"({ "features": [ 1, {}, { "properties": [] } ] })").problems));
    CHECK_FALSE(read("").shapes);
}

TEST_CASE("a map that is not there is a problem that names the file", "[formats][regions_geojson]")
{
    const auto loaded = formats::load_region_shapes({"/nowhere"});
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].code == "cannot_read");
    CHECK(loaded.problems[0].arguments.at(0) == "/nowhere/data/regions.geojson");
}
