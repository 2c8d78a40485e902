#pragma once
// A national answer for people: one line a region and Italy on the terminal and on the page, every authority in the files.

#include <vector>

#include "formats/table.hpp"
#include "models/plan.hpp"
#include "planning/national_result.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// The answer with regions in the place of authorities and Italy in that of the region, so that page and terminal show it as any
/// other; windows and shortfalls name their authority.
[[nodiscard]] planning::RunAnswer as_one(const planning::NationalRunAnswer&);
[[nodiscard]] planning::SizeAnswer as_one(const planning::NationalSizeAnswer&);

/// A row per region, then Italy.
[[nodiscard]] formats::Table regions_table(const planning::NationalRunAnswer&, const Language&);
[[nodiscard]] formats::Table regions_table(const planning::NationalSizeAnswer&, const models::Plan&, const Language&);

/// All tables of the files: the regions, then authority by authority; of a region's own pools the place is the region's code.
[[nodiscard]] std::vector<formats::Table> national_tables(const planning::NationalRunAnswer&, const models::Plan&, const Language&);
[[nodiscard]] std::vector<formats::Table> national_tables(const planning::NationalSizeAnswer&, const models::Plan&, const Language&);

}  // namespace teleplan::reports
