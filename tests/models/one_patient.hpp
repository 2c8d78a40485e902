#pragma once
// One patient who asks for nothing but what a test switches on: the arithmetic can be done by hand.

#include <vector>

#include "models/demand.hpp"
#include "models/purposes.hpp"
#include "tests/models/plans.hpp"

namespace teleplan::tests
{

using namespace teleplan::models;

inline const Date first = day(2026, 10, 1);                   // the only patient's first day
inline const DateRange two_years{first, day(2028, 9, 29)};    // 730 days

/// One patient who comes on the first day and stays, measures once a day, and asks for nothing else.
struct One {
    One()
    {
        plan = patients_alike(services_off(without_deaths(puglia())));
        plan.services.tele_check.enabled = plan.services.televisit.enabled = false;
        plan.contacts = {0, 0, 0, 0, {0, 0, 0, 1}, 1};
        plan.sensors.adherence_sd = plan.sensors.first_weeks_drop = 0;
        plan.timeline.ramp.points = {{first + -1, 0}, {first, 1}};
        for (Programme& p : plan.programmes) {
            p.renewal = 1;
            p.dropout_per_month = 0;
        }
        for (Protocol& p : plan.protocols) p.adherence_decline_per_month = 0;
    }

    [[nodiscard]] Demand demand(DateRange block = two_years, DateRange counted = two_years) const
    {
        const PathwayNetwork clinical = pathway_network(plan, Scope::authority), centre = pathway_network(plan, Scope::region);
        Cohort cohort{authorities_of(territory(), "16").front(), {{group, level, {0, 1}}}};
        cohort.points = plan.timeline.ramp.points;
        return DemandModel{plan, clinical, centre, 0}.demand(cohort, block, counted);
    }
    [[nodiscard]] PersonId person() const { return person_id(authorities_of(territory(), "16").front(), group, level, 0, 0); }
    [[nodiscard]] sim::Stream draws(sim::Purpose purpose) const { return {static_cast<std::uint64_t>(plan.plan.seed), 0, purpose}; }
    /// First day of an evenly spaced contact, by its phase.
    [[nodiscard]] int first_day(std::uint32_t slot, double interval) const
    {
        return static_cast<int>(draws(purpose::service_phase).uniform({person(), 0, slot}) * interval);
    }

    Plan plan;
    TargetGroup group = TargetGroup::respiratory;
    Intensity level = Intensity::level_1;
};

/// Days since the first on which work comes to a pathway: of the pool that the stage needs first.
inline std::vector<int> days_of(const Plan& plan, const Demand& d, const char* pathway)
{
    const PathwayNetwork n = pathway_network(plan, Scope::authority);
    const sim::StageId entry = *entry_of(n, pathway);
    std::vector<int> days;
    for (const auto& w : d.clinical[static_cast<std::size_t>(*n.network.stages[static_cast<std::size_t>(entry)].pool)])
        if (w.arrival.stage == entry) days.push_back(date_of(w.at) - first);
    return days;
}

inline std::int64_t documents(const Volumes& v, DocumentKind k) { return v.documents[static_cast<std::size_t>(k)]; }

inline double real(std::int64_t n) { return static_cast<double>(n); }

/// Work that comes to the region's pools at a pathway.
inline std::vector<int> days_at_centre(const Plan& plan, const std::vector<sim::TimedArrival>& work, const char* pathway)
{
    const sim::StageId entry = *entry_of(pathway_network(plan, Scope::region), pathway);
    std::vector<int> days;
    for (const auto& w : work)
        if (w.arrival.stage == entry) days.push_back(date_of(w.at) - first);
    return days;
}

}  // namespace teleplan::tests
