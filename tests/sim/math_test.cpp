#include "sim/math.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "tests/catch.hpp"
#include "tests/sim/near.hpp"

// libm is the oracle here, in long double; nothing under sim/ calls it.
using namespace teleplan::sim;

namespace {

// Distance of `value` from the long double `exact`, in units of the last place of the rounded exact value.
double ulps(double value, long double exact)
{
    const double rounded = static_cast<double>(exact);
    const double unit = std::nextafter(std::fabs(rounded), std::numeric_limits<double>::infinity()) - std::fabs(rounded);
    return static_cast<double>(std::fabs(static_cast<long double>(value) - exact) / static_cast<long double>(unit));
}

struct Scan {                                            // a cheap sequence that fills [0, 1)
    std::uint64_t state = 1;
    double next()
    {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<double>(state >> 11U) * 0x1p-53;
    }
};

std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }

}  // namespace

TEST_CASE("log is within one unit in the last place", "[sim][math]")
{
    Scan scan;
    double worst = 0.0;
    for (int i = 0; i < 200'000; ++i) {
        const double u = scan.next();
        const double near_one = 0.5 + 1.5 * u;
        worst = std::max(worst, ulps(math::log(near_one), std::log(static_cast<long double>(near_one))));
        const double wide = std::ldexp(0.5 + 0.5 * u, static_cast<int>(scan.next() * 2040.0) - 1020);
        worst = std::max(worst, ulps(math::log(wide), std::log(static_cast<long double>(wide))));
        const double close = 1.0 + (u - 0.5) * 1e-4;
        if (close != 1.0) worst = std::max(worst, ulps(math::log(close), std::log(static_cast<long double>(close))));
    }
    CHECK(worst < 1.0);
    CHECK(math::log(1.0) == 0.0);
    CHECK(math::log(0.0) == -std::numeric_limits<double>::infinity());
    CHECK(std::isnan(math::log(-1.0)));
    CHECK(std::isinf(math::log(std::numeric_limits<double>::infinity())));
    CHECK(ulps(math::log(5e-324), std::log(static_cast<long double>(5e-324))) < 1.0);
}

