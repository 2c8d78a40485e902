#pragma once
// The territory of an answer as JSON. Internal to formats/.

#include <nlohmann/json.hpp>

#include "planning/territory_result.hpp"

namespace teleplan::formats::detail
{

[[nodiscard]] nlohmann::ordered_json territory_json(const planning::TerritoryResult&);

}  // namespace teleplan::formats::detail
