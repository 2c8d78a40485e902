#pragma once

#include <vector>

#include "sim/distribution.hpp"

// Tails of distributions in closed form, by own functions. For durations: no variate below 0. Absolute errors below 1e-12 of
// one (of the mean). Tests: tests/sim/survival_test.cpp against quadrature and drawn values.
namespace teleplan::sim {

// P(S > x).
[[nodiscard]] double survival(const Distribution&, double x);

// E[min(S, x)], the integral of the survival from 0 to x >= 0: the mean times the distribution of the stationary excess.
[[nodiscard]] double limited_mean(const Distribution&, double x);

// Where the survival jumps or bends, in increasing order: what a quadrature should not step over.
[[nodiscard]] std::vector<double> bends(const Distribution&);

}  // namespace teleplan::sim
