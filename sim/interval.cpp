#include "sim/interval.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

#include "sim/bug.hpp"
#include "sim/math.hpp"

namespace teleplan::sim {
namespace {

struct MeanAndError { double mean; double standard_error; };

MeanAndError mean_and_error(std::span<const double> values)
{
    require(values.size() >= 2, "an interval of a mean needs at least two values");
    const double n = static_cast<double>(values.size());
    double total = 0.0;
    for (const double value : values) total += value;
    const double mean = total / n;
    double squares = 0.0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return {mean, std::sqrt(squares / (n - 1.0) / n)};
}

double t_of(std::span<const double> values, double p) { return student_t_quantile(p, static_cast<int>(values.size()) - 1); }

// Indices (from 0) of the two order statistics of n values nearest to the p-quantile of which each lies on the wrong side of it
// with probability at most `tail`. The binomial weights are taken relative to the mode, outwards until they vanish.
struct Ranks { std::size_t low; std::size_t high; };
std::optional<Ranks> ranks_around(std::size_t n, double p, double tail)
{
    const double odds = p / (1.0 - p);
    const double count = static_cast<double>(n);
    std::size_t mode = 0;
    while (mode < n && static_cast<double>(mode + 1) <= (count + 1.0) * p) ++mode;
    std::vector<double> below;                           // weights of mode, mode - 1, ...
    std::vector<double> above;                           // of mode + 1, mode + 2, ...
    constexpr double vanished = 1e-30;
    double weight = 1.0;
    for (std::size_t k = mode;; --k) {
        below.push_back(weight);
        if (k == 0 || weight < vanished) break;
        weight *= static_cast<double>(k) / ((count - static_cast<double>(k) + 1.0) * odds);
    }
    weight = 1.0;
    for (std::size_t k = mode; k < n && weight >= vanished; ++k) {
        weight *= (count - static_cast<double>(k)) / static_cast<double>(k + 1) * odds;
        above.push_back(weight);
    }
    double total = 0.0;
    for (std::size_t i = below.size(); i-- > 0;) total += below[i];
    for (const double w : above) total += w;
    double sum = 0.0;
    std::size_t rank = mode + 1 - below.size();          // P(B <= rank - 1) = sum / total so far
    for (std::size_t i = below.size(); i-- > 0 && (sum + below[i]) <= tail * total; ++rank) sum += below[i];
    if (rank == 0) return std::nullopt;
    const std::size_t low = rank - 1;
    sum = 0.0;
    rank = mode + above.size() + 1;                      // P(B >= rank) = sum / total so far
    for (std::size_t i = above.size(); i-- > 0 && (sum + above[i]) <= tail * total; --rank) sum += above[i];
    if (rank > n) return std::nullopt;
    return Ranks{low, rank - 1};
}

}  // namespace

double round_to_12_digits(double value)
{
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific, 11);
    double rounded = value;
    std::from_chars(text.data(), written.ptr, rounded);
    return rounded;
}

double student_t_quantile(double p, int degrees_of_freedom)
{
    require(p > 0.0 && p < 1.0 && degrees_of_freedom >= 1, "student_t_quantile: out of range");
    namespace policies = boost::math::policies;
    using Exact = policies::policy<policies::promote_double<false>>;
    const boost::math::students_t_distribution<double, Exact> t(degrees_of_freedom);
    return round_to_12_digits(boost::math::quantile(t, p));
}

Interval mean_interval(std::span<const double> values, double level)
{
    const MeanAndError m = mean_and_error(values);
    return {m.mean, t_of(values, 0.5 + 0.5 * level) * m.standard_error};
}

double mean_lower_bound(std::span<const double> values, double level)
{
    const MeanAndError m = mean_and_error(values);
    return m.mean - t_of(values, level) * m.standard_error;
}

double mean_upper_bound(std::span<const double> values, double level)
{
    const MeanAndError m = mean_and_error(values);
    return m.mean + t_of(values, level) * m.standard_error;
}

Interval share_interval(std::size_t successes, std::size_t trials, double level)
{
    require(trials >= 1 && successes <= trials && level > 0.0 && level < 1.0, "share_interval: out of range");
    const double n = static_cast<double>(trials);
    const double share = static_cast<double>(successes) / n;
    const double z = math::inverse_normal(0.5 + 0.5 * level);
    const double scale = 1.0 + z * z / n;
    return {(share + 0.5 * z * z / n) / scale, z * std::sqrt(share * (1.0 - share) / n + 0.25 * z * z / (n * n)) / scale};
}

Interval ratio_interval(std::span<const double> sums, std::span<const double> weights, double level)
{
    require(sums.size() == weights.size() && sums.size() >= 2, "ratio_interval: at least two pairs");
    const double n = static_cast<double>(sums.size());
    double sum = 0.0;
    double weight = 0.0;
    for (const double value : sums) sum += value;
    for (const double value : weights) weight += value;
    require(weight != 0.0, "ratio_interval: nothing has a weight");
    const double ratio = sum / weight;
    double squares = 0.0;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const double residual = sums[i] - ratio * weights[i];
        squares += residual * residual;
    }
    const double error = std::sqrt(squares / (n - 1.0) / n) / (weight / n);
    return {ratio, t_of(sums, 0.5 + 0.5 * level) * std::fabs(error)};
}

double quantile(std::span<const double> values, double p)
{
    require(!values.empty() && p >= 0.0 && p <= 1.0, "quantile: no value, or p outside [0, 1]");
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());             // equal doubles are interchangeable
    const double position = p * static_cast<double>(sorted.size() - 1);
    std::size_t below = 0;
    while (static_cast<double>(below + 1) <= position) ++below;
    if (below + 1 == sorted.size()) return sorted.back();
    return sorted[below] + (position - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

Interval replication_quantile_interval(std::span<const std::vector<double>> replications, double p, double level)
{
    std::vector<double> quantiles;
    for (const std::vector<double>& values : replications) quantiles.push_back(quantile(values, p));
    return mean_interval(quantiles, level);
}

std::optional<OrderInterval> order_statistic_interval(std::span<const double> values, double p, double level)
{
    require(p > 0.0 && p < 1.0 && level > 0.0 && level < 1.0, "order_statistic_interval: out of range");
    if (values.empty()) return std::nullopt;
    const auto ranks = ranks_around(values.size(), p, (1.0 - level) / 2.0);
    if (!ranks) return std::nullopt;
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    return OrderInterval{quantile(values, p), sorted[ranks->low], sorted[ranks->high]};
}

Interval batch_quantile_interval(std::span<const double> run, std::size_t batches, double p, double level)
{
    require(batches >= 2 && run.size() >= batches, "batch_quantile_interval: at least two batches, each with a value");
    const std::size_t size = run.size() / batches;
    std::vector<double> quantiles;
    for (std::size_t b = 0; b < batches; ++b) quantiles.push_back(quantile(run.subspan(b * size, size), p));
    return {quantile(run.first(batches * size), p), mean_interval(quantiles, level).half_width};
}

}  // namespace teleplan::sim
