#include "planning/run.hpp"

#include "planning/need_rows.hpp"
#include "planning/platform_load.hpp"
#include "planning/statistical_check.hpp"

namespace teleplan::planning {

namespace {

PoolAnswer entered_answer(const Study& study, const StandardClocks& clocks, const std::string& where, const std::string& name, int pool, const PoolStaff& staff,
                          const std::vector<const ServiceTally*>& tallies)
{
    const models::StaffPool& settings = study.pool(name);
    PoolAnswer out;
    out.pool = name;
    out.where = where;
    out.productive_hours = settings.productive_hours;
    out.hour_rate = settings.hour_rate;
    std::vector<double> hours, occupancy, waits;
    const double seat_hours = seat_hours_per_year(study, staff);
    for (const ServiceTally* tally : tallies) {
        const PoolTally& p = tally->pools[static_cast<std::size_t>(pool)];
        hours.push_back(sim::seconds(p.busy) / 3600 * study.per_year());
        occupancy.push_back(seat_hours > 0 ? hours.back() / seat_hours : 0);
        waits.push_back(p.urgent_started > 0 ? sim::seconds(p.waited) / 60 / static_cast<double>(p.urgent_started) : 0);
    }
    out.busy_hours = sim::mean_interval(hours, 0.95);
    out.fte_mean = {out.busy_hours.mean / settings.productive_hours, out.busy_hours.half_width / settings.productive_hours};
    out.fte_with_shifts = seat_hours / settings.productive_hours;
    out.occupancy = sim::mean_interval(occupancy, 0.95);
    out.mean_wait_minutes = sim::mean_interval(waits, 0.95);
    if (staff.unlimited) return out;
    for (std::size_t c = 0; c < staff.cells.size(); ++c)
        out.seats.push_back({staff.cells[c].shift, staff.cells[c].day, staff.seats[c], 0, models::hours_in(staff.cells[c], study.regime) * study.per_year(), "", "", 0});
    for (const Window& w : windows(clocks, pool, tallies)) out.windows.push_back(judge(clocks, w, where));
    out.verdict = worst(out.windows);
    out.shortfalls = shortfalls(clocks, out.windows, where, tallies);
    return out;
}

}  // namespace

RunStudy run(const models::Plan& plan, const models::Territory& territory, const models::ProvenanceTable& provenance, int replications, const Executor& executor)
{
    const Study study{plan, territory};
    const StudyClocks clocks{study};
    const Staffing staffing = entered_staffing(study);
    Progress progress{executor, "run", static_cast<double>(replications)};
    const auto results = executor.map(static_cast<std::size_t>(replications), [&](std::size_t r) {
        auto replication = replicate(study, clocks, staffing, static_cast<std::uint32_t>(r + 1));
        progress.step();
        return replication;
    });

    RunStudy out;
    for (const RegionReplication& r : results) encode(r, out.tallies);
    out.answer.identity = {plan.plan.title, plan.plan.region_code, "", "", "", plan.plan.seed, replications, 0, plan.plan.regime, false};
    for (std::size_t a = 0; a < study.cohorts.size(); ++a) {
        std::vector<const ServiceTally*> tallies;
        for (const RegionReplication& r : results) tallies.push_back(&r.authorities[a].service);
        for (std::size_t p = 0; p < study.clinical.pools.size(); ++p)
            out.answer.pools.push_back(entered_answer(study, clocks.clinical, study.cohorts[a].authority.code, study.clinical.pools[p], static_cast<int>(p),
                                                      staffing.clinical[a][p], tallies));
    }
    std::vector<const ServiceTally*> centre;
    for (const RegionReplication& r : results) centre.push_back(&r.centre);
    for (std::size_t p = 0; p < study.centre.pools.size(); ++p)
        out.answer.pools.push_back(entered_answer(study, clocks.centre, "region", study.centre.pools[p], static_cast<int>(p), staffing.centre[p], centre));
    out.answer.rows = need_rows({study, territory, provenance, results, staffing, out.answer.pools});
    out.answer.platform = platform_load(study, results);
    return out;
}

}  // namespace teleplan::planning
