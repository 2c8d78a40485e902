#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/arrivals.hpp"
#include "sim/bug.hpp"
#include "sim/capacity.hpp"
#include "sim/compiled_network.hpp"
#include "sim/event_list.hpp"
#include "sim/network.hpp"
#include "sim/observer.hpp"
#include "sim/random.hpp"
#include "sim/resource_group.hpp"
#include "sim/server_pool.hpp"

namespace teleplan::sim {

// One run of a network. Every draw is a function of the job's key, its visit and the draw's use, never of what others do.
// Borrows the observer; copies what it needs of the network. Feed it with advance() (sim/arrivals.hpp).
//
// A pool that can interrupt its jobs, or that a stage takes several servers of or takes with others, is part of a
// ResourceGroup, whose rules say who starts and who is interrupted; every other pool is a plain ServerPool.
// - Patience is for all the waiting at a stage: an interrupted job gives up when what was left of it runs out. Waiting places
//   concern jobs that have not started.
// - Balking comes first, by the number of jobs found in the stage's pool; then rejection.
//
// - All who are transferred at one instant join their lines before anyone starts: in order of entering, then of their keys.
//
// At one instant (Phase): service ends (with the move to the next stage in the same step), capacity changes, patience,
// transfers, then arrivals from the feed and ends of delays, each first scheduled first. Four consequences:
// - a job whose server frees, or whose priority opens, at the very instant its patience ends is served;
// - nobody starts on a server that goes off duty at this instant: when a pool (or one of its group) has a change at the
//   same instant as a service end, starts wait for the change;
// - a job that ends a stage and goes on to the same pool competes with those who wait there, by priority;
// - a job that would end at the instant at which its server goes off duty ends.
template <class Observer = NoObserver>
class NetworkRun {
public:
    struct ServiceEnd { JobId job; };
    struct GiveUp { JobId job; };
    struct Ready { JobId job; };                       // the end of a delay
    struct StaffChange { PoolId pool; };               // one pending per pool
    struct GroupServiceEnd { std::uint32_t reminder; };   // in a group, where the job may have been interrupted meanwhile
    struct TransferDue { JobId job; };
    EventList<OneOf<ServiceEnd, GiveUp, Ready, StaffChange, GroupServiceEnd, TransferDue>> events;

    // Requires check(network).empty(). Changes at or before `start` are in force at once, slots at `start` come in Phase::staff.
    NetworkRun(const Network& network, const Stream& draws, Observer& observer, SimTime start)
        : events(start), network_(network), draws_(draws), observer_(observer)
    {
        for (const GroupPlan& group : network_.groups()) groups_.push_back(Group{ResourceGroup{group}, {}});
        pools_.reserve(network.pools.size());
        for (const Pool& pool : network.pools) pools_.push_back(PoolState{ServerPool{pool.spec}, changes_of(pool)});
        for (std::uint32_t p = 0; p < pools_.size(); ++p) take_over(PoolId{p}, start);
    }
    NetworkRun(const NetworkRun&) = delete;            // the observer belongs to one run
    NetworkRun& operator=(const NetworkRun&) = delete;

    // A job from outside, now. Bug when its stage, class or slot is out of range.
    void arrive(const Arrival& arrival)
    {
        require(static_cast<std::size_t>(arrival.stage) < network_.stage_count() && network_.has(arrival.job_class) &&
                    arrival.key.slot < key_slots, "NetworkRun::arrive: stage, class or slot out of range");
        const JobId id = new_job();
        if constexpr (tells_gone) {
            arrived_.resize(jobs_.size());
            arrived_[static_cast<std::size_t>(id)] = events.now();
        }
        Job& job = at(id);
        job.key.entity = arrival.key.entity;           // field by field: a copy at once would wait for the single stores
        job.key.day = arrival.key.day;
        job.key.slot = arrival.key.slot;
        job.job_class = arrival.job_class;
        job.service = arrival.service;
        enter(id, arrival.stage, arrival.patience);
    }

