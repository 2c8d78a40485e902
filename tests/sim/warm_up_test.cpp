#include "sim/warm_up.hpp"

#include <cstdint>
#include <vector>

#include "sim/math.hpp"
#include "sim/random.hpp"
#include "tests/catch.hpp"

using namespace teleplan::sim;

namespace {

std::vector<double> noise(std::size_t n, std::uint32_t replication)
{
    const Stream draws(2026, replication, 1);
    std::vector<double> out;
    for (std::uint64_t i = 0; i < n; ++i) out.push_back(math::inverse_normal(draws.uniform({.entity = i, .day = 0, .slot = 0})));
    return out;
}

// The cut by the definition, batch by batch and sum by sum.
std::size_t cut_by_definition(const std::vector<double>& series)
{
    const std::size_t n = series.size() / 5;
    std::size_t best = 0;
    double least = -1.0;
    for (std::size_t d = 0; d + 5 <= n; ++d) {
        std::vector<double> left;
        for (std::size_t b = d; b < n; ++b)
            left.push_back((series[5 * b] + series[5 * b + 1] + series[5 * b + 2] + series[5 * b + 3] + series[5 * b + 4]) / 5.0);
        double mean = 0.0;
        for (const double x : left) mean += x / static_cast<double>(left.size());
        double statistic = 0.0;
        for (const double x : left) statistic += (x - mean) * (x - mean) / static_cast<double>(left.size() * left.size());
        if (least < 0.0 || statistic < least) {
            least = statistic;
            best = d;
        }
    }
    return 5 * best;
}

}  // namespace

TEST_CASE("MSER-5 cuts a step off exactly", "[sim][warm_up]")
{
    std::vector<double> series = noise(400, 0);
    for (std::size_t i = 0; i < 60; ++i) series[i] += 25.0;
    const WarmUp w = mser5(series);
    CHECK(w.cut == 60);
    CHECK_FALSE(w.run_too_short);
}

TEST_CASE("MSER-5 cuts where a decaying bias has sunk into the noise, as by its definition", "[sim][warm_up]")
{
    for (std::uint32_t replication = 1; replication <= 20; ++replication) {
        INFO(replication);
        std::vector<double> series = noise(1003, replication);           // three observations fill no batch
        double bias = 20.0;
        for (double& value : series) {
            value += bias;
            bias *= 0.96;
        }
        const WarmUp w = mser5(series);
        CHECK(w.cut == cut_by_definition(series));
        CHECK(w.cut >= 40);                                              // 20 * 0.96^40 = 3.9: far above the noise of a batch
        CHECK_FALSE(w.run_too_short);
    }
}

TEST_CASE("MSER-5 leaves a stationary series nearly whole", "[sim][warm_up]")
{
    int deleted = 0;
    constexpr int runs = 50;
    for (std::uint32_t replication = 1; replication <= runs; ++replication) deleted += static_cast<int>(mser5(noise(1000, 100 + replication)).cut);
    CHECK(deleted < runs * 150);
    CHECK(mser5(std::vector<double>(100, 7.0)).cut == 0);                // the first of equal minima
}

TEST_CASE("a run that is still climbing is too short", "[sim][warm_up]")
{
    std::vector<double> climbing;
    for (int i = 0; i < 500; ++i) climbing.push_back(i);
    CHECK(mser5(climbing).run_too_short);
    std::vector<double> late(500, 0.0);
    for (std::size_t i = 0; i < 300; ++i) late[i] = 10.0;
    CHECK(mser5(late).cut == 300);
    CHECK(mser5(late).run_too_short);
    CHECK(mser5(std::vector<double>(49, 1.0)).run_too_short);
    CHECK(mser5(std::vector<double>{}).run_too_short);
}
