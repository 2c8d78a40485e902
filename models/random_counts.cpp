#include "models/random_counts.hpp"

#include <algorithm>
#include <cmath>

#include "sim/math.hpp"

namespace teleplan::models {

std::int64_t poisson(double mean, double u)
{
    if (!(mean > 0)) return 0;
    if (mean > 32) {
        const double z = sim::math::inverse_normal(u);
        return std::max<std::int64_t>(0, std::llround(mean + std::sqrt(mean) * z + (z * z - 1) / 6));
    }
    double probability = sim::math::exp(-mean), below = probability;
    std::int64_t k = 0;
    while (u > below && k < 1000) {
        ++k;
        probability *= mean / static_cast<double>(k);
        below += probability;
    }
    return k;
}

std::int64_t binomial(std::int64_t trials, double p, double u)
{
    if (trials <= 0 || p <= 0) return 0;
    if (p >= 1) return trials;
    const auto n = static_cast<double>(trials);
    if (const double variance = n * p * (1 - p); variance >= 100) {
        const double value = std::floor(n * p + std::sqrt(variance) * sim::math::inverse_normal(u) + 0.5);
        return std::clamp(static_cast<std::int64_t>(value), std::int64_t{0}, trials);
    }
    if (p > 0.5) return trials - binomial(trials, 1 - p, 1 - u);   // a short way from either end
    double probability = sim::math::exp(n * sim::math::log(1 - p));
    std::int64_t k = 0;
    for (; u >= probability && k < trials; ++k) {
        u -= probability;
        probability *= (n - static_cast<double>(k)) / static_cast<double>(k + 1) * p / (1 - p);
    }
    return k;
}

}  // namespace teleplan::models
