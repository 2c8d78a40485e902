#pragma once
// The analytic twin in words: which formula, whether the simulation agrees, what does not hold.

#include <string>

#include "planning/twin_result.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// "Erlang C, esatta"; "nessuna".
[[nodiscard]] std::string formula_words(const planning::TwinResult&, const Language&);

/// "d'accordo", "non d'accordo (...)" or "nessuna formula (...)": the second and third say what does not hold.
[[nodiscard]] std::string twin_words(const planning::TwinResult&, const Language&);

}  // namespace teleplan::reports
