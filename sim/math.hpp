#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <span>

// Elementary functions from + - * / sqrt and bit operations only, so that they give the same bits on every x86-64
// machine, with every compiler and level. libm does not: it chooses code by CPU and compilers fold its constants.
// Needs -ffp-contract=off and no -ffast-math. Accuracy is tested in tests/sim/math_test.cpp.
namespace teleplan::sim::math {

// Natural logarithm, below 1 ulp. log(0) = -infinity; below 0 or NaN: NaN. Inline: half the cost of an exponential variate.
[[nodiscard]] inline double log(double x);

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

namespace detail {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
inline constexpr double ln2_high = 0x1.62e42feep-1;      // 33 bits: times an exponent it is exact
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;

// x = m 2^exponent with m in [sqrt(1/2), sqrt(2)); x positive and finite.
struct Reduced { double m; double exponent; };

inline Reduced reduce(double x)
{
    constexpr std::uint64_t sqrt_half = 0x3fe6a09e667f3bcd;
    constexpr std::uint64_t one = 0x3ff0000000000000;
    constexpr std::uint64_t mantissa = 0x000fffffffffffff;
    double shift = 0.0;
    if (x < std::numeric_limits<double>::min()) [[unlikely]] {
        x *= 0x1p54;
        shift = -54.0;
    }
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(x) + (one - sqrt_half);
    const auto exponent = static_cast<std::int64_t>(bits >> 52U) - 1023;
    return {std::bit_cast<double>((bits & mantissa) + sqrt_half), static_cast<double>(exponent) + shift};
}

// log((1+s)/(1-s)) = s (2 + R(s^2)), the atanh series; |s| < 0.1716, so terms after z^11 are below 2^-56.
inline double atanh_rest(double z)
{
    const double w = z * z;
    const double odd = 2.0 / 3 + w * (2.0 / 7 + w * (2.0 / 11 + w * (2.0 / 15 + w * (2.0 / 19 + w * (2.0 / 23)))));
    const double even = 2.0 / 5 + w * (2.0 / 9 + w * (2.0 / 13 + w * (2.0 / 17 + w * (2.0 / 21))));
    return z * odd + w * even;
}

}  // namespace detail

inline double log(double x)
{
    if (!(x > 0.0)) [[unlikely]] return x == 0.0 ? -detail::infinity : detail::not_a_number;
    if (x == detail::infinity) [[unlikely]] return x;
    const detail::Reduced r = detail::reduce(x);
    const double f = r.m - 1.0;
    const double s = f / (2.0 + f);
    const double half_square = 0.5 * f * f;
    const double rest = s * (half_square + detail::atanh_rest(s * s));   // f - f^2/2 + rest = log(1 + f)
    return r.exponent * detail::ln2_high - ((half_square - (rest + r.exponent * detail::ln2_low)) - f);
}

}  // namespace teleplan::sim::math
