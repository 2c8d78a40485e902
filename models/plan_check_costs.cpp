// Cost lines and their funds; what rules measure; authorities of the enrolment.
#include <algorithm>

#include "models/costs.hpp"
#include "models/measures.hpp"
#include "models/plan_check_parts.hpp"

namespace teleplan::models::detail
{
namespace
{

Names places(const Checker& c)
{
    Names out;
    for (const Region& r : c.territory.regions) out.push_back(r.code);
    for (const Authority& a : c.territory.authorities) out.push_back(a.code);
    return out;
}

/// Once: an investment. By time or by what follows the patients: a running cost. Things and persons may be either.
bool fits(CostShape shape, CostKind kind)
{
    if (shape == CostShape::one_off) return kind == CostKind::investment;
    if (shape == CostShape::yearly || follows_patients(shape)) return kind == CostKind::running;
    return true;
}

}  // namespace

void check_measure(Checker& c, const std::string& at, const std::string& measure)
{
    if (measure_of(measure)) return;
    Names names;
    for (const MeasureInfo& m : measures) names.push_back(m.id);
    c.report(at, "no_such_measure", {measure, nearest_name(measure.substr(0, measure.find('.')), names)});
}

void check_costs(Checker& c)
{
    const Costs& costs = c.plan.costs;
    const Names funds = names_of(costs.funds), pools = names_of(c.plan.organisation.pools);
    for (const auto& [name, line] : costs.lines) {
        const std::string at = below("/costs/lines", name), shape{name_of(line.shape)};
        c.exists(below(at, "fund"), line.fund, funds, "no_such_fund");
        c.exists(below(at, "pool"), line.pool, pools, "no_such_pool");
        c.exists(below(at, "where"), line.where, places(c), "no_such_authority");
        const StaffPool any;
        if (!price(c.plan, line, &any)) c.report(below(at, "amount"), "no_price", {shape});
        if (!fits(line.shape, line.kind)) c.report(below(at, "kind"), "shape_of_other_kind", {shape, std::string{name_of(line.kind)}});
        if (line.from && line.to && *line.to < *line.from) c.report(at, "from_after_to", {to_string(*line.from), to_string(*line.to)});
    }
    for (const auto& [name, fund] : costs.funds)
        if (fund.from && fund.to && *fund.to < *fund.from) c.report(below("/costs/funds", name), "from_after_to", {to_string(*fund.from), to_string(*fund.to)});
    for (const auto& [code, authority] : c.plan.enrolment.authorities) c.exists(below("/enrolment/authorities", code), code, places(c), "no_such_authority");
}

}  // namespace teleplan::models::detail
