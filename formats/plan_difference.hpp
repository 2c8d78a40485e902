#pragma once
// What two plans enter differently: value by value, whatever the files look like.

#include <string>
#include <vector>

#include "formats/plan_json.hpp"

namespace teleplan::formats
{

/// A value of one plan, as its file writes it; absent: the plan has no such place.
struct PlanValue {
    std::optional<std::string> text;
    models::Provenance from;
};
struct PlanDifference {
    std::string pointer;
    PlanValue first, other;
};

/// Places whose values differ, in the order of the first plan, then those that only the other has. The same value written
/// another way (8 minutes, 480 seconds; entered or default) is no difference.
[[nodiscard]] std::vector<PlanDifference> plan_differences(const PlanDocument& first, const PlanDocument& other);

}  // namespace teleplan::formats
