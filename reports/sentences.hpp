#pragma once
// Findings of an answer as sentences: the terminal and the page say the same words.

#include <string>
#include <vector>

#include "planning/results.hpp"
#include "reports/phrases.hpp"
#include "reports/tables.hpp"

namespace teleplan::reports {

/// "Se le ipotesi sono quelle indicate, …": the verdict of the statistical check.
[[nodiscard]] std::string check_sentence(const planning::SizeAnswer&, const Language&);
[[nodiscard]] std::string standard_sentence(const WorstWindow&, const Rows&, const models::Plan&, const Language&);
/// Where, when and by how much standards fall short; worst first, at most `most`.
[[nodiscard]] std::vector<std::string> shortfall_sentences(const planning::SizeAnswer&, const models::Plan&, const Language&, std::size_t most = 10);
[[nodiscard]] std::vector<std::string> load_sentences(const planning::PlatformLoad&, const Language&);
/// What the input is, from where to where, and what that does to the total of full-time equivalents.
[[nodiscard]] std::string sensitivity_sentence(const planning::Sensitivity&, const Language&);
[[nodiscard]] std::string nurse_sentence(const planning::SizeAnswer&, const Language&);       // patients per nurse beside the published 62 to 100
/// A symbol of the plan in words: "ore all'anno" for "h/year"; empty for "1".
[[nodiscard]] std::string unit_of(const std::string& unit, const Language&);
/// A number of the plan, as precise as it needs to be: 0,5 or 8 or 12.000.
[[nodiscard]] std::string plain_number(double value, const Language&);
/// A value of that input as it reads best, without its unit: "50%", "8" (minutes).
[[nodiscard]] std::string value_label(double value, const planning::Sensitivity&, const Language&);
/// "da 4,8 a 11,2 minuti".
[[nodiscard]] std::string span_words(const planning::Sensitivity&, const Language&);

}  // namespace teleplan::reports
