#pragma once
// What happens to the patients of each group, and what becomes of their alerts.

#include "formats/table.hpp"
#include "planning/patients_result.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// A row per group: worsenings, days in hospital, alerts, cases, true and false ones, in a year.
[[nodiscard]] formats::Table patients_table(const planning::PatientsResult&, const Language&);
/// A row per group and state: patients on the average day.
[[nodiscard]] formats::Table states_table(const planning::PatientsResult&, const Language&);

}  // namespace teleplan::reports
