#include "sim/distribution.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "sim/math.hpp"
#include "sim/sampler.hpp"
#include "tests/catch.hpp"
#include "tests/sim/near.hpp"

using namespace teleplan::sim;

namespace {

struct Named { std::string name; Distribution distribution; };

const std::vector<Named>& examples()
{
    static const std::vector<Named> all{
        {"constant", Constant{3.5}},
        {"exponential", Exponential{7.0}},
        {"erlang", Erlang{3, 12.0}},
        {"gamma", Gamma{5.0, 0.6}},
        {"gamma of small shape", Gamma{5.0, 1.8}},
        {"lognormal", Lognormal{360.0, 0.6}},
        {"uniform", Uniform{2.0, 12.0}},
        {"triangular", Triangular{5.0, 7.0, 10.0}},
        {"normal", Normal{10.0, 2.0}},
        {"normal, truncated", Normal{1.0, 2.0}},
        {"normal, mean below 0", Normal{-1.0, 1.0}},
        {"weibull", Weibull{1.7, 4.0}},
        {"weibull, falling hazard", Weibull{0.8, 4.0}},
        {"beta", Beta{0.8, 0.15}},
        {"beta, U-shaped", Beta{0.4, 0.4}},
        {"empirical", Empirical{{9.0, 1.0, 4.0}, {1.0, 2.0, 5.0}}},
        {"empirical, all alike", Empirical{{9.0, 1.0, 4.0, 4.0}, {}}},
        {"discrete", Discrete{{0.0, 15.0, 30.0}, {0.2, 0.5, 0.3}}},
    };
    return all;
}

}  // namespace

TEST_CASE("samples have the mean and the variation that the distribution states", "[sim][distribution]")
{
    const Stream draws(77, 0, 1);
    constexpr int count = 200'000;
    for (const auto& [name, distribution] : examples()) {
        INFO(name);
        REQUIRE(valid(distribution));
        const Sampler sampler{distribution};
        double sum = 0.0;
        double squares = 0.0;
        double fourth = 0.0;
        const double centre = mean(distribution);
        double least = 1e300;
        for (std::uint64_t i = 0; i < count; ++i) {
            const double x = sampler(draws, {.entity = i, .day = 0, .slot = 3});
            least = std::min(least, x);
            const double d = x - centre;
            sum += d;
            squares += d * d;
            fourth += d * d * d * d;
        }
        const double variance = scv(distribution) * centre * centre;
        const double mean_error = std::sqrt(variance / count);
        const double variance_error = std::sqrt(std::max(0.0, fourth / count - variance * variance) / count);
        CHECK(std::abs(sum / count) <= 3.5 * mean_error + 1e-12);
        CHECK(std::abs(squares / count - variance) <= 3.5 * variance_error + 1e-12);
        CHECK(least >= lowest(distribution));
    }
}

