#include "planning/service_tally.hpp"

#include <algorithm>

#include "models/plan_names.hpp"
#include "models/staffing.hpp"
#include "sim/tally.hpp"

namespace teleplan::planning {

using models::Calendar;
using models::one_day;
using models::start_of;

Duration allowed(const models::Within& within, const Calendar* calendar)
{
    const Duration working_day = calendar ? models::open_per_day(*calendar) : one_day;
    switch (within.unit) {
    case models::OpenUnit::minute: return sim::to_ticks(within.amount * 60);
    case models::OpenUnit::hour: return sim::to_ticks(within.amount * 3600);
    case models::OpenUnit::day: return sim::to_ticks(within.amount * 86400);
    case models::OpenUnit::working_day: return sim::to_ticks(within.amount * sim::seconds(working_day));
    }
    return {};
}

StandardClocks::StandardClocks(const models::Plan& plan, const models::PathwayNetwork& network, DateRange horizon, DateRange counted)
    : classes_{network.network.classes}, counted_{counted}, holidays_{models::holidays_of(plan, "region")}, first_month_{models::month_of(counted.from)}
{
    for (models::Date d = counted.from; d <= counted.to; d = d + 1) month_of_day_.push_back(models::month_of(d).index - first_month_.index);
    months_ = month_of_day_.empty() ? 0 : month_of_day_.back() + 1;
    rule_.assign(network.network.stages.size() * static_cast<std::size_t>(classes_), -1);
    clocks_.resize(rule_.size());

    const models::Coverages coverages{plan};
    models::Named<int> open_of;                                    // calendar → index into open_
    const auto clock_of = [&](const std::string& name, const Calendar* calendar) {
        if (!calendar || models::is_always_open(*calendar)) return -1;
        if (const int* known = models::find(open_of, name)) return *known;
        open_.emplace_back(*calendar, horizon.from + -1, horizon.to + 60, holidays_);
        open_of.emplace_back(name, static_cast<int>(open_.size()) - 1);
        return open_of.back().second;
    };
    for (const auto& [id, standard] : plan.standards) {
        const auto stage = models::stage_of(network, standard.stage);
        if (!stage) continue;                                      // belongs to the other scope
        rules_.push_back({id, standard.share, {}});
        const sim::Stage& measured = network.network.stages[static_cast<std::size_t>(*stage)];
        if (measured.pool) rules_.back().pools.push_back(static_cast<int>(*measured.pool));
        for (const sim::Need& need : measured.also) rules_.back().pools.push_back(static_cast<int>(need.pool));
        for (std::uint32_t c = 0; c < static_cast<std::uint32_t>(classes_); ++c) {
            const sim::ClassId job_class{c};
            if (!standard.class_name.empty() && models::name_of(models::priority_of(job_class)) != standard.class_name) continue;
            const std::string& name =
                standard.clock == "coverage" ? coverages.calendar(models::coverage_of(job_class)) : standard.clock;
            const Calendar* calendar = models::find(plan.organisation.calendars, name);
            rule_[index(*stage, job_class)] = static_cast<int>(rules_.size()) - 1;
            clocks_[index(*stage, job_class)] = {clock_of(name, calendar), allowed(standard.within, calendar)};
        }
    }
}

namespace {

void encode_table(std::vector<std::byte>& out, const std::vector<std::vector<DueMet>>& table)
{
    sim::encode(out, static_cast<std::int64_t>(table.size()));
    for (const auto& row : table) {
        sim::encode(out, static_cast<std::int64_t>(row.size()));
        for (const DueMet& cell : row) {
            sim::encode(out, cell.due);
            sim::encode(out, cell.met);
        }
    }
}

}  // namespace

void ServiceTally::encode(std::vector<std::byte>& out) const
{
    encode_table(out, by_month);
    encode_table(out, by_hour_of_week);
    for (const auto& rule : waits)
        for (const std::int64_t count : rule) sim::encode(out, count);
    sim::encode(out, static_cast<std::int64_t>(pools.size()));
    for (const PoolTally& p : pools)
        for (const std::int64_t value : {p.entered, p.started, p.gave_up, p.busy.count(), p.waited.count(), p.urgent_started, p.urgent_entered, p.urgent_outside,
                                         p.handed_over, p.received})
            sim::encode(out, value);
    sim::encode(out, static_cast<std::int64_t>(stages.size()));
    for (const StageTally& s : stages) {
        for (const std::int64_t value : {s.entered, s.started, s.ended, s.busy.count(), s.waited.count()}) sim::encode(out, value);
        for (const std::int64_t value : s.ended_by_hour) sim::encode(out, value);
        for (const Duration value : s.busy_by_hour) sim::encode(out, value.count());
    }
}

ServiceObserver::ServiceObserver(const models::PathwayNetwork& network, const StandardClocks& clocks, int hourly_stage)
    : clocks_{clocks}, last_due_(network.network.stages.size() * static_cast<std::size_t>(network.network.classes)), from_{start_of(clocks.counted().from)}, to_{start_of(clocks.counted().to + 1)}, wall_from_{models::wall_clock(from_)}, hourly_stage_{hourly_stage}
{
    tally.by_month.assign(clocks.rules().size(), std::vector<DueMet>(static_cast<std::size_t>(clocks.months())));
    tally.by_hour_of_week.assign(clocks.rules().size(), std::vector<DueMet>(168));
    tally.waits.resize(clocks.rules().size());
    tally.pools.resize(network.network.pools.size());
    tally.stages.resize(network.network.stages.size());
    for (const sim::Stage& s : network.network.stages) {
        pool_.push_back(s.pool ? static_cast<int>(*s.pool) : -1);
        auto& also = also_.emplace_back();
        for (const sim::Need& need : s.also) also.push_back(static_cast<int>(need.pool));
        urgent_.push_back(s.pool && s.priority_by_class.size() > 1 ? 1 : 0);
    }
    for (models::Date d = clocks.counted().from; d <= clocks.counted().to; d = d + 1) working_.push_back(models::day_kind(d, clocks.holidays()) == models::DayKind::weekday ? 1 : 0);
    if (hourly_stage >= 0) {
        const auto hours = static_cast<std::size_t>(clocks.counted().to + 1 - clocks.counted().from) * 24;   // of wall clocks
        tally.stages[static_cast<std::size_t>(hourly_stage)].ended_by_hour.resize(hours);
        tally.stages[static_cast<std::size_t>(hourly_stage)].busy_by_hour.resize(hours);
    }
}

bool ServiceObserver::handed_over_late(sim::StageId s, sim::ClassId c, SimTime entered, SimTime due, SimTime now)
{
    const auto stage = static_cast<std::size_t>(s);
    if (counts(now) && pool_[stage] >= 0) ++tally.pools[static_cast<std::size_t>(pool_[stage])].handed_over;
    const int rule = clocks_.rule_of(s, c), month = rule < 0 ? -1 : clocks_.month(due);
    const bool late = now > due;
    if (month < 0) return late;
    if (late) ++tally.by_hour_of_week[static_cast<std::size_t>(rule)][hour_of_week(entered)].due;
    else --tally.by_month[static_cast<std::size_t>(rule)][static_cast<std::size_t>(month)].due;
    return late;
}

void ServiceObserver::received(sim::StageId s, sim::ClassId c, SimTime due, SimTime now)
{
    const auto stage = static_cast<std::size_t>(s);
    if (counts(now)) {
        ++tally.stages[stage].entered;
        ++tally.pools[static_cast<std::size_t>(pool_[stage])].entered;
        ++tally.pools[static_cast<std::size_t>(pool_[stage])].received;
    }
    const int rule = clocks_.rule_of(s, c), month = rule < 0 ? -1 : clocks_.month(due);
    if (month >= 0) ++tally.by_month[static_cast<std::size_t>(rule)][static_cast<std::size_t>(month)].due;
}

}  // namespace teleplan::planning
