#include "sim/interval.hpp"

#include <cmath>
#include <span>
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

TEST_CASE("a ratio's interval is the mean's where weights are equal, and by hand where not", "[sim][interval]")
{
    const std::vector<double> sums{2.0, 4.0, 9.0};
    const Interval equal = ratio_interval(sums, std::vector<double>{2.0, 2.0, 2.0}, 0.95);
    const Interval mean = mean_interval(std::vector<double>{1.0, 2.0, 4.5}, 0.95);
    CHECK(near(equal.mean, mean.mean, 1e-15));
    CHECK(near(equal.half_width, mean.half_width, 1e-14));
    const Interval ratio = ratio_interval(sums, std::vector<double>{1.0, 2.0, 2.0}, 0.95);           // 3; residuals -1, -2, 3
    CHECK(ratio.mean == 3.0);
    CHECK(near(ratio.half_width, 4.30265272991 * std::sqrt(14.0 / 2.0 / 3.0) / (5.0 / 3.0), 1e-10));
    CHECK_THROWS_AS(ratio_interval(sums, std::vector<double>{0.0, 0.0, 0.0}, 0.95), Bug);
    CHECK_THROWS_AS(ratio_interval(sums, std::vector<double>{1.0}, 0.95), Bug);
}

TEST_CASE("a quantile over replications is the mean of theirs", "[sim][interval]")
{
    const std::vector<std::vector<double>> runs{{1.0, 2.0, 3.0}, {5.0, 4.0, 3.0}, {0.0, 7.0, 9.0}};
    const Interval i = replication_quantile_interval(runs, 0.5, 0.95);
    const Interval by_hand = mean_interval(std::vector<double>{2.0, 4.0, 7.0}, 0.95);
    CHECK(i.mean == by_hand.mean);
    CHECK(i.half_width == by_hand.half_width);
}

TEST_CASE("order statistics around a quantile agree with published ranks", "[sim][interval]")
{
    std::vector<double> values;
    for (int i = 1; i <= 100; ++i) values.push_back(i);
    // Median of 100: ranks 40 and 61 (Conover 1999, Practical Nonparametric Statistics); of 10: 2 and 9; of 5: none at 95 %.
    const auto median = order_statistic_interval(values, 0.5, 0.95);
    REQUIRE(median.has_value());
    CHECK(median->low == 40.0);
    CHECK(median->high == 61.0);
    CHECK(median->value == 50.5);
    const auto ten = order_statistic_interval(std::span{values}.first(10), 0.5, 0.95);
    REQUIRE(ten.has_value());
    CHECK(ten->low == 2.0);
    CHECK(ten->high == 9.0);
    CHECK_FALSE(order_statistic_interval(std::span{values}.first(5), 0.5, 0.95).has_value());
    // 0.95^n < 0.025 from n = 72 on: the largest of 71 is no upper bound of the 95th percentile.
    CHECK_FALSE(order_statistic_interval(std::span{values}.first(71), 0.95, 0.95).has_value());
    CHECK(order_statistic_interval(std::span{values}.first(72), 0.95, 0.95).has_value());
    CHECK_FALSE(order_statistic_interval(std::vector<double>{}, 0.5, 0.95).has_value());
    CHECK_THROWS_AS(order_statistic_interval(values, 1.0, 0.95), Bug);
}

TEST_CASE("order statistics cover the quantile at least as often as they say", "[sim][interval]")
{
    const Stream draws(12, 0, 1);
    for (const double p : {0.1, 0.5, 0.9}) {
        INFO(p);
        int covered = 0;
        constexpr int cases = 3000;
        for (std::uint64_t c = 0; c < cases; ++c) {
            std::vector<double> values;
            for (std::uint32_t i = 0; i < 60; ++i) values.push_back(draws.uniform({.entity = c, .day = i, .slot = 0}));
            const auto interval = order_statistic_interval(values, p, 0.95);
            REQUIRE(interval.has_value());
            covered += interval->low <= p && p < interval->high ? 1 : 0;
        }
        CHECK(covered > 0.95 * cases - 3.5 * std::sqrt(0.95 * 0.05 * cases));
        CHECK(covered < 0.985 * cases);                                  // not needlessly wide
    }
}

TEST_CASE("batch quantiles cover the quantile of a long run", "[sim][interval]")
{
    const Stream draws(13, 0, 1);
    int covered = 0;
    constexpr int cases = 1000;
    const double exact = -math::log(0.1);                                // 90th percentile of an exponential with mean 1
    std::vector<double> run(20 * 400 + 3);
    for (std::uint32_t c = 0; c < cases; ++c) {
        for (std::uint64_t i = 0; i < run.size(); ++i) run[i] = -math::log(draws.uniform({.entity = i, .day = c, .slot = 0}));
        const Interval i = batch_quantile_interval(run, 20, 0.9, 0.95);
        covered += i.low() <= exact && exact <= i.high() ? 1 : 0;
    }
    CHECK(std::abs(covered - 0.95 * cases) < 3.5 * std::sqrt(0.95 * 0.05 * cases));
    CHECK_THROWS_AS(batch_quantile_interval(run, 1, 0.9, 0.95), Bug);
}

TEST_CASE("the interval of a share agrees with a published example", "[sim][interval]")
{
    const Interval i = share_interval(81, 263, 0.95);                    // Newcombe (1998), Statistics in Medicine 17, table I
    CHECK(std::abs(i.low() - 0.2553) < 5e-5);
    CHECK(std::abs(i.high() - 0.3662) < 5e-5);
    const Interval none = share_interval(0, 20, 0.95);
    CHECK(std::abs(none.low()) < 1e-15);
    CHECK(std::abs(none.high() - 0.1611) < 5e-5);
    CHECK_THROWS_AS(share_interval(1, 0, 0.95), Bug);
}
