#pragma once
// When the tiers of the platform are down in a year, and what that does to the requests of each: backlogs, bursts, late documents.

#include "planning/platform_flow.hpp"
#include "planning/platform_tally.hpp"

namespace teleplan::planning {

/// Times in which a tier is down [s of the regime], in order: dated ones, else alternating exponential times up and down, which
/// begin in the long-run state. A national tier's draws are those of all regions.
[[nodiscard]] std::vector<Span> outages(const models::Platform&, const models::GraphTier&, models::DateRange regime, std::uint64_t seed, std::uint32_t replication,
                                        std::uint32_t region);

/// What a year of one replication does to a tier.
struct TierYear {
    double down_seconds = 0;
    int outages = 0;
    TierBacklog backlog;
    double requests = 0, in_time = 0, again = 0;       // with a deadline: leaving within it; with a validity: done again before
};

/// [tier of the graph]. `capacity`: requests a second of each tier while it is up.
[[nodiscard]] std::vector<TierYear> year_of_tiers(const models::PlatformGraph&, const PlatformTally&, const std::vector<double>& capacity,
                                                  const std::vector<std::vector<Span>>& down);

}  // namespace teleplan::planning
