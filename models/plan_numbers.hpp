#pragma once
// Every number of a plan by its JSON pointer, to be read or changed: what a sensitivity varies.

#include <functional>
#include <string>
#include <string_view>

#include "models/plan.hpp"

namespace teleplan::models {

/// One number: durations in seconds, whole numbers as they are. What the callback writes is put back (rounded if whole).
struct NumberInPlan { const std::string& pointer; std::string_view about, unit; double& value; };

void visit_numbers(Plan&, const std::function<void(const NumberInPlan&)>&);

/// Scales the other members of a group of shares so that they still sum to 1: call after changing the one at `pointer`.
/// Groups: shares of the programmes, of the intensities, of the hour profile, of the priority mixes; branches of a stage.
void renormalise(Plan&, const std::string& pointer);

}  // namespace teleplan::models
