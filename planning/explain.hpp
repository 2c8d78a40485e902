#pragma once
// Why a result is what it is: the steps from the plan's inputs to it, and the inputs that move it, found by moving each.

#include <string>
#include <string_view>
#include <vector>

#include "models/provenance.hpp"
#include "planning/quantities.hpp"

namespace teleplan::planning {

/// One value of the plan, as its file writes it, with where it comes from.
struct ExplainedInput { std::string pointer, about, value; models::Provenance from; };

/// An input and its effect: elasticity is the relative change of the result over the relative change of the input.
struct MovingInput { std::string pointer, about, unit; double value = 0, elasticity = 0; };

/// One step of the chain, with the inputs that first enter there, strongest first.
struct ExplainedStep { Quantity quantity; std::vector<MovingInput> inputs; };

/// The steps that lead to the result, itself last. Each number of the plan is moved by 1 % (whole numbers by 1), shares
/// that must sum to 1 with the others rescaled; those that move the result by less than a thousandth of that are left
/// out, as are inputs of value 0, and all of them where the result is 0: nothing is relative to that. Empty: there is no such result.
[[nodiscard]] std::vector<ExplainedStep> explain_result(const models::Plan&, const models::Territory&, std::string_view id);

/// What one number of the plan does to each quantity, those that it moves and that are not 0, in the order of the chain. Empty: the pointer is
/// of no number, its value is 0, or it moves none of them.
struct Effect { Quantity quantity; double elasticity = 0; };
[[nodiscard]] std::vector<Effect> effects_of(const models::Plan&, const models::Territory&, const std::string& pointer);

}  // namespace teleplan::planning
