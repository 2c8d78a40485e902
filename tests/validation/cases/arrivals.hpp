#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "sim/arrivals.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "sim/sampler.hpp"
#include "sim/time.hpp"

// Arrivals of the reference cases. The n-th arrival is a function of the stream and of n.
namespace teleplan::validation {

// A mixture of exponentials. Not among the engine's distributions: the arrivals bring such service times with them.
struct Hyperexponential {
    std::vector<double> probabilities;
    std::vector<double> means;
    [[nodiscard]] double operator()(double choice, double u) const
    {
        std::size_t i = 0;
        while (i + 1 < means.size() && choice >= probabilities[i]) choice -= probabilities[i++];
        return -means[i] * sim::math::log(u);
    }
};

// A renewal process, each arrival of one of several classes.
struct Renewal {
    sim::Distribution gap = sim::Exponential{};          // seconds between arrivals
    std::vector<double> shares{1.0};                     // by class, sum 1
    std::vector<sim::StageId> first_stage{sim::StageId{}};   // by class
    std::optional<Hyperexponential> service{};           // none: drawn by the engine from the stage
};

// Poisson arrivals of several classes: rates per second, class k comes to stage k or, with one stage, to that.
[[nodiscard]] inline Renewal poisson(const std::vector<double>& rates, bool stage_by_class = false)
{
    double total = 0.0;
    for (const double rate : rates) total += rate;
    Renewal r{sim::Exponential{1.0 / total}, {}, {}, {}};
    for (std::uint32_t k = 0; k < rates.size(); ++k) {
        r.shares.push_back(rates[k] / total);
        r.first_stage.push_back(sim::StageId{stage_by_class ? k : 0});
    }
    return r;
}

class RenewalFeed {
public:
    RenewalFeed(const sim::Stream& draws, const Renewal& renewal) : draws_(draws), renewal_(renewal), gap_(renewal.gap) { prepare(); }
    [[nodiscard]] sim::SimTime next_time() const { return at_; }
    sim::Arrival pop()
    {
        const sim::Arrival arrival = next_;
        prepare();
        return arrival;
    }

private:
    void prepare()
    {
        ++count_;
        at_ += sim::to_ticks(gap_(draws_, {count_, 0, 0}));
        std::uint32_t job_class = 0;
        if (renewal_.shares.size() > 1) {
            double u = draws_.uniform({count_, 0, 1});
            while (job_class + 1 < renewal_.shares.size() && u >= renewal_.shares[job_class]) u -= renewal_.shares[job_class++];
        }
        next_ = {.key = {count_, 0, 0}, .stage = renewal_.first_stage[job_class], .job_class = sim::ClassId{job_class}};
        if (renewal_.service) {
            const auto bits = draws_.block({count_, 0, 2});
            next_.service = sim::to_ticks((*renewal_.service)(sim::unit_interval(bits[0], bits[1]), sim::unit_interval(bits[2], bits[3])));
        }
    }

    sim::Stream draws_;
    Renewal renewal_;
    sim::Sampler gap_;
    std::uint64_t count_ = 0;
    sim::SimTime at_{};
    sim::Arrival next_{};
};

// A Poisson process with rate `rate(t)` per second, t in seconds and rate(t) <= `most`, until `end`, by thinning (Lewis &
// Shedler 1979).
template <class Rate>
class ThinnedFeed {
public:
    ThinnedFeed(const sim::Stream& draws, Rate rate, double most, sim::SimTime end)
        : draws_(draws), rate_(std::move(rate)), most_(most), end_(end) { prepare(); }
    [[nodiscard]] sim::SimTime next_time() const { return at_; }
    sim::Arrival pop()
    {
        const sim::Arrival arrival{.key = {candidate_, 0, 0}, .stage = {}, .job_class = {}};
        prepare();
        return arrival;
    }

private:
    void prepare()
    {
        for (;;) {
            const auto bits = draws_.block({++candidate_, 0, 0});
            time_ -= sim::math::log(sim::unit_interval(bits[0], bits[1])) / most_;
            at_ = sim::SimTime{sim::to_ticks(time_)};
            if (at_ >= end_) {
                at_ = sim::never;
                return;
            }
            if (sim::unit_interval(bits[2], bits[3]) * most_ < rate_(time_)) return;
        }
    }

    sim::Stream draws_;
    Rate rate_;
    double most_;
    sim::SimTime end_;
    std::uint64_t candidate_ = 0;
    double time_ = 0.0;
    sim::SimTime at_{};
};

}  // namespace teleplan::validation
