#pragma once
// What a chart is made of: lines, filled polygons and texts in pixels, y downwards. One back end writes SVG, another may draw on a screen.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace teleplan::charts {

struct Point { double x = 0, y = 0; };
struct Color { std::uint8_t red = 0, green = 0, blue = 0, alpha = 255; };   // alpha: 255 covers what is below
enum class Anchor : std::uint8_t { start, middle, end };
enum class Dash : std::uint8_t { solid, dotted };

struct Line { std::vector<Point> points; Color color; double width = 1; Dash dash = Dash::solid; };
struct Polygon { std::vector<std::vector<Point>> rings; Color fill; };       // even-odd: a ring inside another is a hole
struct Text { Point at; std::string text; Anchor anchor = Anchor::start; Color color; double size = 12; };   // at: on the base line

struct DisplayList {
    double width = 0, height = 0;
    std::vector<std::variant<Line, Polygon, Text>> items;         // drawn in this order
};

namespace palette {                                               // told apart by colour-blind readers and in grey print
inline constexpr Color ink{0x1f, 0x29, 0x33}, faint{0x5f, 0x6b, 0x76}, grid{0xd5, 0xdb, 0xe1};
inline constexpr Color series[] = {{0x0b, 0x4f, 0x8a}, {0xd9, 0x82, 0x1f}, {0x5b, 0xa3, 0xd0}, {0x7a, 0x3e, 0x6d}, {0x3b, 0x7d, 0x5b}, {0x9a, 0xa5, 0xb1}};
[[nodiscard]] constexpr Color of(std::size_t i) { return series[i % (sizeof series / sizeof series[0])]; }
/// A tint of the first series from white (0) to full (1): values of one kind, light to dark.
[[nodiscard]] constexpr Color shade(double part)
{
    const double p = part < 0 ? 0 : part > 1 ? 1 : part;
    const auto mix = [p](std::uint8_t full) { return static_cast<std::uint8_t>(247 + (full - 247) * p + 0.5); };
    return {mix(series[0].red), mix(series[0].green), mix(series[0].blue)};
}
[[nodiscard]] constexpr Color faded(Color c, std::uint8_t alpha) { return {c.red, c.green, c.blue, alpha}; }
}  // namespace palette

}  // namespace teleplan::charts
