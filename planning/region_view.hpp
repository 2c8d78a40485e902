#pragma once
// What of a region can be looked at while its replications are in memory: a national plan keeps its sums of it.

#include <cstdint>
#include <functional>

namespace teleplan::planning {

struct TableInputs;

/// Called once, from one thread, when a region's replications are done; what it is given ends with the call. `first`: the
/// number of its first replication, the others follow.
using RegionView = std::function<void(const TableInputs&, std::uint32_t first)>;

}  // namespace teleplan::planning
