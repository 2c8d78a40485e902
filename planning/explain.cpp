#include "planning/explain.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "models/plan_numbers.hpp"

namespace teleplan::planning {

namespace {

constexpr double least_elasticity = 0.001;

/// The plan with one number a little lower; the number that it then has.
struct Moved { models::Plan plan; double value = 0; };
Moved moved(const models::Plan& plan, const std::string& pointer, double value)
{
    const auto with = [&](double wanted) {
        Moved out{plan, 0};
        const auto set = [&](const models::NumberInPlan& n) {
            if (n.pointer == pointer) n.value = wanted;
        };
        const auto get = [&](const models::NumberInPlan& n) {
            if (n.pointer == pointer) out.value = n.value;
        };
        models::visit_numbers(out.plan, set);
        models::visit_numbers(out.plan, get);
        models::renormalise(out.plan, pointer);
        return out;
    };
    Moved out = with(value * 0.99);
    return out.value == value ? with(value - 1) : out;             // a small whole number
}

/// Ids of the steps that lead to one, itself included.
std::set<std::string> ancestors(const std::vector<Quantity>& chain, std::string_view id)
{
    std::set<std::string> out{std::string{id}};
    for (auto q = chain.rbegin(); q != chain.rend(); ++q)
        if (out.contains(q->id)) out.insert(q->from.begin(), q->from.end());
    return out;
}

/// 0 where there is none: of a result that is 0, and of an input that does not move.
double elasticity_of(double after, double before, double changed, double value)
{
    const double elasticity = (after / before - 1) / (changed / value - 1);
    return before != 0 && std::isfinite(elasticity) ? elasticity : 0;
}

bool differs(double a, double b) { return std::abs(a - b) > 1e-9 * std::max(std::abs(a), std::abs(b)); }

}  // namespace

std::vector<ExplainedStep> explain_result(const models::Plan& plan, const models::Territory& territory, std::string_view id)
{
    const std::vector<Quantity> chain = quantities(plan, territory);
    const auto result = std::ranges::find(chain, id, &Quantity::id);
    if (result == chain.end()) return {};
    const auto needed = ancestors(chain, id);
    std::vector<ExplainedStep> out;
    std::vector<std::size_t> place;                                // in the chain
    for (std::size_t i = 0; i < chain.size(); ++i)
        if (needed.contains(chain[i].id)) {
            out.push_back({chain[i], {}});
            place.push_back(i);
        }
    const auto at = static_cast<std::size_t>(result - chain.begin());
    models::Plan copy = plan;
    models::visit_numbers(copy, [&](const models::NumberInPlan& n) {
        if (n.value == 0) return;
        const Moved change = moved(plan, n.pointer, n.value);
        const std::vector<Quantity> after = quantities(change.plan, territory);
        if (!differs(after[at].value, chain[at].value)) return;
        const double elasticity = elasticity_of(after[at].value, chain[at].value, change.value, n.value);
        if (std::abs(elasticity) < least_elasticity) return;
        const auto first = std::ranges::find_if(place, [&](std::size_t i) { return differs(after[i].value, chain[i].value); });
        out[static_cast<std::size_t>(first - place.begin())].inputs.push_back({n.pointer, std::string{n.about}, std::string{n.unit}, n.value, elasticity});
    });
    for (ExplainedStep& step : out)
        std::ranges::stable_sort(step.inputs, [](const MovingInput& a, const MovingInput& b) { return std::abs(a.elasticity) > std::abs(b.elasticity); });
    return out;
}

std::vector<Effect> effects_of(const models::Plan& plan, const models::Territory& territory, const std::string& pointer)
{
    models::Plan copy = plan;
    double value = 0;
    models::visit_numbers(copy, [&](const models::NumberInPlan& n) {
        if (n.pointer == pointer) value = n.value;
    });
    if (value == 0) return {};
    const Moved change = moved(plan, pointer, value);
    const std::vector<Quantity> before = quantities(plan, territory), after = quantities(change.plan, territory);
    std::vector<Effect> out;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!differs(after[i].value, before[i].value)) continue;
        const double elasticity = elasticity_of(after[i].value, before[i].value, change.value, value);
        if (std::abs(elasticity) >= least_elasticity) out.push_back({before[i], elasticity});
    }
    return out;
}

}  // namespace teleplan::planning
