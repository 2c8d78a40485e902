#pragma once
// `run`: a plan as it stands, replicated. A regional plan gives volumes, hours and loads, with the seats that it enters;
// a queueing network gives waits, occupancy and losses.

#include <optional>

#include "models/provenance.hpp"
#include "models/territory.hpp"
#include "planning/executor.hpp"
#include "planning/region_view.hpp"
#include "planning/results.hpp"

namespace teleplan::planning {

struct RunStudy {
    RunAnswer answer;
    std::vector<std::byte> tallies;                    // what result_hash is taken of
};
/// Requires a valid regional plan and at least two replications. view: may be empty.
[[nodiscard]] RunStudy run(const models::Plan&, const models::Territory&, const models::ProvenanceTable&, int replications, const Executor&, const RegionView& view = {});

struct NetworkStudy {
    NetworkAnswer answer;
    std::vector<std::byte> tallies;
};
/// Requires a valid plan of a queueing network. Replications: as asked (at least two), else until the plan's precision is
/// reached, else the plan's number, else 16.
[[nodiscard]] NetworkStudy run_streams(const models::Plan&, std::optional<int> replications, const Executor&);

}  // namespace teleplan::planning