    void on(ServiceEnd e)
    {
        Job& job = at(e.job);
        const CompiledStage& stage = network_.stage(job.stage);
        const PoolId from = *stage.pool;
        observer_.ended(job.stage, job.job_class, job.since, events.now());
        state(from).pool.release();
        if (stage.next.empty()) leave(e.job);
        else if (go_on(e.job, stage.next) == site_of(from)) return;
        settle(from);
    }

    void on(Ready e)
    {
        Job& job = at(e.job);
        observer_.ended(job.stage, job.job_class, job.since, events.now());
        go_on(e.job, network_.stage(job.stage).next);
    }

    void on(GiveUp);
    void on(StaffChange);
    void on(GroupServiceEnd);
    void on(TransferDue);

    [[nodiscard]] const Level& level(PoolId pool) const
    {
        const Grouping::Member& m = network_.member(pool);
        if (m.group != Grouping::none) return groups_[m.group].resources.level(m.resource);
        return pools_[static_cast<std::size_t>(pool)].pool.level();
    }
    // Jobs in the network, waiting or in service.
    [[nodiscard]] std::size_t inside() const { return jobs_.size() - free_jobs_.size(); }
    // told(StageId, ClassId, entered, due) of each job that waits and has not started, in no order.
    template <class Told>
    void each_waiting(Told&& told) const
    {
        for (const Job& job : jobs_)
            if (job.waiting) told(job.stage, job.job_class, job.since, job.due);
    }

private:
    struct Job {                                       // 64 bytes
        DrawPoint key;                                 // upper half of the day: stages visited before
        SimTime since;                                 // waiting: entered the stage; in service: started; interrupted: when
        SimTime due;
        SimTime gives_up_at = never;
        OptionalDuration service;                      // known from its arrival, or in a group; what is left when it resumes
        StageId stage{};
        ClassId job_class{};
        std::uint32_t place = 0;                       // Place::index in a pool, Ticket in a group
        bool waiting = false;                          // has not started
    };
    struct GroupJob {                                  // what a job in a group holds besides
        SimTime ends_at = never;                       // in service
        Duration whole{};                              // its service, from the beginning
        OptionalDuration patience;                     // what is left of it; unknown: not drawn, as it has not waited
        std::uint32_t reminder = 0;                    // of its end, while ends_at is not never
    };
    struct PoolState {
        ServerPool pool;                               // not used in a group
        std::vector<CapacityChange> changes;
        std::size_t next = 0;
        SimTime next_at = never;
    };
    struct Slot { std::uint32_t resource; std::uint32_t priority; };
    struct Group {
        ResourceGroup resources;
        std::vector<Slot> slots;                       // open at this instant
    };
    using Site = std::uint32_t;                        // what decides who starts: a pool, or (counted after the pools) a group
    static constexpr Site nowhere = UINT32_MAX;

    [[nodiscard]] Job& at(JobId id) { return jobs_[static_cast<std::size_t>(id)]; }
    [[nodiscard]] PoolState& state(PoolId id) { return pools_[static_cast<std::size_t>(id)]; }
    [[nodiscard]] Site site_of(PoolId id) const { return static_cast<Site>(id); }
    [[nodiscard]] Site site_of_group(std::uint32_t group) const { return static_cast<Site>(pools_.size()) + group; }

    [[nodiscard]] JobId new_job()
    {
        if (!free_jobs_.empty()) {
            const JobId id = free_jobs_.back();
            free_jobs_.pop_back();
            return id;
        }
        require(jobs_.size() < UINT32_MAX, "NetworkRun: too many jobs at once");
        jobs_.emplace_back();
        free_jobs_.reserve(jobs_.capacity());
        if (!groups_.empty()) group_jobs_.resize(jobs_.size());
        return JobId{static_cast<std::uint32_t>(jobs_.size() - 1)};
    }

    void leave(JobId id)
    {
        Job& job = at(id);
        job.gives_up_at = never;
        job.waiting = false;
        free_jobs_.push_back(id);
        observer_.left(job.job_class, events.now());
        if constexpr (tells_gone) observer_.gone(job.job_class, arrived_[static_cast<std::size_t>(id)], events.now());
    }

