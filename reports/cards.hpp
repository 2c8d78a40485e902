#pragma once
// The numbers that everybody looks for first: on top of the page, and of the results in the window.

#include <string>
#include <vector>

#include "planning/results.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

struct Card { std::string name, value, detail; };

/// Of the region's row.
[[nodiscard]] std::vector<Card> cards(const planning::NeedRow& region, const Language&);

}  // namespace teleplan::reports
