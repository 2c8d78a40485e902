#pragma once
// Tiers one after the other through their busiest hours: the least servers that keep the target, or the entered ones, checked.

#include <functional>

#include "planning/executor.hpp"
#include "planning/platform_hour.hpp"

namespace teleplan::planning {

/// What the platform is evaluated on.
struct PlatformSource {
    const models::Platform& platform;
    models::DateRange regime;
    std::uint64_t seed = 1;
    std::uint32_t first_replication = 1;               // number of the first tally
    std::uint32_t region = 0;                          // whose regional tiers fail together; 0: all Italy
    double video_share = 1;                            // of the time of televisits: those whom the patient attends
    std::vector<const PlatformTally*> tallies;         // by replication: at least two
    std::function<std::vector<PlatformRequest>(std::size_t tally, int hour)> requests;   // called by several threads
};

/// Requests that a tier gets in an hour, by the counts of one replication.
[[nodiscard]] double tier_load(const models::GraphTier&, const PlatformTally&, std::size_t hour);
/// Its busiest clock hour: the first of the largest.
[[nodiscard]] int busiest_hour(const models::GraphTier&, const PlatformTally&);

/// A tier in its busiest hour of each replication that is passed request by request.
struct TierPeak {
    int servers = 0;
    bool sized = false, met = true;
    std::optional<double> p95_one_less;                // [s], all replications together
    std::vector<TierHour> hours;                       // by replication
    [[nodiscard]] TierHour together() const;
};
/// By replication, in the evaluated hour in which most of the kind get there; a way without any in some replication is left out.
struct WayPeak { std::size_t kind = 0, tier = 0; std::vector<sim::LogHistogram> sojourn; };
struct PlatformPeaks {
    std::vector<TierPeak> tiers;                       // of the graph
    std::vector<WayPeak> ways;
};

/// How many replications are passed request by request: their hours hold tens of thousands of requests each.
inline constexpr std::size_t most_latency_replications = 4;

[[nodiscard]] PlatformPeaks platform_peaks(const PlatformSource&, const models::PlatformGraph&, const Executor&);

/// The least servers with which 95 % of all the work leaves within `target`: one fewer does not do it. 0: no number does.
[[nodiscard]] int least_servers(const models::PlatformTier&, const std::vector<const TierWork*>&, sim::Duration target, int start);

}  // namespace teleplan::planning
