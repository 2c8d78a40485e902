#pragma once
// Which inputs move the answer most: each from its low to its high value, all else as planned, on the mean staff.

#include "models/provenance.hpp"
#include "planning/results.hpp"

namespace teleplan::planning {

/// Strongest first: change of the full-time equivalents of all pools (by mean values) between the input's low and high.
/// Inputs without a range, and those that move nothing, are left out.
[[nodiscard]] std::vector<Sensitivity> sensitivities(const models::Plan&, const models::ProvenanceTable&, double active);

}  // namespace teleplan::planning
