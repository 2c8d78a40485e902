#pragma once
// A plan with the seats that a sizing found: what to simulate when the seats are not entered yet.

#include <vector>

#include "models/plan.hpp"
#include "planning/results.hpp"

namespace teleplan::planning {

/// The plan with the seats of every shift that the answers give, instead of those entered. Pools that are the same around the clock
/// (`servers`) keep their number; what the answers do not name stays. A pool whose standards cannot be met has the seats at which its
/// search ended.
[[nodiscard]] models::Plan with_seats(models::Plan, const std::vector<PoolAnswer>&);

}  // namespace teleplan::planning
