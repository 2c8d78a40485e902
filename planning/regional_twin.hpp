#pragma once
// The analytic twins of the pools of an authority, or of the service centre: the mean demand of a plain fortnight, hour by hour,
// before the seats of the plan.

#include <vector>

#include "planning/study.hpp"
#include "planning/twin.hpp"

namespace teleplan::planning {

/// One twin per pool of the network; pools without a limit have none (nobody comes there). `kit_starts_per_year`: installations.
/// Deferrable work is taken to fill the hours that urgent work leaves free, inside its calendar. Demand that changes from day to day
/// is beyond the formulas: its mean is used.
[[nodiscard]] std::vector<PoolTwin> regional_twins(const Study&, const models::PathwayNetwork&, const std::vector<PoolStaff>&, double active, double kit_starts_per_year);

/// Mean wait of a pool's urgent work [seconds], the one that PoolTally measures; 0 where there is none.
[[nodiscard]] double urgent_wait(const PoolTwin&, const models::PathwayNetwork&);

}  // namespace teleplan::planning
