#include "planning/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "models/mean_values.hpp"
#include "models/plan_numbers.hpp"

namespace teleplan::planning {

namespace {

/// Full-time equivalents when one number of the plan is changed.
double with(const models::Plan& plan, const std::string& pointer, double value, double active)
{
    models::Plan changed = plan;
    models::visit_numbers(changed, [&](const models::NumberInPlan& n) {
        if (n.pointer == pointer) n.value = value;
    });
    models::renormalise(changed, pointer);
    return models::total_fte(changed, models::mean_values(changed, active));
}

}  // namespace

std::vector<Sensitivity> sensitivities(const models::Plan& plan, const models::ProvenanceTable& provenance, double active)
{
    const double fte = models::total_fte(plan, models::mean_values(plan, active));
    std::vector<Sensitivity> out;
    models::Plan copy = plan;
    models::visit_numbers(copy, [&](const models::NumberInPlan& n) {
        if (n.pointer.starts_with("/platform/")) return;           // nothing flows back from the platform to the staff
        const auto known = provenance.find(n.pointer);
        if (known == provenance.end() || !known->second.low || !known->second.high) return;
        const models::Provenance& p = known->second;
        out.push_back({n.pointer, std::string{n.about}, std::string{n.unit}, p.source, p.confidence, p.assumed_range, n.value, *p.low, *p.high,
                       with(plan, n.pointer, *p.low, active), with(plan, n.pointer, *p.high, active), fte});
    });
    const auto swing = [](const Sensitivity& s) { return std::abs(s.fte_at_high - s.fte_at_low); };
    std::erase_if(out, [&](const Sensitivity& s) { return swing(s) < 1e-6 * fte; });
    std::ranges::stable_sort(out, [&](const Sensitivity& a, const Sensitivity& b) { return swing(a) > swing(b); });
    return out;
}

}  // namespace teleplan::planning
