// Cost lines and their funds; what rules measure; authorities of the enrolment.
#include <algorithm>

#include "models/costs.hpp"
#include "models/measures.hpp"
#include "models/plan_check_parts.hpp"

namespace teleplan::models::detail
{
namespace
{

/// Once: an investment. By time or by what follows the patients: a running cost. Things and persons may be either.
bool fits(CostShape shape, CostKind kind)
{
    if (shape == CostShape::one_off) return kind == CostKind::investment;
    if (shape == CostShape::yearly || follows_patients(shape)) return kind == CostKind::running;
    return true;
}

/// What stands after the dot of a measure.
void check_key(Checker& c, const std::string& at, MeasureKey kind, const std::string& key)
{
    const auto& groups = models::Names<TargetGroup>::all;
    switch (kind) {
    case MeasureKey::none: break;
    case MeasureKey::group: c.exists(at, key, Names(groups.begin(), groups.end()), "no_such_group"); break;
    case MeasureKey::pool: c.exists(at, key, names_of(c.plan.organisation.pools), "no_such_pool"); break;
    case MeasureKey::fund: c.exists(at, key, names_of(c.plan.costs.funds), "no_such_fund"); break;
    }
}

}  // namespace

Names places_of_results(const Checker& c)
{
    Names out{c.plan.plan.region_code};
    for (const Authority& a : c.territory.authorities)
        if (a.region_code == c.plan.plan.region_code) out.push_back(a.code);
    for (const auto& [code, body] : c.plan.population.bodies) out.push_back(code);
    return out;
}

void check_measure(Checker& c, const std::string& at, const Rule& rule)
{
    const std::string here = below(at, "measure"), key = measure_key(rule.measure);
    const MeasureInfo* info = measure_of(rule.measure);
    if (!info || (info->key != MeasureKey::none && key.empty())) {
        Names names;
        for (const MeasureInfo& m : measures) names.push_back(m.id);
        c.report(here, "no_such_measure", {rule.measure, nearest_name(rule.measure.substr(0, rule.measure.find('.')), names)});
        return;
    }
    check_key(c, here, info->key, key);
    if (info->place == MeasurePlace::region && !rule.where.empty() && rule.where != c.plan.plan.region_code) c.report(below(at, "where"), "measure_of_region", {rule.measure});
}

void check_costs(Checker& c)
{
    const Costs& costs = c.plan.costs;
    const Names funds = names_of(costs.funds), pools = names_of(c.plan.organisation.pools);
    for (const auto& [name, line] : costs.lines) {
        const std::string at = below("/costs/lines", name), shape{name_of(line.shape)};
        c.exists(below(at, "fund"), line.fund, funds, "no_such_fund");
        c.exists(below(at, "pool"), line.pool, pools, "no_such_pool");
        c.exists(below(at, "where"), line.where, places_of_results(c), "no_such_authority");
        const StaffPool any;
        if (!price(c.plan, line, &any)) c.report(below(at, "amount"), "no_price", {shape});
        if (!fits(line.shape, line.kind)) c.report(below(at, "kind"), "shape_of_other_kind", {shape, std::string{name_of(line.kind)}});
        if (line.from && line.to && *line.to < *line.from) c.report(at, "from_after_to", {to_string(*line.from), to_string(*line.to)});
    }
    for (const auto& [name, fund] : costs.funds)
        if (fund.from && fund.to && *fund.to < *fund.from) c.report(below("/costs/funds", name), "from_after_to", {to_string(*fund.from), to_string(*fund.to)});
    Names authorities;
    for (const Authority& a : c.territory.authorities)
        if (a.region_code == c.plan.plan.region_code) authorities.push_back(a.code);
    for (const auto& [code, authority] : c.plan.enrolment.authorities) c.exists(below("/enrolment/authorities", code), code, authorities, "no_such_authority");
}

}  // namespace teleplan::models::detail
