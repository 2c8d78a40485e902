#include "planning/size.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "models/mean_values.hpp"
#include "planning/annex.hpp"
#include "planning/need_rows.hpp"
#include "planning/platform_load.hpp"
#include "planning/pool_answer.hpp"
#include "planning/pool_sizing.hpp"
#include "planning/regional_twin.hpp"
#include "planning/sensitivity.hpp"
#include "planning/services_answer.hpp"

namespace teleplan::planning {

namespace {

using Sequence = std::vector<sim::TimedArrival>;

/// Shares of the progress bar: searching an authority, the service centre, the fresh replications.
constexpr double search_part = 0.55, centre_part = 0.05;

struct Sizing {
    Staffing staffing;
    std::vector<std::vector<SizedPool>> clinical;                  // [authority][pool]
    std::vector<SizedPool> centre;
};

/// The pools of a network with their upstream before them: work moves from earlier to later ones.
std::vector<int> upstream_first(const models::PathwayNetwork& network)
{
    std::vector<int> order;
    const auto add = [&](int p) {
        if (std::ranges::find(order, p) == order.end()) order.push_back(p);
    };
    for (const sim::Stage& stage : network.network.stages) {
        if (stage.pool) add(static_cast<int>(*stage.pool));
        for (const sim::Need& also : stage.also) add(static_cast<int>(also.pool));
    }
    for (std::size_t p = 0; p < network.pools.size(); ++p) add(static_cast<int>(p));   // those that nobody visits
    return order;
}

/// What reaches each pool of an authority: its own entries, then what earlier pools pass on with their final seats.
/// demand: [replication][pool]. scales: where each pool's search begins, then what it found: the next authority is much like this one.
std::vector<SizedPool> size_authority(const Study& study, const StudyClocks& clocks, const std::string& where, const std::vector<std::vector<Sequence>>& demand,
                                      double active, const SizeOptions& options, const Executor& executor, std::vector<double>& scales)
{
    const models::PathwayNetwork& network = study.clinical;
    std::vector<SizedPool> sized(network.pools.size());
    std::vector<std::vector<Sequence>> passed_on(demand.size(), std::vector<Sequence>(network.pools.size()));   // [replication][to pool]
    std::vector<Work> mine(demand.size());
    for (const int pool : upstream_first(network)) {
        const auto p = static_cast<std::size_t>(pool);
        for (std::size_t r = 0; r < demand.size(); ++r) mine[r] = {demand[r][p], passed_on[r][p]};
        const PoolTask task{study, network, clocks.clinical, study.block, pool, mine, offered_load(study, network.pools[p], active, 0)};
        const PoolStaff entered = entered_staff(study, network.pools[p], where);
        sized[p] = entered.unlimited ? size_pool(task, executor, options.start_scale * scales[p]) : entered_pool(task, entered, executor);
        if (entered.unlimited) scales[p] = sized[p].scale;
        for (std::size_t r = 0; r < demand.size(); ++r)
            for (const auto& move : sized[p].passed_on[r]) {
                const sim::Stage& stage = network.network.stages[static_cast<std::size_t>(move.arrival.stage)];
                passed_on[r][static_cast<std::size_t>(*stage.pool)].push_back(move);
                for (const sim::Need& also : stage.also) passed_on[r][static_cast<std::size_t>(also.pool)].push_back(move);
            }
        sized[p].passed_on.clear();
    }
    return sized;
}

/// Kit starts in the busiest month of the ramp, as a yearly rate: what installers are sized for.
double busiest_starts_per_year(const Study& study, const std::vector<Work>& installations)
{
    const auto entry = models::entry_of(study.centre, "onboarding");
    std::map<models::MonthId, std::int64_t> by_month;
    for (const auto& replication : installations)
        for (const auto& part : replication)
            for (const auto& work : part)
                if (work.arrival.stage == entry) ++by_month[models::month_of(models::date_of(work.at))];
    double most = 0;
    for (const auto& [month, starts] : by_month) {
        const int days = models::first_day({month.index + 1}) - models::first_day(month);
        most = std::max(most, static_cast<double>(starts) / static_cast<double>(installations.size()) * 365.25 / days);
    }
    return most;
}

/// The part of some work whose first stage needs a pool.
Sequence first_at(const models::PathwayNetwork& network, const Sequence& work, std::size_t pool)
{
    Sequence out;
    for (const sim::TimedArrival& w : work)
        if (sim::needs(network.network.stages[static_cast<std::size_t>(w.arrival.stage)], sim::PoolId{static_cast<std::uint32_t>(pool)})) out.push_back(w);
    return out;
}

/// No day: a search needs the work, not the volumes.
constexpr DateRange nothing_counted{{0}, {-1}};

Sizing search(const Study& study, const StudyClocks& clocks, const SizeOptions& options, const Executor& executor)
{
    Sizing out;
    const auto n = static_cast<std::size_t>(options.search_replications);
    std::vector<std::vector<Sequence>> calls(n), kits(n);          // [replication][authority]
    std::vector<double> scales(study.clinical.pools.size(), 1);
    double done = 0, active_region = 0;
    for (const models::Cohort& cohort : study.cohorts) {
        std::vector<std::vector<Sequence>> demand(n);
        executor.each(n, [&](std::size_t r) {
            const models::DemandModel model{study.plan, study.clinical, study.centre, static_cast<std::uint32_t>(r + 1)};
            models::Demand made = model.demand(cohort, study.block, nothing_counted);
            demand[r] = std::move(made.clinical);
            calls[r].push_back(std::move(made.help_desk));
            kits[r].push_back(std::move(made.installations));
        });
        const double active = active_at_regime(cohort);
        active_region += active;
        out.clinical.push_back(size_authority(study, clocks, cohort.authority.code, demand, active, options, executor, scales));
        auto& row = out.staffing.clinical.emplace_back();
        for (const SizedPool& pool : out.clinical.back()) row.push_back(pool.staff);
        done += static_cast<double>(cohort.authority.population) / study.region_population;
        executor.report("search", search_part * done, 1);
    }
    std::vector<Work> installations(n);
    for (std::size_t r = 0; r < n; ++r) installations[r] = {kits[r].begin(), kits[r].end()};
    const double starts = busiest_starts_per_year(study, installations);
    for (std::size_t p = 0; p < study.centre.pools.size(); ++p) {
        const bool installers = static_cast<int>(p) == clocks.installers;
        std::vector<std::vector<Sequence>> mine(n);
        std::vector<Work> arrivals(n);
        for (std::size_t r = 0; r < n; ++r) {
            for (const auto* source : {&calls[r], &kits[r]})
                for (const Sequence& part : *source) mine[r].push_back(first_at(study.centre, part, p));
            arrivals[r] = {mine[r].begin(), mine[r].end()};
        }
        const PoolTask task{study, study.centre, installers ? clocks.ramp : clocks.centre, installers ? study.ramp : study.block, static_cast<int>(p),
                            arrivals, offered_load(study, study.centre.pools[p], active_region, starts)};
        const PoolStaff entered = entered_staff(study, study.centre.pools[p], "region");
        out.centre.push_back(entered.unlimited ? size_pool(task, executor, options.start_scale) : entered_pool(task, entered, executor));
        out.staffing.centre.push_back(out.centre.back().staff);
    }
    executor.report("search", search_part + centre_part, 1);
    return out;
}

/// The answer of a sized pool. judged_on: what its standards are judged on; regime: what its hours are counted on.
PoolAnswer pool_answer(const Study& study, const PoolPlace& at, const StandardClocks& clocks, const SizedPool& sized, const OfferedLoad& load, const PoolTwin& twin,
                       const std::vector<const ServiceTally*>& judged_on, const std::vector<const ServiceTally*>& regime)
{
    PoolAnswer out = measured(study, at, sized.staff, regime);
    judge(out, clocks, at, judged_on);
    if (!sized.feasible) out.verdict = Verdict::not_met;
    for (std::size_t c = 0; c < out.seats.size(); ++c) {
        const Breach& breach = sized.without_one[c];
        out.seats[c].analytic_start = sized.start[c];
        out.seats[c].without_one = breach.standard;
        out.seats[c].without_one_window = breach.window;
        out.seats[c].without_one_share = breach.share;
    }
    out.offered_load_mean = load.mean();
    out.offered_load_peak = load.peak();
    add_twin(out, twin, at, static_cast<int>(regime.size()));
    return out;
}

std::vector<PoolAnswer> pool_answers(const Study& study, const StudyClocks& clocks, const Sizing& sizing, const std::vector<RegionReplication>& replications)
{
    std::vector<PoolAnswer> out;
    double active_region = 0;
    for (std::size_t a = 0; a < study.cohorts.size(); ++a) {
        std::vector<const ServiceTally*> tallies;
        for (const RegionReplication& r : replications) tallies.push_back(&r.authorities[a].service);
        const double active = active_at_regime(study.cohorts[a]);
        active_region += active;
        const auto twins = regional_twins(study, study.clinical, sizing.staffing.clinical[a], active, 0);
        for (std::size_t p = 0; p < study.clinical.pools.size(); ++p)
            out.push_back(pool_answer(study, {study.cohorts[a].authority.code, study.clinical, p}, clocks.clinical, sizing.clinical[a][p],
                                      offered_load(study, study.clinical.pools[p], active, 0), twins[p], tallies, tallies));
    }
    std::vector<const ServiceTally*> regime, ramp;
    for (const RegionReplication& r : replications) {
        regime.push_back(&r.centre);
        ramp.push_back(&r.ramp);
    }
    const double starts = over(replications, [&](const RegionReplication& r) {
        double sum = 0;
        for (const AuthorityTally& a : r.authorities) sum += static_cast<double>(a.volumes.kit_starts);
        return sum * study.per_year();
    }).mean;
    const auto twins = regional_twins(study, study.centre, sizing.staffing.centre, active_region, starts);
    for (std::size_t p = 0; p < study.centre.pools.size(); ++p) {
        const bool installers = static_cast<int>(p) == clocks.installers;
        out.push_back(pool_answer(study, {"region", study.centre, p}, installers ? clocks.ramp : clocks.centre, sizing.centre[p],
                                  offered_load(study, study.centre.pools[p], active_region, starts), twins[p], installers ? ramp : regime, regime));
    }
    return out;
}

/// The same plan if its figures counted people treated in the year: fewer active patients, seats by formula only.
TreatedLine treated_line(const Study& study, const StudyClocks& clocks, const Sizing& sizing, const NeedRow& region)
{
    TreatedLine out;
    const double ratio = region.treated_in_year.mean > 0 ? region.active.mean / region.treated_in_year.mean : 1;
    out.active = region.active.mean * ratio;
    const auto line = [&](const models::PathwayNetwork& network, std::size_t p, const std::string& where, double active, double starts, const SizedPool& sized) {
        PoolAnswer answer;
        answer.pool = network.pools[p];
        answer.where = where;
        const OfferedLoad load = offered_load(study, answer.pool, active, starts);
        const auto seats = analytic_seats(study, answer.pool, sized.staff.cells, load);
        double hours = 0;
        for (std::size_t c = 0; c < seats.size(); ++c) {
            const double per_seat = models::hours_in(sized.staff.cells[c], study.regime) * study.per_year();
            hours += seats[c] * per_seat;
            answer.seats.push_back({sized.staff.cells[c].shift, sized.staff.cells[c].day, seats[c], seats[c], per_seat, "", "", 0});
        }
        answer.productive_hours = study.pool(answer.pool).productive_hours;
        answer.fte_with_shifts = hours / answer.productive_hours;
        answer.offered_load_mean = load.mean();
        answer.offered_load_peak = load.peak();
        out.pools.push_back(std::move(answer));
    };
    for (std::size_t a = 0; a < study.cohorts.size(); ++a)
        for (std::size_t p = 0; p < study.clinical.pools.size(); ++p)
            line(study.clinical, p, study.cohorts[a].authority.code, active_at_regime(study.cohorts[a]) * ratio, 0, sizing.clinical[a][p]);
    for (std::size_t p = 0; p < study.centre.pools.size(); ++p)
        line(study.centre, p, "region", out.active, static_cast<int>(p) == clocks.installers ? region.installations.mean * ratio : 0, sizing.centre[p]);
    return out;
}

}  // namespace

SizeStudy size(const models::Plan& plan, const models::Territory& territory, const models::ProvenanceTable& provenance, const SizeOptions& options,
               const Executor& executor)
{
    const Study study{plan, territory};
    const StudyClocks clocks{study};
    executor.report("search", 0, 1);
    const Sizing sizing = search(study, clocks, options, executor);

    Progress progress{executor, "check", static_cast<double>(options.check_replications), search_part + centre_part, 1};
    const auto replications = executor.map(static_cast<std::size_t>(options.check_replications), [&](std::size_t r) {
        auto replication = replicate(study, clocks, sizing.staffing, static_cast<std::uint32_t>(options.search_replications + 1 + static_cast<int>(r)));
        progress.step();
        return replication;
    });

    SizeStudy out;
    SizeAnswer& answer = out.answer;
    for (const RegionReplication& r : replications) encode(r, out.tallies);
    answer.identity = {plan.plan.title, plan.plan.region_code, "", "", "", plan.plan.seed, options.check_replications, options.search_replications, plan.plan.regime, false};
    answer.pools = pool_answers(study, clocks, sizing, replications);
    const TableInputs inputs{study, territory, provenance, replications, sizing.staffing, answer.pools};
    answer.rows = need_rows(inputs);
    answer.annex = annex(inputs);
    answer.services = services_result(inputs);
    answer.platform = platform_load(study, replications);
    answer.patients = patients_result(study, replications);
    answer.treated = treated_line(study, clocks, sizing, answer.rows.back());
    answer.sensitivities = sensitivities(plan, provenance, answer.rows.back().active.mean);
    answer.verdict = answer.rows.back().verdict;
    for (const NeedRow::Staff& staff : answer.rows.back().staff)
        if (staff.pool == "nurse" && staff.fte_mean.mean > 0) answer.patients_per_nurse = static_cast<int>(std::lround(answer.rows.back().active.mean / staff.fte_mean.mean));
    return out;
}

}  // namespace teleplan::planning
