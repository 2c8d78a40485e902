#pragma once
// What a world is made of: for world.cpp, which runs it, and world_look.cpp, which looks at it.

#include <memory>
#include <vector>

#include "planning/live_history.hpp"
#include "planning/live_platform.hpp"
#include "planning/open_run.hpp"
#include "planning/partition_observer.hpp"
#include "planning/region_parts.hpp"
#include "planning/world.hpp"

namespace teleplan::planning {

/// A partition in motion. What refers to another member comes after it.
struct OpenPartition {
    OpenPartition(const Study&, const StudyClocks&, const Staffing&, const models::Partition&, std::vector<models::DemandFeed>, std::uint32_t replication);
    OpenPartition(const OpenPartition&) = delete;
    OpenPartition& operator=(const OpenPartition&) = delete;

    const models::Partition& partition;
    models::PartitionNetwork network;
    LiveLayout layout;
    std::vector<models::DemandFeed> feeds;
    PartitionFeed feed;
    OpenRun<LiveObserver<PartitionObserver>, PartitionFeed> open;
};

/// The region's service centre in motion; and by itself the work on kits of the whole ramp, which is counted but not shown.
struct OpenCentre {
    OpenCentre(const Study&, const StudyClocks&, const Staffing&, CentreWork, std::uint32_t replication);
    OpenCentre(const OpenCentre&) = delete;
    OpenCentre& operator=(const OpenCentre&) = delete;

    CentreWork work;
    Work kits, all;
    LiveLayout layout;
    sim::SpansFeed kits_feed, feed;
    OpenRun<ServiceObserver, sim::SpansFeed> ramp;
    OpenRun<LiveObserver<ServiceObserver>, sim::SpansFeed> open;
};

/// Of a place since midnight, without the hour that is not full yet.
struct LiveToday { std::vector<std::int64_t> done; models::ByPriority<std::int64_t> alerts{}; };

struct World::Parts {
    Parts(const Study&, const StudyClocks&, const Staffing&, std::uint32_t replication, const Executor&);
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

    const Study& study;
    const StudyClocks& clocks;
    RegionPatients patients;
    std::vector<models::Volumes> volumes;                          // by authority
    std::vector<std::unique_ptr<OpenPartition>> partitions;
    std::unique_ptr<OpenCentre> centre;
    std::unique_ptr<LivePlatform> platform;
    std::shared_ptr<const LiveScene> scene;
    ServiceTally nothing;                                          // of a centre that nobody shares
    SimTime now, end, hour_end;
    LiveHistory history;
    std::shared_ptr<const LiveHours> hours;                        // null: there is a further one
    std::vector<LiveToday> today;                                  // by place

    void make_demand(const Staffing&, const Executor&);
    void close_hour();
    /// f(open run, its layout) of each network that is shown.
    template <class F> void each_network(F&& f)
    {
        for (const auto& p : partitions) f(p->open, p->layout);
        f(centre->open, centre->layout);
    }
};

/// sim::PoolId of all that a job needs at once.
[[nodiscard]] inline std::vector<std::size_t> pools_of(const sim::Stage& stage)
{
    std::vector<std::size_t> out;
    if (stage.pool) out.push_back(static_cast<std::size_t>(*stage.pool));
    for (const sim::Need& need : stage.also) out.push_back(static_cast<std::size_t>(need.pool));
    return out;
}

[[nodiscard]] std::shared_ptr<const LiveScene> live_scene(const Study&, const StudyClocks&, const Staffing&, const models::Enrolled&, const models::PlatformGraph&);

}  // namespace teleplan::planning
