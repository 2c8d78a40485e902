#pragma once
// What goes on in a network that somebody watches, beside what its own observer counts: who is where, hour by hour, and who moves.

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "planning/live_snapshot.hpp"
#include "sim/network_run.hpp"

namespace teleplan::planning {

/// Where the stages and pools of a network lie: a place of the scene, and a stage or a pool of that place.
struct LiveLayout {
    struct At { std::size_t place = 0, index = 0; };
    std::vector<At> stages, pools;                                 // by sim::StageId, sim::PoolId of the network
    std::vector<std::vector<std::size_t>> pools_of_stage;          // sim::PoolId: its own, then those needed with it; none: a delay
    std::vector<bool> alerts;                                      // by stage: what comes there from outside is an alert
};

/// Since the last full hour.
struct PoolHour { std::int64_t waiting = 0, busy = 0, on_duty = 0, done = 0; };   // the first three × ticks
struct StageHour {
    models::ByPriority<std::int64_t> alerts{};
    std::int64_t in_time = 0, late = 0;
    StageHour& operator+=(const StageHour& o)
    {
        for (std::size_t c = 0; c < alerts.size(); ++c) alerts[c] += o.alerts[c];
        in_time += o.in_time;
        late += o.late;
        return *this;
    }
};

/// The last of many: older ones are written over.
class LatestMoves {
public:
    static constexpr std::size_t most = 512;
    void add(const LiveMove& move) { moves_[count_++ % most] = move; }
    [[nodiscard]] std::size_t size() const { return std::min(count_, most); }
    [[nodiscard]] const LiveMove& operator[](std::size_t i) const { return moves_[(count_ - size() + i) % most]; }   // 0: the oldest

private:
    std::array<LiveMove, most> moves_{};
    std::size_t count_ = 0;
};

template <class Counting>
class LiveObserver : public sim::NoObserver {
public:
    template <class... Counted>
    explicit LiveObserver(const LiveLayout& layout, Counted&&... counted)
        : counting{std::forward<Counted>(counted)...}, stages(layout.stages.size()), stage_hours(layout.stages.size()), pools(layout.pools.size()), layout_{layout}
    {
    }

    SimTime entered(sim::StageId s, sim::ClassId c, SimTime now)
    {
        const auto stage = static_cast<std::size_t>(s);
        ++stages[stage].waiting;
        if (!inside_) {
            if (layout_.alerts[stage]) ++stage_hours[stage].alerts[static_cast<std::size_t>(models::priority_of(c))];
            moves.add(move(none_, s, c, now));
        }
        inside_ = false;
        return counting.entered(s, c, now);
    }
    void started(sim::StageId s, sim::ClassId c, SimTime entered, SimTime due, SimTime now)
    {
        const auto stage = static_cast<std::size_t>(s);
        --stages[stage].waiting;
        ++stages[stage].in_service;
        judge(stage, due, now);
        counting.started(s, c, entered, due, now);
    }
    void ended(sim::StageId s, sim::ClassId c, SimTime started, SimTime now)
    {
        const auto stage = static_cast<std::size_t>(s);
        --stages[stage].in_service;
        ++stages[stage].left_this_hour;
        for (const std::size_t p : layout_.pools_of_stage[stage]) ++pools[p].hour.done;
        from_ = s;
        counting.ended(s, c, started, now);
    }
    void interrupted(sim::StageId s, sim::ClassId c, SimTime started, SimTime now)
    {
        --stages[static_cast<std::size_t>(s)].in_service;
        ++stages[static_cast<std::size_t>(s)].waiting;
        counting.interrupted(s, c, started, now);
    }
    void resumed(sim::StageId s, sim::ClassId c, SimTime interrupted, SimTime now)
    {
        --stages[static_cast<std::size_t>(s)].waiting;
        ++stages[static_cast<std::size_t>(s)].in_service;
        counting.resumed(s, c, interrupted, now);
    }
    SimTime transferred(sim::StageId to, const sim::Arrival& as_new, SimTime entered, SimTime due, SimTime now)
    {
        const auto from = static_cast<std::size_t>(as_new.stage);
        --stages[from].waiting;
        ++stages[from].left_this_hour;
        ++stages[static_cast<std::size_t>(to)].waiting;
        moves.add(move(as_new.stage, to, as_new.job_class, now));
        const SimTime carried = counting.transferred(to, as_new, entered, due, now);
        if (due != sim::never && carried == sim::never) ++stage_hours[from].late;
        return carried;
    }
    void gave_up(sim::StageId s, sim::ClassId c, SimTime entered, SimTime due, SimTime now)
    {
        const auto stage = static_cast<std::size_t>(s);
        --stages[stage].waiting;
        ++stages[stage].left_this_hour;
        if (due != sim::never) ++stage_hours[stage].late;
        from_ = s;
        counting.gave_up(s, c, entered, due, now);
    }
    void rejected(sim::StageId s, sim::ClassId c, SimTime now)
    {
        turned_away(s, c, now);
        counting.rejected(s, c, now);
    }
    void balked(sim::StageId s, sim::ClassId c, SimTime now)
    {
        turned_away(s, c, now);
        counting.balked(s, c, now);
    }
    void left(sim::ClassId c, SimTime now)
    {
        moves.add(move(from_, none_, c, now));
        inside_ = false;
        counting.left(c, now);
    }
    void moved(sim::StageId to, const sim::Arrival& as_new, SimTime now)
    {
        moves.add(move(from_, to, as_new.job_class, now));
        inside_ = true;
        counting.moved(to, as_new, now);
    }
    void level(sim::PoolId p, SimTime now, const sim::Level& level)
    {
        PoolNow& pool = pools[static_cast<std::size_t>(p)];
        pool.add_until(now);
        pool.level = level;
        counting.level(p, now, level);
    }

