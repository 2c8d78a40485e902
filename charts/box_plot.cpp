#include "charts/box_plot.hpp"

#include <algorithm>

#include "charts/text_width.hpp"

namespace teleplan::charts {

DisplayList box_plot(const BoxPlot& chart, Size size)
{
    DisplayList list{size.width, size.height, {}};
    double lowest = 0, highest = 0;
    for (const Box& b : chart.boxes) lowest = std::min(lowest, b.low), highest = std::max(highest, b.high);
    const auto [frame, y] = vertical_axis(list, chart.y_title, lowest, highest, chart.write, 42);
    if (chart.boxes.empty()) return list;
    const double group = (frame.right - frame.left) / static_cast<double>(chart.boxes.size()), half = std::min(28.0, group * 0.3);
    for (std::size_t i = 0; i < chart.boxes.size(); ++i) {
        const Box& b = chart.boxes[i];
        const double x = frame.left + group * (static_cast<double>(i) + 0.5);
        list.items.emplace_back(Line{{{x, y(b.low)}, {x, y(b.lower_quartile)}}, palette::ink, 1, Dash::solid});
        list.items.emplace_back(Line{{{x, y(b.upper_quartile)}, {x, y(b.high)}}, palette::ink, 1, Dash::solid});
        for (const double end : {b.low, b.high}) list.items.emplace_back(Line{{{x - half / 2, y(end)}, {x + half / 2, y(end)}}, palette::ink, 1, Dash::solid});
        add_rectangle(list, x - half, y(b.upper_quartile), x + half, y(b.lower_quartile), palette::of(2));
        list.items.emplace_back(Line{{{x - half, y(b.median)}, {x + half, y(b.median)}}, palette::ink, 2, Dash::solid});
        double line = frame.bottom + 15;
        for (const auto& words : wrapped(b.name, label_size - 1, group - 4)) {
            if (line > frame.bottom + 40) break;
            list.items.emplace_back(Text{{x, line}, words, Anchor::middle, palette::ink, label_size - 1});
            line += 13;
        }
    }
    return list;
}

}  // namespace teleplan::charts
