#pragma once
// A grid of shaded cells, such as hour × weekday.

#include "charts/plots.hpp"

namespace teleplan::charts {

struct HeatMap {
    std::vector<std::string> rows, columns;
    std::vector<std::vector<double>> values;  // [row][column]; not finite: an empty cell
    std::string legend_title;
    WriteNumber write;                        // of the legend's ends; also in the cells, where it fits
};
/// Light for the smallest value, dark for the largest; the numbers stand in the cells where they fit.
[[nodiscard]] DisplayList heat_map(const HeatMap&, Size = {});

}  // namespace teleplan::charts
