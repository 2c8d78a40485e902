#pragma once
// The answers of `teleplan explain` as one JSON document each.

#include <string>
#include <vector>

#include "planning/explain.hpp"

namespace teleplan::formats
{

/// kind "explain_result": the steps with their inputs and where each comes from.
[[nodiscard]] std::string explain_json(const std::vector<planning::ExplainedStep>&, const models::ProvenanceTable&);
/// kind "explain_input": values of the plan; what the only one moves.
[[nodiscard]] std::string explain_json(const std::vector<planning::ExplainedInput>&, const std::vector<planning::Effect>&);
/// kind "explain_plan": all values, and the results that can be asked for.
[[nodiscard]] std::string explain_json(const std::vector<planning::ExplainedInput>&, const std::vector<planning::Quantity>& results);

}  // namespace teleplan::formats
