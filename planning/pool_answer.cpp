#include "planning/pool_answer.hpp"

#include "planning/need_rows.hpp"
#include "planning/regional_twin.hpp"

namespace teleplan::planning {

PoolAnswer measured(const Study& study, const PoolPlace& at, const PoolStaff& staff, const std::vector<const ServiceTally*>& regime)
{
    const models::StaffPool& pool = study.pool(at.network.pools[at.pool]);
    PoolAnswer out;
    out.pool = at.network.pools[at.pool];
    out.where = at.where;
    out.productive_hours = pool.productive_hours;
    out.hour_rate = pool.hour_rate;
    if (!staff.unlimited)
        for (std::size_t c = 0; c < staff.cells.size(); ++c)
            out.seats.push_back({staff.cells[c].shift, staff.cells[c].day, staff.seats[c], 0, models::hours_in(staff.cells[c], study.regime) * study.per_year(), "", "", 0});
    const double seat_hours = seat_hours_per_year(study, staff);
    std::vector<double> hours, occupancy, waits;
    for (const ServiceTally* tally : regime) {
        const PoolTally& p = tally->pools[at.pool];
        hours.push_back(sim::seconds(p.busy) / 3600 * study.per_year());
        occupancy.push_back(seat_hours > 0 ? hours.back() / seat_hours : 0);
        waits.push_back(p.urgent_started > 0 ? sim::seconds(p.waited) / 60 / static_cast<double>(p.urgent_started) : 0);
    }
    out.busy_hours = sim::mean_interval(hours, 0.95);
    out.fte_mean = {out.busy_hours.mean / pool.productive_hours, out.busy_hours.half_width / pool.productive_hours};
    out.fte_with_shifts = seat_hours / pool.productive_hours;
    out.occupancy = sim::mean_interval(occupancy, 0.95);
    out.mean_wait_minutes = sim::mean_interval(waits, 0.95);
    return out;
}

void add_twin(PoolAnswer& out, const PoolTwin& twin, const PoolPlace& at, int replications)
{
    const Interval seconds{60 * out.mean_wait_minutes.mean, 60 * out.mean_wait_minutes.half_width};
    out.twin = beside(twin, urgent_wait(twin, at.network), seconds, replications);
}

void judge(PoolAnswer& out, const StandardClocks& clocks, const PoolPlace& at, const std::vector<const ServiceTally*>& replications)
{
    for (const Window& w : windows(clocks, static_cast<int>(at.pool), replications)) out.windows.push_back(judge(clocks, w, at.where));
    out.waits = waits_of_standards(clocks, static_cast<int>(at.pool), at.where, replications);
    out.verdict = worst(out.windows);
    out.shortfalls = shortfalls(clocks, out.windows, at.where, replications);
}

}  // namespace teleplan::planning
