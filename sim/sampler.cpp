#include "sim/sampler.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <type_traits>

#include "sim/bug.hpp"
#include "sim/math.hpp"
#include "sim/random_lanes.hpp"

namespace teleplan::sim {
namespace {

// A gamma variate of scale 1 as value x e^log_boost: the boost of small shapes may underflow, its log does not.
struct GammaVariate { double value; double log_boost; };

constexpr std::uint32_t sub_slots_per_gamma = 0x8000;    // two gammas (a beta) fill the upper 16 bits of a slot

DrawPoint sub_slot(DrawPoint at, std::uint32_t index)
{
    at.slot |= index << 16U;
    return at;
}

// Marsaglia & Tsang (2000), ACM TOMS 26(3): accepts over 95 % at once; shapes below 1 by Gamma(k + 1) U^(1/k).
GammaVariate gamma_variate(double shape, const Stream& draws, DrawPoint at, std::uint32_t first_sub_slot)
{
    double log_boost = 0.0;
    if (shape < 1.0) {
        log_boost = math::log(draws.uniform(sub_slot(at, first_sub_slot + sub_slots_per_gamma - 1))) / shape;
        shape += 1.0;
    }
    const double d = shape - 1.0 / 3;
    const double c = 1.0 / std::sqrt(9.0 * d);
    for (std::uint32_t attempt = 0; attempt < sub_slots_per_gamma - 1; ++attempt) {
        const auto bits = draws.block(sub_slot(at, first_sub_slot + attempt));
        const double x = math::inverse_normal(unit_interval(bits[0], bits[1]));
        const double root = 1.0 + c * x;
        if (root <= 0.0) continue;
        const double v = root * root * root;
        if (math::log(unit_interval(bits[2], bits[3])) < 0.5 * x * x + d - d * v + d * math::log(v)) return {d * v, log_boost};
    }
    return {d, log_boost};                               // 32,767 rejections in a row: does not happen
}

}  // namespace

LognormalSampler::LognormalSampler(Lognormal d)
{
    const double variance = math::log(1.0 + d.cv * d.cv);
    mu = math::log(d.mean) - 0.5 * variance;
    sigma = std::sqrt(variance);
}

double LognormalSampler::operator()(double u) const { return math::exp(mu + sigma * math::inverse_normal(u)); }

Sampler::Sampler(const Distribution& distribution)
{
    require(valid(distribution), "Sampler: parameters out of range");
    std::visit([this](const auto& d) {
        using D = std::decay_t<decltype(d)>;
        const auto set = [this](Kind kind, double a, double b = 0.0, double c = 0.0) { kind_ = kind; a_ = a; b_ = b; c_ = c; };
        if constexpr (std::is_same_v<D, Constant>) set(Kind::constant, d.value);
        else if constexpr (std::is_same_v<D, Exponential>) set(Kind::exponential, d.mean);
        else if constexpr (std::is_same_v<D, Erlang>) set(Kind::gamma, d.stages, d.mean / d.stages);            // shape, scale
        else if constexpr (std::is_same_v<D, Gamma>) set(Kind::gamma, 1.0 / (d.cv * d.cv), d.mean * (d.cv * d.cv));
        else if constexpr (std::is_same_v<D, Lognormal>) {
            const LognormalSampler prepared{d};
            set(Kind::lognormal, prepared.mu, prepared.sigma);
        }
        else if constexpr (std::is_same_v<D, Uniform>) set(Kind::uniform, d.low, d.high - d.low);
        else if constexpr (std::is_same_v<D, Triangular>) set(Kind::triangular, d.low, d.mode, d.high);
        else if constexpr (std::is_same_v<D, Normal>)                                       // c: P(below 0); nothing from 9 sd on
            set(Kind::normal, d.mean, d.sd, d.mean > 9.0 * d.sd ? 0.0 : math::normal_cdf(-d.mean / d.sd));
        else if constexpr (std::is_same_v<D, Weibull>) set(Kind::weibull, 1.0 / d.shape, d.scale);
        else if constexpr (std::is_same_v<D, Beta>) {
            const double size = d.mean * (1.0 - d.mean) / (d.sd * d.sd) - 1.0;
            set(Kind::beta, d.mean * size, (1.0 - d.mean) * size);
        }
        else if constexpr (std::is_same_v<D, Empirical>) prepare_table(d.values, d.weights);
        else prepare_table(d.values, d.probabilities);
    }, distribution);
}

void Sampler::prepare_table(const std::vector<double>& values, const std::vector<double>& weights)
{
    kind_ = Kind::table;
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
        return values[i] != values[j] ? values[i] < values[j] : i < j;
    });
    double total = 0.0;
    for (const std::size_t i : order) {
        const double weight = weights.empty() ? 1.0 : weights[i];
        if (weight > 0.0) table_.push_back({total += weight, values[i]});
    }
    for (Step& step : table_) step.cumulative /= total;
}

