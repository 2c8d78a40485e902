#pragma once
// Authorities that share a centre are run together, as one network; what is counted is split again by place.

#include <vector>

#include "planning/study.hpp"

namespace teleplan::planning {

/// The clocks of the standards where clinical work is done: at the authorities, and at each shared centre of the study.
struct PlaceClocks {
    PlaceClocks(const Study&, DateRange horizon, DateRange counted);
    StandardClocks clinical;
    std::vector<StandardClocks> shared;
};

/// Staff of the members of a partition: of its authorities, then of its centres (one pool each). [member][pool]
using MemberStaff = std::vector<std::vector<PoolStaff>>;

[[nodiscard]] models::PartitionNetwork staffed(const Study&, const models::Partition&, const MemberStaff&, DateRange days);

struct PartitionResult {
    std::vector<ServiceTally> members;
    std::vector<sim::TimedArrival> moves;              // recorded of the first member, stages as in the clinical network
    std::vector<sim::TimedArrival> handed_over;        // by authorities, as it entered there; by time; stages of the whole network
};

/// Runs the demand of a partition's authorities, each feed read to its end.
[[nodiscard]] PartitionResult run_partition(const Study&, const models::Partition&, const models::PartitionNetwork&, const PlaceClocks&,
                                            std::vector<models::DemandFeed>&, DateRange days, const RunOptions&);
/// Replays arrivals; their stages are those of the whole network.
[[nodiscard]] PartitionResult run_partition(const Study&, const models::Partition&, const models::PartitionNetwork&, const PlaceClocks&, const Work&,
                                            DateRange days, const RunOptions&);

}  // namespace teleplan::planning
