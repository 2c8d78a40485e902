#pragma once
// The chain of the answer by mean values: from the active patients to work, hours, people, things and money, each with the
// quantities that it is worked out from. A simulation agrees with it within its interval where pools never make anybody wait.

#include <string>
#include <string_view>
#include <vector>

#include "models/plan.hpp"
#include "models/territory.hpp"

namespace teleplan::planning {

struct Quantity {
    std::string id, unit;                              // "hours.nurse", "h/year"
    double value = 0;                                  // of the region at regime, per year where it is a flow
    std::vector<std::string> from;                     // ids of the quantities one step before, all of them earlier in the list
};

/// In the order of working them out. Ids do not depend on the numbers of the plan. Requires a regional plan.
[[nodiscard]] std::vector<Quantity> quantities(const models::Plan&, const models::Territory&);

}  // namespace teleplan::planning
