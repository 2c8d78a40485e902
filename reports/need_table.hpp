#pragma once
// The fabbisogno table: the columns of the regional plan's own form, a row per authority and one for the region.

#include <cstdint>

#include "formats/table.hpp"
#include "models/plan.hpp"
#include "planning/results.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// with_margins adds, after each count of operators on shift, what one fewer would give.
enum class Detail : std::uint8_t { form, with_margins };

inline constexpr const char* region_code = "region";              // where, of what belongs to no single authority
inline constexpr const char* treated_row = "region_treated";      // the region once more: seats if the ramp counted people treated in the year

/// Rows: authorities in file order, the region, then (a sized plan only) `treated_row`, where all but the operators on shift is empty.
[[nodiscard]] formats::Table need_table(const planning::SizeAnswer&, const models::Plan&, const Language&, Detail = Detail::form);
[[nodiscard]] formats::Table need_table(const planning::RunAnswer&, const Language&);

}  // namespace teleplan::reports
