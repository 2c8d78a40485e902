#pragma once
// What `teleplan explain` says: where a number of the plan comes from and what it moves; the chain that leads to a result.

#include <string>
#include <vector>

#include "models/provenance.hpp"
#include "planning/explain.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

using planning::ExplainedInput;

/// Counts of entered and default values by chapter and by confidence, and the results that can be asked for.
[[nodiscard]] std::string explain_plan(const models::ProvenanceTable&, const std::vector<planning::Quantity>&, const Language&, std::size_t width);
/// A part of the plan: its values, one to a line.
[[nodiscard]] std::string explain_part(const std::vector<ExplainedInput>&, const Language&, std::size_t width);
[[nodiscard]] std::string explain_input(const ExplainedInput&, const std::vector<planning::Effect>&, const Language&, std::size_t width);
/// standards: ids of those that decide how many seats stand behind the result, in words.
[[nodiscard]] std::string explain_result(const std::vector<planning::ExplainedStep>&, const models::ProvenanceTable&, const std::vector<std::string>& standards,
                                         const Language&, std::size_t width);

}  // namespace teleplan::reports
