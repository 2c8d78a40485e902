#pragma once
// Whole numbers drawn from one uniform, so that the same draw with a larger mean gives no fewer.

#include <cstdint>

namespace teleplan::models {

/// Poisson and binomial variates by inversion, 0 < u < 1. Above a mean of 32 the normal quantile corrected for skewness (Cornish & Fisher
/// 1938), whose distribution function is off by less than 0.002; binomials from a variance of 100 on by the normal approximation, rounded.
/// Not decreasing in the mean and in the trials, but for one at the change from one to the other.
[[nodiscard]] std::int64_t poisson(double mean, double u);
[[nodiscard]] std::int64_t binomial(std::int64_t trials, double p, double u);

}  // namespace teleplan::models
