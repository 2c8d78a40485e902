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
#include "sim/random.hpp"
#include "sim/server_pool.hpp"

namespace teleplan::sim {

// What a run tells, in the order in which it happens. Derive from this and hide what you need; nothing is virtual.
// A job that comes to a stage either balked or is rejected there, or entered and gave_up, or entered, started and ended;
// between started and ended it may be interrupted and resumed, any number of times.
struct NoObserver {
    // Joined a stage. Returns a due time of the observer's choice, which the job carries to started or gave_up.
    SimTime entered(StageId, ClassId, SimTime /*now*/) { return never; }
    void started(StageId, ClassId, SimTime /*entered*/, SimTime /*due*/, SimTime /*now*/) {}
    void ended(StageId, ClassId, SimTime /*started*/, SimTime /*now*/) {}           // the last start or resumption
    // Put off by a more urgent job or by a shift end; `started`: the last start or resumption.
    void interrupted(StageId, ClassId, SimTime /*started*/, SimTime /*now*/) {}
    // In service again, with the rest of its service or from its beginning (Pool::preemption).
    void resumed(StageId, ClassId, SimTime /*interrupted*/, SimTime /*now*/) {}
    void gave_up(StageId, ClassId, SimTime /*entered*/, SimTime /*due*/, SimTime /*now*/) {}
    void rejected(StageId, ClassId, SimTime /*now*/) {}        // no waiting place
    void balked(StageId, ClassId, SimTime /*now*/) {}          // did not want to join
    // Gone from the network, after ended, gave_up, rejected or balked: once per arrival.
    void left(ClassId, SimTime /*now*/) {}
    // Goes on to another stage (before entered, rejected or balked there). `as_new` fed to that stage now would fare alike.
    void moved(StageId /*to*/, const Arrival& /*as_new*/, SimTime /*now*/) {}
    // A pool has settled: at the start of the run and after each change. Several calls at one instant: the last holds.
    void level(PoolId, SimTime /*now*/, const Level&) {}
};

// One run of a network. Every draw is a function of the job's key, its visit and the draw's use, never of what others do.
// Borrows the observer; copies what it needs of the network. Feed it with advance() (sim/arrivals.hpp).
//
// At one instant (Phase): service ends (with the move to the next stage in the same step), capacity changes, patience, then
// arrivals from the feed and ends of delays, each first scheduled first. Three consequences:
// - a job whose server frees, or whose priority opens, at the very instant its patience ends is served;
// - nobody starts on a server that goes off duty at this instant: when a pool has a change at the same instant as a
//   service end, starts wait for the change;
// - a job that ends a stage and goes on to the same pool competes with those who wait there, by priority.
template <class Observer = NoObserver>
class NetworkRun {
public:
    struct ServiceEnd { JobId job; };
    struct GiveUp { JobId job; };
    struct Ready { JobId job; };                       // the end of a delay
    struct StaffChange { PoolId pool; };               // one pending per pool
    EventList<OneOf<ServiceEnd, GiveUp, Ready, StaffChange>> events;

    // Requires check(network).empty(). Changes at or before `start` are in force at once, slots at `start` come in Phase::staff.
    NetworkRun(const Network& network, const Stream& draws, Observer& observer, SimTime start)
        : events(start), network_(network), draws_(draws), observer_(observer)
    {
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
        Job& job = at(id);
        job.key = arrival.key;
        job.job_class = arrival.job_class;
        job.service = arrival.service;
        job.patience = arrival.patience;
        enter(id, arrival.stage);
    }

    void on(ServiceEnd e)
    {
        Job& job = at(e.job);
        const PoolId from = *network_.stage(job.stage).pool;
        observer_.ended(job.stage, job.job_class, job.since, events.now());
        state(from).pool.release();
        const std::optional<PoolId> settled = go_on(e.job);
        if (settled != from) settle(from);
    }

    void on(Ready e)
    {
        Job& job = at(e.job);
        observer_.ended(job.stage, job.job_class, job.since, events.now());
        go_on(e.job);
    }

    void on(GiveUp e)
    {
        Job& job = at(e.job);
        if (job.gives_up_at != events.now()) return;   // served or gone meanwhile
        const PoolId from = *network_.stage(job.stage).pool;
        state(from).pool.withdraw(job.place);
        observer_.gave_up(job.stage, job.job_class, job.since, job.due, events.now());
        leave(e.job);
        settle(from);
    }

    void on(StaffChange e)
    {
        PoolState& s = state(e.pool);
        const std::size_t first = s.next;
        const SimTime now = events.now();
        for (; s.next < s.changes.size() && s.changes[s.next].at == now; ++s.next) apply(s.pool, s.changes[s.next]);
        schedule_change(e.pool);
        while (const auto id = s.pool.start_next()) begin(*id);
        for (std::size_t i = first; i < s.next; ++i)
            if (s.changes[i].kind == CapacityChange::Kind::slot) s.pool.open(s.changes[i].value, false);
        observer_.level(e.pool, now, s.pool.level());
    }

