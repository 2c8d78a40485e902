#pragma once
// An ordinary week, hour by hour: 168 values from Monday at 0, no public holiday in it.

#include <optional>
#include <vector>

#include "models/plan.hpp"
#include "planning/results.hpp"

namespace teleplan::planning {

inline constexpr std::size_t hours_per_week = 168;

/// Operators of a pool on shift, on average within each hour, by the plan's shifts; a night belongs to the day on which it begins.
/// None when the pool has no seats.
[[nodiscard]] std::vector<double> seats_by_hour_of_week(const models::Plan&, const PoolAnswer&);

/// The hour with the largest value, the first of equals; none when all are 0 or there are none.
[[nodiscard]] std::optional<int> busiest_hour(const std::vector<double>& by_hour_of_week);

}  // namespace teleplan::planning
