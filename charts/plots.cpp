#include "charts/plots.hpp"

#include <algorithm>
#include <utility>

#include "charts/axes.hpp"
#include "charts/frame.hpp"
#include "charts/text_width.hpp"

namespace teleplan::charts {

namespace {

constexpr std::size_t most_labelled = 10;                             // points of a line that are marked and labelled one by one
constexpr std::size_t most_lines = 4;                                 // of a name under its bars
constexpr double line_height = 13;

std::size_t highest_point(const std::vector<Point>& points)
{
    return static_cast<std::size_t>(std::ranges::max_element(points, {}, &Point::y) - points.begin());
}

}  // namespace

DisplayList line_chart(const LineChart& chart, Size size)
{
    DisplayList list{size.width, size.height, {}};
    double highest = 0, first = 0, last = 1;
    bool any = false;
    for (const auto& series : chart.series)
        for (const auto& p : series.points) {
            highest = std::max(highest, p.y);
            first = any ? std::min(first, p.x) : p.x;
            last = any ? std::max(last, p.x) : p.x;
            any = true;
        }
    const bool legend = chart.series.size() > 1;
    const auto [frame, y] = vertical_axis(list, chart.y_title, 0, highest, chart.write, legend ? 50 : 26);
    const Scale x{first, last, frame.left + 20, frame.right - 40};
    add_x_labels(list, chart.x_labels, x, frame.bottom + 18);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        Line line{{}, palette::of(i), 2.5, Dash::solid};
        for (const auto& p : chart.series[i].points) line.points.push_back({x(p.x), y(p.y)});
        const auto points = line.points;
        list.items.emplace_back(std::move(line));
        const bool each = points.size() <= most_labelled;
        const std::size_t peak = highest_point(chart.series[i].points);
        for (std::size_t k = 0; k < points.size(); ++k) {
            if (!each && (i != 0 || k != peak)) continue;
            add_rectangle(list, points[k].x - 4, points[k].y - 4, points[k].x + 4, points[k].y + 4, palette::of(i));
            const bool leftmost = k == 0;                             // left of the point, where a rising line is not; the first one has no room there
            if (i == 0) list.items.emplace_back(Text{{points[k].x + (leftmost ? -4 : -6), points[k].y - 9}, chart.write(chart.series[i].points[k].y),
                                                     leftmost ? Anchor::start : Anchor::end, palette::ink, label_size});
        }
        names.push_back(chart.series[i].name);
    }
    add_legend(list, names, size.height - 8);
    return list;
}

DisplayList bar_chart(const BarChart& chart, Size size)
{
    DisplayList list{size.width, size.height, {}};
    double highest = 0;
    for (const auto& values : chart.values)
        for (const double v : values) highest = std::max(highest, v);
    const double group_at_most = size.width / static_cast<double>(std::max<std::size_t>(chart.categories.size(), 1));
    std::size_t lines = 2;
    for (const std::string& name : chart.categories) lines = std::clamp(wrapped(name, label_size - 1, group_at_most * 0.9 - 4).size(), lines, most_lines);
    const bool legend = chart.series.size() > 1;
    const auto [frame, y] = vertical_axis(list, chart.y_title, 0, highest, chart.write, 16 + line_height * static_cast<double>(lines) + (legend ? 24 : 0));
    if (chart.categories.empty()) return list;
    const double group = (frame.right - frame.left) / static_cast<double>(chart.categories.size());
    const double bar = group * 0.8 / static_cast<double>(std::max<std::size_t>(chart.series.size(), 1));
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        const double left = frame.left + group * (static_cast<double>(c) + 0.1);
        for (std::size_t s = 0; s < chart.values.size(); ++s) {
            const double at = left + bar * static_cast<double>(s);
            add_rectangle(list, at, y(chart.values[s][c]), at + bar - 1, y(0), palette::of(s));
            const auto label = chart.write(chart.values[s][c]);
            if (text_width(label, label_size - 2) <= bar + 2)
                list.items.emplace_back(Text{{at + bar / 2, y(chart.values[s][c]) - 3}, label, Anchor::middle, palette::ink, label_size - 2});
        }
        double line = frame.bottom + 15;
        for (const auto& words : wrapped(chart.categories[c], label_size - 1, group - 4)) {
            if (line > frame.bottom + 15 + line_height * (static_cast<double>(lines) - 0.5)) break;
            list.items.emplace_back(Text{{frame.left + group * (static_cast<double>(c) + 0.5), line}, words, Anchor::middle, palette::ink, label_size - 1});
            line += line_height;
        }
    }
    add_legend(list, chart.series, size.height - 6);
    return list;
}

DisplayList tornado(const Tornado& chart, double width)
{
    constexpr double row = 38, top = 30, margin = 64;             // margin: for the labels beyond the ends of the bars
    const double names = width * 0.40;
    DisplayList list{width, top + row * static_cast<double>(chart.bars.size()) + 30, {}};
    double low = chart.base, high = chart.base;
    for (const auto& bar : chart.bars) {
        low = std::min({low, bar.at_low, bar.at_high});
        high = std::max({high, bar.at_low, bar.at_high});
    }
    const auto values = ticks(low, high, 4);
    const Scale x{values.front(), values.back(), names + margin, width - margin};
    const double bottom = list.height - 24;
    list.items.emplace_back(Text{{names + margin, 14}, chart.x_title, Anchor::start, palette::faint, label_size});
    for (const double v : values) {
        list.items.emplace_back(Line{{{x(v), top}, {x(v), bottom}}, palette::grid, 1, Dash::solid});
        list.items.emplace_back(Text{{x(v), bottom + 16}, chart.write(v), Anchor::middle, palette::faint, label_size});
    }
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const auto& bar = chart.bars[i];
        const double y = top + row * static_cast<double>(i);
        double line = y + 16;
        for (const auto& words : wrapped(bar.name, label_size, names - 8)) {
            if (line > y + row - 4) break;
            list.items.emplace_back(Text{{0, line}, words, Anchor::start, palette::ink, label_size});
            line += 14;
        }
        const auto side = [&](double value, const std::string& label, Color fill) {
            const double a = std::min(x(value), x(chart.base)), b = std::max(x(value), x(chart.base));
            add_rectangle(list, a, y + 6, b, y + 24, fill);
            const bool left = value < chart.base;
            list.items.emplace_back(Text{{x(value) + (left ? -5 : 5), y + 19}, label, left ? Anchor::end : Anchor::start, palette::ink, label_size - 1});
        };
        side(bar.at_low, bar.low_label, palette::of(2));
        side(bar.at_high, bar.high_label, palette::of(0));
    }
    list.items.emplace_back(Line{{{x(chart.base), top}, {x(chart.base), bottom}}, palette::ink, 1.5, Dash::dotted});
    return list;
}

}  // namespace teleplan::charts