    /// Means of the hour up to now are then in the hours of the pools.
    void close(SimTime now)
    {
        for (PoolNow& pool : pools) pool.add_until(now);
    }
    void begin_hour()
    {
        for (PoolNow& pool : pools) pool.hour = {};
        for (StageHour& hour : stage_hours) hour = {};
        for (LiveStage& stage : stages) stage.left_last_hour = std::exchange(stage.left_this_hour, 0);
    }

    struct PoolNow {
        sim::Level level;
        SimTime since{};
        PoolHour hour;
        void add_until(SimTime now)
        {
            const std::int64_t ticks = (now - since).count();
            hour.waiting += ticks * level.waiting;
            hour.busy += ticks * level.busy;
            hour.on_duty += ticks * level.staffed;
            since = now;
        }
    };
    Counting counting;
    std::vector<LiveStage> stages;                                 // by sim::StageId
    std::vector<StageHour> stage_hours;
    std::vector<PoolNow> pools;                                    // by sim::PoolId
    LatestMoves moves;

private:
    static constexpr sim::StageId none_{UINT32_MAX};

    void judge(std::size_t stage, SimTime due, SimTime now)
    {
        if (due == sim::never) return;
        ++(now <= due ? stage_hours[stage].in_time : stage_hours[stage].late);
    }
    void turned_away(sim::StageId s, sim::ClassId c, SimTime now)
    {
        if (!inside_) moves.add(move(none_, s, c, now));
        inside_ = false;
        ++stages[static_cast<std::size_t>(s)].left_this_hour;
        from_ = s;
    }
    [[nodiscard]] LiveMove move(sim::StageId from, sim::StageId to, sim::ClassId c, SimTime now) const
    {
        LiveMove out;
        out.at = now;
        if (from != none_) {
            const LiveLayout::At& at = layout_.stages[static_cast<std::size_t>(from)];
            out.from_place = static_cast<std::int16_t>(at.place);
            out.from_stage = static_cast<std::int16_t>(at.index);
        }
        if (to != none_) {
            const LiveLayout::At& at = layout_.stages[static_cast<std::size_t>(to)];
            out.to_place = static_cast<std::int16_t>(at.place);
            out.to_stage = static_cast<std::int16_t>(at.index);
        }
        out.priority = models::priority_of(c);
        out.intensity = models::intensity_of(c);
        return out;
    }

    const LiveLayout& layout_;
    sim::StageId from_ = none_;                                    // the stage that was left last
    bool inside_ = false;                                          // the next job to enter comes from another stage
};

}  // namespace teleplan::planning
