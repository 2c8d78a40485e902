#pragma once
// What a run of a staffed network is judged by: integer counts, so that replications and authorities add up in any order.

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
    struct Rule { std::string id; double share = 0; int pool = -1; };   // pool: whose work it judges, by sim::PoolId

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
    [[nodiscard]] std::size_t index(sim::StageId s, sim::ClassId c) const
    {
        return static_cast<std::size_t>(s) * static_cast<std::size_t>(classes_) + static_cast<std::size_t>(c);
    }

private:
    struct Clock { int open = -1; Duration within{}; };
    int classes_ = 1, months_ = 0;
    DateRange counted_;
    models::MonthId first_month_;
    std::vector<int> month_of_day_, rule_;
    std::vector<Clock> clocks_;
    std::vector<Rule> rules_;
    std::vector<models::OpenClock> open_;
};

/// The working time that a standard allows on its clock.
[[nodiscard]] Duration allowed(const models::Within&, const models::Calendar*);

struct PoolTally {
    std::int64_t entered = 0, started = 0, gave_up = 0;            // in the counted period
    Duration busy{}, waited{};                                     // in it; waits of urgent work that started in it
    std::int64_t urgent_started = 0;
    PoolTally& operator+=(const PoolTally&);
};

struct StageTally {
    std::int64_t entered = 0, ended = 0;
    Duration busy{};
    std::vector<std::int64_t> ended_by_hour;                       // of the counted period; only where asked for
    std::vector<Duration> busy_by_hour;
    StageTally& operator+=(const StageTally&);
};

struct ServiceTally {
    std::vector<std::vector<DueMet>> by_month;                     // [rule][month of the due time]
    std::vector<std::vector<DueMet>> by_hour_of_week;              // [rule][hour of the week of entering]
    std::vector<PoolTally> pools;
    std::vector<StageTally> stages;
    ServiceTally& operator+=(const ServiceTally&);
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

    ServiceTally tally;
    std::vector<sim::TimedArrival> moves;                          // to stages of another pool than the observed one
    int record_from_pool = -1;                                     // record moves out of this pool; -1: none

private:
    [[nodiscard]] bool counts(SimTime t) const { return t >= from_ && t < to_; }
    struct LastDue { SimTime entered = sim::never, due = sim::never; };
    const StandardClocks& clocks_;
    std::vector<int> pool_;                                        // by stage; -1: a delay
    std::vector<char> urgent_;                                     // by stage
    std::vector<LastDue> last_due_;                                // by stage and class: much work enters together
    SimTime from_, to_;
    int hourly_stage_;
};

}  // namespace teleplan::planning
