#pragma once
// The answer of `compare` as one JSON document.

#include <string>
#include <vector>

#include "formats/plan_difference.hpp"
#include "planning/compare.hpp"

namespace teleplan::formats
{

/// inputs: what differs in the plans, one list for each comparison of the answer.
[[nodiscard]] std::string compare_json(const planning::CompareAnswer&, const std::vector<std::vector<PlanDifference>>& inputs);

}  // namespace teleplan::formats