TEST_CASE("exp is within one unit in the last place", "[sim][math]")
{
    Scan scan;
    double worst = 0.0;
    for (int i = 0; i < 200'000; ++i) {
        const double x = -708.0 + 1417.0 * scan.next();
        worst = std::max(worst, ulps(math::exp(x), std::exp(static_cast<long double>(x))));
        const double small = 4.0 * (scan.next() - 0.5);
        worst = std::max(worst, ulps(math::exp(small), std::exp(static_cast<long double>(small))));
    }
    CHECK(worst < 1.0);
    CHECK(math::exp(0.0) == 1.0);
    CHECK(math::exp(710.0) == std::numeric_limits<double>::infinity());
    CHECK(math::exp(-746.0) == 0.0);
    CHECK(math::exp(-745.0) == 5e-324);
    CHECK(std::isfinite(math::exp(709.782712893384)));
    CHECK(std::isnan(math::exp(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("pow keeps its promise over small and large exponents", "[sim][math]")
{
    Scan scan;
    double worst = 0.0;
    double worst_large = 0.0;
    for (int i = 0; i < 200'000; ++i) {
        const double x = std::ldexp(0.5 + 0.5 * scan.next(), static_cast<int>(scan.next() * 20.0) - 10);
        const double y = 8.0 * (scan.next() - 0.5);
        worst = std::max(worst, ulps(math::pow(x, y), std::pow(static_cast<long double>(x), static_cast<long double>(y))));
        const double large = 200.0 * (scan.next() - 0.5);
        const long double exact = std::pow(static_cast<long double>(x), static_cast<long double>(large));
        if (exact > 1e-300L && exact < 1e300L) worst_large = std::max(worst_large, ulps(math::pow(x, large), exact));
    }
    CHECK(worst < 2.0);
    CHECK(worst_large < 16.0);
    CHECK(math::pow(2.0, 10.0) == 1024.0);
    CHECK(math::pow(7.0, 0.0) == 1.0);
    CHECK(math::pow(0.0, 2.0) == 0.0);
    CHECK(std::isinf(math::pow(0.0, -1.0)));
    CHECK(std::isnan(math::pow(-1.0, 2.0)));
    CHECK(math::pow(10.0, 400.0) == std::numeric_limits<double>::infinity());
    CHECK(math::pow(10.0, -400.0) == 0.0);
}

TEST_CASE("the normal quantile inverts the normal distribution", "[sim][math]")
{
    Scan scan;
    double worst = 0.0;
    for (int i = 0; i < 100'000; ++i) {
        const double u = i % 2 == 0 ? scan.next() : std::ldexp(scan.next() + 0.5, -1 - i % 100);
        if (u <= 0.0 || u >= 1.0) continue;
        const auto z = static_cast<long double>(math::inverse_normal(u));
        const long double p = 0.5L * std::erfc(-z / std::sqrt(2.0L));
        const long double density = std::exp(-0.5L * z * z) / std::sqrt(2.0L * std::acos(-1.0L));
        const long double error = std::fabs(p - static_cast<long double>(u)) / density;          // first order, in z
        worst = std::max(worst, static_cast<double>(error / std::max(std::fabs(z), 1e-3L)));
    }
    CHECK(worst < 2e-15);
    CHECK(math::inverse_normal(0.5) == 0.0);
    CHECK(near(math::inverse_normal(0.975), 1.959963984540054, 1e-15));
    CHECK(near(math::inverse_normal(1e-20), -9.262340089798408, 1e-15));
    CHECK(math::inverse_normal(0.25) == -math::inverse_normal(0.75));
}

TEST_CASE("the normal distribution function is accurate in the lower tail", "[sim][math]")
{
    double worst = 0.0;
    for (int i = -3700; i <= 800; ++i) {
        const double z = i / 100.0;
        const long double exact = 0.5L * std::erfc(-static_cast<long double>(z) / std::sqrt(2.0L));
        worst = std::max(worst, static_cast<double>(std::fabs(math::normal_cdf(z) - exact) / exact));
    }
    CHECK(worst < 1e-14);
    CHECK(math::normal_cdf(0.0) == 0.5);
    CHECK(math::normal_cdf(40.0) == 1.0);
    CHECK(math::normal_cdf(-40.0) == 0.0);
}

TEST_CASE("log_gamma agrees with libm", "[sim][math]")
{
    double worst = 0.0;
    for (double x = 0.01; x < 200.0; x *= 1.01) {
        const long double exact = std::lgamma(static_cast<long double>(x));
        worst = std::max(worst, static_cast<double>(std::fabs(math::log_gamma(x) - exact) / (10.0L + std::fabs(exact))));
    }
    CHECK(worst < 1e-15);
}

TEST_CASE("elementary functions give these bits on every machine", "[sim][math]")
{
    CHECK(bits(math::log(6.940681246433544)) == 0x3ffeff9712342fc6);
    CHECK(bits(math::log(0.1)) == 0xc0026bb1bbb55515);
    CHECK(bits(math::exp(1.0)) == 0x4005bf0a8b14576a);
    CHECK(bits(math::exp(-12.34567)) == 0x3ed23d360da16ebe);
    CHECK(bits(math::pow(1.7, 3.3)) == 0x40170b0a6f6eccfa);
    CHECK(bits(math::inverse_normal(0.1)) == 0xbff4813c36e26d34);
    CHECK(bits(math::inverse_normal(1e-10)) == 0xc0197203597a2154);
    CHECK(bits(math::normal_cdf(-1.5)) == 0x3fb11a46d89647ec);
    CHECK(bits(math::normal_cdf(-4.5)) == 0x3ecc80728dd3b03b);
    CHECK(bits(math::log_gamma(3.7)) == 0x3ff6d9625e359b80);
}

TEST_CASE("a long run of elementary functions gives one sum of bits", "[sim][math]")
{
    Scan scan;
    std::uint64_t sum = 0;
    for (int i = 0; i < 100'000; ++i) {
        const double u = scan.next() + 0x1p-60;
        sum = sum * 31 + bits(math::log(u));
        sum = sum * 31 + bits(math::exp(20.0 * u - 10.0));
        sum = sum * 31 + bits(math::inverse_normal(u));
    }
    CHECK(sum == 0xb3af9d3d47b4ab57);
}

TEST_CASE("many values at once give the bits of one at a time", "[sim][math]")
{
    std::vector<double> u;
    std::vector<double> x{-800.0, -745.3, -708.1, -708.0, -1.0, -0.0, 0.0, 1e-300, 1.0, 708.9, 709.0, 709.7, 710.0,
                          std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()};
    for (int i = 0; i <= 4001; ++i) {
        u.push_back(i / 4001.0);
        x.push_back(-720.0 + 0.36 * i);
    }
    const std::vector<double> each_u = u;
    const std::vector<double> each_x = x;
    math::inverse_normal(u);
    math::exp(x);
    for (std::size_t i = 0; i < u.size(); ++i)
        if (bits(u[i]) != bits(math::inverse_normal(each_u[i]))) FAIL("inverse_normal of " << each_u[i]);
    for (std::size_t i = 0; i < x.size(); ++i)
        if (bits(x[i]) != bits(math::exp(each_x[i]))) FAIL("exp of " << each_x[i]);
    SUCCEED();
}
