#pragma once
// Plans side by side as tables and sentences.

#include <string>
#include <vector>

#include "formats/plan_difference.hpp"
#include "formats/table.hpp"
#include "planning/compare.hpp"
#include "reports/phrases.hpp"
#include "reports/terminal.hpp"

namespace teleplan::reports {

/// Whether the interval of the difference leaves out zero, beyond rounding.
[[nodiscard]] bool beyond_chance(const planning::PairedValue&);

/// A row per measure of a place; measures that are zero in both plans are left out.
[[nodiscard]] formats::Table differences_table(const planning::CompareAnswer&, const planning::PlanComparison&, const std::vector<std::string>& places, const Language&);
/// other: index of the plan that is compared with the first, from 1.
[[nodiscard]] formats::Table inputs_difference_table(const std::vector<formats::PlanDifference>&, std::size_t other, const Language&);

/// The region's differences that are beyond chance, largest first in relation to the first plan; what the first plan has not at all leads.
[[nodiscard]] std::vector<std::string> difference_sentences(const planning::CompareAnswer&, const planning::PlanComparison&, const Language&, std::size_t most = 8);

/// Whether the plans share their patients, how many replications, which seed.
[[nodiscard]] std::string same_patients_sentence(const planning::CompareAnswer&, const Language&);

/// inputs: one list for each comparison of the answer, in its order.
[[nodiscard]] std::string compare_page(const planning::CompareAnswer&, const std::vector<std::vector<formats::PlanDifference>>& inputs, const Language&);
[[nodiscard]] std::string terminal(const planning::CompareAnswer&, const std::vector<std::vector<formats::PlanDifference>>& inputs, const Language&, std::size_t width,
                                   const std::vector<WrittenFile>&);

}  // namespace teleplan::reports
