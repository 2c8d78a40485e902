#pragma once
// The plan of a command, read and checked, with the tables that it stands on.

#include <optional>

#include "formats/installed.hpp"
#include "headless/commands.hpp"
#include "reports/phrases.hpp"

namespace teleplan::headless {

using Input = formats::CheckedPlan;

/// The checked input; nothing after all problems were written to standard error.
[[nodiscard]] std::optional<Input> read_input(const Options&, const reports::Language&);

}  // namespace teleplan::headless
