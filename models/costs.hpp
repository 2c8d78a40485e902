#pragma once
// Money in the tenders' shapes: so many units of what a line is paid for, times its price. Who pays is planning/costs.hpp.

#include <optional>
#include <string_view>

#include "models/plan.hpp"

namespace teleplan::models {

/// Paid hours of a pool in a year: full-time equivalents × productive hours.
[[nodiscard]] constexpr double paid_hours(const StaffPool& pool, double full_time_equivalents) { return full_time_equivalents * pool.productive_hours; }

/// EUR per unit of a line: its amount, else the plan's price of that shape. pool: whose hours. Nothing where there is no such price.
[[nodiscard]] std::optional<double> price(const Plan&, const CostLine&, const StaffPool* pool);

/// Unit of what is multiplied: "workstations", "patient-months", "h", …; once or a year for amounts that are multiplied by nothing.
[[nodiscard]] std::string_view unit_of(CostShape);

/// Grows and shrinks with the active patients; the others are the same every year.
[[nodiscard]] constexpr bool follows_patients(CostShape s)
{
    return s == CostShape::per_patient_month || s == CostShape::per_kit_month || s == CostShape::per_hour || s == CostShape::per_start || s == CostShape::per_installation;
}

/// Days of `range` on which a line or a fund from … to is in force, both ends included.
[[nodiscard]] int days_in_force(const DateRange& range, const std::optional<Date>& from, const std::optional<Date>& to);

}  // namespace teleplan::models