    [[nodiscard]] const Level& level(PoolId pool) const { return pools_[static_cast<std::size_t>(pool)].pool.level(); }
    // Jobs in the network, waiting or in service.
    [[nodiscard]] std::size_t inside() const { return jobs_.size() - free_jobs_.size(); }

private:
    struct Job {
        DrawPoint key;                                 // upper half of the day: stages visited before
        SimTime since;                                 // waiting: entered the stage; in service: started
        SimTime due;
        SimTime gives_up_at = never;
        OptionalDuration service;
        OptionalDuration patience;
        Place place;
        StageId stage{};
        ClassId job_class{};
        bool waiting = false;
    };
    struct PoolState {
        ServerPool pool;
        std::vector<CapacityChange> changes;
        std::size_t next = 0;
        SimTime next_at = never;
    };

    [[nodiscard]] Job& at(JobId id) { return jobs_[static_cast<std::size_t>(id)]; }
    [[nodiscard]] PoolState& state(PoolId id) { return pools_[static_cast<std::size_t>(id)]; }

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
        return JobId{static_cast<std::uint32_t>(jobs_.size() - 1)};
    }

    void leave(JobId id)
    {
        Job& job = at(id);
        job.gives_up_at = never;
        job.waiting = false;
        free_jobs_.push_back(id);
        observer_.left(job.job_class, events.now());
    }

    // Puts the job into a stage. Returns the pool that was settled, if any.
    std::optional<PoolId> enter(JobId id, StageId to)
    {
        Job& job = at(id);
        const CompiledStage& stage = network_.stage(to);
        const SimTime now = events.now();
        job.stage = to;
        if (!stage.pool) {
            job.due = observer_.entered(to, job.job_class, now);
            job.since = now;
            begin_delay(id);
            return std::nullopt;
        }
        ServerPool& pool = state(*stage.pool).pool;
        const auto place = pool.request(id, network_.priority(to, job.job_class));
        if (!place) {
            observer_.rejected(to, job.job_class, now);
            leave(id);
            return std::nullopt;
        }
        job.due = observer_.entered(to, job.job_class, now);
        job.since = now;
        job.place = *place;
        job.waiting = true;
        settle(*stage.pool);
        if (job.waiting) arm_patience(id);
        return stage.pool;
    }

    void arm_patience(JobId id)
    {
        Job& job = at(id);
        const CompiledStage& stage = network_.stage(job.stage);
        if (!job.patience.has_value() && !stage.patience) return;
        const Duration patience = job.patience.has_value()
            ? *job.patience : to_ticks((*stage.patience)(draws_, draw_of(job.key, DrawUse::patience)));
        require(patience >= Duration::zero(), "NetworkRun: negative patience");
        job.gives_up_at = later(events.now(), patience);
        if (job.gives_up_at != never) events.schedule(job.gives_up_at, Phase::give_up, GiveUp{id});
    }

    // After a stage: on to the next, or out. Returns the pool that was settled, if any.
    std::optional<PoolId> go_on(JobId id)
    {
        Job& job = at(id);
        const auto to = network_.next_stage(job.stage, draws_, job.key);
        if (!to) {
            leave(id);
            return std::nullopt;
        }
        job.key = next_visit(job.key);
        job.service = job.patience = OptionalDuration{};
        observer_.moved(*to, Arrival{job.key, *to, job.job_class, {}, {}}, events.now());
        return enter(id, *to);
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
        const Duration service = job.service.has_value()
            ? *job.service : to_ticks(network_.stage(job.stage).service(draws_, draw_of(job.key, DrawUse::service)));
        require(service >= Duration::zero(), "NetworkRun: negative service time");
        job.gives_up_at = never;
        job.waiting = false;
        job.since = now;
        return later(now, service);
    }
    void begin(JobId id)
    {
        if (const SimTime end = start_service(id); end != never) events.schedule(end, Phase::release, ServiceEnd{id});
    }
    void begin_delay(JobId id)
    {
        if (const SimTime end = start_service(id); end != never) events.schedule(end, Phase::act, Ready{id});
    }

    static void apply(ServerPool& pool, const CapacityChange& change)
    {
        if (change.kind == CapacityChange::Kind::servers) pool.staff(static_cast<int>(change.value));
        else pool.open(change.value, change.kind != CapacityChange::Kind::close);
    }

    void take_over(PoolId id, SimTime start)           // what is in force at the start of the run
    {
        PoolState& s = state(id);
        for (const std::uint32_t priority : network_.gated_priorities(id)) s.pool.open(priority, false);
        const auto due = [&](const CapacityChange& c) {
            return c.at < start || (c.at == start && c.kind != CapacityChange::Kind::slot);
        };
        for (; s.next < s.changes.size() && due(s.changes[s.next]); ++s.next)
            if (s.changes[s.next].kind != CapacityChange::Kind::slot) apply(s.pool, s.changes[s.next]);
        schedule_change(id);
        observer_.level(id, start, s.pool.level());
    }

    void schedule_change(PoolId id)
    {
        PoolState& s = state(id);
        s.next_at = s.next < s.changes.size() ? s.changes[s.next].at : never;
        if (s.next_at != never) events.schedule(s.next_at, Phase::staff, StaffChange{id});
    }

    CompiledNetwork network_;
    Stream draws_;
    Observer& observer_;
    std::vector<PoolState> pools_;
    std::vector<Job> jobs_;
    std::vector<JobId> free_jobs_;
};

}  // namespace teleplan::sim
