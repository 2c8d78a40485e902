#pragma once
// What the services became, the documents that they leave and the kits that they need.

#include "formats/table.hpp"
#include "planning/results.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

using Rows = std::vector<planning::NeedRow>;

[[nodiscard]] formats::Table services_table(const Rows&, const planning::ServicesResult&, const Language&);          // authority × service
[[nodiscard]] formats::Table service_hours_table(const Rows&, const planning::ServicesResult&, const Language&);     // authority × service × pool
[[nodiscard]] formats::Table documents_table(const Rows&, const planning::ServicesResult&, const Language&);         // authority × kind
[[nodiscard]] formats::Table kits_table(const Rows&, const planning::ServicesResult&, const Language&);              // by authority

/// The part of a table that is about the region.
[[nodiscard]] formats::Table of_region(formats::Table);

}  // namespace teleplan::reports
