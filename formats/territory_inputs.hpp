#pragma once
// What a region enters per authority, from a CSV or XLSX file beside the plan (docs/model/territory.md).

#include <string>
#include <string_view>
#include <vector>

#include "formats/plan_json.hpp"
#include "models/territory_plan.hpp"

namespace teleplan::formats::detail
{

inline constexpr std::size_t max_input_cells = 400'000;

/// Reads population.inputs, inside the plan's own folder, and keeps its bytes for the hash of the plan. Problems at
/// /population/inputs/file; their arguments name file, row and column. models::check says whether authorities and keys
/// exist.
void read_territory_inputs(PlanDocument&, models::Problems&);

/// The rows of one file; a name that ends in .xlsx is a workbook. Columns authority_code, item, key, age_band, value, date,
/// source; rows without a value are left out, as in a template that is filled in part.
[[nodiscard]] std::vector<models::AuthorityInput> territory_inputs(std::string_view bytes, const std::string& file, models::Problems&);

}  // namespace teleplan::formats::detail
