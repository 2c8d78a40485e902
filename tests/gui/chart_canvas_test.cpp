// Charts on the screen, seen through the vertices that they leave in a draw list.
#include <cmath>
#include <limits>
#include <set>

#include <imgui.h>

#include "charts/text_width.hpp"
#include "gui/widgets/chart_canvas.hpp"
#include "gui/widgets/figure_view.hpp"
#include "gui/widgets/picture.hpp"
#include "tests/catch.hpp"
#include "tests/gui/harness.hpp"

using namespace teleplan;
using namespace teleplan::tests;

namespace
{

constexpr charts::Color blue{0, 0, 255};

gui::Chart chart_of(std::vector<std::variant<charts::Line, charts::Polygon, charts::Text>> items)
{
    return std::make_shared<const charts::DisplayList>(charts::DisplayList{200, 100, std::move(items)});
}

std::vector<charts::Point> square(double from, double to) { return {{from, from}, {to, from + 0.001}, {to, to}, {from, to}}; }

/// What painting a chart at scale 1 in the corner leaves: the area of its triangles, its vertices.
struct Painted { double area = 0; int vertices = 0; bool finite = true; };
Painted painted(const gui::Chart& chart, ImDrawListFlags more_flags = 0)
{
    ImDrawList list{ImGui::GetDrawListSharedData()};
    list._ResetForNewFrame();
    list.Flags = more_flags;
    list.PushTextureID(nullptr);
    list.PushClipRect({-10'000, -10'000}, {10'000, 10'000});
    gui::paint_chart(list, "painted", chart, {{0, 0}, 1});
    Painted out;
    out.vertices = list.VtxBuffer.Size;
    for (const ImDrawCmd& command : list.CmdBuffer)
        for (unsigned i = command.IdxOffset; i + 2 < command.IdxOffset + command.ElemCount; i += 3) {
            const auto at = [&](unsigned k) { return list.VtxBuffer[static_cast<int>(list.IdxBuffer[static_cast<int>(i + k)] + command.VtxOffset)].pos; };
            const ImVec2 a = at(0), b = at(1), c = at(2);
            out.area += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
            out.finite = out.finite && std::isfinite(a.x + a.y + b.x + b.y + c.x + c.y);
        }
    return out;
}

}  // namespace

TEST_CASE("a polygon with a hole is filled but for the hole", "[gui][chart_canvas]")
{
    const Window window;
    CHECK(painted(chart_of({charts::Polygon{{square(10, 90), square(30, 50)}, blue}})).area == Approx(80 * 80 - 20 * 20).epsilon(0.001));
}

TEST_CASE("a polygon that crosses itself is filled by the even-odd rule", "[gui][chart_canvas]")
{
    const Window window;
    const charts::Polygon bow{{{{0, 0}, {100, 100}, {100, 0}, {0, 100}}}, blue};
    CHECK(painted(chart_of({bow})).area == Approx(5000));
}

TEST_CASE("a rectangle takes four vertices, so a heat map stays cheap and has no seams", "[gui][chart_canvas]")
{
    const Window window;
    const Painted p = painted(chart_of({charts::Polygon{{{{10, 10}, {30, 10}, {30, 20}, {10, 20}}}, blue}}));
    CHECK(p.vertices == 4);
    CHECK(p.area == Approx(200));
}

