#pragma once
// The people of a row of the fabbisogno table by role, and the users by category that follow from them.

#include "planning/need_rows.hpp"

namespace teleplan::planning {

/// Fills staff_need.roles (hours, full-time equivalents, posts, heads) of an authority's row; row.active and row.cot stand.
void fill_roles(NeedRow&, const TableInputs&, std::size_t authority);

/// Users of each category in each authority: the region's professionals by largest remainder, at least what the roles of the category
/// need (without roles: the sized heads of its pool). Fills users and employment of the rows' roles: they sum to the lines.
[[nodiscard]] std::vector<std::vector<UserLine>> users(const TableInputs&, std::vector<NeedRow>&);

/// Users to train by role, summing with those of no role to the row's; needs row.users_to_train.
void fill_training(NeedRow&, const TableInputs&);

/// The region's roles from the authorities'.
void sum_roles(NeedRow& region, const TableInputs&, const std::vector<NeedRow>& rows);

/// Surcharges on the seats of a staff [EUR per year]; none without a limit.
[[nodiscard]] double surcharge_cost(const Study&, const models::StaffPool&, const PoolStaff&);

}  // namespace teleplan::planning
