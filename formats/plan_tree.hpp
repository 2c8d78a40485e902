#pragma once
// The tree of write_plan. Internal to formats/.

#include "formats/json.hpp"
#include "models/plan.hpp"

namespace teleplan::formats::detail
{

[[nodiscard]] Json plan_tree(const models::Plan&);

}  // namespace teleplan::formats::detail
