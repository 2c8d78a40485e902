#include "sim/batch_means.hpp"

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "sim/bug.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "tests/catch.hpp"
#include "tests/sim/near.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

TEST_CASE("batches of so many observations close by themselves", "[sim][batch_means]")
{
    BatchMeans waits(2);
    for (const Duration d : {Duration{1s}, Duration{3s}, Duration{4s}, Duration{6s}, Duration{9s}}) waits.add(d);
    REQUIRE(waits.batches().size() == 2);                                // the fifth is in none
    CHECK(waits.batches()[0] == BatchMeans::Batch{4'000'000, 2});
    CHECK(waits.batches()[1] == BatchMeans::Batch{10'000'000, 2});
    const Interval i = batch_interval_seconds(waits.batches(), 0.95);
    CHECK(near(i.mean, 3.5, 1e-15));                                     // batch means 2 and 5
    CHECK(near(i.half_width, 12.7062047362 * 1.5, 1e-11));
    std::vector<std::byte> bytes;
    waits.encode(bytes);
    CHECK(bytes.size() == 8 + 2 * (16 + 8));
    CHECK(bytes[0] == std::byte{2});
}

TEST_CASE("batches of time closed by the caller give a time-weighted mean", "[sim][batch_means]")
{
    BatchMeans queue;
    for (const auto& [value, ticks] : {std::pair{2, 10}, std::pair{4, 10}, std::pair{3, 10}}) {
        queue.add(Int128{value} * ticks, ticks);
        queue.close();
    }
    const Interval i = batch_interval(queue.batches(), 0.95);
    CHECK(i.mean == 3.0);
    CHECK(near(i.half_width, 4.30265272991 * std::sqrt(1.0 / 3.0), 1e-10));
}

TEST_CASE("a ratio of unequal batches by hand", "[sim][batch_means]")
{
    // 5 of 10 and 2 of 2: 7/12; residuals 5 - 70/12 and 2 - 14/12 = -10/12 and 10/12; their sd sqrt(2)*10/12.
    const std::vector<BatchMeans::Batch> batches{{5, 10}, {2, 2}};
    const Interval i = batch_interval(batches, 0.95);
    CHECK(near(i.mean, 7.0 / 12.0, 1e-15));
    CHECK(near(i.half_width, 12.7062047362 * (10.0 / 12.0) / 6.0, 1e-10));
    CHECK_THROWS_AS(batch_interval(std::vector<BatchMeans::Batch>{{5, 10}}, 0.95), Bug);
    CHECK_THROWS_AS(batch_interval(std::vector<BatchMeans::Batch>{{0, 0}, {0, 0}}, 0.95), Bug);
}

// An AR(1) series with correlation 0.9 has mean 0 and known variance; 95 % intervals from 20 long batches cover the mean,
// those from batches of one observation do not.
TEST_CASE("batch means cover the mean of a correlated series, single observations do not", "[sim][batch_means]")
{
    constexpr int runs = 600;
    constexpr int length = 8000;
    int covered = 0;
    int covered_by_singles = 0;
    for (std::uint32_t run = 0; run < runs; ++run) {
        const Stream draws(7, run, 1);
        BatchMeans batches(length / 20);
        BatchMeans singles(1);
        double x = math::inverse_normal(draws.uniform({.entity = 0, .day = 1, .slot = 0}));
        for (std::uint64_t i = 0; i < length; ++i) {
            x = 0.9 * x + std::sqrt(1.0 - 0.81) * math::inverse_normal(draws.uniform({.entity = i, .day = 0, .slot = 0}));
            batches.add(to_ticks(x));
            singles.add(to_ticks(x));
        }
        const Interval i = batch_interval_seconds(batches.batches(), 0.95);
        const Interval naive = batch_interval_seconds(singles.batches(), 0.95);
        covered += i.low() <= 0.0 && i.high() >= 0.0 ? 1 : 0;
        covered_by_singles += naive.low() <= 0.0 && naive.high() >= 0.0 ? 1 : 0;
    }
    // A batch of 400 with correlation time 19 loses about 2 % of the variance: coverage 94.5 %.
    CHECK(std::abs(covered - 0.945 * runs) < 3.5 * std::sqrt(0.945 * 0.055 * runs));
    CHECK(covered_by_singles < 0.6 * runs);
}
