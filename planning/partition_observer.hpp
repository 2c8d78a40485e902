#pragma once
// What is counted of a partition, member by member, and the demand of its authorities as one feed.

#include <algorithm>
#include <vector>

#include "planning/partition_run.hpp"

namespace teleplan::planning {

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

}  // namespace teleplan::planning
