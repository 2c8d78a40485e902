#include "planning/territory_rows.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/authority_inputs.hpp"
#include "models/eligible.hpp"
#include "models/site_standards.hpp"
#include "models/socioeconomic.hpp"
#include "planning/equity.hpp"

namespace teleplan::planning {

namespace {

using models::InputItem;

std::vector<models::Authority> authorities(const TableInputs& in)
{
    std::vector<models::Authority> out;
    for (const models::Cohort& c : in.study.cohorts) out.push_back(c.authority);
    return out;
}

Reach reach(double eligible, Interval active, Interval assisted, double acceptance)
{
    Reach r{eligible, active, assisted, 0, 0, false, false};
    if (eligible <= 0) return r;
    r.active_share = active.mean / eligible;
    r.assisted_share = assisted.mean / eligible;
    r.active_above = r.active_share > acceptance;
    r.assisted_above = r.assisted_share > acceptance;
    return r;
}

/// A count summed over the authorities [first, last).
template <class Value> Interval sum_over(const TableInputs& in, std::size_t first, std::size_t last, Value&& value)
{
    return over(in.replications, [&](const RegionReplication& r) {
        double sum = 0;
        for (std::size_t a = first; a < last; ++a) sum += static_cast<double>(value(r.authorities[a].volumes));
        return sum;
    });
}

void fill_reach(TerritoryRow& row, const TableInputs& in, const models::ByGroup<double>& eligible, std::size_t first, std::size_t last)
{
    const double days = in.study.regime_days();
    const bool followed = in.study.plan.enrolment.acceptance > 0;   // a plan without acceptance says nothing about it
    const double limit = followed ? row.acceptance : 1;
    double all = 0;
    for (std::size_t g = 0; g < models::group_count; ++g) {
        const auto active = sum_over(in, first, last, [&](const models::Volumes& v) { return static_cast<double>(v.active_days[g]) / days; });
        const auto assisted = sum_over(in, first, last, [&](const models::Volumes& v) { return v.assisted_by_group[g]; });
        row.groups[g] = reach(eligible[g], active, assisted, limit);
        all += eligible[g];
    }
    const Interval active = realised_active(in.study, in.replications, first, last);
    row.all = reach(all, active, sum_over(in, first, last, [](const models::Volumes& v) { return v.assisted; }), limit);
}

void fill_residents(TerritoryRow& row, const models::Authority& a)
{
    row.population += a.population;
    row.males += a.by_sex[0];
    row.females += a.by_sex[1];
    row.over_65 += models::persons_from(a.ages, 65);
    row.population_date = a.reference_date;
}

void fill_per_1000(TerritoryRow& row, const NeedRow& need)
{
    if (row.population <= 0) return;
    const double thousands = row.population / 1000.0;
    row.active_per_1000 = row.all.active.mean / thousands;
    row.assisted_per_1000 = row.all.assisted.mean / thousands;
    row.staff_per_1000 = staff_of_row(need) / thousands;
}

TerritoryRow region_row(const TableInputs& in, const std::vector<TerritoryRow>& rows, const std::vector<models::ByGroup<double>>& eligible)
{
    TerritoryRow region;
    region.code = "region";
    region.ages_entered = true;
    models::ByGroup<double> all{};
    for (std::size_t a = 0; a < rows.size(); ++a) {
        const TerritoryRow& row = rows[a];
        fill_residents(region, in.study.cohorts[a].authority);
        region.ages_entered = region.ages_entered && row.ages_entered;
        region.acceptance += row.acceptance * row.population / in.study.region_population;
        region.community_houses += row.community_houses;
        region.cot += row.cot;
        region.community_hospitals += row.community_hospitals;
        region.districts += row.districts;
        region.entered_values += row.entered_values;
        if (row.in_care) region.in_care = region.in_care.value_or(0) + *row.in_care;
        if (row.kits) region.kits = region.kits.value_or(0) + *row.kits;
        for (std::size_t g = 0; g < models::group_count; ++g) all[g] += eligible[a][g];
    }
    fill_reach(region, in, all, 0, rows.size());
    return region;
}

/// What the plan has of a unit in a row; nothing where the region must enter it. The region has the sum, once all its
/// authorities enter it, or one of them for a standard of the region as a whole.
std::optional<int> planned(const models::Plan& plan, const TerritoryRow& row, const std::vector<TerritoryRow>& rows, const std::string& what, models::Scope scope)
{
    if (what == "community_house") return row.community_houses;
    if (what == "cot") return row.cot;
    if (what == "district") return row.districts;
    if (what == "community_hospital") return row.community_hospitals;
    if (what == "community_hospital_bed") return static_cast<int>(std::lround(row.community_hospitals * plan.population.beds_per_community_hospital));
    const auto of = [&](const std::string& code) {
        if (what == "community_nurse") return models::entered(plan, code, InputItem::staff, what);
        return models::entered(plan, code, InputItem::sites, what);
    };
    if (row.code != "region") return of(row.code);
    std::optional<int> sum;
    bool all = true;
    for (const TerritoryRow& r : rows) {
        if (r.code == "region") continue;
        const auto mine = of(r.code);
        if (mine) sum = sum.value_or(0) + *mine;
        all = all && mine;
    }
    return all || scope == models::Scope::region ? sum : std::nullopt;
}

StandardCheck check(const TableInputs& in, const models::NamedStandard& standard, const TerritoryRow& row, const std::vector<TerritoryRow>& rows)
{
    StandardCheck out{row.code, standard.what, "", "", standard.rule.inhabitants, models::required_units(row.population, standard.rule.inhabitants), {}, RuleVerdict::undecided};
    const auto known = in.provenance.find(standard.pointer);
    if (known != in.provenance.end()) {
        out.source = known->second.source;
        out.confidence = known->second.confidence;
    }
    out.planned = planned(in.study.plan, row, rows, standard.what, standard.rule.scope);
    if (out.confidence == "P" && out.planned) out.verdict = *out.planned >= out.required ? RuleVerdict::pass : RuleVerdict::fail;
    return out;
}

}  // namespace

std::vector<double> eligible_of(const TableInputs& in)
{
    std::vector<double> out;
    for (const auto& groups : models::eligible_persons(in.study.plan, in.territory, authorities(in)))
        out.push_back(std::accumulate(groups.begin(), groups.end(), 0.0));
    return out;
}

std::vector<int> sites(const models::Plan& plan, const models::Territory& territory, const std::vector<models::Cohort>& cohorts, const std::string& kind)
{
    const auto region = std::ranges::find(territory.structures, plan.plan.region_code, &models::RegionStructures::region_code);
    std::optional<int> total;
    if (region != territory.structures.end()) {
        if (kind == "cot") total = region->cot;
        if (kind == "community_house") total = region->community_houses;
        if (kind == "community_hospital") total = region->community_hospitals;
    }
    const auto* rule = models::find(plan.population.standards, kind);
    std::vector<std::optional<int>> own;
    std::vector<double> population;
    for (const models::Cohort& c : cohorts) {
        own.push_back(models::entered(plan, c.authority.code, InputItem::sites, kind));
        if (!own.back() && !total && rule) own.back() = models::required_units(c.authority.population, rule->inhabitants);
        population.push_back(c.authority.population);
    }
    std::vector<int> out;
    for (const auto& value : models::entered_or_apportioned(own, total, population)) out.push_back(value.value_or(0));
    return out;
}

double apportioned_items_entered(const models::Plan& plan, const std::string& authority)
{
    double items = 0;                                              // as fill_origin counts them: by category, by condition, COT
    if (models::entered_cells(plan, authority, InputItem::population) > 0) items += models::group_count;
    items += models::entered_cells(plan, authority, InputItem::staff);
    if (models::entered(plan, authority, InputItem::sites, "cot")) items += 1;
    return items;
}

TerritoryResult territory_result(const TableInputs& in, const std::vector<NeedRow>& need)
{
    const models::Plan& plan = in.study.plan;
    TerritoryResult out;
    const auto eligible = models::eligible_persons(plan, in.territory, authorities(in));
    const auto houses = sites(plan, in.territory, in.study.cohorts, "community_house"), cot = sites(plan, in.territory, in.study.cohorts, "cot"),
               hospitals = sites(plan, in.territory, in.study.cohorts, "community_hospital"), districts = sites(plan, in.territory, in.study.cohorts, "district");
    for (std::size_t a = 0; a < in.study.cohorts.size(); ++a) {
        const models::Authority& authority = in.study.cohorts[a].authority;
        TerritoryRow row;
        row.code = authority.code;
        row.name = authority.name;
        fill_residents(row, authority);
        row.ages_entered = authority.ages_entered;
        row.acceptance = models::acceptance(plan, authority);
        fill_reach(row, in, eligible[a], a, a + 1);
        row.community_houses = houses[a];
        row.cot = cot[a];
        row.community_hospitals = hospitals[a];
        row.districts = districts[a];
        row.in_care = models::entered(plan, row.code, InputItem::patients_in_care);
        row.kits = models::entered(plan, row.code, InputItem::kits);
        row.entered_values = models::entered_cells(plan, row.code);
        fill_per_1000(row, need[a]);
        out.rows.push_back(std::move(row));
    }
    out.rows.push_back(region_row(in, out.rows, eligible));
    out.rows.back().name = need.back().name;
    fill_per_1000(out.rows.back(), need.back());
    for (const models::NamedStandard& standard : models::site_standards(plan))
        for (const TerritoryRow& row : out.rows)
            if (row.code == "region" || standard.rule.scope == models::Scope::authority) out.standards.push_back(check(in, standard, row, out.rows));
    std::vector<std::string> where;
    std::vector<double> active, assisted, staff;
    for (std::size_t a = 0; a + 1 < out.rows.size(); ++a) {
        where.push_back(out.rows[a].code);
        active.push_back(out.rows[a].active_per_1000);
        assisted.push_back(out.rows[a].assisted_per_1000);
        staff.push_back(out.rows[a].staff_per_1000);
    }
    out.equity = {spread("active", where, active), spread("assisted", where, assisted), spread("staff", where, staff)};
    return out;
}

}  // namespace teleplan::planning
