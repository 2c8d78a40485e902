#pragma once

#include "planning/replication.hpp"
#include "planning/results.hpp"

namespace teleplan::planning {

/// Pool by pool: of the authorities in file order, of the shared centres, of the region. Without urgent or moved work: no line.
[[nodiscard]] std::vector<CoverageLine> coverage_lines(const Study&, const std::vector<RegionReplication>&);

}  // namespace teleplan::planning
