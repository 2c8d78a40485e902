#pragma once
// Centres shared by authorities and the overflow edges that lead to them: which work moves where, and the parts of a region
// that must be simulated together (docs/model/coverage.md).

#include <string>
#include <vector>

#include "models/pathway.hpp"
#include "models/plan.hpp"
#include "models/staffing.hpp"

namespace teleplan::models {

/// The pool of authorities whose work reaches a place over edges: the place itself when it is one; empty: none does.
[[nodiscard]] std::string pool_of_place(const Plan&, const std::string& place);

/// Settings of a centre as of a pool; what it leaves open is as in the pool whose work it does.
[[nodiscard]] StaffPool staff_of_centre(const Plan&, const std::string& centre);

/// A centre as a network of its own, by which its work is counted: one pool, and the stages that may be done there.
struct CentreNetwork {
    std::string name, role;
    StaffPool staff;
    PathwayNetwork network;                            // `entry`: the first stage of each pathway that is done here
};
/// In the plan's order; `clinical` is the network of one authority.
[[nodiscard]] std::vector<CentreNetwork> centre_networks(const Plan&, const PathwayNetwork& clinical);

/// Authorities that share a centre, directly or not, and those centres; indices, in order. An authority without edges is alone.
struct Partition {
    std::vector<std::size_t> authorities, centres;
};
/// The connected components of authorities and centres, by their first authority.
[[nodiscard]] std::vector<Partition> partitions(const Plan&, const std::vector<std::string>& authorities);

/// One network of a partition: a copy of the clinical network for each authority, then the stages of each centre for the work of
/// each authority, so that what follows a stage done at a centre goes on at home.
struct PartitionNetwork {
    struct Place {
        std::size_t member = 0;                        // authorities of the partition, then its centres
        sim::StageId stage{};                          // in the clinical network, or in the centre's
    };
    sim::Network network;
    std::vector<Place> places;                         // by sim::StageId
    std::size_t stages_of_each = 0;                    // those of the first authority come first, and so on

    [[nodiscard]] sim::StageId stage(std::size_t authority, sim::StageId clinical) const
    {
        return sim::StageId{static_cast<std::uint32_t>(authority * stages_of_each + static_cast<std::size_t>(clinical))};
    }
};
/// authorities: names by member; staffed: their networks with servers, then those of the centres.
[[nodiscard]] PartitionNetwork partition_network(const Plan&, const Partition&, const std::vector<std::string>& authorities,
                                                 const PathwayNetwork& clinical, const std::vector<CentreNetwork>&,
                                                 const std::vector<sim::Network>& staffed, DateRange days);

/// Edges that lead away from a place for the work of an authority (centres: of anybody), in the plan's order.
[[nodiscard]] std::vector<const OverflowEdge*> edges_from(const Plan&, const std::string& place, const std::string& authority);

/// As coverage_minimum, but hours in which work moves at once to a centre need nobody: in a cell the minimum stays only where on
/// some day some covered time has no open edge with `after` 0.
[[nodiscard]] std::vector<int> coverage_minimum(const Plan&, const StaffPool&, const std::vector<SeatCell>&, const std::vector<const OverflowEdge*>&,
                                                DateRange days);

/// Stages of the clinical network whose work an edge moves: of its pathways, at its role's pool, deferrable visits apart.
[[nodiscard]] std::vector<sim::StageId> moved_stages(const Plan&, const PathwayNetwork& clinical, const OverflowEdge&);

}  // namespace teleplan::models
