#include "sim/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "sim/math.hpp"
#include "sim/sampler.hpp"

namespace teleplan::sim {
namespace {

template <class... F>
struct Overload : F... { using F::operator()...; };
template <class... F>
Overload(F...) -> Overload<F...>;

struct Facts { double mean = 0.0; double variance = 0.0; };

bool finite(double x) { return x - x == 0.0; }
bool positive(double x) { return finite(x) && x > 0.0; }

bool valid_table(const std::vector<double>& values, const std::vector<double>& weights)
{
    return !values.empty() && weights.size() == values.size() && std::all_of(values.begin(), values.end(), finite) &&
           std::all_of(weights.begin(), weights.end(), [](double w) { return finite(w) && w >= 0.0; });
}

double sum(const std::vector<double>& values)
{
    double total = 0.0;
    for (const double value : values) total += value;
    return total;
}

std::vector<double> weights_of(const Empirical& d)
{
    return d.weights.empty() ? std::vector<double>(d.values.size(), 1.0) : d.weights;
}

Facts table_facts(const std::vector<double>& values, const std::vector<double>& weights)
{
    const double total = sum(weights);
    Facts facts;
    for (std::size_t i = 0; i < values.size(); ++i) facts.mean += weights[i] / total * values[i];
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double distance = values[i] - facts.mean;
        facts.variance += weights[i] / total * distance * distance;
    }
    return facts;
}

double table_lowest(const std::vector<double>& values, const std::vector<double>& weights)
{
    bool found = false;
    double least = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (weights[i] > 0.0 && (!found || values[i] < least)) { least = values[i]; found = true; }
    return least;
}

Facts truncated_normal(const Normal& d)                  // Johnson, Kotz & Balakrishnan (1994), 13.10
{
    const double a = -d.mean / d.sd;
    if (a < -39.0) return {d.mean, d.sd * d.sd};
    const double hazard = math::exp(-0.5 * a * a) * 0.3989422804014327 / math::normal_cdf(-a);
    return {d.mean + d.sd * hazard, d.sd * d.sd * (1.0 + a * hazard - hazard * hazard)};
}

Facts weibull(const Weibull& d)
{
    const double first = math::exp(math::log_gamma(1.0 + 1.0 / d.shape));
    const double second = math::exp(math::log_gamma(1.0 + 2.0 / d.shape));
    return {d.scale * first, d.scale * d.scale * (second - first * first)};
}

Facts facts(const Distribution& distribution)
{
    return std::visit(Overload{
        [](const Constant& d) { return Facts{d.value, 0.0}; },
        [](const Exponential& d) { return Facts{d.mean, d.mean * d.mean}; },
        [](const Erlang& d) { return Facts{d.mean, d.mean * d.mean / d.stages}; },
        [](const Gamma& d) { return Facts{d.mean, d.mean * d.mean * d.cv * d.cv}; },
        [](const Lognormal& d) { return Facts{d.mean, d.mean * d.mean * d.cv * d.cv}; },
        [](const Uniform& d) { return Facts{0.5 * (d.low + d.high), (d.high - d.low) * (d.high - d.low) / 12.0}; },
        [](const Triangular& d) {
            const double left = d.mode - d.low;
            const double right = d.high - d.mode;
            return Facts{(d.low + d.mode + d.high) / 3.0, (left * left + right * right + left * right) / 18.0};
        },
        [](const Normal& d) { return truncated_normal(d); },
        [](const Weibull& d) { return weibull(d); },
        [](const Beta& d) { return Facts{d.mean, d.sd * d.sd}; },
        [](const Empirical& d) { return table_facts(d.values, weights_of(d)); },
        [](const Discrete& d) { return table_facts(d.values, d.probabilities); },
    }, distribution);
}

}  // namespace

bool valid(const Distribution& distribution)
{
    return std::visit(Overload{
        [](const Constant& d) { return finite(d.value); },
        [](const Exponential& d) { return positive(d.mean); },
        [](const Erlang& d) { return d.stages >= 1 && positive(d.mean); },
        [](const Gamma& d) { return positive(d.mean) && positive(d.cv) && d.cv <= 1e3 && d.cv >= 1e-6; },
        [](const Lognormal& d) { return positive(d.mean) && positive(d.cv) && d.cv <= 1e6; },
        [](const Uniform& d) { return finite(d.low) && finite(d.high) && d.low <= d.high; },
        [](const Triangular& d) {
            return finite(d.low) && finite(d.high) && d.low <= d.mode && d.mode <= d.high && d.low < d.high;
        },
        [](const Normal& d) { return finite(d.mean) && positive(d.sd) && d.mean >= -5.0 * d.sd; },
        [](const Weibull& d) { return positive(d.shape) && positive(d.scale) && d.shape >= 0.05 && d.shape <= 1e3; },
        [](const Beta& d) { return d.mean > 0.0 && d.mean < 1.0 && positive(d.sd) && d.sd * d.sd < d.mean * (1.0 - d.mean); },
        [](const Empirical& d) {
            const std::vector<double> weights = weights_of(d);
            return valid_table(d.values, weights) && positive(sum(weights));
        },
        [](const Discrete& d) {
            const double off = sum(d.probabilities) - 1.0;
            return valid_table(d.values, d.probabilities) && off < 1e-9 && off > -1e-9;
        },
    }, distribution);
}

double sample(const Distribution& distribution, const Stream& draws, DrawPoint at) { return Sampler{distribution}(draws, at); }

double mean(const Distribution& distribution) { return facts(distribution).mean; }

Distribution with_mean(const Distribution& distribution, double wanted)
{
    const double now = mean(distribution);
    if (!(now > 0.0) || now == wanted) return distribution;
    const double by = wanted / now;
    const auto scaled = [&](std::vector<double> values) {
        for (double& value : values) value *= by;
        return values;
    };
    return std::visit(Overload{
        [&](const Constant&) -> Distribution { return Constant{wanted}; },
        [&](const Exponential&) -> Distribution { return Exponential{wanted}; },
        [&](const Erlang& d) -> Distribution { return Erlang{d.stages, wanted}; },
        [&](const Gamma& d) -> Distribution { return Gamma{wanted, d.cv}; },
        [&](const Lognormal& d) -> Distribution { return Lognormal{wanted, d.cv}; },
        [&](const Uniform& d) -> Distribution { return Uniform{d.low * by, d.high * by}; },
        [&](const Triangular& d) -> Distribution { return Triangular{d.low * by, d.mode * by, d.high * by}; },
        [&](const Normal& d) -> Distribution { return Normal{d.mean * by, d.sd * by}; },
        [&](const Weibull& d) -> Distribution { return Weibull{d.shape, d.scale * by}; },
        [&](const Beta& d) -> Distribution { return d; },
        [&](const Empirical& d) -> Distribution { return Empirical{scaled(d.values), d.weights}; },
        [&](const Discrete& d) -> Distribution { return Discrete{scaled(d.values), d.probabilities}; },
    }, distribution);
}

double scv(const Distribution& distribution)
{
    const Facts f = facts(distribution);
    return f.variance == 0.0 ? 0.0 : f.variance / (f.mean * f.mean);
}

double lowest(const Distribution& distribution)
{
    return std::visit(Overload{
        [](const Constant& d) { return d.value; },
        [](const Uniform& d) { return d.low; },
        [](const Triangular& d) { return d.low; },
        [](const Empirical& d) { return table_lowest(d.values, weights_of(d)); },
        [](const Discrete& d) { return table_lowest(d.values, d.probabilities); },
        [](const auto&) { return 0.0; },
    }, distribution);
}

}  // namespace teleplan::sim
