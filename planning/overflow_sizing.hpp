#pragma once
// Sizing with centres that authorities share: each pool with its edges in place, then the centres on what moves to them.

#include <vector>

#include "planning/partition_run.hpp"
#include "planning/pool_sizing.hpp"

namespace teleplan::planning {

/// What moves to shared centres with the seats that the authorities' pools were given, by search replication.
class HandedOver {
public:
    HandedOver(const Study&, std::size_t replications);
    /// Of one pool of an authority; stages as in the clinical network.
    void add(std::size_t authority, std::vector<std::vector<sim::TimedArrival>>&&);

    /// Sizes every shared centre, those before it in the graph first. `active`: patients by authority.
    [[nodiscard]] std::vector<SizedPool> size_centres(const PlaceClocks&, const std::vector<double>& active, double start_scale, const Executor&) const;

private:
    [[nodiscard]] SizedPool size_centre(const models::Partition&, std::size_t centre, const MemberStaff&, const PlaceClocks&, const std::vector<double>& active,
                                        double start_scale, const Executor&) const;
    const Study& study_;
    std::vector<std::size_t> partition_, member_;      // by authority
    std::vector<std::vector<std::vector<std::vector<sim::TimedArrival>>>> parts_;   // [partition][replication][pool of an authority]
};

/// A pool of an authority whose work may move: alone with its centres, where nobody waits.
[[nodiscard]] PartitionTask own_task(const Study&, std::size_t authority);

/// The load that stays, and what goes to a centre, where edges are open for work that has not waited.
[[nodiscard]] OfferedLoad kept_load(const Study&, const OfferedLoad&, const std::vector<const models::OverflowEdge*>&);
[[nodiscard]] OfferedLoad centre_load(const Study&, std::size_t centre, const std::vector<double>& active);

/// No formula follows work from line to line.
[[nodiscard]] PoolTwin twin_of_moving_work();

}  // namespace teleplan::planning
