#pragma once
// Series → display list. The caller gives words and writes numbers; the chart only places them.

#include <string>
#include <vector>

#include "charts/display_list.hpp"
#include "charts/frame.hpp"

namespace teleplan::charts {

struct Size { double width = 720, height = 300; };

struct Series { std::string name; std::vector<Point> points; };

/// Lines through points, the points marked and, on the first series, labelled with their value; of more than ten points only the highest.
struct LineChart {
    std::string y_title;
    std::vector<Series> series;
    std::vector<XLabel> x_labels;
    WriteNumber write;
};
[[nodiscard]] DisplayList line_chart(const LineChart&, Size = {});

/// Vertical bars from zero: one group a category, one bar a series. values[series][category], finite and >= 0.
struct BarChart {
    std::string y_title;
    std::vector<std::string> categories, series;
    std::vector<std::vector<double>> values;
    WriteNumber write;
};
[[nodiscard]] DisplayList bar_chart(const BarChart&, Size = {});

/// Horizontal bars around a base value: how far each cause moves a result down and up.
struct TornadoBar { std::string name; double at_low = 0, at_high = 0; std::string low_label, high_label; };
struct Tornado {
    std::string x_title;
    double base = 0;
    std::vector<TornadoBar> bars;             // drawn from the top
    WriteNumber write;
};
[[nodiscard]] DisplayList tornado(const Tornado&, double width = 720);

}  // namespace teleplan::charts
