#include "sim/survival.hpp"

#include <cmath>
#include <utility>
#include <vector>

#include "sim/quadrature.hpp"
#include "sim/random.hpp"
#include "tests/catch.hpp"
#include "tests/sim/near.hpp"

using namespace teleplan::sim;

namespace {

const std::vector<std::pair<const char*, Distribution>> durations{
    {"constant", Constant{2.0}}, {"exponential", Exponential{2.0}}, {"erlang", Erlang{3, 2.0}}, {"gamma, cv 0.3", Gamma{2.0, 0.3}},
    {"gamma, cv 2", Gamma{2.0, 2.0}}, {"lognormal", Lognormal{2.0, 1.2}}, {"uniform", Uniform{0.5, 3.0}}, {"triangular", Triangular{1.0, 1.5, 4.0}},
    {"rising triangle", Triangular{0.0, 3.0, 3.0}}, {"falling triangle", Triangular{1.0, 1.0, 3.0}}, {"normal", Normal{2.0, 1.5}},
    {"weibull", Weibull{1.7, 2.0}}, {"weibull, heavy", Weibull{0.6, 1.0}}, {"beta", Beta{0.3, 0.2}}, {"beta, high", Beta{0.8, 0.1}},
    {"empirical", Empirical{{3.0, 1.0, 2.0}, {1.0, 2.0, 1.0}}}, {"discrete", Discrete{{0.0, 5.0}, {0.25, 0.75}}}};

}  // namespace

TEST_CASE("survival is the share of draws beyond", "[sim][survival]")
{
    constexpr int n = 20000;
    const Stream draws(2026, 0, 1);
    for (const auto& [name, d] : durations)
        for (const double x : {0.2, 0.7, 1.0, 1.6, 2.5}) {
            INFO(name << " at " << x);
            int beyond = 0;
            for (std::uint64_t i = 0; i < n; ++i) beyond += sample(d, draws, {.entity = i, .day = 0, .slot = 0}) > x ? 1 : 0;
            const double p = survival(d, x);
            CHECK(std::abs(beyond - n * p) <= 3.5 * std::sqrt(n * p * (1.0 - p)) + 1e-6);
        }
}

TEST_CASE("the limited mean is the integral of the survival, and grows to the mean", "[sim][survival]")
{
    for (const auto& [name, d] : durations) {
        INFO(name);
        const bool steps = scv(d) == 0.0 || std::holds_alternative<Empirical>(d) || std::holds_alternative<Discrete>(d);
        for (const double x : {0.3, 1.0, 2.2, 6.0}) {
            const auto tail = [&duration = d](double u) { return survival(duration, u); };
            double by_quadrature = integral(0.0, x * 1e-4, 20, tail) + integral(x * 1e-4, x, 600, tail);   // heavy ones are steep at 0
            CHECK(near(limited_mean(d, x), by_quadrature, steps ? 2e-3 : 1e-7));
        }
        CHECK(limited_mean(d, 0.0) == 0.0);
        CHECK(near(limited_mean(d, 1e6), mean(d), 1e-9));
        CHECK(survival(d, -1.0) == 1.0);
    }
}

TEST_CASE("tails agree with exact values", "[sim][survival]")
{
    CHECK(near(survival(Exponential{2.0}, 3.0), std::exp(-1.5), 1e-15));
    CHECK(near(survival(Erlang{3, 3.0}, 2.0), std::exp(-2.0) * (1.0 + 2.0 + 2.0), 1e-12));
    CHECK(near(survival(Erlang{3, 3.0}, 9.0), std::exp(-9.0) * (1.0 + 9.0 + 40.5), 1e-9));
    CHECK(near(survival(Gamma{0.5, std::sqrt(2.0)}, 2.0), std::erfc(std::sqrt(2.0)), 1e-11));           // half a chi-square with 1 degree
    CHECK(near(survival(Weibull{2.0, 1.0}, 1.5), std::exp(-2.25), 1e-14));
    CHECK(near(survival(Beta{0.5, std::sqrt(1.0 / 12.0)}, 0.37), 0.63, 1e-11));                           // uniform
    CHECK(near(survival(Beta{2.0 / 3.0, std::sqrt(1.0 / 18.0)}, 0.4), 1.0 - 0.16, 1e-11));                // 2x on [0, 1]
    CHECK(survival(Constant{2.0}, 2.0) == 0.0);
    CHECK(survival(Constant{2.0}, 1.999) == 1.0);
}
