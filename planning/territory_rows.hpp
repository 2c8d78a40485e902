#pragma once
// Residents, eligible persons, sites, territorial standards and equity around the fabbisogno rows.

#include "planning/need_rows.hpp"

namespace teleplan::planning {

/// Eligible persons of each authority, all target groups.
[[nodiscard]] std::vector<double> eligible_of(const TableInputs&);

/// Sites of a kind in each authority: as entered; else the region's number of the 2022 distribution by residents; of a kind
/// without such a number, what its standard asks for.
[[nodiscard]] std::vector<int> sites(const models::Plan&, const models::Territory&, const std::vector<models::Cohort>&, const std::string& kind);

/// How many of the apportioned items behind an authority's row are entered instead.
[[nodiscard]] double apportioned_items_entered(const models::Plan&, const std::string& authority);

/// `rows`: of the same inputs.
[[nodiscard]] TerritoryResult territory_result(const TableInputs&, const std::vector<NeedRow>& rows);

}  // namespace teleplan::planning
