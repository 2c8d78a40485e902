#pragma once

// The members of NetworkRun that are off its hottest path: moves, patience, groups of resources, changes of capacity. Included
// by sim/network_run.hpp only.
#include "sim/network_run.hpp"

namespace teleplan::sim {

// Not inline: large, called from several places, and the rest then fits the processor's first caches.
template <class Observer>
[[gnu::noinline]] Duration NetworkRun<Observer>::service_of(const Job& job) const
{
    const Duration service = job.service.has_value()
        ? *job.service : to_ticks(network_.stage(job.stage).service(draws_, draw_of(job.key, DrawUse::service)));
    require(service >= Duration::zero(), "NetworkRun: negative service time");
    return service;
}

// A stage that is a delay, or where jobs may balk, or whose pool is in a group, or from where jobs are transferred.
template <class Observer>
auto NetworkRun<Observer>::enter_other(JobId id, OptionalDuration patience) -> Site
{
    Job& job = at(id);
    const CompiledStage& stage = network_.stage(job.stage);
    const SimTime now = events.now();
    if (!stage.pool) {
        job.due = observer_.entered(job.stage, job.job_class, now);
        job.since = now;
        if (const SimTime end = start_service(id); end != never) events.schedule(end, Phase::act, Ready{id});
        return nowhere;
    }
    if (!stage.balking.empty() && network_.balks(job.stage, found(*stage.pool), draws_, job.key)) {
        observer_.balked(job.stage, job.job_class, now);
        return go_on(id, stage.if_balked);
    }
    if (stage.group != Grouping::none) return enter_group(id, patience);
    const StageId here = job.stage;
    const Site settled = enter_plain(id, patience);
    if (job.waiting && job.stage == here && !stage.transfers.empty()) arm_transfer(id);
    return settled;
}

template <class Observer>
[[gnu::noinline, gnu::cold]] void NetworkRun<Observer>::arm_transfer(JobId id)
{
    const auto index = static_cast<std::size_t>(id);
    if (transfer_of_.size() <= index) transfer_of_.resize(jobs_.size());
    transfer_of_[index] = next_transfer(network_.stage(at(id).stage).transfers, events.now());
    if (transfer_of_[index].at != never) events.schedule(transfer_of_[index].at, Phase::transfer, TransferDue{id});
}

// Not inline, nor what it calls: networks without transfers then run as if there were none.
template <class Observer>
[[gnu::noinline, gnu::cold]] void NetworkRun<Observer>::on(TransferDue e)
{
    const Job& job = at(e.job);
    NextTransfer& due = transfer_of_[static_cast<std::size_t>(e.job)];
    const CompiledStage& stage = network_.stage(job.stage);
    if (job.waiting && due.at == events.now() && !stage.transfers.empty()) {   // else served or gone meanwhile
        due.at = never;
        state(*stage.pool).pool.withdraw({network_.priority(job.stage, job.job_class), job.place});
        settle(*stage.pool);
        moving_.push_back({job.since, job.key, e.job});
    }
    if (events.next_time() != events.now() || events.next_phase() != Phase::transfer) transfer_all();
}

template <class Observer>
[[gnu::noinline, gnu::cold]] void NetworkRun<Observer>::transfer_all()
{
    sort_by_entering(moving_);
    for (const Moving& m : moving_) transfer(m.job);
    for (const Moving& m : moving_) settle(*network_.stage(at(m.job).stage).pool);
    for (const Moving& m : moving_)
        if (at(m.job).waiting && !network_.stage(at(m.job).stage).transfers.empty()) arm_transfer(m.job);
    moving_.clear();
}

template <class Observer>
[[gnu::noinline, gnu::cold]] void NetworkRun<Observer>::transfer(JobId id)
{
    Job& job = at(id);
    const CompiledStage& from = network_.stage(job.stage);
    const StageId to = from.transfers[transfer_of_[static_cast<std::size_t>(id)].which].to;
    if (!job.service.has_value()) job.service = service_of(job);
    Arrival as_new{job.key, job.stage, job.job_class, job.service, {}};
    if (job.gives_up_at != never) as_new.patience = job.gives_up_at - job.since;
    job.due = observer_.transferred(to, as_new, job.since, job.due, events.now());
    job.stage = to;
    const auto place = state(*network_.stage(to).pool).pool.request(id, network_.priority(to, job.job_class));
    require(place.has_value(), "NetworkRun: no waiting place for a transferred job");
    job.place = place->index;
}

template <class Observer>
auto NetworkRun<Observer>::reject(JobId id) -> Site
{
    const Job& job = at(id);
    observer_.rejected(job.stage, job.job_class, events.now());
    return go_on(id, network_.stage(job.stage).if_rejected);
}

template <class Observer>
void NetworkRun<Observer>::arm_patience(JobId id, OptionalDuration given)
{
    Job& job = at(id);
    const CompiledStage& stage = network_.stage(job.stage);
    if (!given.has_value() && !stage.patience) return;
    const Duration patience = given.has_value() ? *given : to_ticks((*stage.patience)(draws_, draw_of(job.key, DrawUse::patience)));
    require(patience >= Duration::zero(), "NetworkRun: negative patience");
    job.gives_up_at = later(events.now(), patience);
    if (job.gives_up_at != never) events.schedule(job.gives_up_at, Phase::give_up, GiveUp{id});
}

template <class Observer>
auto NetworkRun<Observer>::go_on(JobId id, const std::vector<Branch>& ways) -> Site
{
    Job& job = at(id);
    const auto to = CompiledNetwork::choose(ways, draws_, job.key);
    if (!to) {
        leave(id);
        return nowhere;
    }
    job.key = next_visit(job.key);
    job.service = OptionalDuration{};
    observer_.moved(*to, Arrival{job.key, *to, job.job_class, {}, {}}, events.now());
    return enter(id, *to, {});
}

template <class Observer>
void NetworkRun<Observer>::on(GiveUp e)
{
    Job& job = at(e.job);
    if (job.gives_up_at != events.now()) return;   // served or gone meanwhile
    const CompiledStage& stage = network_.stage(job.stage);
    const bool grouped = stage.group != Grouping::none;
    if (grouped) groups_[stage.group].resources.withdraw(job.place);
    else state(*stage.pool).pool.withdraw({network_.priority(job.stage, job.job_class), job.place});
    observer_.gave_up(job.stage, job.job_class, job.since, job.due, events.now());
    job.gives_up_at = never;
    job.waiting = false;
    const Site from = grouped ? site_of_group(stage.group) : site_of(*stage.pool);
    if (go_on(e.job, stage.if_gave_up) == from) return;
    if (grouped) settle(groups_[stage.group]);
    else settle(*stage.pool);
}

template <class Observer>
int NetworkRun<Observer>::found(PoolId id) const
{
    const Grouping::Member& m = network_.member(id);
    if (m.group != Grouping::none) return groups_[m.group].resources.jobs(m.resource);
    const Level& level = pools_[static_cast<std::size_t>(id)].pool.level();
    return level.waiting + level.busy;
}

template <class Observer>
auto NetworkRun<Observer>::enter_group(JobId id, OptionalDuration patience) -> Site
{
    Job& job = at(id);
    const std::uint32_t group = network_.stage(job.stage).group;
    const auto ticket = groups_[group].resources.request(id, network_.line(job.stage, job.job_class));
    if (!ticket) return reject(id);
    job.due = observer_.entered(job.stage, job.job_class, events.now());
    job.since = events.now();
    job.place = *ticket;
    job.waiting = true;
    group_jobs_[static_cast<std::size_t>(id)].patience = patience;
    settle(groups_[group]);
    if (job.waiting) arm_patience(id, patience);
    return site_of_group(group);
}

// After every change in a group. Waits for all changes of capacity that are due at this very instant.
template <class Observer>
void NetworkRun<Observer>::settle(Group& group)
{
    ResourceGroup& resources = group.resources;
    const SimTime now = events.now();
    for (std::uint32_t r = 0; r < resources.size(); ++r)
        if (state(resources.pool(r)).next_at == now) return;
    while (const auto decision = resources.decide()) carry_out(*decision);
    for (const Slot& slot : group.slots) resources.open(slot.resource, slot.priority, false);
    group.slots.clear();
    for (std::uint32_t r = 0; r < resources.size(); ++r)
        if (resources.take_changed(r)) observer_.level(resources.pool(r), now, resources.level(r));
}

template <class Observer>
void NetworkRun<Observer>::carry_out(ResourceGroup::Decision decision)
{
    using Kind = ResourceGroup::Decision::Kind;
    Job& job = at(decision.job);
    GroupJob& held = group_jobs_[static_cast<std::size_t>(decision.job)];
    const SimTime now = events.now();
    const auto stop_waiting = [&] {
        if (job.gives_up_at != never) held.patience = job.gives_up_at - now;
        job.gives_up_at = never;
    };
    switch (decision.kind) {
    case Kind::start:
        observer_.started(job.stage, job.job_class, job.since, job.due, now);
        stop_waiting();
        job.waiting = false;
        job.service = service_of(job);
        held.whole = *job.service;
        return serve_in_group(decision.job);
    case Kind::resume:
        observer_.resumed(job.stage, job.job_class, job.since, now);
        stop_waiting();
        return serve_in_group(decision.job);
    case Kind::interrupt:
    case Kind::interrupt_to_restart:
        observer_.interrupted(job.stage, job.job_class, job.since, now);
        if (decision.kind == Kind::interrupt_to_restart) job.service = held.whole;
        else job.service = held.ends_at == never ? forever : held.ends_at - now;
        if (held.ends_at != never) reminders_[held.reminder].reset();
        held.ends_at = never;
        job.since = now;
        return arm_patience(decision.job, held.patience);
    }
}

template <class Observer>
void NetworkRun<Observer>::serve_in_group(JobId id)
{
    Job& job = at(id);
    GroupJob& held = group_jobs_[static_cast<std::size_t>(id)];
    job.since = events.now();
    held.ends_at = later(events.now(), *job.service);
    if (held.ends_at == never) return;
    if (free_reminders_.empty()) {
        free_reminders_.push_back(static_cast<std::uint32_t>(reminders_.size()));
        reminders_.emplace_back();
    }
    held.reminder = free_reminders_.back();
    free_reminders_.pop_back();
    reminders_[held.reminder] = id;
    events.schedule(held.ends_at, Phase::release, GroupServiceEnd{held.reminder});
}

template <class Observer>
void NetworkRun<Observer>::on(GroupServiceEnd e)
{
    const std::optional<JobId> id = reminders_[e.reminder];
    free_reminders_.push_back(e.reminder);
    if (!id) return;
    GroupJob& held = group_jobs_[static_cast<std::size_t>(*id)];
    held.ends_at = never;
    Job& job = at(*id);
    const std::uint32_t group = network_.stage(job.stage).group;
    observer_.ended(job.stage, job.job_class, job.since, events.now());
    groups_[group].resources.release(job.place);
    const Site settled = go_on(*id, network_.stage(job.stage).next);
    if (settled != site_of_group(group)) settle(groups_[group]);
}

template <class Observer>
void NetworkRun<Observer>::on(StaffChange e)
{
    if (network_.member(e.pool).group != Grouping::none) return change_group(e.pool);
    PoolState& s = state(e.pool);
    const std::size_t first = s.next;
    const SimTime now = events.now();
    for (; s.next < s.changes.size() && s.changes[s.next].at == now; ++s.next) apply(e.pool, s.changes[s.next]);
    schedule_change(e.pool);
    while (const auto id = s.pool.start_next()) begin(*id);
    for (std::size_t i = first; i < s.next; ++i)
        if (s.changes[i].kind == CapacityChange::Kind::slot) s.pool.open(s.changes[i].value, false);
    observer_.level(e.pool, now, s.pool.level());
}

template <class Observer>
void NetworkRun<Observer>::change_group(PoolId id)
{
    PoolState& s = state(id);
    const Grouping::Member& m = network_.member(id);
    for (; s.next < s.changes.size() && s.changes[s.next].at == events.now(); ++s.next) {
        const CapacityChange& change = s.changes[s.next];
        apply(id, change);
        if (change.kind == CapacityChange::Kind::slot) groups_[m.group].slots.push_back({m.resource, change.value});
    }
    schedule_change(id);
    settle(groups_[m.group]);
}

template <class Observer>
void NetworkRun<Observer>::apply(PoolId id, const CapacityChange& change)
{
    const Grouping::Member& m = network_.member(id);
    const bool is_open = change.kind != CapacityChange::Kind::close;
    if (m.group != Grouping::none) {
        ResourceGroup& resources = groups_[m.group].resources;
        if (change.kind == CapacityChange::Kind::servers) resources.staff(m.resource, static_cast<int>(change.value));
        else resources.open(m.resource, change.value, is_open);
    } else if (change.kind == CapacityChange::Kind::servers) {
        state(id).pool.staff(static_cast<int>(change.value));
    } else {
        state(id).pool.open(change.value, is_open);
    }
}

template <class Observer>
void NetworkRun<Observer>::take_over(PoolId id, SimTime start)         // what is in force at the start of the run
{
    PoolState& s = state(id);
    for (const std::uint32_t priority : network_.gated_priorities(id)) apply(id, {start, CapacityChange::Kind::close, priority});
    const auto due = [&](const CapacityChange& c) {
        return c.at < start || (c.at == start && c.kind != CapacityChange::Kind::slot);
    };
    for (; s.next < s.changes.size() && due(s.changes[s.next]); ++s.next)
        if (s.changes[s.next].kind != CapacityChange::Kind::slot) apply(id, s.changes[s.next]);
    schedule_change(id);
    observer_.level(id, start, level(id));
}

template <class Observer>
void NetworkRun<Observer>::schedule_change(PoolId id)
{
    PoolState& s = state(id);
    s.next_at = s.next < s.changes.size() ? s.changes[s.next].at : never;
    if (s.next_at != never) events.schedule(s.next_at, Phase::staff, StaffChange{id});
}

}  // namespace teleplan::sim