TEST_CASE("a prepared sampler gives the bits of sample", "[sim][distribution]")
{
    const Stream draws(5, 1, 2);
    for (const auto& [name, distribution] : examples()) {
        INFO(name);
        const Sampler sampler{distribution};
        for (std::uint64_t i = 0; i < 50; ++i) {
            const DrawPoint at{.entity = i, .day = 9, .slot = 65'535};
            CHECK(sampler(draws, at) == sample(distribution, draws, at));
        }
        std::vector<DrawPoint> points;
        for (std::uint64_t i = 0; i < 37; ++i) points.push_back({.entity = 7 * i, .day = 3, .slot = static_cast<std::uint32_t>(i)});
        std::vector<double> many(points.size());
        sampler.many(draws, points, many);
        for (std::size_t i = 0; i < points.size(); ++i) CHECK(many[i] == sampler(draws, points[i]));
    }
    const Lognormal lognormal{360.0, 0.6};
    const DrawPoint at{.entity = 3, .day = 0, .slot = 0};
    CHECK(LognormalSampler{lognormal}(draws.uniform(at)) == sample(lognormal, draws, at));
}

TEST_CASE("variates made together are those made one by one", "[sim][distribution]")
{
    const Stream draws(5, 1, 2);
    for (const auto& [name, distribution] : examples()) {
        INFO(name);
        const Sampler sampler{distribution};
        for (const std::size_t count : {std::size_t{0}, std::size_t{1}, BlockBatch::most + 7}) {
            std::vector<double> together(count);
            sampler.fill(draws, {.entity = 40, .day = 9, .slot = 3}, together);
            std::vector<double> single;
            for (std::uint64_t i = 0; i < count; ++i) single.push_back(sampler(draws, {.entity = 40 + i, .day = 9, .slot = 3}));
            CHECK(together == single);
        }
    }
}

TEST_CASE("variates by inverse increase with their uniform", "[sim][distribution]")
{
    const Stream draws(5, 1, 2);
    const std::vector<Distribution> inverse{Exponential{2.0}, Lognormal{2.0, 1.0}, Uniform{1.0, 2.0}, Triangular{0.0, 1.0, 3.0},
                                            Normal{1.0, 1.0}, Weibull{1.5, 2.0}, Empirical{{5.0, 1.0}, {}}, Discrete{{3.0, 1.0}, {0.5, 0.5}}};
    for (const Distribution& d : inverse) {
        for (std::uint64_t i = 0; i < 200; ++i) {
            const DrawPoint a{.entity = i, .day = 0, .slot = 0};
            const DrawPoint b{.entity = i, .day = 1, .slot = 0};
            const double xa = sample(d, draws, a);
            const double xb = sample(d, draws, b);
            CHECK((draws.uniform(a) < draws.uniform(b) ? xa <= xb : xb <= xa));
        }
    }
}

TEST_CASE("quantiles of distributions known in closed form", "[sim][distribution]")
{
    CHECK(near(LognormalSampler{{1.0, 1.5}}(0.5), 1.0 / std::sqrt(3.25), 1e-15));
    CHECK(near(mean(Weibull{2.0, 1.0}), std::sqrt(std::acos(-1.0)) / 2.0, 1e-14));
    CHECK(near(scv(Triangular{5.0, 7.0, 10.0}) * 22.0 * 22.0 / 9.0, 19.0 / 18.0, 1e-14));
    CHECK(near(mean(Normal{0.0, 1.0}), std::sqrt(2.0 / std::acos(-1.0)), 1e-14));
    CHECK(scv(Constant{0.0}) == 0.0);
    CHECK(mean(Discrete{{0.0, 10.0}, {0.75, 0.25}}) == 2.5);
}

TEST_CASE("parameters outside their limits are not valid", "[sim][distribution]")
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(valid(Constant{nan}));
    CHECK_FALSE(valid(Exponential{0.0}));
    CHECK_FALSE(valid(Erlang{0, 1.0}));
    CHECK_FALSE(valid(Gamma{1.0, -0.5}));
    CHECK_FALSE(valid(Lognormal{-1.0, 1.0}));
    CHECK_FALSE(valid(Uniform{2.0, 1.0}));
    CHECK_FALSE(valid(Triangular{0.0, 4.0, 3.0}));
    CHECK_FALSE(valid(Normal{1.0, 0.0}));
    CHECK_FALSE(valid(Normal{-6.0, 1.0}));
    CHECK_FALSE(valid(Weibull{0.0, 1.0}));
    CHECK_FALSE(valid(Beta{0.5, 0.5}));
    CHECK_FALSE(valid(Empirical{{}, {}}));
    CHECK_FALSE(valid(Empirical{{1.0, 2.0}, {1.0}}));
    CHECK_FALSE(valid(Discrete{{1.0, 2.0}, {0.5, 0.6}}));
    CHECK_FALSE(valid(Discrete{{1.0, 2.0}, {1.5, -0.5}}));
    CHECK_THROWS(Sampler{Exponential{nan}});
}
