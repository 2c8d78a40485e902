#include "charts/heat_map.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "charts/text_width.hpp"

namespace teleplan::charts {

namespace {

constexpr double cell_label_size = 10;

void add_scale(DisplayList& list, const HeatMap& map, double low, double high)
{
    constexpr int steps = 24;
    constexpr double width = 160, top = 6, bottom = 16;
    const double title = text_width(map.legend_title, label_size) + 12, low_label = text_width(map.write(low), label_size) + 6;
    list.items.emplace_back(Text{{0, bottom - 1}, map.legend_title, Anchor::start, palette::faint, label_size});
    list.items.emplace_back(Text{{title + low_label - 6, bottom - 1}, map.write(low), Anchor::end, palette::faint, label_size});
    const double left = title + low_label;
    for (int i = 0; i < steps; ++i) add_rectangle(list, left + width * i / steps, top, left + width * (i + 1) / steps, bottom, palette::shade((i + 0.5) / steps));
    list.items.emplace_back(Text{{left + width + 6, bottom - 1}, map.write(high), Anchor::start, palette::faint, label_size});
}

}  // namespace

DisplayList heat_map(const HeatMap& map, Size size)
{
    DisplayList list{size.width, size.height, {}};
    double low = std::numeric_limits<double>::infinity(), high = -low, names = 0;
    for (const auto& row : map.values)
        for (const double v : row)
            if (std::isfinite(v)) low = std::min(low, v), high = std::max(high, v);
    if (map.rows.empty() || map.columns.empty() || !(low <= high)) return list;
    add_scale(list, map, low, high);
    for (const auto& name : map.rows) names = std::max(names, text_width(name, label_size));
    const double left = names + 10, top = 28, bottom = size.height - 22;
    const double width = (size.width - left) / static_cast<double>(map.columns.size()), height = (bottom - top) / static_cast<double>(map.rows.size());
    for (std::size_t r = 0; r < map.rows.size(); ++r) {
        const double y = top + height * static_cast<double>(r);
        list.items.emplace_back(Text{{names, y + height / 2 + 4}, map.rows[r], Anchor::end, palette::ink, label_size});
        for (std::size_t c = 0; c < map.columns.size() && c < map.values[r].size(); ++c) {
            const double v = map.values[r][c], x = left + width * static_cast<double>(c);
            if (!std::isfinite(v)) continue;
            const double part = high > low ? (v - low) / (high - low) : 0;
            add_rectangle(list, x + 0.5, y + 0.5, x + width - 0.5, y + height - 0.5, palette::shade(part));
            const auto label = map.write(v);
            if (text_width(label, cell_label_size) > width - 2 || height < cell_label_size + 2) continue;
            const Color ink = part > 0.55 ? Color{255, 255, 255} : palette::ink;
            list.items.emplace_back(Text{{x + width / 2, y + height / 2 + 3.5}, label, Anchor::middle, ink, cell_label_size});
        }
    }
    for (std::size_t c = 0; c < map.columns.size(); ++c) {
        const std::size_t every = text_width(map.columns[c], label_size) + 4 > width ? static_cast<std::size_t>(std::ceil((text_width("00", label_size) + 6) / width)) : 1;
        if (c % every == 0) list.items.emplace_back(Text{{left + width * (static_cast<double>(c) + 0.5), bottom + 16}, map.columns[c], Anchor::middle, palette::faint, label_size});
    }
    return list;
}

}  // namespace teleplan::charts
