#include "sim/log_histogram.hpp"

#include <cmath>
#include <vector>

#include "sim/interval.hpp"
#include "sim/sampler.hpp"
#include "tests/catch.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

std::vector<Duration> sampled(const Distribution& distribution, int count, std::uint32_t purpose)
{
    const Sampler sampler{distribution};
    const Stream draws{5, 1, purpose};
    std::vector<Duration> out;
    for (int i = 0; i < count; ++i) out.push_back(to_ticks(sampler(draws, {static_cast<std::uint64_t>(i), 0, 0})));
    return out;
}

LogHistogram of(const std::vector<Duration>& values)
{
    LogHistogram h;
    for (const Duration d : values) h.add(d);
    return h;
}

}  // namespace

TEST_CASE("quantiles of a log histogram are within its resolution of the sorted sample's", "[sim][log_histogram]")
{
    for (const Distribution& distribution : {Distribution{Exponential{540}}, Distribution{Lognormal{3, 4}}, Distribution{Uniform{0, 0.0001}}}) {
        const auto values = sampled(distribution, 20000, 1);
        std::vector<double> seconds_of;
        for (const Duration d : values) seconds_of.push_back(seconds(d));
        const LogHistogram h = of(values);
        REQUIRE(h.count() == 20000);
        for (const double p : {0.0, 0.001, 0.1, 0.5, 0.9, 0.99, 0.9999, 1.0}) {
            const double exact = quantile(seconds_of, p);
            CHECK(std::abs(seconds(h.quantile(p)) - exact) <= exact / 256 + 1e-6);
        }
    }
}

TEST_CASE("few values, equal values and zeros are kept exactly", "[sim][log_histogram]")
{
    CHECK(LogHistogram{}.quantile(0.5) == Duration::zero());
    const LogHistogram zeros = of({0s, 0s, 0s, 77s});
    CHECK(zeros.quantile(0.5) == Duration::zero());
    CHECK(zeros.quantile(1.0) == 77s);
    const LogHistogram atom = of(std::vector<Duration>(1000, 61s));
    for (const double p : {0.0, 0.3, 1.0}) CHECK(atom.quantile(p) == 61s);
    CHECK(of({10s, 20s}).quantile(0.25) == 12500ms);                 // type 7
    CHECK_THROWS(of({Duration{-1}}));
}

TEST_CASE("log histograms add up in any order", "[sim][log_histogram]")
{
    const auto first = sampled(Exponential{60}, 500, 2), second = sampled(Exponential{6000}, 700, 3);
    auto all = first;
    all.insert(all.end(), second.begin(), second.end());
    LogHistogram ab = of(first), ba = of(second);
    ab += of(second);
    ba += of(first);
    std::vector<std::byte> bytes[3];
    ab.encode(bytes[0]);
    ba.encode(bytes[1]);
    of(all).encode(bytes[2]);
    CHECK(bytes[0] == bytes[1]);
    CHECK(bytes[0] == bytes[2]);
    CHECK(ab.quantile(0.9) == of(all).quantile(0.9));
}
