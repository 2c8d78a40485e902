#pragma once
// What a region enters per authority (population.inputs): it replaces what would be apportioned.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/plan.hpp"
#include "models/territory.hpp"

namespace teleplan::models {

/// Sum of the values entered for an item of an authority, of one key or of all; nothing when there are none.
[[nodiscard]] std::optional<int> entered(const Plan&, const std::string& authority, InputItem, std::string_view key = {});
/// How many cells are entered for an authority.
[[nodiscard]] int entered_cells(const Plan&, const std::string& authority);
[[nodiscard]] int entered_cells(const Plan&, const std::string& authority, InputItem);

/// The authorities of the plan's region in file order. Residents by sex and age that are entered replace the published ones,
/// with their date.
[[nodiscard]] std::vector<Authority> authorities_of(const Plan&, const Territory&);

/// One figure per authority: the entered ones as they are, the rest of `total` (never below 0) apportioned to the others
/// by weight. Without a total only the entered ones.
[[nodiscard]] std::vector<std::optional<int>> entered_or_apportioned(const std::vector<std::optional<int>>& entered, std::optional<int> total,
                                                                     const std::vector<double>& weights);

}  // namespace teleplan::models
