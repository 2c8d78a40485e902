#pragma once
// What is wrong with an input, in the reader's language: one sentence a code, saying what to change.

#include <string>

#include "models/problems.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// "manca il campo «share»". A code without a sentence of its own is shown with its arguments.
[[nodiscard]] std::string problem_sentence(const models::Problem&, const Language&);

/// "/programmes/diabetes/share: il valore 1,2 …": a line a problem, safe on a terminal.
[[nodiscard]] std::string problem_lines(const models::Problems&, const Language&);

}  // namespace teleplan::reports