double Sampler::from_table(double u) const
{
    const auto step = std::upper_bound(table_.begin(), table_.end(), u,
                                       [](double value, const Step& s) { return value < s.cumulative; });
    return step == table_.end() ? table_.back().value : step->value;
}

double Sampler::by_inverse(double u) const
{
    switch (kind_) {
    case Kind::exponential: return -a_ * math::log(1.0 - u);
    case Kind::lognormal: return math::exp(a_ + b_ * math::inverse_normal(u));
    case Kind::uniform: return a_ + b_ * u;
    case Kind::triangular: {
        const double width = c_ - a_;
        const double left = b_ - a_;
        if (u * width < left) return a_ + std::sqrt(u * width * left);
        return c_ - std::sqrt((1.0 - u) * width * (c_ - b_));
    }
    case Kind::normal: return std::max(0.0, a_ + b_ * math::inverse_normal(c_ + u * (1.0 - c_)));
    case Kind::weibull: return b_ * math::pow(-math::log(1.0 - u), a_);
    default: return from_table(u);
    }
}

double Sampler::draw(const Stream& draws, DrawPoint at) const
{
    if (kind_ == Kind::gamma) {
        const GammaVariate g = gamma_variate(a_, draws, at, 0);
        return g.log_boost == 0.0 ? b_ * g.value : b_ * (g.value * math::exp(g.log_boost));
    }
    if (kind_ == Kind::beta) {
        const GammaVariate x = gamma_variate(a_, draws, at, 0);
        const GammaVariate y = gamma_variate(b_, draws, at, sub_slots_per_gamma);
        return 1.0 / (1.0 + (y.value / x.value) * math::exp(y.log_boost - x.log_boost));
    }
    return by_inverse(draws.uniform(at));
}

void Sampler::many(const Stream& draws, std::span<const DrawPoint> points, std::span<double> out) const
{
    if (kind_ == Kind::constant || kind_ == Kind::gamma || kind_ == Kind::beta) {
        require(points.size() == out.size(), "Sampler::many: sizes differ");
        for (std::size_t i = 0; i < points.size(); ++i) out[i] = (*this)(draws, points[i]);
        return;
    }
    uniforms(draws, points, out);
    if (kind_ == Kind::lognormal) {
        math::inverse_normal(out);
        for (double& z : out) z = a_ + b_ * z;
        math::exp(out);
        return;
    }
    for (double& u : out) u = by_inverse(u);
}

void Sampler::fill(const Stream& draws, DrawPoint first, std::span<double> out) const
{
    if (kind_ == Kind::constant || kind_ == Kind::gamma || kind_ == Kind::beta) {
        for (double& value : out) {
            value = (*this)(draws, first);
            ++first.entity;
        }
        return;
    }
    BlockBatch batch;
    while (!out.empty()) {
        const std::size_t count = std::min(out.size(), BlockBatch::most);
        draws.blocks(first, count, batch);
        for (std::size_t i = 0; i < count; ++i) {
            const double u = unit_interval(batch.word[0][i], batch.word[1][i]);
            out[i] = kind_ == Kind::exponential ? -a_ * math::log(1.0 - u) : by_inverse(u);
        }
        first.entity += count;
        out = out.subspan(count);
    }
}

}  // namespace teleplan::sim
