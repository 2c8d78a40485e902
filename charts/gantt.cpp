#include "charts/gantt.hpp"

#include <algorithm>
#include <limits>

#include "charts/frame.hpp"
#include "charts/text_width.hpp"

namespace teleplan::charts {

DisplayList gantt(const Gantt& chart, double width)
{
    constexpr double row = 30, line_height = 13, top = 22;
    const double names = width * 0.36;
    const auto lines_of = [&](const std::string& name) { return wrapped(name, label_size - 1, names); };
    const auto height_of = [&](const std::string& name) { return std::max(row, 5 + line_height * static_cast<double>(lines_of(name).size())); };
    double bottom = top;
    for (const Activity& a : chart.activities) bottom += height_of(a.name);
    for (const Mark& m : chart.milestones) bottom += height_of(m.text);
    DisplayList list{width, bottom + 6, {}};
    double first = std::numeric_limits<double>::infinity(), last = -first;
    for (const Activity& a : chart.activities) first = std::min(first, a.from), last = std::max(last, a.to);
    for (const Mark& m : chart.milestones) first = std::min(first, m.x), last = std::max(last, m.x);
    if (!(first <= last)) return list;
    const Scale x{first, last, names + 12, width - 16};
    const auto name_at = [&](const std::string& name, double y) {
        for (const auto& words : lines_of(name)) list.items.emplace_back(Text{{0, y += line_height}, words, Anchor::start, palette::ink, label_size - 1});
    };
    for (const auto& label : chart.x_labels) {
        if (label.x < first || label.x > last) continue;
        list.items.emplace_back(Line{{{x(label.x), top}, {x(label.x), bottom}}, palette::grid, 1, Dash::solid});
        list.items.emplace_back(Text{{x(label.x), top - 8}, label.text, Anchor::middle, palette::faint, label_size});
    }
    double y = top;
    for (const Activity& a : chart.activities) {
        name_at(a.name, y);
        add_rectangle(list, x(a.from), y + 6, std::max(x(a.to), x(a.from) + 2), y + 20, palette::of(0));
        y += height_of(a.name);
    }
    for (const Mark& m : chart.milestones) {
        name_at(m.text, y);
        const double at = x(m.x), middle = y + 13;
        list.items.emplace_back(Polygon{{{{at, middle - 7}, {at + 7, middle}, {at, middle + 7}, {at - 7, middle}}}, palette::of(1)});
        y += height_of(m.text);
    }
    return list;
}

}  // namespace teleplan::charts
