#pragma once

#include <variant>
#include <vector>

#include "sim/random.hpp"

namespace teleplan::sim {

// Plain parameters. Values are seconds where the variate is a time, otherwise unitless. `cv` = standard deviation / mean.
struct Constant { double value = 0.0; };
struct Exponential { double mean = 1.0; };
struct Erlang { int stages = 1; double mean = 1.0; };
struct Gamma { double mean = 1.0; double cv = 1.0; };
struct Lognormal { double mean = 1.0; double cv = 1.0; };                // of the variable itself, not of its log
struct Uniform { double low = 0.0; double high = 1.0; };
struct Triangular { double low = 0.0; double mode = 0.5; double high = 1.0; };
struct Normal { double mean = 1.0; double sd = 1.0; };                   // before truncation to values >= 0; mean >= -5 sd
struct Weibull { double shape = 1.0; double scale = 1.0; };
struct Beta { double mean = 0.5; double sd = 0.25; };                    // on [0, 1]; sd^2 < mean (1 - mean)
struct Empirical { std::vector<double> values; std::vector<double> weights; };   // observed values; no weights: all alike
struct Discrete { std::vector<double> values; std::vector<double> probabilities; };   // sum 1 within 1e-9

using Distribution = std::variant<Constant, Exponential, Erlang, Gamma, Lognormal, Uniform, Triangular, Normal, Weibull,
                                  Beta, Empirical, Discrete>;

// Whether the parameters are finite and inside their limits. Everything below requires it.
[[nodiscard]] bool valid(const Distribution&);

// One variate, a pure function of (distribution, stream, point). The point's slot is below 2^16.
// One uniform through the increasing inverse CDF: exponential, lognormal, uniform, triangular, normal, Weibull, empirical,
// discrete. Gamma, Erlang (Marsaglia & Tsang 2000) and beta (ratio of two gammas) reject, taking sub-slots in the upper
// 16 bits of the slot. A constant takes no draw. To draw often, prepare a Sampler (sim/sampler.hpp): same bits.
[[nodiscard]] double sample(const Distribution&, const Stream&, DrawPoint);

[[nodiscard]] double mean(const Distribution&);
// The same shape with another mean: every variate scaled (of a truncated normal and a beta too: their limits move along; a beta
// cannot leave [0, 1] and is returned as it is). mean > 0; a distribution with mean 0 is returned as it is.
[[nodiscard]] Distribution with_mean(const Distribution&, double mean);
// Squared coefficient of variation: variance / mean^2; 0 for a distribution that is always 0.
[[nodiscard]] double scv(const Distribution&);
// No variate is below this.
[[nodiscard]] double lowest(const Distribution&);

// A lognormal prepared once: gives the bits of sample(Lognormal{...}) at the point's uniform u in (0, 1).
struct LognormalSampler {
    double mu = 0.0;      // mean and standard deviation of the log
    double sigma = 1.0;
    explicit LognormalSampler(Lognormal);
    [[nodiscard]] double operator()(double u) const;
};

}  // namespace teleplan::sim
