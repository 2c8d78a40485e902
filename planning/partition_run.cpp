#include "planning/partition_run.hpp"

#include <algorithm>
#include <tuple>

#include "models/purposes.hpp"

namespace teleplan::planning {

namespace {

/// Tells each member's own observer what happens there, in the member's own stages.
class PartitionObserver : public sim::NoObserver {
public:
    PartitionObserver(const Study& study, const models::Partition& partition, const models::PartitionNetwork& network, const PlaceClocks& clocks,
                      const RunOptions& options)
        : network_{network}, authorities_{partition.authorities.size()}, records_{options.record_from_pool >= 0}
    {
        for (std::size_t m = 0; m < authorities_; ++m) members.emplace_back(study.clinical, clocks.clinical, options.hourly_stage);
        for (const std::size_t c : partition.centres) members.emplace_back(study.shared[c].network, clocks.shared[c]);
        members.front().record_from_pool = options.record_from_pool;
    }

    SimTime entered(sim::StageId s, sim::ClassId c, SimTime now) { return at(s).entered(local(s), c, now); }
    void started(sim::StageId s, sim::ClassId c, SimTime entered, SimTime due, SimTime now) { at(s).started(local(s), c, entered, due, now); }
    void ended(sim::StageId s, sim::ClassId c, SimTime started, SimTime now) { at(s).ended(local(s), c, started, now); }
    void gave_up(sim::StageId s, sim::ClassId c, SimTime entered, SimTime due, SimTime now) { at(s).gave_up(local(s), c, entered, due, now); }
    void rejected(sim::StageId s, sim::ClassId c, SimTime now) { at(s).rejected(local(s), c, now); }
    void moved(sim::StageId to, const sim::Arrival& as_new, SimTime now)
    {
        sim::Arrival there = as_new;
        there.stage = local(to);
        at(to).moved(there.stage, there, now);
    }
    SimTime transferred(sim::StageId to, const sim::Arrival& as_new, SimTime entered, SimTime due, SimTime now)
    {
        const bool late = at(as_new.stage).handed_over_late(local(as_new.stage), as_new.job_class, entered, due, now);
        const SimTime carried = late ? sim::never : due;
        at(to).received(local(to), as_new.job_class, carried, now);
        if (records_ && place(as_new.stage).member < authorities_) handed_over.push_back({entered, as_new});
        return carried;
    }

    std::vector<ServiceObserver> members;
    std::vector<sim::TimedArrival> handed_over;

private:
    [[nodiscard]] const models::PartitionNetwork::Place& place(sim::StageId s) const { return network_.places[static_cast<std::size_t>(s)]; }
    [[nodiscard]] ServiceObserver& at(sim::StageId s) { return members[place(s).member]; }
    [[nodiscard]] sim::StageId local(sim::StageId s) const { return place(s).stage; }

    const models::PartitionNetwork& network_;
    std::size_t authorities_;
    bool records_;
};

/// The feeds of several authorities as one; at one instant the first authority goes first.
class PartitionFeed {
public:
    PartitionFeed(std::vector<models::DemandFeed>& feeds, const models::PartitionNetwork& network) : feeds_{feeds}, network_{network}
    {
        for (std::size_t m = 0; m < feeds.size(); ++m) add(m);
    }
    [[nodiscard]] SimTime next_time() const { return heap_.empty() ? sim::never : heap_.front().at; }
    sim::Arrival pop()
    {
        std::ranges::pop_heap(heap_, later);
        const std::size_t member = heap_.back().member;
        heap_.pop_back();
        sim::Arrival arrival = feeds_[member].pop();
        arrival.stage = network_.stage(member, arrival.stage);
        add(member);
        return arrival;
    }

private:
    struct Next { SimTime at; std::size_t member; };
    static bool later(const Next& a, const Next& b) { return a.at != b.at ? a.at > b.at : a.member > b.member; }
    void add(std::size_t member)
    {
        if (feeds_[member].next_time() == sim::never) return;
        heap_.push_back({feeds_[member].next_time(), member});
        std::ranges::push_heap(heap_, later);
    }
    std::vector<models::DemandFeed>& feeds_;
    const models::PartitionNetwork& network_;
    std::vector<Next> heap_;
};

template <sim::Feed F>
PartitionResult run_feed(const Study& study, const models::Partition& partition, const models::PartitionNetwork& network, const PlaceClocks& clocks, F& feed,
                         DateRange days, const RunOptions& options)
{
    PartitionObserver observer{study, partition, network, clocks, options};
    const sim::Stream draws{static_cast<std::uint64_t>(study.plan.plan.seed), options.replication, models::purpose::pathway};
    sim::NetworkRun<PartitionObserver> run{network.network, draws, observer, models::start_of(days.from)};
    sim::advance(run, feed, models::start_of(days.to + 1));
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
