#pragma once
// A plan, its networks and the demand of one authority, as the tests of the demand ask for it.

#include <cstdint>
#include <vector>

#include "models/demand.hpp"
#include "tests/models/plans.hpp"

namespace teleplan::tests
{

inline const models::DateRange year{day(2026, 10, 1), day(2027, 9, 30)};

/// The networks of a plan and the patients of Puglia's authorities; the demand is that of the first.
struct Setting {
    models::Plan plan;
    models::PathwayNetwork clinical = models::pathway_network(plan, models::Scope::authority),
                           centre = models::pathway_network(plan, models::Scope::region);
    std::vector<models::Cohort> all = models::cohorts(plan, models::authorities_of(territory(), "16"));

    [[nodiscard]] models::Demand demand(models::DateRange block = year, models::DateRange counted = year, std::uint32_t replication = 0) const
    {
        return models::DemandModel{plan, clinical, centre, replication}.demand(all.front(), block, counted);
    }
    /// Patients on the first day of the ramp.
    [[nodiscard]] double active() const
    {
        double sum = 0;
        for (const models::Cell& cell : all.front().cells) sum += cell.patients.front();
        return sum;
    }
    /// The work that begins at an entry of the clinical pathways, of all pools; what needs several pools stands once for each.
    [[nodiscard]] std::vector<sim::TimedArrival> arrivals(const models::Demand& d, const char* pathway) const
    {
        const auto stage = *models::entry_of(clinical, pathway);
        std::vector<sim::TimedArrival> out;
        for (const auto& pool : d.clinical)
            for (const auto& work : pool)
                if (work.arrival.stage == stage) out.push_back(work);
        return out;
    }
};

/// The ramp of Puglia for so many patients at its end.
inline models::Plan ramped(int patients)
{
    models::Plan plan = puglia();
    for (models::RampPoint& p : plan.timeline.ramp.points)
        p.patients = static_cast<int>(p.patients * static_cast<long long>(patients) / 96640);
    return plan;
}

template <class T>
[[nodiscard]] std::int64_t total(const T& values)
{
    std::int64_t sum = 0;
    for (const auto v : values) sum += v;
    return sum;
}
}  // namespace teleplan::tests
