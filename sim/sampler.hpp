#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/distribution.hpp"
#include "sim/math.hpp"

namespace teleplan::sim {

// A distribution prepared for many draws. Same bits as sample(); owns all it needs; requires valid(distribution).
class Sampler {
public:
    explicit Sampler(const Distribution&);

    [[nodiscard]] double operator()(const Stream& draws, DrawPoint at) const
    {
        if (kind_ == Kind::exponential) return -a_ * math::log(1.0 - draws.uniform(at));
        return kind_ == Kind::constant ? a_ : draw(draws, at);
    }

    // out[i] = what the sampler gives at points[i], in less time. Same size; Bug otherwise.
    void many(const Stream& draws, std::span<const DrawPoint> points, std::span<double> out) const;
    // The variates of the point and of the entities that follow it, as many as `out` holds: the same bits as one by one, in
    // less time, because the processor works on several at once.
    void fill(const Stream&, DrawPoint first, std::span<double> out) const;

private:
    enum class Kind : std::uint8_t { constant, exponential, gamma, lognormal, uniform, triangular, normal, weibull, beta, table };

    [[nodiscard]] double draw(const Stream&, DrawPoint) const;
    [[nodiscard]] double by_inverse(double u) const;
    [[nodiscard]] double from_table(double u) const;
    void prepare_table(const std::vector<double>& values, const std::vector<double>& weights);

    Kind kind_ = Kind::constant;
    double a_ = 0.0;                       // parameters; their meaning depends on the kind, see the constructor
    double b_ = 0.0;
    double c_ = 0.0;
    struct Step { double cumulative; double value; };
    std::vector<Step> table_;              // increasing in both
};

}  // namespace teleplan::sim
