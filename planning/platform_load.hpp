#pragma once
// What the platform must carry: the busiest clock hour of the regime year, and the year's totals.

#include "planning/replication.hpp"
#include "planning/results.hpp"

namespace teleplan::planning {

/// Share of the televisits that end in which patient and physician saw each other; the coverage of the network is the region's.
[[nodiscard]] double completed_share(const Study&);

/// Documents to the health record in one hour of the regime, reports of televisits included; televisits going on, its mean.
[[nodiscard]] double documents_in(const Study&, const PlatformTally&, std::size_t hour);
[[nodiscard]] double video_in(const Study&, const PlatformTally&, std::size_t hour);

/// "2027-01-12 07" of an hour of the regime.
[[nodiscard]] std::string hour_label(DateRange regime, int hour);

[[nodiscard]] PlatformLoad platform_load(const Study&, const std::vector<RegionReplication>&);

}  // namespace teleplan::planning
