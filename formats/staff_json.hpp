#pragma once
// People by role as JSON: part of a row of the fabbisogno table in the result file.

#include <nlohmann/json_fwd.hpp>

#include "planning/staff_result.hpp"

namespace teleplan::formats {

[[nodiscard]] nlohmann::ordered_json staff_json(const planning::StaffNeed&);

}  // namespace teleplan::formats
