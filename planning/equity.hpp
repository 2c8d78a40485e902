#pragma once
// How evenly a plan reaches its authorities.

#include <string>
#include <vector>

#include "planning/results.hpp"

namespace teleplan::planning {

/// Full-time equivalents of all pools of a row: with shifts where there are seats, else the mean load.
[[nodiscard]] double staff_of_row(const NeedRow&);

/// Lowest and highest value, the first of equals; where there are at least one. Requires values as many as names.
[[nodiscard]] Spread spread(std::string measure, const std::vector<std::string>& where, const std::vector<double>& values);

}  // namespace teleplan::planning
