#pragma once
// What a run of a staffed network is judged by: integer counts, so that replications and authorities add up in any order.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "models/calendar.hpp"
#include "models/pathway.hpp"
#include "sim/network_run.hpp"

namespace teleplan::planning {

using models::DateRange;
using sim::Duration;
using sim::SimTime;

/// Items due in one window, and those taken in charge in time.
struct DueMet {
    std::int64_t due = 0, met = 0;
    DueMet& operator+=(const DueMet& o)
    {
        due += o.due;
        met += o.met;
        return *this;
    }
};

/// The standards that apply to a network: which one for each stage and class, and on which clock.
class StandardClocks {
public:
    struct Rule {
        std::string id;
        double share = 0;
        std::vector<int> pools;                                    // whose work it judges, by sim::PoolId
        [[nodiscard]] bool judges(int pool) const { return std::ranges::find(pools, pool) != pools.end(); }
    };

    StandardClocks(const models::Plan&, const models::PathwayNetwork&, DateRange horizon, DateRange counted);

    [[nodiscard]] int rule_of(sim::StageId s, sim::ClassId c) const { return rule_[index(s, c)]; }   // -1: none
    [[nodiscard]] SimTime due(sim::StageId s, sim::ClassId c, SimTime entered) const
    {
        const Clock& clock = clocks_[index(s, c)];
        return clock.open < 0 ? entered + clock.within : open_[static_cast<std::size_t>(clock.open)].due(entered, clock.within);
    }
    [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
    [[nodiscard]] int months() const { return months_; }
    [[nodiscard]] models::MonthId first_month() const { return first_month_; }
    /// Month of the counted period in which a time lies; -1 outside.
    [[nodiscard]] int month(SimTime t) const
    {
        const int day = models::date_of(t) - counted_.from;
        return day < 0 || day >= static_cast<int>(month_of_day_.size()) ? -1 : month_of_day_[static_cast<std::size_t>(day)];
    }
    [[nodiscard]] DateRange counted() const { return counted_; }
    [[nodiscard]] const models::Holidays& holidays() const { return holidays_; }                       // a patron saint stops no clock
    [[nodiscard]] std::size_t index(sim::StageId s, sim::ClassId c) const
    {
        return static_cast<std::size_t>(s) * static_cast<std::size_t>(classes_) + static_cast<std::size_t>(c);
    }

private:
    struct Clock { int open = -1; Duration within{}; };
    int classes_ = 1, months_ = 0;
    DateRange counted_;
    models::Holidays holidays_;
    models::MonthId first_month_;
    std::vector<int> month_of_day_, rule_;
    std::vector<Clock> clocks_;
    std::vector<Rule> rules_;
    std::vector<models::OpenClock> open_;
};

/// Waits are counted in classes, each up to its end and with it; one more class is beyond them all. Time that passes, nights included.
inline constexpr std::array<Duration, 16> wait_class_ends{std::chrono::minutes{1}, std::chrono::minutes{5}, std::chrono::minutes{10}, std::chrono::minutes{15},
                                                          std::chrono::minutes{30}, std::chrono::hours{1}, std::chrono::hours{2}, std::chrono::hours{4},
                                                          std::chrono::hours{8}, std::chrono::hours{24}, std::chrono::days{2}, std::chrono::days{3},
                                                          std::chrono::days{7}, std::chrono::days{10}, std::chrono::days{15}, std::chrono::days{30}};
[[nodiscard]] inline std::size_t wait_class(Duration wait) { return static_cast<std::size_t>(std::ranges::lower_bound(wait_class_ends, wait) - wait_class_ends.begin()); }

/// The working time that a standard allows on its clock.
[[nodiscard]] Duration allowed(const models::Within&, const models::Calendar*);

struct PoolTally {
    std::int64_t entered = 0, started = 0, gave_up = 0;            // in the counted period
    Duration busy{}, waited{};                                     // in it; waits of urgent work that started in it
    std::int64_t urgent_started = 0;
    std::int64_t urgent_entered = 0, urgent_outside = 0;           // outside: not on a working day from 08:00 to 20:00
    std::int64_t handed_over = 0, received = 0;                    // to and from other places while waiting
};

struct StageTally {
    std::int64_t entered = 0, started = 0, ended = 0;
    Duration busy{}, waited{};                                     // waits of those that started
    std::vector<std::int64_t> ended_by_hour;                       // of the counted period; only where asked for
    std::vector<Duration> busy_by_hour;
};

struct ServiceTally {
    std::vector<std::vector<DueMet>> by_month;                     // [rule][month of the due time]
    std::vector<std::vector<DueMet>> by_hour_of_week;              // [rule][hour of the week of entering]
    std::vector<std::array<std::int64_t, wait_class_ends.size() + 1>> waits;   // [rule]: of what was taken in charge and due in the period
    std::vector<PoolTally> pools;
    std::vector<StageTally> stages;
    /// Appends the counts field by field, little-endian: what is hashed and stored.
    void encode(std::vector<std::byte>&) const;
};

/// Observes a run and fills a tally; records what moves on to `recorded` pools.
class ServiceObserver : public sim::NoObserver {
public:
    ServiceObserver(const models::PathwayNetwork&, const StandardClocks&, int hourly_stage = -1);

