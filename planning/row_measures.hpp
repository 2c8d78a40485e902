#pragma once
// The numbers of a row of the fabbisogno table by name, so that two plans can be compared measure by measure.

#include <string>
#include <vector>

#include "planning/results.hpp"

namespace teleplan::planning {

/// extensive: grows with the population, so it can be read per 1,000 inhabitants or per 1,000 active patients.
struct RowMeasure { std::string id, unit; bool extensive = true; Interval value; };

/// In the order of the table; those of pools are named "fte_mean.nurse". Names depend on the plan's pools only.
[[nodiscard]] std::vector<RowMeasure> row_measures(const NeedRow&);

/// What the platform must carry, of the region.
[[nodiscard]] std::vector<RowMeasure> platform_measures(const PlatformLoad&);

}  // namespace teleplan::planning
