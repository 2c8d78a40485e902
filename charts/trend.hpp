#pragma once
// Quantities over time: lines, steps, bands of uncertainty, fans of quantiles, marks at dates.

#include <string>
#include <vector>

#include "charts/plots.hpp"

namespace teleplan::charts {

enum class Shape : std::uint8_t { line, step };                   // step: a value holds until the next point
struct Trend { std::string name; std::vector<Point> points; Shape shape = Shape::line; };
/// The region between two curves over the same x; drawn below all trends. points: equally many in both.
struct Band { std::vector<Point> low, high; std::size_t color = 0; std::uint8_t alpha = 70; };
struct Mark { double x = 0; std::string text; };

struct TrendChart {
    std::string y_title;
    std::vector<Trend> trends;                // coloured in order; equal names share nothing
    std::vector<Band> bands;
    std::vector<Mark> marks;                  // dotted vertical lines with a word at the top
    std::vector<XLabel> x_labels;
    WriteNumber write;
};
[[nodiscard]] DisplayList trend_chart(const TrendChart&, Size = {});

/// Bands of a fan: quantiles[k] is the curve of the k-th probability, outermost pairs first and lightest; an odd number has the
/// middle one as a line. All curves over the same x.
[[nodiscard]] TrendChart fan(const std::string& y_title, const std::vector<std::vector<Point>>& quantiles, const std::string& middle_name, const WriteNumber&);

}  // namespace teleplan::charts
