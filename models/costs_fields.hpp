#pragma once
// Fields of prices and funds, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/costs_plan.hpp"

namespace teleplan::models {

template <class V> void fields(V& v, Costs& c)
{
    v.field("workstation", c.workstation, limits::amount("price of a workstation", "EUR"));
    v.field("kit_per_month", c.kit_per_month, limits::amount("kit and connectivity", "EUR/kit-month"));
    v.field("platform_per_patient_month", c.platform_per_patient_month, limits::amount("platform", "EUR/patient-month"));
}

}  // namespace teleplan::models
