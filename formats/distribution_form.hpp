#pragma once
// Names and limits of the parameters of each distribution in a plan file. All distributions of a plan are of times:
// what sim/distribution.hpp calls seconds is written as [8, "min"]. Internal to formats/.
//
// A visitor has time(name, seconds), ratio(name, number, least, most), whole(name, int, least, most), times(name,
// seconds…) and weights(name, numbers…, required).

#include <array>
#include <string_view>

#include "sim/distribution.hpp"

namespace teleplan::formats::detail
{

inline constexpr std::array<std::string_view, 12> distribution_names{
    // order of the variant
    "constant",   "exponential", "erlang",  "gamma", "lognormal", "uniform",
    "triangular", "normal",      "weibull", "beta",  "empirical", "discrete"};
static_assert(distribution_names.size() == std::variant_size_v<sim::Distribution>);

enum class Need : bool { optional, required };

template <class V>
void parameters(V& v, sim::Exponential& d)
{
    v.time("mean", d.mean);
}
template <class V>
void parameters(V& v, sim::Erlang& d)
{
    v.whole("stages", d.stages, 1, 1000);
    v.time("mean", d.mean);
}
template <class V>
void parameters(V& v, sim::Gamma& d)
{
    v.time("mean", d.mean);
    v.ratio("cv", d.cv, 0, 100);
}
template <class V>
void parameters(V& v, sim::Lognormal& d)
{
    v.time("mean", d.mean);
    v.ratio("cv", d.cv, 0, 100);
}
template <class V>
void parameters(V& v, sim::Uniform& d)
{
    v.time("low", d.low);
    v.time("high", d.high);
}
template <class V>
void parameters(V& v, sim::Triangular& d)
{
    v.time("low", d.low);
    v.time("mode", d.mode);
    v.time("high", d.high);
}
template <class V>
void parameters(V& v, sim::Normal& d)
{
    v.time("mean", d.mean);
    v.time("sd", d.sd);
}
template <class V>
void parameters(V& v, sim::Weibull& d)
{
    v.ratio("shape", d.shape, 0.01, 1000);
    v.scale_or_mean(d);  // "scale" or "mean", both times
}
template <class V>
void parameters(V& v, sim::Beta& d)
{
    v.time("mean", d.mean);
    v.time("sd", d.sd);
}
template <class V>
void parameters(V& v, sim::Empirical& d)
{
    v.times("values", d.values);
    v.weights("weights", d.weights, d.values, Need::optional, 1e12);
}
template <class V>
void parameters(V& v, sim::Discrete& d)
{
    v.times("values", d.values);
    v.weights("probabilities", d.probabilities, d.values, Need::required, 1);
}

}  // namespace teleplan::formats::detail
