#pragma once
// Who is needed, by role: authority × role, the matrix of roles and services, and the pace of training.

#include <string>

#include "formats/table.hpp"
#include "reports/phrases.hpp"
#include "reports/tables.hpp"

namespace teleplan::reports {

/// A row per authority and role with hours, full-time equivalents, heads, users by employment and training; roles that nobody asks for are left out.
[[nodiscard]] formats::Table roles_table(const Rows&, const Language&);
/// The same of one row: a row per role.
[[nodiscard]] formats::Table region_roles_table(const planning::NeedRow& region, const Language&);
/// The region's hours by role and service.
[[nodiscard]] formats::Table role_services_table(const planning::NeedRow& region, const Language&);
/// Users trained by the first day of each month; no row without a limit.
[[nodiscard]] formats::Table training_table(const planning::NeedRow& region, const Language&);

/// When everybody is trained; empty without a limit.
[[nodiscard]] std::string training_sentence(const planning::NeedRow& region, const Language&);

}  // namespace teleplan::reports
