#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

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

// The probability behind `successes` of `trials` >= 1 independent trials: Wilson's score interval (1927), never outside [0, 1].
// Its mean is the middle of the interval, a little nearer to one half than successes / trials.
[[nodiscard]] Interval share_interval(std::size_t successes, std::size_t trials, double level);

// sum of `sums` / sum of `weights` with its Student-t interval at `level`, from independent pairs (replications, batches). Equal
// weights: the mean interval of sum / weight. Otherwise the ratio estimator, its error from the residuals sum - ratio x weight
// (Cochran 1977, Sampling Techniques, eq. 6.13). At least two pairs, some weight; Bug otherwise.
[[nodiscard]] Interval ratio_interval(std::span<const double> sums, std::span<const double> weights, double level);

// Sample quantile, 0 <= p <= 1, linear between order statistics (Hyndman & Fan 1996, type 7). At least one value; any order.
[[nodiscard]] double quantile(std::span<const double> values, double p);

// Three intervals of a quantile, 0 < p < 1.
// Over replications: the mean of their sample quantiles with its Student-t interval. At least two, none empty.
[[nodiscard]] Interval replication_quantile_interval(std::span<const std::vector<double>> replications, double p, double level);

// Of independent values, any order: two order statistics, each tail at most (1 - level) / 2 by the binomial law (David & Nagaraja
// 2003, Order Statistics, 7.1). Holds for every distribution; not for successive waits of one run. Empty when there are too few
// values for that level.
struct OrderInterval { double value = 0.0; double low = 0.0; double high = 0.0; };   // value: the sample quantile
[[nodiscard]] std::optional<OrderInterval> order_statistic_interval(std::span<const double> values, double p, double level);

// Of one long run: its sample quantile, the error from the quantiles of `batches` consecutive equal batches, Student t with
// batches - 1 degrees of freedom (Seila 1982, Management Science 28). What fills no batch is left out. A batch should hold well
// over 10 / min(p, 1 - p) values. At least two batches of one value each.
[[nodiscard]] Interval batch_quantile_interval(std::span<const double> run, std::size_t batches, double p, double level);

}  // namespace teleplan::sim
