#pragma once
// Counts what a TallyPlan asks for while a network runs. What the default tables show, of every stage and pool over the whole
// observed time, is counted without a look at any list: it is all that most plans need, at every event.

#include <algorithm>

#include "planning/network_tally.hpp"
#include "sim/network_run.hpp"

namespace teleplan::planning {

class NetworkObserver : public sim::NoObserver {
public:
    /// Observed: [from, to).
    NetworkObserver(const TallyPlan& plan, SimTime start, SimTime from, SimTime to)
        : tally(plan, start), plan_(plan), from_(from), to_(to), more_flows_(plan.flows.size() > plan.flows_of_stage.size()), any_levels_(!plan.levels.empty())
    {
    }

    SimTime entered(sim::StageId s, sim::ClassId c, SimTime now)
    {
        arrived(s, c, now);
        change(s, c, now, 1, 0);
        return sim::never;
    }
    void started(sim::StageId s, sim::ClassId c, SimTime entered, SimTime, SimTime now)
    {
        each_flow(s, c, now, entered, [&](const FlowSpec& spec, FlowTally& flow) {
            const Duration wait = now - entered;
            ++flow.started;
            flow.waited += wait > Duration{} ? 1 : 0;
            flow.within += wait <= spec.within ? 1 : 0;
            flow.wait += wait.count();
            flow.longest = std::max(flow.longest, wait);
            if (spec.quantiles) flow.waits.add(wait);
        });
        change(s, c, now, -1, 1);
    }
    void ended(sim::StageId s, sim::ClassId c, SimTime started, SimTime now)
    {
        each_flow(s, c, now, now, [&](const FlowSpec& spec, FlowTally& flow) {
            flow.served += spec.network ? 0 : 1;
            flow.service += (now - started).count();
        });
        change(s, c, now, 0, -1);
    }
    void interrupted(sim::StageId s, sim::ClassId c, SimTime started, SimTime now)
    {
        each_flow(s, c, now, now, [&](const FlowSpec&, FlowTally& flow) {
            ++flow.interrupted;
            flow.service += (now - started).count();
        });
        change(s, c, now, 1, -1);
    }
    void resumed(sim::StageId s, sim::ClassId c, SimTime, SimTime now) { change(s, c, now, -1, 1); }
    void gave_up(sim::StageId s, sim::ClassId c, SimTime entered, SimTime, SimTime now)
    {
        each_flow(s, c, now, entered, [&](const FlowSpec&, FlowTally& flow) {
            ++flow.gave_up;
            flow.lost_wait += (now - entered).count();
            flow.longest = std::max(flow.longest, now - entered);
        });
        change(s, c, now, -1, 0);
        lost_ = true;
    }
    void rejected(sim::StageId s, sim::ClassId c, SimTime now)
    {
        arrived(s, c, now);
        each_flow(s, c, now, now, [](const FlowSpec&, FlowTally& flow) { ++flow.rejected; });
        lost_ = true;
    }
    void balked(sim::StageId s, sim::ClassId c, SimTime now)
    {
        arrived(s, c, now);
        each_flow(s, c, now, now, [](const FlowSpec&, FlowTally& flow) { ++flow.balked; });
        lost_ = true;
    }
    void moved(sim::StageId, const sim::Arrival&, SimTime)
    {
        inside_ = true;
        lost_ = false;
    }
    void gone(sim::ClassId c, SimTime arrived, SimTime now)
    {
        for (const std::uint32_t l : plan_.network_levels) change(l, c, now, -1);
        if (!lost_) {
            for (const std::uint32_t f : plan_.network_flows) {
                const Filter& filter = plan_.flows[f].filter;
                if (filter.takes(c) && plan_.windows[filter.window].contains(now)) ++tally.flows[f].served;
            }
            for (std::size_t i = 0; i < plan_.stays.size(); ++i) stayed(i, c, arrived, now);
        }
        lost_ = false;
    }
    void level(sim::PoolId p, SimTime now, const sim::Level& level)
    {
        ServerTally& server = tally.servers[static_cast<std::size_t>(p)];
        if (server.level == level) return;
        close(server, (std::clamp(now, from_, to_) - std::clamp(server.since, from_, to_)).count(), now);
        server.level = level;
        for (const std::uint32_t i : plan_.servers_of_pool[static_cast<std::size_t>(p)]) {
            close(i, now);
            tally.servers[i].level = level;
        }
    }
    /// Counts everything up to the end of the run.
    void finish(SimTime end)
    {
        for (std::uint32_t i = 0; i < tally.servers.size(); ++i) close(i, end);
        for (std::uint32_t i = 0; i < tally.levels.size(); ++i) close_level(i, end);
    }

