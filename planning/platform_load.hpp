#pragma once
// What the platform must carry: the busiest clock hour of the regime year, and the year's totals.

#include "planning/replication.hpp"
#include "planning/results.hpp"

namespace teleplan::planning {

/// "2027-01-12 07": a clock hour of the regime.
[[nodiscard]] std::string hour_label(models::DateRange regime, int hour);

[[nodiscard]] PlatformLoad platform_load(const Study&, const std::vector<RegionReplication>&);

}  // namespace teleplan::planning
