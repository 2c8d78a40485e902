#include "sim/math.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace teleplan::sim::math {
namespace {

using detail::atanh_rest;
using detail::infinity;
using detail::ln2_high;
using detail::ln2_low;
using detail::not_a_number;
using detail::reduce;
using detail::Reduced;

// a + b = high + low exactly.
struct Pair { double high; double low; };

Pair sum(double a, double b)                             // Knuth
{
    const double s = a + b;
    const double part = s - a;
    return {s, (a - (s - part)) + (b - part)};
}

Pair product(double a, double b)                         // Dekker, Veltkamp; |a|, |b| < 2^990
{
    constexpr double splitter = 0x1p27 + 1.0;
    const double ta = splitter * a;
    const double tb = splitter * b;
    const double ah = ta - (ta - a);
    const double bh = tb - (tb - b);
    const double al = a - ah;
    const double bl = b - bh;
    const double p = a * b;
    return {p, ((ah * bh - p) + ah * bl + al * bh) + al * bl};
}

// log(x) with about 10 bits more than a double; x positive and finite.
Pair log_pair(double x)
{
    const Reduced r = reduce(x);
    const double f = r.m - 1.0;
    const Pair d = sum(2.0, f);
    const double s = f / d.high;
    const Pair back = product(s, d.high);
    const double s_low = (((f - back.high) - back.low) - s * d.low) / d.high;
    const Pair main = sum(r.exponent * ln2_high, 2.0 * s);
    const double rest = main.low + (r.exponent * ln2_low + (2.0 * s_low + s * atanh_rest(s * s)));
    const Pair result = sum(main.high, rest);
    return result;
}

double power_of_two(std::int64_t k)                      // -1022 <= k <= 1023
{
    return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52U);
}

constexpr double inverse_ln2 = 0x1.71547652b82fep+0;
constexpr double to_integer = 0x1.8p52;                  // adding it rounds to nearest and leaves the integer in the low bits

// Two doubles side by side: operation by operation the same arithmetic as one.
using Two = double __attribute__((vector_size(16)));
using TwoWords = std::uint64_t __attribute__((vector_size(16)));

// e^(x + low) / 2^k for x = k ln 2 + r, |r| <= 0.347; `shifted` is x / ln 2 + to_integer. Taylor to degree 13 (rest < 2^-57).
template <class D>
D exp_reduced(D x, D low, D shifted)
{
    const D count = shifted - to_integer;
    const D high = x - count * ln2_high;
    const D rest = count * ln2_low - low;
    const D r = high - rest;
    const D r_low = (high - r) - rest;
    const D q = r * r;
    const D even = 1.0 / 2 + q * (1.0 / 24 + q * (1.0 / 720 + q * (1.0 / 40320 + q * (1.0 / 3628800 + q * (1.0 / 479001600)))));
    const D odd = 1.0 / 6 + q * (1.0 / 120 + q * (1.0 / 5040 + q * (1.0 / 362880 + q * (1.0 / 39916800 + q * (1.0 / 6227020800.0)))));
    return 1.0 + (r + (r_low + q * (even + r * odd)));
}

// e^(x + low) for -746 < x < 710 and |low| tiny.
double exp_of_sum(double x, double low)
{
    const double shifted = x * inverse_ln2 + to_integer;
    const auto k = static_cast<std::int64_t>(static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(shifted)));
    const double value = exp_reduced(x, low, shifted);
    if (k >= -1022 && k <= 1023) [[likely]] return value * power_of_two(k);
    return k > 0 ? value * power_of_two(1023) * power_of_two(k - 1023) : value * power_of_two(k + 1000) * power_of_two(-1000);
}

constexpr double exp_overflow = 0x1.62e42fefa39efp+9;    // log of the largest double
constexpr double exp_underflow = -745.2;                 // below: less than half the least subnormal

template <std::size_t N, class D>
D polynomial(const std::array<double, N>& coefficients, D x)             // highest power first
{
    D value = coefficients[0] * x + coefficients[1];
    for (std::size_t i = 2; i < N; ++i) value = value * x + coefficients[i];
    return value;
}

// The middle of the inverse normal (Wichura 1988), |q| <= 0.425 with q = u - 1/2.
constexpr double middle = 0.425;
template <class D>
D inverse_normal_middle(D q)
{
    constexpr std::array a{2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
                           4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
                           1.3314166789178437745e+2, 3.3871328727963666080e+0};
    constexpr std::array b{5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4,
                           2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2,
                           4.2313330701600911252e+1, 1.0};
    const D r = 0.180625 - q * q;
    return q * polynomial(a, r) / polynomial(b, r);
}

}  // namespace

double exp(double x)
{
    if (x > exp_overflow) return infinity;
    if (x < exp_underflow) return 0.0;
    if (x != x) return x;
    return exp_of_sum(x, 0.0);
}

