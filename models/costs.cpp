#include "models/costs.hpp"

#include <algorithm>

namespace teleplan::models {

std::optional<double> price(const Plan& plan, const CostLine& line, const StaffPool* pool)
{
    if (line.amount) return line.amount;
    switch (line.shape) {
        case CostShape::per_workstation: return plan.costs.workstation;
        case CostShape::per_kit_month: return plan.costs.kit_per_month;
        case CostShape::per_patient_month: return plan.costs.platform_per_patient_month;
        case CostShape::per_hour: return pool ? std::optional{pool->hour_rate} : std::nullopt;
        case CostShape::one_off:
        case CostShape::yearly:
        case CostShape::per_user_trained:
        case CostShape::per_start:
        case CostShape::per_installation: break;
    }
    return std::nullopt;
}

std::string_view unit_of(CostShape shape)
{
    switch (shape) {
        case CostShape::one_off: return "once";
        case CostShape::yearly: return "year";
        case CostShape::per_patient_month: return "patient-months";
        case CostShape::per_kit_month: return "kit-months";
        case CostShape::per_workstation: return "workstations";
        case CostShape::per_hour: return "h";
        case CostShape::per_user_trained: return "persons";
        case CostShape::per_start: return "starts";
        case CostShape::per_installation: break;
    }
    return "installations";
}

int days_in_force(const DateRange& range, const std::optional<Date>& from, const std::optional<Date>& to)
{
    const Date first = std::max(range.from, from.value_or(range.from)), last = std::min(range.to, to.value_or(range.to));
    return std::max(0, last - first + 1);
}

}  // namespace teleplan::models
