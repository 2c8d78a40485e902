#pragma once
// A plan as it would be without what the region entered in place of the national values.

#include "formats/plan_json.hpp"
#include "models/problems.hpp"

namespace teleplan::gui {

/// Every value that the national defaults give is theirs again; what they say nothing of (title, seed, ramp, texts, inputs per authority)
/// stays the plan's own.
[[nodiscard]] formats::Loaded with_national_values(const formats::PlanDocument&, const formats::DataFolders&);

}  // namespace teleplan::gui
