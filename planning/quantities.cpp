#include "planning/quantities.hpp"

#include <algorithm>
#include <cmath>

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

void add_people_and_things(Chain& chain, const models::Plan& plan, const models::Territory& territory)
{
    double region = 0;
    for (const auto& a : models::authorities_of(territory, plan.plan.region_code)) region += a.population;
    double users = 0;
    for (const auto& [category, c] : plan.organisation.operators) {
        const double joined = models::professionals(c, region, models::national_population(territory));
        chain.add("users." + category, "persons", joined, {});
        users += joined;
    }
    chain.add("users", "persons", users, chain.all("users."));
    const double workstations = users * plan.organisation.workstations.per_operator;
    chain.add("workstations", "workstations", workstations, {"users"});
    chain.add("investment", "EUR", models::investment(plan.costs, static_cast<int>(std::lround(workstations))), {"workstations"});
    chain.add("users_to_train", "persons", users * (1 - plan.organisation.training.already_trained), {"users"});
}

}  // namespace

std::vector<Quantity> quantities(const models::Plan& plan, const models::Territory& territory)
{
    const double active = plan.timeline.ramp.points.back().patients;
    const models::MeanValues means = models::mean_values(plan, active);
    Chain chain;
    chain.add("active", "persons", active, {});
    add_work(chain, means);
    add_staff(chain, plan, means);
    add_people_and_things(chain, plan, territory);
    double staff = 0;
    for (const auto& [pool, hours] : means.hours) staff += hours * models::find(plan.organisation.pools, pool)->hour_rate;
    auto from = chain.all("hours.");
    from.insert(from.end(), {"kits", "active"});
    chain.add("running_cost", "EUR/year", staff + models::kits_and_platform(plan.costs, means.kits, active), from);
    return chain.steps;
}

}  // namespace teleplan::planning
