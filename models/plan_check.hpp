#pragma once

#include "models/plan.hpp"
#include "models/problems.hpp"
#include "models/territory.hpp"

namespace teleplan::models
{

inline constexpr int max_horizon_years = 40;
inline constexpr std::size_t max_stages = 1000;
inline constexpr std::size_t max_members = 200;  // of a national plan
inline constexpr const char* national_code = "IT";
inline constexpr double max_arrivals = 1e9;  // of a queueing network, expected over its run

/// Everything that makes no sense in a plan whose values are each within their limits: sums, names, graphs, dates,
/// bounds, and services that are not simulated yet. All problems, in the order of the plan's chapters; empty: it can be
/// run.
[[nodiscard]] Problems check(const Plan&, const Territory&);

/// The same of a national plan and all its members, in the order of its list; a member's pointers begin with its file:
/// "regions/puglia.json#/plan/regime".
[[nodiscard]] Problems check_national(const Plan&, const std::vector<const Plan*>& members, const Territory&);

}  // namespace teleplan::models
