#pragma once
// Prices and funds: a chapter of the plan (plan.hpp).

namespace teleplan::models {

struct Costs { double workstation = 0, kit_per_month = 0, platform_per_patient_month = 0; };

}  // namespace teleplan::models
