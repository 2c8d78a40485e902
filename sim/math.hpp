#pragma once

#include <span>

// Elementary functions from + - * / sqrt and bit operations only, so that they give the same bits on every x86-64
// machine, with every compiler and level. libm does not: it chooses code by CPU and compilers fold its constants.
// Needs -ffp-contract=off and no -ffast-math. Accuracy is tested in tests/sim/math_test.cpp.
namespace teleplan::sim::math {

// Natural logarithm, below 1 ulp. log(0) = -infinity; below 0 or NaN: NaN.
[[nodiscard]] double log(double x);

// e to the x, below 1 ulp for normal results (subnormal ones are rounded twice). Overflow: infinity; underflow: 0.
[[nodiscard]] double exp(double x);

// x to the y for x >= 0, within 2 ulp while |y log x| < 30, 16 ulp beyond. pow(x, 0) = 1. Below 0: NaN.
[[nodiscard]] double pow(double x, double y);

// z with P(Z <= z) = u for a standard normal Z, 0 < u < 1; relative error about 1e-16 (Wichura 1988, AS 241, PPND16).
// Increasing in u. u <= 0: -infinity; u >= 1: +infinity.
[[nodiscard]] double inverse_normal(double u);

// The same for many values, in place: the bits of one at a time, in less than half of the time.
void exp(std::span<double> x);
void inverse_normal(std::span<double> u);

// P(Z <= z) for a standard normal Z; relative error below 1e-14 where the result is not subnormal.
[[nodiscard]] double normal_cdf(double z);

// log of the gamma function for x > 0; absolute error below 1e-14 + 1e-15 |result|.
[[nodiscard]] double log_gamma(double x);

}  // namespace teleplan::sim::math
