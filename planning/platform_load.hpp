#pragma once
// What the platform must carry: the busiest clock hour of the regime year, and the year's totals.

#include "planning/replication.hpp"
#include "planning/results.hpp"

namespace teleplan::planning {

[[nodiscard]] PlatformLoad platform_load(const Study&, const std::vector<RegionReplication>&);

}  // namespace teleplan::planning