    NetworkTally tally;

private:
    template <class Count> void each_flow(sim::StageId s, sim::ClassId c, SimTime now, SimTime arrival, Count&& count)
    {
        if (now >= from_ && now < to_) count(default_flow, tally.flows[static_cast<std::size_t>(s)]);
        if (!more_flows_) return;
        for (const std::uint32_t i : plan_.flows_of_stage[static_cast<std::size_t>(s)]) {
            const FlowSpec& spec = plan_.flows[i];
            if (spec.filter.takes(c) && plan_.windows[spec.filter.window].contains(spec.filter.by_arrival ? arrival : now)) count(spec, tally.flows[i]);
        }
    }
    void arrived(sim::StageId s, sim::ClassId c, SimTime now)
    {
        each_flow(s, c, now, now, [](const FlowSpec& spec, FlowTally& flow) { flow.arrived += spec.network ? 0 : 1; });
        if (!inside_) {                                              // from outside
            for (const std::uint32_t f : plan_.network_flows) {
                const Filter& filter = plan_.flows[f].filter;
                if (filter.takes(c) && plan_.windows[filter.window].contains(now)) ++tally.flows[f].arrived;
            }
            for (const std::uint32_t l : plan_.network_levels) change(l, c, now, 1);
        }
        inside_ = false;
    }
    void stayed(std::size_t i, sim::ClassId c, SimTime arrived, SimTime now)
    {
        const StaySpec& spec = plan_.stays[i];
        if (!spec.filter.takes(c) || !plan_.windows[spec.filter.window].contains(spec.filter.by_arrival ? arrived : now)) return;
        StayTally& stay = tally.stays[i];
        const Duration time = now - arrived;
        ++stay.left;
        stay.within += time <= spec.within ? 1 : 0;
        stay.time += time.count();
        stay.longest = std::max(stay.longest, time);
        if (spec.quantiles) stay.times.add(time);
    }
    void change(sim::StageId s, sim::ClassId c, SimTime now, int waiting, int in_service)
    {
        if (!any_levels_) return;
        for (const LevelUse& use : plan_.levels_of_stage[static_cast<std::size_t>(s)]) {
            const Present what = plan_.levels[use.level].what;
            const int by = what == Present::waiting ? waiting : what == Present::in_service ? in_service : waiting + in_service;
            if (by != 0) change(use.level, c, now, by * use.units);
        }
    }
    void change(std::uint32_t level, sim::ClassId c, SimTime now, std::int64_t by)
    {
        if (!plan_.levels[level].filter.takes(c)) return;
        close_level(level, now);
        tally.levels[level].value += by;
    }
    void close_level(std::uint32_t i, SimTime now)
    {
        LevelTally& level = tally.levels[i];
        if (now <= level.since) return;
        const auto ticks = plan_.windows[plan_.levels[i].filter.window].covered(level.since, now).count();
        level.since = now;
        if (ticks <= 0) return;
        level.area += Int128{level.value} * ticks;
        level.most = std::max(level.most, level.value);
        if (!plan_.levels[i].distribution) return;
        const auto at = static_cast<std::size_t>(level.value);
        if (at >= level.ticks_at.size()) level.ticks_at.resize(at + 1);
        level.ticks_at[at] += ticks;
    }
    void close(std::uint32_t i, SimTime now)
    {
        ServerTally& server = tally.servers[i];
        close(server, plan_.windows[plan_.servers[i].window].covered(server.since, now).count(), now);
    }
    static void close(ServerTally& server, std::int64_t ticks, SimTime now)
    {
        server.busy += Int128{ticks} * server.level.busy;
        server.waiting += Int128{ticks} * server.level.waiting;
        server.staffed += Int128{ticks} * server.level.staffed;
        server.since = now;
    }

    const TallyPlan& plan_;
    SimTime from_, to_;
    bool more_flows_, any_levels_;
    bool inside_ = false;                              // the next job to enter comes from another stage
    bool lost_ = false;                                // the last job was not served
};

}  // namespace teleplan::planning
