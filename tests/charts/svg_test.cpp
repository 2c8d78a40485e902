#include "charts/svg.hpp"

#include "tests/catch.hpp"

using namespace teleplan::charts;

TEST_CASE("shapes become SVG elements with coordinates to a tenth of a pixel", "[charts][svg]")
{
    const DisplayList list{100, 50.04, {Line{{{0, 0}, {10.25, 20}}, {255, 0, 16}, 2, Dash::dotted}, Polygon{{{{1, 1}, {2, 1}, {2, 2}}}, {0, 0, 0}},
                                        Text{{5, 6}, "1.234", Anchor::end, {1, 2, 3}, 12}}};
    const auto out = svg(list, {"ramp", "Crescita", "Tre punti"});
    CHECK(out.find("viewBox=\"0 0 100 50\"") != std::string::npos);
    CHECK(out.find("<polyline points=\"0,0 10.3,20\" fill=\"none\" stroke=\"#ff0010\" stroke-width=\"2\" stroke-dasharray=\"3 3\"/>") != std::string::npos);
    CHECK(out.find("<polygon points=\"1,1 2,1 2,2\" fill=\"#000000\"/>") != std::string::npos);
    CHECK(out.find("<text x=\"5\" y=\"6\" font-size=\"12\" fill=\"#010203\" text-anchor=\"end\">1.234</text>") != std::string::npos);
}

TEST_CASE("opacity is written to a thousandth", "[charts][svg]")
{
    const auto out = svg({10, 10, {Polygon{{{{1, 1}, {2, 1}, {2, 2}}}, {0, 0, 0, 70}}}}, {"a", "b", "c"});
    CHECK(out.find("fill-opacity=\"0.275\"") != std::string::npos);
}

TEST_CASE("a chart is named for those who do not see it", "[charts][svg]")
{
    const auto out = svg({10, 10, {}}, {"ramp", "Crescita", "Tre punti"});
    CHECK(out.find("role=\"img\" aria-labelledby=\"ramp-t ramp-d\"") != std::string::npos);
    CHECK(out.find("<title id=\"ramp-t\">Crescita</title>") != std::string::npos);
    CHECK(out.find("<desc id=\"ramp-d\">Tre punti</desc>") != std::string::npos);
}

TEST_CASE("hostile texts are escaped", "[charts][svg]")
{
    const auto out = svg({10, 10, {Text{{0, 0}, "</svg><script>alert('x')</script>", Anchor::start, {}, 12}}}, {"a\"b", "<b>", "&"});
    CHECK(out.find("<script") == std::string::npos);
    CHECK(out.find("<b>") == std::string::npos);
    CHECK(xml_escaped(std::string_view{"a\x01\0b", 4}) == "ab");
    CHECK(xml_escaped("\"'&") == "&quot;&#39;&amp;");
}
