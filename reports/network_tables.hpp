#pragma once
// The tables of a queueing network: what was asked, the stages, the pools with the formula beside them.

#include <string>
#include <vector>

#include "formats/table.hpp"
#include "planning/results.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

[[nodiscard]] formats::Table network_outputs_table(const planning::NetworkAnswer&, const Language&);
[[nodiscard]] formats::Table network_stages_table(const planning::NetworkAnswer&, const Language&);   // classes after all together
[[nodiscard]] formats::Table network_pools_table(const planning::NetworkAnswer&, const Language&);

/// What warm-up and precision came to; empty when the plan asked for neither.
[[nodiscard]] std::vector<std::string> network_sentences(const planning::NetworkAnswer&, const Language&);

}  // namespace teleplan::reports
