#pragma once
// What is counted while a queueing network runs, in integers: flows of jobs through stages, numbers present over time,
// servers of pools, times in the system. A TallyPlan says what; NetworkTally holds the counts of one replication.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "planning/window_clock.hpp"
#include "sim/log_histogram.hpp"
#include "sim/network.hpp"

namespace teleplan::planning {

using sim::Duration;
using sim::Int128;
using sim::SimTime;

inline constexpr std::uint32_t observed = 0;           // the window of the whole observed time

/// Which events count: of one class or of all, in a window, by outcome or by the job's arrival at the stage.
struct Filter {
    std::optional<sim::ClassId> job_class{};
    std::uint32_t window = observed;
    bool by_arrival = false;
    friend bool operator==(const Filter&, const Filter&) = default;
    [[nodiscard]] bool takes(sim::ClassId c) const { return !job_class || *job_class == c; }
};

// ---------------------------------------------------------------- jobs that come, wait, are served or lost
struct FlowSpec {
    Filter filter{};
    Duration within{};                                 // waits up to here are counted apart
    bool quantiles = false;
    bool network = false;                              // arrivals from outside and jobs that are through, instead of each stage's
    friend bool operator==(const FlowSpec&, const FlowSpec&) = default;
};
struct FlowTally {
    std::int64_t arrived = 0, started = 0, waited = 0, within = 0, gave_up = 0, rejected = 0, balked = 0, interrupted = 0, served = 0;
    Int128 wait = 0, lost_wait = 0, service = 0;       // ticks: of those who started; who gave up; busy with this
    Duration longest{};
    sim::LogHistogram waits;
};

// ---------------------------------------------------------------- numbers present
enum class Present : std::uint8_t { waiting, in_service, both };
struct LevelSpec {
    Filter filter{};
    Present what = Present::waiting;
    bool distribution = false;                         // time at each number, for quantiles
    friend bool operator==(const LevelSpec&, const LevelSpec&) = default;
};
/// A number over time. Values held for no time at all are not seen.
struct LevelTally {
    std::int64_t value = 0, most = 0;
    SimTime since{};
    Int128 area = 0;                                   // value x ticks
    std::vector<std::int64_t> ticks_at;                // by value
};

// ---------------------------------------------------------------- servers
struct ServerSpec { sim::PoolId pool{}; std::uint32_t window = observed; friend bool operator==(const ServerSpec&, const ServerSpec&) = default; };
struct ServerTally { Int128 busy = 0, waiting = 0, staffed = 0; SimTime since{}; sim::Level level{}; };   // x ticks

// ---------------------------------------------------------------- time in the network
struct StaySpec { Filter filter{}; Duration within{}; bool quantiles = false; friend bool operator==(const StaySpec&, const StaySpec&) = default; };
struct StayTally { std::int64_t left = 0, within = 0; Int128 time = 0; Duration longest{}; sim::LogHistogram times; };

/// Where a level changes: by how much a job at the stage counts.
struct LevelUse { std::uint32_t level = 0; std::int64_t units = 1; };

/// What the default tables show of a stage: flows[stage].
inline constexpr FlowSpec default_flow{.quantiles = true};

struct TallyPlan {
    std::vector<WindowClock> windows;                  // [0]: observed
    std::vector<FlowSpec> flows;                       // first the default_flow of every stage
    std::vector<LevelSpec> levels;
    std::vector<ServerSpec> servers;                   // first that of every pool over the observed time
    std::vector<StaySpec> stays;
    std::vector<std::vector<std::uint32_t>> flows_of_stage, servers_of_pool;   // besides those
    std::vector<std::vector<LevelUse>> levels_of_stage;
    std::vector<std::uint32_t> network_flows, network_levels;
};

struct NetworkTally {
    explicit NetworkTally(const TallyPlan&, SimTime start);
    std::vector<FlowTally> flows;
    std::vector<LevelTally> levels;
    std::vector<ServerTally> servers;
    std::vector<StayTally> stays;

    void encode(std::vector<std::byte>& out) const;
};

}  // namespace teleplan::planning
