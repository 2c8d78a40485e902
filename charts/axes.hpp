#pragma once
// Scales and round tick values.

#include <vector>

namespace teleplan::charts {

/// From values to pixels, linear; `from` and `to` may run either way.
struct Scale {
    double low = 0, high = 1;                 // values
    double from = 0, to = 1;                  // pixels
    [[nodiscard]] double operator()(double value) const { return from + (to - from) * (high > low ? (value - low) / (high - low) : 0); }
};

/// Round values (1, 2 or 5 times a power of ten apart) that cover [low, high]: about `wanted` steps. low <= high, both finite.
[[nodiscard]] std::vector<double> ticks(double low, double high, int wanted = 5);

}  // namespace teleplan::charts
