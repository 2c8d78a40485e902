#pragma once
// The small tables that only the page shows.

#include "formats/table.hpp"
#include "models/plan.hpp"
#include "planning/results.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// A row per pool: full-time equivalents and operators on shift in the region.
[[nodiscard]] formats::Table staff_table(const planning::SizeAnswer&, const planning::NeedRow& region, const Language&);
/// A row per category of users, by employment.
[[nodiscard]] formats::Table region_users_table(const planning::NeedRow& region, const Language&);
/// Activities and milestones with their dates.
[[nodiscard]] formats::Table timeline_table(const models::Plan&, const Language&);
[[nodiscard]] formats::Table principles_table(const models::Plan&, const Language&);
/// The strongest assumptions that no source supports; empty when there are none.
[[nodiscard]] std::string weak_inputs_sentence(const planning::SizeAnswer&, const Language&);

}  // namespace teleplan::reports
