#include "sim/survival.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "sim/math.hpp"

namespace teleplan::sim {
namespace {

template <class... F>
struct Overload : F... { using F::operator()...; };
template <class... F>
Overload(F...) -> Overload<F...>;

constexpr double tiny = 1e-300;
constexpr int most_terms = 20'000;

// P(X <= x) of a gamma variable of scale 1: series below the mean, Legendre's continued fraction above (Abramowitz & Stegun
// 6.5.29 and 6.5.31, the latter by the method of Lentz).
double gamma_cdf(double shape, double x)
{
    if (x <= 0.0) return 0.0;
    const double front = math::exp(shape * math::log(x) - x - math::log_gamma(shape));
    if (x < shape + 1.0) {
        double term = 1.0 / shape;
        double sum = term;
        for (int n = 1; n < most_terms && term > 1e-17 * sum; ++n) {
            term *= x / (shape + n);
            sum += term;
        }
        return std::min(1.0, front * sum);
    }
    double b = x + 1.0 - shape;
    double c = 1.0 / tiny;
    double d = 1.0 / b;
    double h = d;
    for (int n = 1; n < most_terms; ++n) {
        const double a = n * (shape - n);
        b += 2.0;
        d = a * d + b;
        if (std::fabs(d) < tiny) d = tiny;
        c = b + a / c;
        if (std::fabs(c) < tiny) c = tiny;
        d = 1.0 / d;
        h *= d * c;
        if (std::fabs(d * c - 1.0) < 1e-16) break;
    }
    return std::max(0.0, 1.0 - front * h);
}

// P(X <= x) of a beta variable (Abramowitz & Stegun 26.5.8, by the method of Lentz).
double beta_cdf(double a, double b, double x)
{
    if (x <= 0.0) return 0.0;
    if (x >= 1.0) return 1.0;
    if (x > (a + 1.0) / (a + b + 2.0)) return 1.0 - beta_cdf(b, a, 1.0 - x);
    const double front = math::exp(math::log_gamma(a + b) - math::log_gamma(a) - math::log_gamma(b) + a * math::log(x) + b * math::log(1.0 - x)) / a;
    double c = 1.0;
    double d = 1.0 - (a + b) * x / (a + 1.0);
    if (std::fabs(d) < tiny) d = tiny;
    d = 1.0 / d;
    double h = d;
    const auto step = [&](double numerator) {
        d = 1.0 + numerator * d;
        if (std::fabs(d) < tiny) d = tiny;
        c = 1.0 + numerator / c;
        if (std::fabs(c) < tiny) c = tiny;
        d = 1.0 / d;
        h *= d * c;
        return d * c;
    };
    for (int n = 1; n < most_terms; ++n) {
        step(n * (b - n) * x / ((a + 2 * n - 1.0) * (a + 2 * n)));
        if (std::fabs(step(-(a + n) * (a + b + n) * x / ((a + 2 * n) * (a + 2 * n + 1.0))) - 1.0) < 1e-16) break;
    }
    return front * h;
}

double normal_density(double z) { return 0.3989422804014327 * math::exp(-0.5 * z * z); }

// What both functions need of a distribution: P(S > x) and E[S; S <= x].
struct Parts { double beyond = 0.0; double partial_mean = 0.0; };

Parts gamma_parts(double shape, double scale, double x)
{
    return {1.0 - gamma_cdf(shape, x / scale), shape * scale * gamma_cdf(shape + 1.0, x / scale)};
}

Parts table_parts(const std::vector<double>& values, const std::vector<double>& weights, double x)
{
    Parts parts;
    double total = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double weight = weights.empty() ? 1.0 : weights[i];
        total += weight;
        if (values[i] > x) parts.beyond += weight;
        else parts.partial_mean += weight * values[i];
    }
    return {parts.beyond / total, parts.partial_mean / total};
}

Parts triangular_parts(const Triangular& d, double x)
{
    if (x < d.low) return {1.0, 0.0};
    if (x >= d.high) return {0.0, mean(d)};
    const double width = d.high - d.low;
    // Integral of t times the density 2 (t - low) / (width (mode - low)) up to y <= mode; of its mirror image from y on.
    const auto rising = [&](double y) {
        if (d.mode == d.low) return 0.0;
        const double r = y - d.low;
        return 2.0 / (width * (d.mode - d.low)) * (r * r * r / 3.0 + d.low * r * r / 2.0);
    };
    const auto falling_from = [&](double y) {
        if (d.mode == d.high) return 0.0;
        const double r = d.high - y;
        return 2.0 / (width * (d.high - d.mode)) * (d.high * r * r / 2.0 - r * r * r / 3.0);
    };
    if (x < d.mode) return {1.0 - (x - d.low) * (x - d.low) / (width * (d.mode - d.low)), rising(x)};
    return {d.mode == d.high ? 0.0 : (d.high - x) * (d.high - x) / (width * (d.high - d.mode)), mean(d) - falling_from(x)};
}

Parts parts_of(const Distribution& distribution, double x)
{
    return std::visit(Overload{
        [x](const Constant& d) { return d.value > x ? Parts{1.0, 0.0} : Parts{0.0, d.value}; },
        [x](const Exponential& d) {
            if (x <= 0.0) return Parts{1.0, 0.0};
            const double beyond = math::exp(-x / d.mean);
            return Parts{beyond, d.mean * (1.0 - beyond) - x * beyond};
        },
        [x](const Erlang& d) { return gamma_parts(d.stages, d.mean / d.stages, x); },
        [x](const Gamma& d) { return gamma_parts(1.0 / (d.cv * d.cv), d.mean * d.cv * d.cv, x); },
        [x](const Lognormal& d) {
            if (x <= 0.0) return Parts{1.0, 0.0};
            const double variance = math::log(1.0 + d.cv * d.cv);
            const double sd = std::sqrt(variance);
            const double z = (math::log(x) - math::log(d.mean) + 0.5 * variance) / sd;
            return Parts{math::normal_cdf(-z), d.mean * math::normal_cdf(z - sd)};
        },
        [x](const Uniform& d) {
            if (x < d.low) return Parts{1.0, 0.0};
            if (x >= d.high) return Parts{0.0, 0.5 * (d.low + d.high)};
            return Parts{(d.high - x) / (d.high - d.low), 0.5 * (x * x - d.low * d.low) / (d.high - d.low)};
        },
        [x](const Triangular& d) { return triangular_parts(d, x); },
        [x](const Normal& d) {                           // truncated at 0
            if (x <= 0.0) return Parts{1.0, 0.0};
            const double a = -d.mean / d.sd;
            const double b = (x - d.mean) / d.sd;
            const double kept = math::normal_cdf(-a);
            const double between = (math::normal_cdf(b) - math::normal_cdf(a)) / kept;
            return Parts{math::normal_cdf(-b) / kept, d.mean * between + d.sd * (normal_density(a) - normal_density(b)) / kept};
        },
        [x](const Weibull& d) {
            if (x <= 0.0) return Parts{1.0, 0.0};
            const double power = math::pow(x / d.scale, d.shape);
            return Parts{math::exp(-power), mean(d) * gamma_cdf(1.0 + 1.0 / d.shape, power)};
        },
        [x](const Beta& d) {
            const double size = d.mean * (1.0 - d.mean) / (d.sd * d.sd) - 1.0;
            const double a = d.mean * size;
            const double b = (1.0 - d.mean) * size;
            return Parts{1.0 - beta_cdf(a, b, x), d.mean * beta_cdf(a + 1.0, b, x)};
        },
        [x](const Empirical& d) { return table_parts(d.values, d.weights, x); },
        [x](const Discrete& d) { return table_parts(d.values, d.probabilities, x); },
    }, distribution);
}

}  // namespace

double survival(const Distribution& distribution, double x) { return parts_of(distribution, x).beyond; }

double limited_mean(const Distribution& distribution, double x)
{
    const Parts parts = parts_of(distribution, x);
    if (const auto* d = std::get_if<Exponential>(&distribution)) return d->mean * (1.0 - parts.beyond);
    return parts.beyond == 0.0 ? mean(distribution) : parts.partial_mean + x * parts.beyond;
}

std::vector<double> bends(const Distribution& distribution)
{
    std::vector<double> out = std::visit(Overload{
        [](const Constant& d) { return std::vector{d.value}; },
        [](const Uniform& d) { return std::vector{d.low, d.high}; },
        [](const Triangular& d) { return std::vector{d.low, d.mode, d.high}; },
        [](const Beta&) { return std::vector{0.0, 1.0}; },
        [](const Empirical& d) { return d.values; },
        [](const Discrete& d) { return d.values; },
        [](const auto&) { return std::vector<double>{}; },
    }, distribution);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace teleplan::sim
