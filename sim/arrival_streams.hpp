#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/arrivals.hpp"
#include "sim/distribution.hpp"
#include "sim/random.hpp"
#include "sim/sampler.hpp"
#include "sim/time.hpp"

// Arrivals from outside, made as they are needed: renewal processes, Poisson processes whose rate changes in steps, and
// given times. The n-th arrival of a stream is a function of (draws, stream, n): what other streams do never moves it.
namespace teleplan::sim {

// From `from` on, until the next step.
struct RateStep {
    SimTime from{};
    double per_second = 0.0;                           // >= 0, finite
};

// 48 bits made of a name (FNV-1a): names draws by what the stream is called, so that adding one moves no other.
[[nodiscard]] std::uint64_t stream_id(std::string_view name);

// One stream. Jobs carry its stage and class; given arrivals carry their own.
struct StreamSpec {
    std::uint64_t id = 0;                              // below 2^48, unlike the others of the run
    StageId stage{};
    ClassId job_class{};
    // Time between arrivals in seconds, the first one after the start; rates, strictly sorted, zero before the first and
    // the last one for ever; arrivals sorted by time (those before the start are left out), whose keys are made here.
    std::variant<Distribution, std::vector<RateStep>, std::vector<TimedArrival>> arrivals = Constant{1.0};
};

// Arrival times of a Poisson process whose rate is constant by steps, exact: the times at which the cumulative rate reaches
// a sum of unit exponentials (Cinlar 1975, Introduction to Stochastic Processes, ch. 4.7). Borrows the steps.
class PoissonTimes {
public:
    PoissonTimes(std::span<const RateStep> steps, SimTime start);   // Bug unless strictly sorted, rates >= 0 and finite

    // The next time, `unit_exponential` of cumulative rate after the one before; `never` when the rate stays zero.
    [[nodiscard]] SimTime next(double unit_exponential);

private:
    std::span<const RateStep> steps_;
    std::size_t step_ = 0;
    double offset_ = 0.0;                              // seconds since the step began
};

// The streams of a run merged in order of time; at one instant the first in the list goes first. Borrows the specs, so that
// replications share them.
class StreamsFeed {
public:
    // `draws` gives the times between arrivals only. Bug when two streams share an id.
    StreamsFeed(std::span<const StreamSpec> streams, const Stream& draws, SimTime start);

    [[nodiscard]] SimTime next_time() const { return pending_.empty() ? never : pending_.front().at; }
    Arrival pop()                                      // requires next_time() != never
    {
        require(next_time() != never, "StreamsFeed::pop: exhausted");
        Source& source = sources_[pending_.front().index];
        const Arrival arrival = arrival_of(source);
        pending_.front().at = next_of(source);
        sink();
        return arrival;
    }

private:
    struct Given { std::span<const TimedArrival> rest; };
    struct Renewal { Sampler between; SimTime last; };
    struct Source {
        const StreamSpec* spec;
        std::variant<Renewal, PoissonTimes, Given> times;
        std::uint64_t count = 0;
    };
    struct Pending { SimTime at; std::uint32_t index; };

    [[nodiscard]] static DrawPoint key_of(const Source& source)
    {
        const std::uint64_t id = source.spec->id;
        return {id >> 16U << 32U | source.count, static_cast<std::uint32_t>(id & 0xffffU), 0};
    }
    [[nodiscard]] static Arrival arrival_of(const Source&);
    [[nodiscard]] SimTime next_of(Source&) const;
    void sink();                                       // restores the heap after a change of its first element

    Stream draws_;
    std::vector<Source> sources_;
    std::vector<Pending> pending_;                     // binary heap, earliest first
};

}  // namespace teleplan::sim
