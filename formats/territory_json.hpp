#pragma once
// The territory of an answer as JSON. Internal to formats/.

#include <string>

#include "planning/territory_result.hpp"

namespace teleplan::formats
{

/// One object: rows, standards, equity.
[[nodiscard]] std::string territory_json(const planning::TerritoryResult&);

}  // namespace teleplan::formats
