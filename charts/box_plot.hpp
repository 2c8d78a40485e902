#pragma once
// Distributions side by side: quartiles as a box, the median in it, whiskers to two outer quantiles.

#include "charts/plots.hpp"

namespace teleplan::charts {

struct Box { std::string name; double low = 0, lower_quartile = 0, median = 0, upper_quartile = 0, high = 0; };   // increasing
struct BoxPlot { std::string y_title; std::vector<Box> boxes; WriteNumber write; };
[[nodiscard]] DisplayList box_plot(const BoxPlot&, Size = {});

}  // namespace teleplan::charts
