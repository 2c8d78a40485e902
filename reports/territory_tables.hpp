#pragma once
// The territory for people: residents and sites, eligible and followed, DM 77 standards, equity.

#include <string>
#include <vector>

#include "formats/table.hpp"
#include "planning/territory_result.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

[[nodiscard]] formats::Table territory_table(const planning::TerritoryResult&, const Language&);        // a row per authority, then the region
[[nodiscard]] formats::Table reach_table(const planning::TerritoryResult&, const Language&);            // authority × target group
[[nodiscard]] formats::Table region_reach_table(const planning::TerritoryResult&, const Language&);     // the region's rows of it
[[nodiscard]] formats::Table site_standards_table(const planning::TerritoryResult&, const Language&);   // place × standard
[[nodiscard]] formats::Table region_site_standards_table(const planning::TerritoryResult&, const Language&);
[[nodiscard]] formats::Table equity_table(const planning::TerritoryResult&, const Language&);

/// Warnings where more are followed than would accept: one for the region and each of its groups, then one that names the authorities.
[[nodiscard]] std::vector<std::string> reach_warnings(const planning::TerritoryResult&, const Language&);

}  // namespace teleplan::reports