TEST_CASE("a polyline of 20,000 points is drawn in pieces that 16-bit indices reach", "[gui][chart_canvas]")
{
    const Window window;
    charts::Line line{{}, blue, 2, charts::Dash::solid};
    for (int i = 0; i < 20'000; ++i) line.points.push_back({i * 0.01, 50});
    const Painted p = painted(chart_of({line}), ImDrawListFlags_AllowVtxOffset);
    CHECK(p.vertices >= 40'000);
    CHECK(p.area == Approx(200 * 2).epsilon(0.01));      // a ribbon of 200 by 2: no triangle reaches across the chart
}

TEST_CASE("a window without vertex offsets leaves out what it cannot number and goes on", "[gui][chart_canvas]")
{
    const Window window;
    charts::Line line{{}, blue, 1, charts::Dash::solid};
    for (int i = 0; i < 30'000; ++i) line.points.push_back({i * 0.006, 50});
    const auto chart = chart_of({line, line, line, line});
    CHECK(painted(chart).vertices < 65'536);
}

TEST_CASE("a point without a value breaks the line and nothing else", "[gui][chart_canvas]")
{
    const Window window;
    const double none = std::numeric_limits<double>::quiet_NaN();
    const Painted p = painted(chart_of({charts::Line{{{0, 50}, {50, 50}, {none, none}, {100, 50}, {150, 50}}, blue, 2, charts::Dash::solid},
                                        charts::Polygon{{{{0, 0}, {none, 0}, {0, none}}}, blue}, charts::Text{{none, 3}, "?", charts::Anchor::start, blue, 12}}));
    CHECK(p.finite);
    CHECK(p.area == Approx(100 * 2).epsilon(0.05));
}

TEST_CASE("a dotted line covers half its length", "[gui][chart_canvas]")
{
    const Window window;
    const Painted solid = painted(chart_of({charts::Line{{{0, 50}, {180, 50}}, blue, 2, charts::Dash::solid}}));
    const Painted dotted = painted(chart_of({charts::Line{{{0, 50}, {180, 50}}, blue, 2, charts::Dash::dotted}}));
    CHECK(dotted.area == Approx(solid.area / 2).epsilon(0.1));
}

TEST_CASE("texts on the screen are as wide as the charts were laid out for", "[gui][chart_canvas]")
{
    const Window window;
    const ImFont& font = *gui::screen().fonts.body;
    for (const char* text : {"Popolazione assistibile", "1.234.567,8", "Luglio 2026", "WWW iii"}) {
        const float size = gui::font_size_for(font, 12);
        CHECK(font.CalcTextSizeA(size, 1e9F, 0, text).x == Approx(charts::text_width(text, 12)).epsilon(0.05));
    }
}

TEST_CASE("triangles are cut once for each display list", "[gui][chart_canvas]")
{
    const Window window;
    const auto first = chart_of({charts::Polygon{{square(10, 90), square(30, 50)}, blue}});
    CHECK(painted(first).vertices > 0);
    const auto* kept = gui::screen().drawings.at("painted").get();
    CHECK(painted(first).vertices > 0);
    CHECK(gui::screen().drawings.at("painted").get() == kept);
    const auto held = gui::screen().drawings.at("painted");
    CHECK(painted(chart_of({charts::Polygon{{square(0, 10)}, blue}})).area == Approx(100).epsilon(0.01));
    CHECK(gui::screen().drawings.at("painted") != held);
}

TEST_CASE("a table is copied with decimal points, intervals in their own column and no formulas", "[gui][chart_canvas]")
{
    const reports::Language tr{"it"};
    formats::Table table{"t", "Titolo", "Azienda", {{"a", "", "Pazienti", "persons", formats::Form::number, 0}, {"b", "", "Nota", "", formats::Form::text, 0}}, {}, {}};
    table.rows.push_back({"1", "ASL\tBari", {{"", 1234.5, 2.25}, {"=1+1", {}, {}}}});
    table.rows.push_back({"2", "ASL Foggia", {{"", 0.1, {}}, {"due\nrighe", {}, {}}}});
    CHECK(gui::tab_separated(table, tr) == "Azienda\tPazienti [persons]\t± (95%)\tNota\nASL Bari\t1234.5\t2.25\t'=1+1\nASL Foggia\t0.1\t\tdue righe\n");
}

TEST_CASE("a picture shows what the chart holds, on white whatever the palette", "[gui][chart_canvas]")
{
    Window window;
    window.app().settings.palette = gui::Palette::dark;
    gui::apply_theme(gui::Palette::dark, 17);
    const auto chart = chart_of({charts::Polygon{{square(10, 90), square(30, 50)}, blue}, charts::Text{{120, 50}, "MMMM", charts::Anchor::start, {0, 0, 0}, 30}});
    const gui::Picture picture = gui::picture_of("picture", chart, 2);
    CHECK(picture.width == 400);
    CHECK(picture.height == 200);
    const auto pixel = [&](int x, int y) {
        const auto* p = &picture.rgb[3 * static_cast<std::size_t>(2 * y * picture.width + 2 * x)];
        return std::vector<int>{p[0], p[1], p[2]};
    };
    const std::vector<int> white{255, 255, 255}, full{0, 0, 255};
    CHECK(pixel(5, 5) == white);
    CHECK(pixel(20, 20) == full);
    CHECK(pixel(40, 40) == white);                       // the hole
    CHECK(pixel(60, 60) == full);
    int dark = 0;
    for (int x = 120; x < 200; ++x)
        for (int y = 25; y < 55; ++y) dark += pixel(x, y)[0] < 100 ? 1 : 0;
    CHECK(dark > 100);                                   // the letters
    CHECK(gui::screen().palette == gui::Palette::dark);
}

TEST_CASE("each pixel belongs to one of two triangles that share an edge", "[gui][chart_canvas]")
{
    const Window window;
    const charts::Color half{0, 0, 0, 128};
    const gui::Picture picture = gui::picture_of("picture", chart_of({charts::Polygon{{{{0, 0}, {100, 7}, {150, 60}, {90, 100}, {3, 80}}}, half}}), 1);
    std::set<int> tones;
    for (std::size_t i = 0; i < picture.rgb.size(); i += 3) tones.insert(picture.rgb[i]);
    CHECK(tones == std::set<int>{127, 255});             // no darker seam inside
}

TEST_CASE("a picture is written as PNG", "[gui][chart_canvas]")
{
    const Window window;
    const std::string bytes = gui::png(gui::picture_of("picture", chart_of({}), 1.5F));
    REQUIRE(bytes.size() > 33);
    CHECK(bytes.substr(0, 8) == "\x89PNG\r\n\x1a\n");
    CHECK(static_cast<unsigned char>(bytes[18]) * 256 + static_cast<unsigned char>(bytes[19]) == 300);
    CHECK(static_cast<unsigned char>(bytes[23]) == 150);
}
