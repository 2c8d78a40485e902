#pragma once
// Money in the tenders' shapes: workstations once; hours of staff, kits and platform every year.

#include "models/plan.hpp"

namespace teleplan::models {

/// Investment in so many workstations [EUR].
[[nodiscard]] constexpr double investment(const Costs& c, int workstations) { return c.workstation * workstations; }

/// Kits in use or in turn-around, and the platform for the active patients [EUR per year].
[[nodiscard]] constexpr double kits_and_platform(const Costs& c, double kits, double active)
{
    return 12 * (c.kit_per_month * kits + c.platform_per_patient_month * active);
}

/// Paid hours of a pool [EUR per year]: full-time equivalents with shifts × productive hours × rate.
[[nodiscard]] constexpr double staff_cost(const StaffPool& pool, double full_time_equivalents)
{
    return full_time_equivalents * pool.productive_hours * pool.hour_rate;
}

}  // namespace teleplan::models
