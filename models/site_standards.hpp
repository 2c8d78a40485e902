#pragma once
// Sites of a territory and the standards of DM 77/2022 that they are held against.

#include <array>
#include <string>
#include <vector>

#include "models/plan.hpp"

namespace teleplan::models {

/// Kinds of site that a region may enter per authority.
inline constexpr std::array<const char*, 6> site_kinds{"community_house", "cot", "community_hospital", "district", "continuity_unit", "nea_116117"};

struct NamedStandard { std::string what, pointer; SiteStandard rule; };   // pointer: of its number of inhabitants in the plan

/// Community nurses and COT, then the others in the plan's order.
[[nodiscard]] std::vector<NamedStandard> site_standards(const Plan&);

/// Units that a standard asks for: residents ÷ inhabitants per unit to the nearest whole number, halves up, at least one.
/// That rounding gives the ministry's 2022 numbers of COT in 18 of the 21 regions, and within one in the others.
[[nodiscard]] int required_units(int residents, double inhabitants_per_unit);

}  // namespace teleplan::models
