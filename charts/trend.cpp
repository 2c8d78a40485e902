#include "charts/trend.hpp"

#include <algorithm>
#include <limits>

#include "charts/axes.hpp"
#include "charts/text_width.hpp"

namespace teleplan::charts {

namespace {

struct Bounds {
    double left = std::numeric_limits<double>::infinity(), right = -left, low = 0, high = 0;
    void hold(const std::vector<Point>& points)
    {
        for (const Point& p : points) {
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            low = std::min(low, p.y);
            high = std::max(high, p.y);
        }
    }
};

std::vector<Point> drawn(const std::vector<Point>& points, Shape shape, const Scale& x, const Scale& y)
{
    std::vector<Point> out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (shape == Shape::step && i > 0) out.push_back({x(points[i].x), y(points[i - 1].y)});
        out.push_back({x(points[i].x), y(points[i].y)});
    }
    return out;
}

}  // namespace

DisplayList trend_chart(const TrendChart& chart, Size size)
{
    DisplayList list{size.width, size.height, {}};
    Bounds bounds;
    for (const Trend& t : chart.trends) bounds.hold(t.points);
    for (const Band& b : chart.bands) {
        bounds.hold(b.low);
        bounds.hold(b.high);
    }
    if (!(bounds.left <= bounds.right)) bounds.left = 0, bounds.right = 1;
    const auto [frame, y] = vertical_axis(list, chart.y_title, bounds.low, bounds.high, chart.write, chart.trends.size() > 1 ? 50 : 26);
    const Scale x{bounds.left, bounds.right, frame.left + 8, frame.right - 8};
    add_x_labels(list, chart.x_labels, x, frame.bottom + 18);
    for (const Band& band : chart.bands) {
        std::vector<Point> ring = drawn(band.low, Shape::line, x, y);
        const auto upper = drawn(band.high, Shape::line, x, y);
        ring.insert(ring.end(), upper.rbegin(), upper.rend());
        if (!ring.empty()) list.items.emplace_back(Polygon{{ring}, palette::faded(palette::of(band.color), band.alpha)});
    }
    for (const Mark& mark : chart.marks) {
        if (mark.x < bounds.left || mark.x > bounds.right) continue;
        list.items.emplace_back(Line{{{x(mark.x), frame.top}, {x(mark.x), frame.bottom}}, palette::faint, 1, Dash::dotted});
        const bool right = x(mark.x) + 4 + text_width(mark.text, label_size) > frame.right;
        list.items.emplace_back(Text{{x(mark.x) + (right ? -4 : 4), frame.top - 4}, mark.text, right ? Anchor::end : Anchor::start, palette::ink, label_size});
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < chart.trends.size(); ++i) {
        if (const auto points = drawn(chart.trends[i].points, chart.trends[i].shape, x, y); !points.empty())
            list.items.emplace_back(Line{points, palette::of(i), 2, Dash::solid});
        names.push_back(chart.trends[i].name);
    }
    add_legend(list, names, size.height - 8);
    return list;
}

TrendChart fan(const std::string& y_title, const std::vector<std::vector<Point>>& quantiles, const std::string& middle_name, const WriteNumber& write)
{
    TrendChart chart{y_title, {}, {}, {}, {}, write};
    const std::size_t pairs = quantiles.size() / 2;
    for (std::size_t k = 0; k < pairs; ++k) chart.bands.push_back({quantiles[k], quantiles[quantiles.size() - 1 - k], 0, 60});   // each lies over the wider ones
    if (quantiles.size() % 2 == 1) chart.trends.push_back({middle_name, quantiles[pairs], Shape::line});
    return chart;
}

}  // namespace teleplan::charts
