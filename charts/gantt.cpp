#include "charts/gantt.hpp"

#include <algorithm>
#include <limits>

#include "charts/frame.hpp"
#include "charts/text_width.hpp"

namespace teleplan::charts {

DisplayList gantt(const Gantt& chart, double width)
{
    constexpr double row = 30, top = 22;
    const double names = width * 0.36;
    DisplayList list{width, top + row * static_cast<double>(chart.activities.size() + chart.milestones.size()) + 28, {}};
    double first = std::numeric_limits<double>::infinity(), last = -first;
    for (const Activity& a : chart.activities) first = std::min(first, a.from), last = std::max(last, a.to);
    for (const Mark& m : chart.milestones) first = std::min(first, m.x), last = std::max(last, m.x);
    if (!(first <= last)) return list;
    const Scale x{first, last, names + 12, width - 16};
    const double bottom = list.height - 22;
    const auto name_at = [&](const std::string& name, double y) {
        double line = y + 13;
        for (const auto& words : wrapped(name, label_size - 1, names)) {
            if (line > y + row - 2) break;
            list.items.emplace_back(Text{{0, line}, words, Anchor::start, palette::ink, label_size - 1});
            line += 13;
        }
    };
    for (const auto& label : chart.x_labels) {
        if (label.x < first || label.x > last) continue;
        list.items.emplace_back(Line{{{x(label.x), top}, {x(label.x), bottom}}, palette::grid, 1, Dash::solid});
        list.items.emplace_back(Text{{x(label.x), bottom + 16}, label.text, Anchor::middle, palette::faint, label_size});
    }
    double y = top;
    for (const Activity& a : chart.activities) {
        name_at(a.name, y);
        add_rectangle(list, x(a.from), y + 6, std::max(x(a.to), x(a.from) + 2), y + 20, palette::of(0));
        y += row;
    }
    for (const Mark& m : chart.milestones) {
        name_at(m.text, y);
        const double at = x(m.x), middle = y + 13;
        list.items.emplace_back(Polygon{{{{at, middle - 7}, {at + 7, middle}, {at, middle + 7}, {at - 7, middle}}}, palette::of(1)});
        y += row;
    }
    return list;
}

}  // namespace teleplan::charts
