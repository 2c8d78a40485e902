#include "planning/compare.hpp"

#include <algorithm>

#include "planning/need_rows.hpp"
#include "planning/platform_load.hpp"
#include "planning/row_measures.hpp"

namespace teleplan::planning {

namespace {

/// One replication of one plan: the measures of each place; bodies are no places of their own.
struct PlaceMeasures { std::string where; double inhabitants = 0, active = 0; std::vector<RowMeasure> measures; };
using Measured = std::vector<PlaceMeasures>;

/// One plan: its places by replication.
struct PlanRuns { std::vector<Measured> replications; Named<std::string> places; std::vector<std::byte> tallies; };

Measured measured(const Study& study, const models::Territory& territory, const models::ProvenanceTable& provenance, const Staffing& staffing,
                  const RegionReplication& replication)
{
    const std::vector<RegionReplication> only{replication};
    Measured out;
    for (const NeedRow& row : need_rows({study, territory, provenance, only, staffing, {}}))
        if (row.part_of.empty()) out.push_back({row.code, static_cast<double>(row.population), row.active.mean, row_measures(row)});
    std::ranges::copy(platform_measures(platform_load(study, only)), std::back_inserter(out.back().measures));
    return out;
}

PlanRuns run_plan(const models::Plan& plan, const models::Territory& territory, const models::ProvenanceTable& provenance, int replications, const Executor& executor,
                  Progress& progress)
{
    const Study study{plan, territory};
    const StudyClocks clocks{study};
    const Staffing staffing = entered_staffing(study);
    struct Done { Measured measures; std::vector<std::byte> bytes; };
    auto done = executor.map(static_cast<std::size_t>(replications), [&](std::size_t r) {
        const RegionReplication replication = replicate(study, clocks, staffing, static_cast<std::uint32_t>(r + 1));
        Done out{measured(study, territory, provenance, staffing, replication), {}};
        encode(replication, out.bytes);
        progress.step();
        return out;
    });
    PlanRuns out;
    for (const models::Cohort& c : study.cohorts) out.places.emplace_back(c.authority.code, c.authority.name);
    const auto region = std::ranges::find(territory.regions, plan.plan.region_code, &models::Region::code);
    out.places.emplace_back("region", region == territory.regions.end() ? plan.plan.region_code : region->name);
    for (Done& d : done) {
        out.replications.push_back(std::move(d.measures));
        out.tallies.insert(out.tallies.end(), d.bytes.begin(), d.bytes.end());
    }
    return out;
}

/// Values of two plans, replication by replication.
struct Pairs {
    std::vector<double> first, other;
    [[nodiscard]] PairedValue intervals() const
    {
        std::vector<double> difference;
        for (std::size_t r = 0; r < first.size(); ++r) difference.push_back(other[r] - first[r]);
        return {sim::mean_interval(first, 0.95), sim::mean_interval(other, 0.95), sim::mean_interval(difference, 0.95)};
    }
};

template <class Value> Pairs pairs(const PlanRuns& first, const PlanRuns& other, std::size_t place_first, std::size_t place_other, Value&& value)
{
    Pairs out;
    for (std::size_t r = 0; r < first.replications.size(); ++r) {
        out.first.push_back(value(first.replications[r][place_first]));
        out.other.push_back(value(other.replications[r][place_other]));
    }
    return out;
}

void compare_place(const PlanRuns& first, const PlanRuns& other, std::size_t a, std::size_t b, std::vector<MeasureDifference>& out)
{
    std::vector<RowMeasure> measures = first.replications.front()[a].measures;
    for (const RowMeasure& theirs : other.replications.front()[b].measures)      // of pools that the first plan does not have
        if (std::ranges::find(measures, theirs.id, &RowMeasure::id) == measures.end()) measures.push_back(theirs);
    for (const RowMeasure& measure : measures) {
        const auto of = [&](const PlaceMeasures& p) {
            const auto same = std::ranges::find(p.measures, measure.id, &RowMeasure::id);
            return same == p.measures.end() ? 0.0 : same->value.mean;
        };
        MeasureDifference d{first.replications.front()[a].where, measure.id, measure.unit, pairs(first, other, a, b, of).intervals(), {}, {}};
        if (measure.extensive) {
            d.per_1000_inhabitants = pairs(first, other, a, b, [&](const PlaceMeasures& p) { return p.inhabitants > 0 ? 1000 * of(p) / p.inhabitants : 0; }).intervals();
            d.per_1000_active = pairs(first, other, a, b, [&](const PlaceMeasures& p) { return p.active > 0 ? 1000 * of(p) / p.active : 0; }).intervals();
        }
        out.push_back(std::move(d));
    }
}

PlanComparison compare_runs(const PlanRuns& first, const PlanRuns& other, std::size_t index)
{
    PlanComparison out{index, {}};
    const Measured &mine = first.replications.front(), &others = other.replications.front();
    for (std::size_t a = 0; a < mine.size(); ++a) {
        const auto same = std::ranges::find(others, mine[a].where, &PlaceMeasures::where);
        if (same != others.end()) compare_place(first, other, a, static_cast<std::size_t>(same - others.begin()), out.measures);
    }
    return out;
}

}  // namespace

CompareStudy compare(const std::vector<ComparedPlan>& plans, const models::Territory& territory, int replications, const Executor& executor)
{
    CompareStudy out;
    Progress progress{executor, "run", static_cast<double>(plans.size()) * replications};
    std::vector<PlanRuns> runs;
    for (const ComparedPlan& p : plans) {
        models::Plan plan = p.plan;
        plan.plan.seed = plans.front().plan.plan.seed;
        runs.push_back(run_plan(plan, territory, p.provenance, replications, executor, progress));
        out.tallies.insert(out.tallies.end(), runs.back().tallies.begin(), runs.back().tallies.end());
        runs.back().tallies.clear();
        out.answer.plans.push_back({plan.plan.title, plan.plan.region_code, "", "", "", plan.plan.seed, replications, 0, plan.plan.regime, false});
    }
    for (const auto& place : runs.front().places)
        if (std::ranges::all_of(runs, [&](const PlanRuns& r) { return models::find(r.places, place.first) != nullptr; })) out.answer.places.push_back(place);
    for (std::size_t other = 1; other < runs.size(); ++other) out.answer.comparisons.push_back(compare_runs(runs.front(), runs[other], other));
    return out;
}

}  // namespace teleplan::planning
