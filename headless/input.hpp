#pragma once
// The plan of a command, read and checked, with the tables that it stands on.

#include <optional>

#include "formats/data_tables.hpp"
#include "formats/plan_json.hpp"
#include "headless/commands.hpp"
#include "reports/phrases.hpp"
#include "reports/tables.hpp"

namespace teleplan::headless {

struct Input {
    formats::PlanDocument document;
    models::Territory territory;
    std::string plan_hash;
    std::vector<std::string> member_hashes;            // of a national plan: what each member's own file would print, with this seed and regime
};

/// The checked input; nothing after all problems were written to standard error.
[[nodiscard]] std::optional<Input> read_input(const Options&, const reports::Language&);

/// Every number of the plan with what it means, for the sheet of inputs.
[[nodiscard]] std::vector<reports::InputValue> input_values(const models::Plan&);

}  // namespace teleplan::headless
