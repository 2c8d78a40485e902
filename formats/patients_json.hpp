#pragma once
// What happens to patients, as JSON. Internal to formats/.

#include <string>

#include "planning/patients_result.hpp"

namespace teleplan::formats {

/// One object.
[[nodiscard]] std::string patients_json(const planning::PatientsResult&);

}  // namespace teleplan::formats