    // Puts the job into a stage. Returns what was settled, if anything.
    Site enter(JobId id, StageId to, OptionalDuration patience)
    {
        at(id).stage = to;
        return network_.stage(to).is_plain ? enter_plain(id, patience) : enter_other(id, patience);
    }

    Site enter_plain(JobId id, OptionalDuration patience)
    {
        Job& job = at(id);
        const StageId to = job.stage;
        const CompiledStage& stage = network_.stage(to);
        const SimTime now = events.now();
        const PoolId pool = *stage.pool;
        PoolState& s = state(pool);
        const std::uint32_t priority = network_.priority(to, job.job_class);
        if (s.next_at != now && s.pool.start_at_once(priority)) {
            job.due = observer_.entered(to, job.job_class, now);
            job.since = now;
            begin(id);
            observer_.level(pool, now, s.pool.level());
            return site_of(pool);
        }
        const auto place = s.pool.request(id, priority);
        if (!place) return reject(id);
        job.due = observer_.entered(to, job.job_class, now);
        job.since = now;
        job.place = place->index;
        job.waiting = true;
        settle(pool);
        if (!job.waiting) return site_of(pool);
        if (stage.patience || patience.has_value()) arm_patience(id, patience);
        else job.service = service_of(job);            // now, while nothing waits for it
        return site_of(pool);
    }

    // After every change of a pool. Waits for a change of capacity that is due at this very instant.
    void settle(PoolId id)
    {
        PoolState& s = state(id);
        if (s.next_at == events.now()) return;
        while (const auto job = s.pool.start_next()) begin(*job);
        observer_.level(id, events.now(), s.pool.level());
    }

    [[nodiscard]] SimTime start_service(JobId id)      // returns its end
    {
        Job& job = at(id);
        const SimTime now = events.now();
        observer_.started(job.stage, job.job_class, job.since, job.due, now);
        job.gives_up_at = never;
        job.waiting = false;
        job.since = now;
        return later(now, job.service.has_value() ? *job.service : service_of(job));
    }
    void begin(JobId id)
    {
        if (const SimTime end = start_service(id); end != never) events.schedule(end, Phase::release, ServiceEnd{id});
    }

    // Below: sim/network_run_impl.hpp.
    [[nodiscard]] Duration service_of(const Job&) const;
    Site enter_other(JobId, OptionalDuration patience);
    Site reject(JobId);
    void arm_patience(JobId, OptionalDuration given);
    // After a stage, served or not: by one of these ways to another one, or out. Returns as enter() does.
    Site go_on(JobId, const std::vector<Branch>& ways);

    // Groups.
    Site enter_group(JobId, OptionalDuration patience);
    void settle(Group&);
    void carry_out(ResourceGroup::Decision);
    void serve_in_group(JobId);
    void change_group(PoolId);
    // Jobs in a pool, waiting or in service.
    [[nodiscard]] int found(PoolId) const;

    // Transfers.
    void arm_transfer(JobId);
    void transfer_all();
    void transfer(JobId);

    // Capacity and gates.
    void apply(PoolId, const CapacityChange&);
    void take_over(PoolId, SimTime start);
    void schedule_change(PoolId);

    CompiledNetwork network_;
    Stream draws_;
    Observer& observer_;
    std::vector<PoolState> pools_;
    std::vector<Group> groups_;
    std::vector<Job> jobs_;
    std::vector<GroupJob> group_jobs_;                 // by job; empty without groups
    std::vector<std::optional<JobId>> reminders_;      // whose end a GroupServiceEnd is; nobody's: he was interrupted
    std::vector<std::uint32_t> free_reminders_;
    std::vector<JobId> free_jobs_;
    std::vector<NextTransfer> transfer_of_;            // by job that waits where jobs are transferred
    std::vector<Moving> moving_;                       // at this instant: out of their line, not yet in the next
    static constexpr bool tells_gone = requires(Observer o) { o.gone(ClassId{}, SimTime{}, SimTime{}); };
    std::vector<SimTime> arrived_;                     // by job, for an observer that wants to know
};

}  // namespace teleplan::sim

#include "sim/network_run_impl.hpp"