void exp(std::span<double> x)
{
    constexpr double least = -708.0;
    constexpr double most = 709.0;                       // between them the result and its power of two are normal
    std::size_t i = 0;
    for (; i + 2 <= x.size(); i += 2) {
        const Two two{x[i], x[i + 1]};
        if (!(two[0] > least && two[0] < most && two[1] > least && two[1] < most)) [[unlikely]] {
            x[i] = exp(x[i]);
            x[i + 1] = exp(x[i + 1]);
            continue;
        }
        const Two shifted = two * inverse_ln2 + to_integer;
        const TwoWords power = (std::bit_cast<TwoWords>(shifted) + 1023) << 52U;
        const Two value = exp_reduced(two, Two{}, shifted) * std::bit_cast<Two>(power);
        x[i] = value[0];
        x[i + 1] = value[1];
    }
    if (i < x.size()) x[i] = exp(x[i]);
}

double pow(double x, double y)
{
    if (y == 0.0 || x == 1.0) return 1.0;
    if (!(x >= 0.0) || y != y) return not_a_number;
    if (x == 0.0) return y > 0.0 ? 0.0 : infinity;
    if (x == infinity) return y > 0.0 ? infinity : 0.0;
    const Pair l = log_pair(x);
    const double estimate = y * l.high;
    if (estimate > 709.9) return infinity;
    if (estimate < exp_underflow) return 0.0;
    const Pair p = product(y, l.high);
    return exp_of_sum(p.high, p.low + y * l.low);
}

double inverse_normal(double u)
{
    if (!(u > 0.0)) return -infinity;
    if (!(u < 1.0)) return infinity;
    static constexpr std::array c{7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                                  1.27045825245236838258e+0, 3.64784832476320460504e+0, 5.76949722146069140550e+0,
                                  4.63033784615654529590e+0, 1.42343711074968357734e+0};
    static constexpr std::array d{1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
                                  1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e+0,
                                  2.05319162663775882187e+0, 1.0};
    static constexpr std::array e{2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
                                  2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0,
                                  5.46378491116411436990e+0, 6.65790464350110377720e+0};
    static constexpr std::array f{2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
                                  7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
                                  5.99832206555887937690e-1, 1.0};
    const double q = u - 0.5;
    if (q >= -middle && q <= middle) return inverse_normal_middle(q);
    const double r = std::sqrt(-log(q < 0.0 ? u : 1.0 - u));
    const double z = r <= 5.0 ? polynomial(c, r - 1.6) / polynomial(d, r - 1.6) : polynomial(e, r - 5.0) / polynomial(f, r - 5.0);
    return q < 0.0 ? -z : z;
}

void inverse_normal(std::span<double> u)
{
    std::size_t i = 0;
    for (; i + 2 <= u.size(); i += 2) {
        const Two q = Two{u[i], u[i + 1]} - 0.5;
        const Two z = inverse_normal_middle(q);
        u[i] = q[0] >= -middle && q[0] <= middle ? z[0] : inverse_normal(u[i]);
        u[i + 1] = q[1] >= -middle && q[1] <= middle ? z[1] : inverse_normal(u[i + 1]);
    }
    if (i < u.size()) u[i] = inverse_normal(u[i]);
}

double normal_cdf(double z)
{
    if (z != z) return z;
    const double x = z < 0.0 ? -z : z;
    if (x > 39.0) return z < 0.0 ? 0.0 : 1.0;
    const Pair square = product(x, x);
    const double density = exp_of_sum(-0.5 * square.high, -0.5 * square.low) * 0x1.9884533d43651p-2;   // 1/sqrt(2 pi)
    if (x < 2.0) {                                       // Marsaglia (2004): 1/2 + density (x + x^3/3 + x^5/15 + ...)
        double term = x;
        double series = x;
        for (int i = 3; i <= 81; i += 2) {
            term *= square.high / i;
            series += term;
        }
        return z < 0.0 ? 0.5 - density * series : 0.5 + density * series;
    }
    double fraction = x;                                 // Laplace's continued fraction, from depth 120 upwards
    for (int i = 120; i > 0; --i) fraction = x + i / fraction;
    const double tail = density / fraction;
    return z < 0.0 ? tail : 1.0 - tail;
}

double log_gamma(double x)
{
    double factor = 1.0;
    for (; x < 15.0; x += 1.0) factor *= x;
    const double i = 1.0 / x;
    const double q = i * i;                              // Stirling's series, 7 terms: rest below 1e-17 from 15 on
    const double series = i * (1.0 / 12 - q * (1.0 / 360 - q * (1.0 / 1260 - q * (1.0 / 1680 - q * (1.0 / 1188 -
                          q * (691.0 / 360360 - q * (1.0 / 156)))))));
    const double half_log_two_pi = 0x1.d67f1c864beb5p-1;
    return ((x - 0.5) * log(x) - x) + half_log_two_pi + series - log(factor);
}

}  // namespace teleplan::sim::math
