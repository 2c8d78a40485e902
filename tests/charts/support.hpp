#pragma once
// What a display list holds.

#include <algorithm>
#include <string>
#include <vector>

#include "charts/display_list.hpp"

namespace teleplan::charts {

inline std::string whole(double value) { return std::to_string(static_cast<int>(value)); }

inline std::vector<std::string> texts(const DisplayList& list)
{
    std::vector<std::string> out;
    for (const auto& item : list.items)
        if (const auto* const text = std::get_if<Text>(&item)) out.push_back(text->text);
    return out;
}

inline bool has(const std::vector<std::string>& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

inline std::size_t polygons(const DisplayList& list)
{
    return static_cast<std::size_t>(std::count_if(list.items.begin(), list.items.end(), [](const auto& i) { return std::holds_alternative<Polygon>(i); }));
}

/// Everything that is drawn lies on the canvas.
inline bool inside(const DisplayList& list)
{
    const auto on = [&](const Point& p) { return p.x >= 0 && p.x <= list.width && p.y >= 0 && p.y <= list.height; };
    return std::all_of(list.items.begin(), list.items.end(), [&](const auto& item) {
        if (const auto* const text = std::get_if<Text>(&item)) return on(text->at);
        if (const auto* const line = std::get_if<Line>(&item)) return std::all_of(line->points.begin(), line->points.end(), on);
        const auto& rings = std::get<Polygon>(item).rings;
        return std::all_of(rings.begin(), rings.end(), [&](const auto& ring) { return std::all_of(ring.begin(), ring.end(), on); });
    });
}

}  // namespace teleplan::charts
