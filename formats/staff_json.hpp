#pragma once
// People by role as JSON: part of a row of the fabbisogno table in the result file.

#include <string>

#include "planning/staff_result.hpp"

namespace teleplan::formats {

[[nodiscard]] std::string staff_json(const planning::StaffNeed&);

}  // namespace teleplan::formats
