#include "sim/interval.hpp"

#include <vector>

#include "sim/bug.hpp"
#include "sim/random.hpp"
#include "sim/math.hpp"
#include "tests/catch.hpp"
#include "tests/sim/near.hpp"

using namespace teleplan::sim;

TEST_CASE("Student quantiles agree with published tables", "[sim][interval]")
{
    CHECK(near(student_t_quantile(0.975, 1), 12.7062047362, 1e-11));
    CHECK(near(student_t_quantile(0.975, 9), 2.26215716280, 1e-11));
    CHECK(near(student_t_quantile(0.95, 29), 1.69912702653, 1e-11));
    CHECK(near(student_t_quantile(0.995, 1000), 2.58075469807, 1e-11));
    CHECK(student_t_quantile(0.5, 4) == 0.0);
    CHECK(student_t_quantile(0.025, 9) == -student_t_quantile(0.975, 9));
    CHECK_THROWS_AS(student_t_quantile(1.0, 4), Bug);
    CHECK_THROWS_AS(student_t_quantile(0.9, 0), Bug);
}

TEST_CASE("results are rounded to 12 significant digits", "[sim][interval]")
{
    CHECK(round_to_12_digits(1.0 / 3.0) == 0.333333333333);
    CHECK(round_to_12_digits(-12345678901234.0) == -12345678901200.0);
    CHECK(round_to_12_digits(0.0) == 0.0);
}

TEST_CASE("the interval of a mean, by hand", "[sim][interval]")
{
    const std::vector<double> values{1.0, 2.0, 3.0, 4.0, 5.0};
    const Interval i = mean_interval(values, 0.95);
    CHECK(i.mean == 3.0);
    CHECK(near(i.half_width, 2.77644510520 * std::sqrt(0.5), 1e-11));
    CHECK(i.low() == i.mean - i.half_width);
    CHECK(i.high() == i.mean + i.half_width);
    CHECK(near(mean_upper_bound(values, 0.975), i.high(), 1e-12));
    CHECK(near(mean_lower_bound(values, 0.975), i.low(), 1e-12));
    CHECK_THROWS_AS(mean_interval(std::vector{1.0}, 0.95), Bug);
}

TEST_CASE("95 % intervals cover the mean in 95 % of the cases", "[sim][interval]")
{
    const Stream draws(11, 0, 1);
    int covered = 0;
    constexpr int cases = 4000;
    for (std::uint64_t c = 0; c < cases; ++c) {
        std::vector<double> values;
        for (std::uint32_t i = 0; i < 10; ++i) values.push_back(math::inverse_normal(draws.uniform({.entity = c, .day = i, .slot = 0})));
        const Interval interval = mean_interval(values, 0.95);
        if (interval.low() <= 0.0 && interval.high() >= 0.0) ++covered;
    }
    CHECK(std::abs(covered - 0.95 * cases) < 3.5 * std::sqrt(0.95 * 0.05 * cases));
}

TEST_CASE("sample quantiles are linear between order statistics", "[sim][interval]")
{
    const std::vector<double> values{4.0, 1.0, 3.0, 2.0};
    CHECK(quantile(values, 0.0) == 1.0);
    CHECK(quantile(values, 0.5) == 2.5);
    CHECK(quantile(values, 1.0) == 4.0);
    CHECK(near(quantile(values, 0.9), 3.7, 1e-15));
    CHECK(quantile(std::vector{7.0}, 0.3) == 7.0);
    CHECK_THROWS_AS(quantile(std::vector<double>{}, 0.5), Bug);
}
