#pragma once
// The costs of a plan: quantities of the fabbisogno table × prices, by fund.

#include "planning/costs_result.hpp"
#include "planning/need_rows.hpp"

namespace teleplan::planning {

/// Costs of rows whose quantities are known: authorities in file order, bodies, then the region.
[[nodiscard]] CostsAnswer costs(const Study&, const models::Territory&, const std::vector<NeedRow>&);

/// Sets investment and running cost of the rows to the totals of the lines.
void fill_costs(std::vector<NeedRow>&, const Study&, const models::Territory&);

/// The funds of several regions together, as a national plan is judged on them: national amounts are whole again, and the
/// South's share is that of all that is committed. In the order of the first region's funds; funds only others have are left out.
[[nodiscard]] std::vector<FundResult> funds_together(const std::vector<const CostsAnswer*>& regions, const models::Costs& national);

}  // namespace teleplan::planning
