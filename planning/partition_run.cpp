#include "planning/partition_run.hpp"

#include <algorithm>
#include <tuple>

#include "planning/open_run.hpp"
#include "planning/partition_observer.hpp"

namespace teleplan::planning {

namespace {

template <sim::Feed F>
PartitionResult run_feed(const Study& study, const models::Partition& partition, const models::PartitionNetwork& network, const PlaceClocks& clocks, F& feed,
                         DateRange days, const RunOptions& options)
{
    OpenRun<PartitionObserver, F> open{study, network.network, feed, days, options.replication, study, partition, network, clocks, options};
    open.advance(open.end);
    PartitionObserver& observer = open.observer;
    PartitionResult out;
    out.moves = std::move(observer.members.front().moves);
    for (ServiceObserver& member : observer.members) out.members.push_back(std::move(member.tally));
    out.handed_over = std::move(observer.handed_over);
    const auto order = [](const sim::TimedArrival& a) { return std::tuple{a.at, a.arrival.key.entity, a.arrival.key.day, a.arrival.key.slot}; };
    std::ranges::sort(out.handed_over, {}, order);
    return out;
}

}  // namespace

PlaceClocks::PlaceClocks(const Study& study, DateRange horizon, DateRange counted) : clinical{study.plan, study.clinical, horizon, counted}
{
    for (const models::CentreNetwork& centre : study.shared) shared.emplace_back(study.plan, centre.network, horizon, counted);
}

models::PartitionNetwork staffed(const Study& study, const models::Partition& partition, const MemberStaff& staff, DateRange days)
{
    std::vector<sim::Network> members;
    for (std::size_t m = 0; m < partition.authorities.size(); ++m) members.push_back(staffed(study, study.clinical, staff[m], days));
    for (std::size_t c = 0; c < partition.centres.size(); ++c)
        members.push_back(staffed(study, study.shared[partition.centres[c]].network, staff[partition.authorities.size() + c], days));
    return models::partition_network(study.plan, partition, study.codes, study.clinical, study.shared, members, days);
}

PartitionResult run_partition(const Study& study, const models::Partition& partition, const models::PartitionNetwork& network, const PlaceClocks& clocks,
                              std::vector<models::DemandFeed>& feeds, DateRange days, const RunOptions& options)
{
    PartitionFeed feed{feeds, network};
    return run_feed(study, partition, network, clocks, feed, days, options);
}

PartitionResult run_partition(const Study& study, const models::Partition& partition, const models::PartitionNetwork& network, const PlaceClocks& clocks,
                              const Work& arrivals, DateRange days, const RunOptions& options)
{
    sim::SpansFeed feed{arrivals};
    return run_feed(study, partition, network, clocks, feed, days, options);
}

}  // namespace teleplan::planning
