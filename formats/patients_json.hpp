#pragma once
// What happens to patients, as JSON. Internal to formats/.

#include <nlohmann/json.hpp>

#include "planning/patients_result.hpp"

namespace teleplan::formats {

[[nodiscard]] nlohmann::ordered_json patients_json(const planning::PatientsResult&);

}  // namespace teleplan::formats
