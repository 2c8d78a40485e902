#include "planning/size.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "planning/annex.hpp"
#include "planning/costs.hpp"
#include "planning/enrolment.hpp"
#include "planning/coverage_lines.hpp"
#include "planning/need_rows.hpp"
#include "planning/overflow_sizing.hpp"
#include "planning/platform_answer.hpp"
#include "planning/platform_load.hpp"
#include "planning/pool_answer.hpp"
#include "planning/pool_sizing.hpp"
#include "planning/regional_twin.hpp"
#include "planning/rules.hpp"
#include "planning/sensitivity.hpp"
#include "planning/territory_rows.hpp"
#include "planning/services_answer.hpp"

namespace teleplan::planning {

namespace {

using Sequence = sim::PackedArrivals;                              // as many replications are held as the search has

/// Shares of the progress bar: searching an authority, the service centre, the fresh replications.
constexpr double search_part = 0.55, centre_part = 0.05;

struct Sizing {
    Staffing staffing;
    std::vector<std::vector<SizedPool>> clinical;                  // [authority][pool]
    std::vector<SizedPool> centre, shared;                         // [pool of the service centre], [shared centre]
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
/// What moves to shared centres goes to handed_over.
std::vector<SizedPool> size_authority(const Study& study, const StudyClocks& clocks, std::size_t authority, const std::vector<std::vector<Sequence>>& demand,
                                      HandedOver& handed_over, double active, const SizeOptions& options, const Executor& executor, std::vector<double>& scales)
{
    const models::PathwayNetwork& network = study.clinical;
    const std::string& where = study.codes[authority];
    const PartitionTask among = own_task(study, authority);
    std::vector<SizedPool> sized(network.pools.size());
    std::vector<std::vector<std::vector<sim::TimedArrival>>> passed_on(demand.size());                          // [replication][to pool]
    for (auto& replication : passed_on) replication.resize(network.pools.size());
    std::vector<Work> mine(demand.size());
    for (const int pool : upstream_first(network)) {
        const auto p = static_cast<std::size_t>(pool);
        for (std::size_t r = 0; r < demand.size(); ++r) mine[r] = {demand[r][p], passed_on[r][p]};
        PoolTask task{study, network, clocks.clinical, study.block, pool, mine, offered_load(study, network.pools[p], active, 0), where};
        task.edges = models::edges_from(study.plan, network.pools[p], where);
        if (!task.edges.empty()) {
            task.partition = &among;
            task.load = kept_load(study, task.load, task.edges);
        }
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
        if (!task.edges.empty()) handed_over.add(authority, std::move(sized[p].handed_over));
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
            for (std::size_t i = 0; i < part.size(); ++i)
                if (part[i].arrival.stage == entry) ++by_month[models::month_of(models::date_of(part.at(i)))];
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
    for (std::size_t i = 0; i < work.size(); ++i) {
        const sim::TimedArrival w = work[i];
        if (sim::needs(network.network.stages[static_cast<std::size_t>(w.arrival.stage)], sim::PoolId{static_cast<std::uint32_t>(pool)})) out.push_back(w);
    }
    return out;
}

/// No day: a search needs the work, not the volumes.
constexpr DateRange nothing_counted{{0}, {-1}};

Sequence packed(const std::vector<sim::TimedArrival>& work)
{
    Sequence out;
    for (const sim::TimedArrival& w : work) out.push_back(w);
    return out;
}

/// What an authority's patients ask for in one replication: by the pool that it needs first; of the region's service centre.
struct AuthorityDemand { std::vector<Sequence> clinical; Sequence help_desk, installations; };
AuthorityDemand demand_of(const Study& study, const models::Cohort& cohort, std::uint32_t replication)
{
    const models::DemandModel model{study.plan, study.clinical, study.centre, replication};
    models::DemandFeed feed{model, cohort, study.block, nothing_counted};
    AuthorityDemand out{std::vector<Sequence>(study.clinical.pools.size()), packed(feed.beside().help_desk), packed(feed.beside().installations)};
    feed.beside() = {};
    for (SimTime at = feed.next_time(); at != sim::never; at = feed.next_time()) {
        const sim::Arrival arrival = feed.pop();
        const sim::Stage& stage = study.clinical.network.stages[static_cast<std::size_t>(arrival.stage)];
        if (stage.pool) out.clinical[static_cast<std::size_t>(*stage.pool)].push_back({at, arrival});
        for (const sim::Need& need : stage.also) out.clinical[static_cast<std::size_t>(need.pool)].push_back({at, arrival});
    }
    return out;
}

Sizing search(const Study& study, const StudyClocks& clocks, const SizeOptions& options, const Executor& executor)
{
    Sizing out;
    const auto n = static_cast<std::size_t>(options.search_replications);
    std::vector<std::vector<Sequence>> calls(n), kits(n);          // [replication][authority]
    std::vector<double> scales(study.clinical.pools.size(), 1);
    double done = 0, active_region = 0;
    const auto cohorts = executor.map(n, [&](std::size_t r) { return enrolled(study, static_cast<std::uint32_t>(r + 1)).cohorts; });   // [replication][authority]
    HandedOver handed_over{study, n};
    std::vector<double> active_by_authority;
    for (std::size_t a = 0; a < study.cohorts.size(); ++a) {
        const models::Cohort& cohort = study.cohorts[a];
        std::vector<std::vector<Sequence>> demand(n);
        executor.each(n, [&](std::size_t r) {
            AuthorityDemand made = demand_of(study, cohorts[r][a], static_cast<std::uint32_t>(r + 1));
            demand[r] = std::move(made.clinical);
            calls[r].push_back(std::move(made.help_desk));
            kits[r].push_back(std::move(made.installations));
        });
        const double active = active_at_regime(cohort);
        active_region += active;
        active_by_authority.push_back(active);
        out.clinical.push_back(size_authority(study, clocks, a, demand, handed_over, active, options, executor, scales));
        auto& row = out.staffing.clinical.emplace_back();
        for (const SizedPool& pool : out.clinical.back()) row.push_back(pool.staff);
        done += static_cast<double>(cohort.authority.population) / study.region_population;
        executor.report("search", search_part * done, 1);
    }
    out.shared = handed_over.size_centres(clocks.places, active_by_authority, options.start_scale, executor);
    for (const SizedPool& centre : out.shared) out.staffing.shared.push_back(centre.staff);
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
    out.load_by_hour_of_week = load.by_hour_of_week();
    add_twin(out, twin, at, static_cast<int>(regime.size()));
    return out;
}

std::vector<PoolAnswer> pool_answers(const Study& study, const StudyClocks& clocks, const Sizing& sizing, const std::vector<RegionReplication>& replications)
{
    std::vector<PoolAnswer> out;
    std::vector<double> active_by_authority;
    for (std::size_t a = 0; a < study.cohorts.size(); ++a) {
        std::vector<const ServiceTally*> tallies;
        for (const RegionReplication& r : replications) tallies.push_back(&r.authorities[a].service);
        const double active = realised_active(study, replications, a, a + 1).mean;
        active_by_authority.push_back(active);
        auto twins = regional_twins(study, study.clinical, sizing.staffing.clinical[a], active, 0);
        for (std::size_t p = 0; p < study.clinical.pools.size(); ++p) {
            const auto edges = models::edges_from(study.plan, study.clinical.pools[p], study.codes[a]);
            if (!edges.empty()) twins[p] = twin_of_moving_work();
            out.push_back(pool_answer(study, {study.cohorts[a].authority.code, study.clinical, p}, clocks.clinical, sizing.clinical[a][p],
                                      kept_load(study, offered_load(study, study.clinical.pools[p], active, 0), edges), twins[p], tallies, tallies));
        }
    }
    for (std::size_t c = 0; c < study.shared.size(); ++c) {
        std::vector<const ServiceTally*> tallies;
        for (const RegionReplication& r : replications) tallies.push_back(&r.shared[c]);
        out.push_back(pool_answer(study, {study.shared[c].name, study.shared[c].network, 0}, clocks.places.shared[c], sizing.shared[c],
                                  centre_load(study, c, active_by_authority), twin_of_moving_work(), tallies, tallies));
        out.back().pool = study.shared[c].role;
    }
    std::vector<const ServiceTally*> regime, ramp;
    for (const RegionReplication& r : replications) {
        regime.push_back(&r.centre);
        ramp.push_back(&r.ramp);
    }
    const double active_region = realised_active(study, replications, 0, study.cohorts.size()).mean, starts = realised_kit_starts(study, replications).mean;
    const auto twins = regional_twins(study, study.centre, sizing.staffing.centre, active_region, starts);
    for (std::size_t p = 0; p < study.centre.pools.size(); ++p) {
        const bool installers = static_cast<int>(p) == clocks.installers;
        out.push_back(pool_answer(study, {"region", study.centre, p}, installers ? clocks.ramp : clocks.centre, sizing.centre[p],
                                  offered_load(study, study.centre.pools[p], active_region, starts), twins[p], installers ? ramp : regime, regime));
    }
    return out;
}

/// The same plan if its figures counted people treated in the year: fewer active patients, seats by formula only.
TreatedLine treated_line(const Study& study, const StudyClocks& clocks, const Sizing& sizing, const std::vector<RegionReplication>& replications, const NeedRow& region)
{
    TreatedLine out;
    if (study.plan.timeline.ramp.counter != models::Counter::active) return out;   // the ramp's figures count something else already
    const double ratio = region.treated_in_year.mean > 0 ? region.active.mean / region.treated_in_year.mean : 1;
    out.active = region.active.mean * ratio;
    const auto line = [&](const std::string& pool, const std::string& where, const OfferedLoad& load, const SizedPool& sized,
                          const std::vector<const models::OverflowEdge*>& edges = {}) {
        PoolAnswer answer;
        answer.pool = pool;
        answer.where = where;
        const auto least = models::coverage_minimum(study.plan, study.pool(pool), sized.staff.cells, edges, study.regime);
        const auto seats = analytic_seats(study, answer.pool, sized.staff.cells, load, &least);
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
    std::vector<double> active;
    for (std::size_t a = 0; a < study.cohorts.size(); ++a) {
        active.push_back(realised_active(study, replications, a, a + 1).mean * ratio);
        for (std::size_t p = 0; p < study.clinical.pools.size(); ++p) {
            const std::string& pool = study.clinical.pools[p];
            const auto edges = models::edges_from(study.plan, pool, study.codes[a]);
            line(pool, study.codes[a], kept_load(study, offered_load(study, pool, active[a], 0), edges), sizing.clinical[a][p], edges);
        }
    }
    for (std::size_t c = 0; c < study.shared.size(); ++c) {
        line(study.shared[c].name, study.shared[c].name, centre_load(study, c, active), sizing.shared[c], models::edges_from(study.plan, study.shared[c].name, {}));
        out.pools.back().pool = study.shared[c].role;
    }
    for (std::size_t p = 0; p < study.centre.pools.size(); ++p) {
        const double starts = static_cast<int>(p) == clocks.installers ? region.installations.mean * ratio : 0;
        line(study.centre.pools[p], "region", offered_load(study, study.centre.pools[p], out.active, starts), sizing.centre[p]);
    }
    return out;
}

}  // namespace

SizeStudy size(const models::Plan& plan, const models::Territory& territory, const models::ProvenanceTable& provenance, const SizeOptions& options,
               const Executor& executor, const RegionView& view)
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
    answer.territory = territory_result(inputs, answer.rows);
    answer.annex = annex(inputs);
    answer.coverage = coverage_lines(study, replications);
    answer.services = services_result(inputs);
    answer.platform = platform_load(study, replications);
    answer.patients = patients_result(study, replications);
    answer.tiers = platform_answer(study, replications, static_cast<std::uint32_t>(options.search_replications + 1), executor);
    answer.treated = treated_line(study, clocks, sizing, replications, answer.rows.back());
    answer.sensitivities = sensitivities(plan, provenance, answer.rows.back().active.mean);
    answer.verdict = answer.rows.back().verdict;
    answer.enrolment = enrolment_answer(study, replications, answer.rows);
    answer.costs = costs(study, territory, answer.rows);
    answer.rules = judge_rules(plan, provenance, {answer.rows, answer.platform, answer.enrolment, answer.costs});
    for (const NeedRow::Staff& staff : answer.rows.back().staff)
        if (staff.pool == "nurse" && staff.fte_mean.mean > 0) answer.patients_per_nurse = static_cast<int>(std::lround(answer.rows.back().active.mean / staff.fte_mean.mean));
    if (view) view(inputs, static_cast<std::uint32_t>(options.search_replications + 1));
    return out;
}

}  // namespace teleplan::planning
