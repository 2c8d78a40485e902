#pragma once
// When urgent work comes, and what goes to the centres that authorities share.

#include <vector>

#include "formats/table.hpp"
#include "models/plan.hpp"
#include "planning/results.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// One row a pool and place; centres by their title.
[[nodiscard]] formats::Table coverage_table(const std::vector<planning::CoverageLine>&, const std::vector<planning::NeedRow>&, const models::Plan&, const Language&);

}  // namespace teleplan::reports
