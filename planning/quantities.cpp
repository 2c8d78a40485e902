#include "planning/quantities.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/authority_inputs.hpp"
#include "models/cohort.hpp"
#include "models/costs.hpp"
#include "models/mean_values.hpp"
#include "models/staffing.hpp"

namespace teleplan::planning {

namespace {

/// Work that queues: the jobs of a year and the pathway that they follow.
struct WorkKind { const char *id, *pathway, *from; double models::MeanValues::*jobs; };
constexpr WorkKind work_kinds[] = {
    {"alerts", "clinical_alert", "sessions", &models::MeanValues::alerts},
    {"scheduled_calls", "scheduled_call", "active", &models::MeanValues::scheduled_calls},
    {"notes", "notes", "active", &models::MeanValues::notes},
    {"televisits", "televisit", "active", &models::MeanValues::televisits},
    {"help_desk_calls", "help_desk_call", "active", &models::MeanValues::help_desk_calls},
    {"kit_starts", "onboarding", "starts", &models::MeanValues::kit_starts},
};

class Chain {
public:
    void add(std::string id, const char* unit, double value, std::vector<std::string> from) { steps.push_back({std::move(id), unit, value, std::move(from)}); }
    [[nodiscard]] std::vector<std::string> all(std::string_view prefix) const
    {
        std::vector<std::string> out;
        for (const Quantity& q : steps)
            if (q.id.starts_with(prefix)) out.push_back(q.id);
        return out;
    }
    std::vector<Quantity> steps;
};

void add_work(Chain& chain, const models::MeanValues& means)
{
    chain.add("starts", "persons/year", means.starts, {"active"});
    chain.add("sessions", "1/year", means.sessions, {"active"});
    for (const WorkKind& kind : work_kinds) chain.add(kind.id, "1/year", means.*kind.jobs, {kind.from});
    chain.add("escalations", "1/year", means.escalations, {"alerts"});
    chain.add("kits", "kits", means.kits, {"active", "kit_starts"});
}

void add_staff(Chain& chain, const models::Plan& plan, const models::MeanValues& means)
{
    for (const auto& [pool, hours] : means.hours) {
        std::vector<std::string> from;
        for (const WorkKind& kind : work_kinds)
            if (const auto per_job = models::hours_per_job(plan, kind.pathway); models::find(per_job, pool) && *models::find(per_job, pool) > 0) from.emplace_back(kind.id);
        chain.add("hours." + pool, "h/year", hours, from);
    }
    for (const auto& [pool, hours] : means.hours)
        chain.add("fte." + pool, "FTE", hours / models::find(plan.organisation.pools, pool)->productive_hours, {"hours." + pool});
    chain.add("fte", "FTE", models::total_fte(plan, means), chain.all("fte."));
}

models::Named<double> residents(const models::Plan& plan, const models::Territory& territory)
{
    models::Named<double> out;
    for (const auto& a : models::authorities_of(territory, plan.plan.region_code)) out.emplace_back(a.code, a.population);
    return out;
}

/// Authority by authority, what is not there already: as in the fabbisogno table, before rounding to whole ones.
double net_workstations(const models::Plan& plan, const models::Named<double>& populations, double region, double gross)
{
    std::vector<std::optional<int>> own;
    std::vector<double> weights;
    for (const auto& [code, population] : populations) {
        own.push_back(models::entered(plan, code, models::InputItem::workstations));
        weights.push_back(population);
    }
    const auto there = models::entered_or_apportioned(own, plan.starting_point ? plan.starting_point->workstations : std::nullopt, weights);
    double net = 0;
    for (std::size_t a = 0; a < weights.size(); ++a) net += std::max(0.0, gross * weights[a] / region - there[a].value_or(0));
    return net;
}

void add_people_and_things(Chain& chain, const models::Plan& plan, const models::Territory& territory)
{
    const auto populations = residents(plan, territory);
    const double region = std::accumulate(populations.begin(), populations.end(), 0.0, [](double sum, const auto& p) { return sum + p.second; });
    double users = 0;
    for (const auto& [category, c] : plan.organisation.operators) {
        const double joined = models::professionals(c, region, models::national_population(territory));
        chain.add("users." + category, "persons", joined, {});
        users += joined;
    }
    chain.add("users", "persons", users, chain.all("users."));
    const double workstations = users * plan.organisation.workstations.per_operator;
    chain.add("workstations", "workstations", workstations, {"users"});
    chain.add("workstations_net", "workstations", net_workstations(plan, populations, region, workstations), {"workstations"});
    chain.add("users_to_train", "persons", users * (1 - plan.organisation.training.already_trained), {"users"});
}

/// What a line is multiplied by, and the quantity that this is.
struct Multiplier { const char* id = nullptr; double per_unit = 1; };
Multiplier multiplier(models::CostShape shape)
{
    switch (shape) {
        case models::CostShape::one_off:
        case models::CostShape::yearly: return {};
        case models::CostShape::per_patient_month: return {"active", 12};
        case models::CostShape::per_kit_month: return {"kits", 12};
        case models::CostShape::per_workstation: return {"workstations_net", 1};
        case models::CostShape::per_user_trained: return {"users_to_train", 1};
        case models::CostShape::per_start: return {"starts", 1};
        case models::CostShape::per_installation: return {"kit_starts", 1};
        case models::CostShape::per_hour: break;
    }
    return {"hours", 1};
}

/// The part of a line's quantity that is multiplied: of an authority by population, in the regime by days. A line of a body, which has
/// no population, counts only as the lump sum that it is.
double part_of(const models::Plan& plan, const models::CostLine& line, const models::Named<double>& populations)
{
    double part = 1;
    if (line.kind == models::CostKind::running) {
        const models::DateRange& regime = plan.plan.regime;
        part = static_cast<double>(models::days_in_force(regime, line.from, line.to)) / (regime.to - regime.from + 1);
    }
    const bool lump_sum = line.shape == models::CostShape::one_off || line.shape == models::CostShape::yearly;
    if (line.where.empty() || line.where == plan.plan.region_code || lump_sum) return part;
    double region = 0;
    for (const auto& [code, population] : populations) region += population;
    const double* own = models::find(populations, line.where);
    return own && region > 0 ? part * *own / region : 0;
}

/// Lines of the region and of its authorities; hours at mean load, all of them paid.
void add_money(Chain& chain, const models::Plan& plan, const models::Territory& territory)
{
    const auto populations = residents(plan, territory);
    struct Sum { double euro = 0; std::vector<std::string> from; } investment, running;
    const auto add = [&](const models::CostLine& line, const models::StaffPool* pool, const std::string& id, double per_unit) {
        Sum& sum = line.kind == models::CostKind::investment ? investment : running;
        const auto of = std::ranges::find(chain.steps, id, &Quantity::id);
        const double units = id.empty() ? 1 : of == chain.steps.end() ? 0 : of->value;
        sum.euro += units * per_unit * models::price(plan, line, pool).value_or(0);
        if (!id.empty() && std::ranges::find(sum.from, id) == sum.from.end()) sum.from.push_back(id);
    };
    for (const auto& [name, line] : plan.costs.lines) {
        const Multiplier by = multiplier(line.shape);
        const double part = part_of(plan, line, populations);
        if (part <= 0) continue;
        if (line.shape != models::CostShape::per_hour) {
            add(line, nullptr, by.id ? by.id : "", by.per_unit * part);
            continue;
        }
        for (const auto& [pool_name, pool] : plan.organisation.pools)
            if (line.pool.empty() || line.pool == pool_name) add(line, &pool, "hours." + pool_name, part);
    }
    chain.add("investment", "EUR", investment.euro, investment.from);
    chain.add("running_cost", "EUR/year", running.euro, running.from);
}

}  // namespace

std::vector<Quantity> quantities(const models::Plan& plan, const models::Territory& territory)
{
    const double active = models::active_points(plan).back().patients;
    const models::MeanValues means = models::mean_values(plan, active);
    Chain chain;
    chain.add("active", "persons", active, {});
    add_work(chain, means);
    add_staff(chain, plan, means);
    add_people_and_things(chain, plan, territory);
    add_money(chain, plan, territory);
    return chain.steps;
}

}  // namespace teleplan::planning
