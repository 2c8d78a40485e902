#pragma once
// Costs line by line, by place, by fund; tariffs as information.

#include <string>
#include <vector>

#include "formats/table.hpp"
#include "planning/results.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// The lines of all places; totals by place; funds. Tables with nothing to say are left out.
[[nodiscard]] std::vector<formats::Table> costs_tables(const planning::CostsAnswer&, const std::vector<planning::NeedRow>&, const Language&);

/// Of the region alone: what the page shows.
[[nodiscard]] formats::Table region_costs_table(const planning::CostsAnswer&, const Language&);
[[nodiscard]] formats::Table funds_table(const planning::CostsAnswer&, const Language&);

/// Cover by funds, cost of a patient-month, the year after the funds, tariffs: one sentence each.
[[nodiscard]] std::vector<std::string> costs_sentences(const planning::CostsAnswer&, const Language&);

}  // namespace teleplan::reports
