#pragma once
// The annex of the table: what each service takes of each profile, authority by authority.

#include "planning/need_rows.hpp"

namespace teleplan::planning {

/// Volume, hours and full-time equivalents by authority × service × profile, per year.
[[nodiscard]] std::vector<Annex> annex(const TableInputs&);

}  // namespace teleplan::planning
