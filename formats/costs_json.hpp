#pragma once
// Costs, enrolment and rules as JSON text: each is one member of a result document (result_json.cpp). Bytes of titles that are
// not UTF-8 are replaced.

#include <string>

#include "planning/results.hpp"

namespace teleplan::formats {

[[nodiscard]] std::string costs_json(const planning::CostsAnswer&);
[[nodiscard]] std::string funds_json(const std::vector<planning::FundResult>&);
[[nodiscard]] std::string enrolment_json(const planning::EnrolmentAnswer&);
[[nodiscard]] std::string rules_json(const std::vector<planning::RuleResult>&);

/// Names in files, in the order of the enumerators.
[[nodiscard]] const char* name_of(models::EnrolmentLimit);
[[nodiscard]] const char* name_of(planning::MilestoneState);
[[nodiscard]] const char* name_of(planning::RuleVerdict);

}  // namespace teleplan::formats
