#pragma once

#include <span>

namespace teleplan::sim {

// A two-sided confidence interval. Its level is said where it is made.
struct Interval {
    double mean = 0.0;
    double half_width = 0.0;
    [[nodiscard]] double low() const { return mean - half_width; }
    [[nodiscard]] double high() const { return mean + half_width; }
};

// t with P(T <= t) = p, 0 < p < 1, `degrees_of_freedom` >= 1. Rounded to 12 significant digits, the same on every machine.
[[nodiscard]] double student_t_quantile(double p, int degrees_of_freedom);

// `value` rounded to 12 significant digits.
[[nodiscard]] double round_to_12_digits(double value);

// Mean of independent values with its Student-t interval at `level` (0.95: 95 %). At least two values; fewer: Bug.
// Summed in index order, so the same values in the same order give the same bits.
[[nodiscard]] Interval mean_interval(std::span<const double> values, double level);

// One-sided: the mean lies above (below) this with probability `level`.
[[nodiscard]] double mean_lower_bound(std::span<const double> values, double level);
[[nodiscard]] double mean_upper_bound(std::span<const double> values, double level);

// Sample quantile, 0 <= p <= 1, linear between order statistics (Hyndman & Fan 1996, type 7). At least one value; any order.
[[nodiscard]] double quantile(std::span<const double> values, double p);

}  // namespace teleplan::sim