    SimTime entered(sim::StageId, sim::ClassId, SimTime now);
    void started(sim::StageId, sim::ClassId, SimTime entered, SimTime due, SimTime now);
    void ended(sim::StageId, sim::ClassId, SimTime started, SimTime now);
    void gave_up(sim::StageId, sim::ClassId, SimTime entered, SimTime due, SimTime now);
    void rejected(sim::StageId, sim::ClassId, SimTime now);
    void moved(sim::StageId to, const sim::Arrival& as_new, SimTime now);

    /// A job that waits goes on waiting elsewhere, which `received` it. Work that is late already stays on the books of the
    /// place that let it become late: true. Otherwise it is judged where it goes.
    [[nodiscard]] bool handed_over_late(sim::StageId, sim::ClassId, SimTime entered, SimTime due, SimTime now);
    void received(sim::StageId, sim::ClassId, SimTime due, SimTime now);

    ServiceTally tally;
    std::vector<sim::TimedArrival> moves;                          // to stages of another pool than the observed one
    int record_from_pool = -1;                                     // record moves out of this pool; -1: none

private:
    [[nodiscard]] bool counts(SimTime t) const { return t >= from_ && t < to_; }
    /// Of a counted time, by wall clocks: hours since the first counted midnight.
    [[nodiscard]] std::size_t hour_of(SimTime t) const { return static_cast<std::size_t>((models::wall_clock(t) - wall_from_) / std::chrono::hours{1}); }
    struct LastDue { SimTime entered = sim::never, due = sim::never; };
    const StandardClocks& clocks_;
    std::vector<int> pool_;                                        // by stage; -1: a delay
    std::vector<std::vector<int>> also_;                           // by stage: further pools taken together with it
    std::vector<char> urgent_;                                     // by stage
    std::vector<char> working_;                                    // by counted day
    std::vector<LastDue> last_due_;                                // by stage and class: much work enters together
    SimTime from_, to_;
    Duration wall_from_;                                           // what wall clocks show at from_
    int hourly_stage_;
};

// The hot path, inline.

inline SimTime ServiceObserver::entered(sim::StageId s, sim::ClassId c, SimTime now)
{
    const auto stage = static_cast<std::size_t>(s);
    if (counts(now)) {
        ++tally.stages[stage].entered;
        if (pool_[stage] >= 0) {
            PoolTally& pool = tally.pools[static_cast<std::size_t>(pool_[stage])];
            ++pool.entered;
            if (urgent_[stage] != 0) {
                const auto hour = hour_of(now);
                ++pool.urgent_entered;
                pool.urgent_outside += working_[hour / 24] != 0 && hour % 24 >= 8 && hour % 24 < 20 ? 0 : 1;
            }
        }
        for (const int also : also_[stage]) ++tally.pools[static_cast<std::size_t>(also)].entered;
    }
    const int rule = clocks_.rule_of(s, c);
    if (rule < 0) return sim::never;
    LastDue& last = last_due_[clocks_.index(s, c)];
    if (last.entered != now) last = {now, clocks_.due(s, c, now)};
    const SimTime due = last.due;
    if (const int month = clocks_.month(due); month >= 0) ++tally.by_month[static_cast<std::size_t>(rule)][static_cast<std::size_t>(month)].due;
    return due;
}

/// By wall clocks.
inline std::size_t hour_of_week(SimTime t)
{
    constexpr std::int64_t saturday = 5 * 24;                      // the clock starts at midnight of a Saturday; a week on Monday
    return static_cast<std::size_t>((models::wall_clock(t) / std::chrono::hours{1} + saturday) % 168);
}

inline void ServiceObserver::started(sim::StageId s, sim::ClassId c, SimTime entered, SimTime due, SimTime now)
{
    const auto stage = static_cast<std::size_t>(s);
    if (const int rule = clocks_.rule_of(s, c); rule >= 0)
        if (const int month = clocks_.month(due); month >= 0) {
            const bool met = now <= due;
            DueMet& hour = tally.by_hour_of_week[static_cast<std::size_t>(rule)][hour_of_week(entered)];
            ++hour.due;
            hour.met += met ? 1 : 0;
            ++tally.waits[static_cast<std::size_t>(rule)][wait_class(now - entered)];
            tally.by_month[static_cast<std::size_t>(rule)][static_cast<std::size_t>(month)].met += met ? 1 : 0;
        }
    if (pool_[stage] < 0 || !counts(now)) return;
    ++tally.stages[stage].started;
    tally.stages[stage].waited += now - entered;
    for (const int also : also_[stage]) ++tally.pools[static_cast<std::size_t>(also)].started;
    PoolTally& pool = tally.pools[static_cast<std::size_t>(pool_[stage])];
    ++pool.started;
    if (urgent_[stage] == 0) return;
    ++pool.urgent_started;
    pool.waited += now - entered;
}

inline void ServiceObserver::ended(sim::StageId s, sim::ClassId, SimTime started, SimTime now)
{
    const auto stage = static_cast<std::size_t>(s);
    StageTally& of_stage = tally.stages[stage];
    const Duration inside = std::max(Duration{}, std::min(now, to_) - std::max(started, from_));
    of_stage.busy += inside;
    if (pool_[stage] >= 0) tally.pools[static_cast<std::size_t>(pool_[stage])].busy += inside;
    for (const int also : also_[stage]) tally.pools[static_cast<std::size_t>(also)].busy += inside;
    if (!counts(now)) return;
    ++of_stage.ended;
    if (static_cast<int>(stage) != hourly_stage_) return;
    ++of_stage.ended_by_hour[hour_of(now)];
    for (SimTime t = std::max(started, from_); t < now;) {         // over the clock hours that the service touches
        const SimTime end = std::min(now, from_ + ((t - from_) / std::chrono::hours{1} + 1) * std::chrono::hours{1});
        of_stage.busy_by_hour[hour_of(t)] += end - t;
        t = end;
    }
}

inline void ServiceObserver::gave_up(sim::StageId s, sim::ClassId c, SimTime entered, SimTime due, SimTime now)
{
    const auto stage = static_cast<std::size_t>(s);
    if (const int rule = clocks_.rule_of(s, c); rule >= 0 && clocks_.month(due) >= 0)
        ++tally.by_hour_of_week[static_cast<std::size_t>(rule)][hour_of_week(entered)].due;
    if (pool_[stage] >= 0 && counts(now)) ++tally.pools[static_cast<std::size_t>(pool_[stage])].gave_up;
    for (const int also : also_[stage]) tally.pools[static_cast<std::size_t>(also)].gave_up += counts(now) ? 1 : 0;
}

inline void ServiceObserver::rejected(sim::StageId s, sim::ClassId c, SimTime now)
{
    const int rule = clocks_.rule_of(s, c);
    if (rule < 0) return;
    const int month = clocks_.month(clocks_.due(s, c, now));       // turned away is not taken in charge
    if (month < 0) return;
    ++tally.by_month[static_cast<std::size_t>(rule)][static_cast<std::size_t>(month)].due;
    ++tally.by_hour_of_week[static_cast<std::size_t>(rule)][hour_of_week(now)].due;
}

inline void ServiceObserver::moved(sim::StageId to, const sim::Arrival& as_new, SimTime now)
{
    const int pool = pool_[static_cast<std::size_t>(to)];
    if (record_from_pool >= 0 && pool >= 0 && pool != record_from_pool) moves.push_back({now, as_new});
}

}  // namespace teleplan::planning
