#include "charts/choropleth.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "charts/text_width.hpp"

namespace teleplan::charts {

namespace {

constexpr Color no_value{0xe4, 0xe7, 0xeb}, border{0x8d, 0x99, 0xa5};

struct Span {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    void hold(double v) { low = std::min(low, v), high = std::max(high, v); }
};

Span span_of(const Choropleth& map)
{
    Span values;
    for (const MapArea& a : map.areas)
        if (std::isfinite(a.value)) values.hold(a.value);
    if (map.shading == Shading::diverging && values.low <= values.high) {
        values.hold(-values.low);
        values.hold(-values.high);
    }
    return values;
}

/// Towards the second series below the middle, the first above.
Color diverging(double part)
{
    const double from_zero = 2 * part - 1;
    const Color full = from_zero < 0 ? palette::series[1] : palette::series[0];
    const auto mix = [&](std::uint8_t to) { return static_cast<std::uint8_t>(247 + (to - 247) * std::min(1.0, std::abs(from_zero)) + 0.5); };
    return {mix(full.red), mix(full.green), mix(full.blue)};
}

Color color_of(const Choropleth& map, double part) { return map.shading == Shading::diverging ? diverging(part) : palette::shade(part); }

/// Where a value lies between the lowest and the highest; all equal: the lightest of one kind, the middle of two.
double part_of(const Choropleth& map, const Span& values, double value)
{
    if (values.high > values.low) return (value - values.low) / (values.high - values.low);
    return map.shading == Shading::diverging ? 0.5 : 0;
}

}  // namespace

MapProjection::MapProjection(const std::vector<MapArea>& areas, Size size)
{
    Span east, north;
    for (const MapArea& a : areas)
        for (const auto& ring : a.rings)
            for (const Point& p : ring) {
                east.hold(p.x);
                north.hold(p.y);
            }
    if (!(east.low <= east.high)) return;
    stretch_ = std::cos((north.low + north.high) / 2 * std::numbers::pi / 180);
    const double width = std::max(1e-9, (east.high - east.low) * stretch_), height = std::max(1e-9, north.high - north.low);
    scale_ = std::min(size.width / width, (size.height - map_legend_height) / height);
    left_ = (size.width - width * scale_) / 2;
    top_ = map_legend_height + (size.height - map_legend_height - height * scale_) / 2;
    west_ = east.low;
    north_ = north.high;
}

Point MapProjection::operator()(Point p) const { return {left_ + (p.x - west_) * stretch_ * scale_, top_ + (north_ - p.y) * scale_}; }

Point MapProjection::inverse(Point p) const { return {west_ + (p.x - left_) / (stretch_ * scale_), north_ - (p.y - top_) / scale_}; }

std::size_t area_at(const std::vector<MapArea>& areas, Point p)
{
    for (std::size_t a = 0; a < areas.size(); ++a) {
        bool inside = false;
        for (const auto& ring : areas[a].rings)
            for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
                if ((ring[i].y > p.y) != (ring[j].y > p.y) && p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x) inside = !inside;
        if (inside) return a;
    }
    return areas.size();
}

DisplayList map_legend(const Choropleth& map, Size size)
{
    DisplayList list{size.width, size.height, {}};
    const Span values = span_of(map);
    if (!(values.low <= values.high)) return list;
    constexpr int steps = 24;
    constexpr double width = 140;
    const double left = text_width(map.legend_title, label_size) + text_width(map.write(values.low), label_size) + 18;
    list.items.emplace_back(Text{{0, 15}, map.legend_title, Anchor::start, palette::faint, label_size});
    list.items.emplace_back(Text{{left - 6, 15}, map.write(values.low), Anchor::end, palette::faint, label_size});
    for (int i = 0; i < steps; ++i) add_rectangle(list, left + width * i / steps, 6, left + width * (i + 1) / steps, 16, color_of(map, (i + 0.5) / steps));
    list.items.emplace_back(Text{{left + width + 6, 15}, map.write(values.high), Anchor::start, palette::faint, label_size});
    return list;
}

DisplayList map_areas(const Choropleth& map, Size size)
{
    DisplayList list{size.width, size.height, {}};
    const Span values = span_of(map);
    const MapProjection at{map.areas, size};
    for (const MapArea& a : map.areas) {
        Polygon polygon{{}, std::isfinite(a.value) ? color_of(map, part_of(map, values, a.value)) : no_value};
        for (const auto& ring : a.rings) {
            auto& out = polygon.rings.emplace_back();
            for (const Point& p : ring) out.push_back(at(p));
        }
        const auto rings = polygon.rings;
        list.items.emplace_back(std::move(polygon));
        for (const auto& ring : rings) list.items.emplace_back(Line{ring, border, 0.6, Dash::solid});
    }
    return list;
}

DisplayList choropleth(const Choropleth& map, Size size)
{
    DisplayList list = map_legend(map, size);
    for (auto& item : map_areas(map, size).items) list.items.push_back(std::move(item));
    return list;
}

}  // namespace teleplan::charts
