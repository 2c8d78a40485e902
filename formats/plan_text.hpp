#pragma once
// A value of a plan as its file writes it, found by JSON pointer.

#include <optional>
#include <string>

#include "formats/json.hpp"
#include "formats/plan_json.hpp"

namespace teleplan::formats
{

/// The text of a single value ("0.3", "[8, \"min\"]", a word without quotes); nothing if there is none, or it is a part
/// with values of its own.
[[nodiscard]] std::optional<std::string> value_text(const PlanDocument&, std::string_view pointer);
/// The same in a document that was read already: for many values of one plan.
[[nodiscard]] std::optional<std::string> value_text(const Json& resolved, std::string_view pointer);

}  // namespace teleplan::formats
