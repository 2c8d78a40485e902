#include "sim/interval.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

#include "sim/bug.hpp"

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

}  // namespace teleplan::sim
