#pragma once
// How evenly a plan reaches its authorities, and several plans the regions.

#include <span>
#include <string>
#include <vector>

#include "planning/results.hpp"

namespace teleplan::planning {

/// One authority or region in the comparison of macro-areas.
struct RegionTotals { std::string macroarea; double population = 0, active = 0, assisted = 0, staff = 0; };
/// Shares of the macro-areas Sud and Isole in the sums; 0 where a sum is 0.
struct SouthShare { double population = 0, active = 0, assisted = 0, staff = 0; };
[[nodiscard]] SouthShare south_share(std::span<const RegionTotals>);

/// Full-time equivalents of all pools of a row: with shifts where there are seats, else the mean load.
[[nodiscard]] double staff_of_row(const NeedRow&);

/// Lowest and highest value, the first of equals; where there are at least one. Requires values as many as names.
[[nodiscard]] Spread spread(std::string measure, const std::vector<std::string>& where, const std::vector<double>& values);

}  // namespace teleplan::planning
