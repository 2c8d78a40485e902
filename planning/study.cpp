#include "planning/study.hpp"

#include <algorithm>

#include "models/authority_inputs.hpp"
#include "planning/open_run.hpp"

namespace teleplan::planning {

using models::Scope;

namespace {

constexpr int no_limit = 10'000'000;

}  // namespace

Study::Study(const models::Plan& p, const models::Territory& territory)
    : plan{p}, clinical{models::pathway_network(p, Scope::authority)}, centre{models::pathway_network(p, Scope::region)}, regime{p.plan.regime}
{
    const auto authorities = models::authorities_of(p, territory);
    cohorts = models::cohorts(p, authorities);
    for (const auto& a : authorities) {
        region_population += a.population;
        codes.push_back(a.code);
    }
    shared = models::centre_networks(p, clinical);
    partitions = models::partitions(p, codes);
    national_population = models::national_population(territory);
    const models::Date first = p.timeline.ramp.points.front().date;
    block = {std::max(first, regime.from + -lead_in_days), regime.to};
    ramp = {std::min(first, regime.from), regime.to};
}

const models::StaffPool& Study::pool(const std::string& name) const
{
    if (const models::StaffPool* own = models::find(plan.organisation.pools, name)) return *own;
    return std::ranges::find(shared, name, &models::CentreNetwork::name)->staff;
}

double active_at_regime(const models::Cohort& cohort)
{
    int sum = 0;
    for (const models::Cell& cell : cohort.cells) sum += cell.patients.back();
    return sum;
}

PoolStaff entered_staff(const Study& study, const std::string& name, const std::string& where)
{
    const models::StaffPool& pool = study.pool(name);
    PoolStaff staff{models::seat_cells(study.plan, pool, where), {}, true};
    if (pool.servers) {
        staff.cells.clear();
        for (const auto day : {models::DayKind::weekday, models::DayKind::holiday})
            staff.cells.push_back({"", day, {}, models::one_day, models::holidays_of(study.plan, where)});
        staff.seats.assign(2, *pool.servers);
        staff.unlimited = false;
        return staff;
    }
    auto entered = models::entered_seats(study.plan, pool, where);
    if (!entered) return staff;
    return {std::move(entered->cells), std::move(entered->seats), false};
}

sim::Network staffed(const Study& study, const models::PathwayNetwork& network, const std::vector<PoolStaff>& staff, DateRange days)
{
    sim::Network out = network.network;
    for (std::size_t p = 0; p < out.pools.size(); ++p) {
        if (staff[p].unlimited) out.pools[p].capacity = {{models::start_of(days.from + -1), no_limit}};
        else out.pools[p].capacity = models::capacity(staff[p].cells, staff[p].seats, days);
    }
    for (const models::GatedPriority& gate : models::gated_priorities(study.plan, network)) {
        const auto p = static_cast<std::size_t>(gate.pool);
        if (staff[p].unlimited) continue;
        const auto& cells = staff[p].cells;
        const models::Holidays holidays = cells.empty() || !cells.front().holidays ? models::holidays_of(study.plan, "region") : *cells.front().holidays;
        out.pools[p].gates.push_back({gate.priority, models::openings(*models::find(study.plan.organisation.calendars, gate.calendar), days, holidays)});
    }
    return out;
}

namespace {

template <sim::Feed F>
RunResult run_feed(const Study& study, const models::PathwayNetwork& network, const sim::Network& staffed, const StandardClocks& clocks, F& feed,
                   DateRange days, const RunOptions& options)
{
    OpenRun<ServiceObserver, F> open{study, staffed, feed, days, options.replication, network, clocks, options.hourly_stage};
    open.observer.record_from_pool = options.record_from_pool;
    open.advance(open.end);
    return {std::move(open.observer.tally), std::move(open.observer.moves), {}};
}

}  // namespace

RunResult run_network(const Study& study, const models::PathwayNetwork& network, const sim::Network& staffed, const StandardClocks& clocks,
                      const Work& arrivals, DateRange days, const RunOptions& options)
{
    sim::SpansFeed feed{arrivals};
    return run_feed(study, network, staffed, clocks, feed, days, options);
}

RunResult run_network(const Study& study, const models::PathwayNetwork& network, const sim::Network& staffed, const StandardClocks& clocks,
                      models::DemandFeed& arrivals, DateRange days, const RunOptions& options)
{
    return run_feed(study, network, staffed, clocks, arrivals, days, options);
}

}  // namespace teleplan::planning
