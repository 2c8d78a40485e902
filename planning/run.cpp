#include "planning/run.hpp"

#include "planning/analytic_start.hpp"
#include "planning/costs.hpp"
#include "planning/enrolment.hpp"
#include "planning/coverage_lines.hpp"
#include "planning/need_rows.hpp"
#include "planning/overflow_sizing.hpp"
#include "planning/platform_answer.hpp"
#include "planning/platform_load.hpp"
#include "planning/pool_answer.hpp"
#include "planning/regional_twin.hpp"
#include "planning/territory_rows.hpp"
#include "planning/rules.hpp"
#include "planning/services_answer.hpp"

namespace teleplan::planning {

namespace {

PoolAnswer entered_answer(const Study& study, const StandardClocks& clocks, const PoolPlace& at, const PoolStaff& staff, const PoolTwin& twin,
                          const OfferedLoad& load, const std::vector<const ServiceTally*>& tallies)
{
    PoolAnswer out = measured(study, at, staff, tallies);
    out.load_by_hour_of_week = load.by_hour_of_week();
    if (staff.unlimited) return out;
    judge(out, clocks, at, tallies);
    add_twin(out, twin, at, static_cast<int>(tallies.size()));
    return out;
}

}  // namespace

RunStudy run(const models::Plan& plan, const models::Territory& territory, const models::ProvenanceTable& provenance, int replications, const Executor& executor, const RegionView& view)
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
    double active_region = 0;
    std::vector<double> active_by_authority;
    for (std::size_t a = 0; a < study.cohorts.size(); ++a) {
        const double active = realised_active(study, results, a, a + 1).mean;
        active_region += active;
        active_by_authority.push_back(active);
        auto twins = regional_twins(study, study.clinical, staffing.clinical[a], active, 0);
        std::vector<OfferedLoad> loads;
        for (std::size_t p = 0; p < twins.size(); ++p) {
            const std::string& pool = study.clinical.pools[p];
            const auto edges = models::edges_from(plan, pool, study.codes[a]);
            if (!edges.empty()) twins[p] = twin_of_moving_work();
            loads.push_back(kept_load(study, offered_load(study, pool, active, 0), edges));
        }
        std::vector<const ServiceTally*> tallies;
        for (const RegionReplication& r : results) tallies.push_back(&r.authorities[a].service);
        for (std::size_t p = 0; p < study.clinical.pools.size(); ++p)
            out.answer.pools.push_back(entered_answer(study, clocks.clinical, {study.cohorts[a].authority.code, study.clinical, p}, staffing.clinical[a][p], twins[p], loads[p], tallies));
    }
    for (std::size_t c = 0; c < study.shared.size(); ++c) {
        std::vector<const ServiceTally*> tallies;
        for (const RegionReplication& r : results) tallies.push_back(&r.shared[c]);
        out.answer.pools.push_back(entered_answer(study, clocks.places.shared[c], {study.shared[c].name, study.shared[c].network, 0}, staffing.shared[c], twin_of_moving_work(),
                                                  centre_load(study, c, active_by_authority), tallies));
        out.answer.pools.back().pool = study.shared[c].role;
    }
    std::vector<const ServiceTally*> centre;
    for (const RegionReplication& r : results) centre.push_back(&r.centre);
    const double starts = realised_kit_starts(study, results).mean;
    const auto twins = regional_twins(study, study.centre, staffing.centre, active_region, starts);
    for (std::size_t p = 0; p < study.centre.pools.size(); ++p)
        out.answer.pools.push_back(entered_answer(study, clocks.centre, {"region", study.centre, p}, staffing.centre[p], twins[p],
                                                  offered_load(study, study.centre.pools[p], active_region, starts), centre));
    const TableInputs inputs{study, territory, provenance, results, staffing, out.answer.pools};
    out.answer.rows = need_rows(inputs);
    out.answer.territory = territory_result(inputs, out.answer.rows);
    out.answer.coverage = coverage_lines(study, results);
    out.answer.services = services_result(inputs);
    out.answer.platform = platform_load(study, results);
    out.answer.patients = patients_result(study, results);
    out.answer.tiers = platform_answer(study, results, 1, executor);
    out.answer.enrolment = enrolment_answer(study, results, out.answer.rows);
    out.answer.costs = costs(study, territory, out.answer.rows);
    out.answer.rules = judge_rules(plan, provenance, {out.answer.rows, out.answer.platform, out.answer.enrolment, out.answer.costs});
    if (view) view(inputs, 1);
    return out;
}

}  // namespace teleplan::planning
