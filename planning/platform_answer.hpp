#pragma once
// The platform of a plan, answered: loads, servers, latencies, outages, storage.

#include "planning/platform_result.hpp"
#include "planning/platform_sizing.hpp"
#include "planning/replication.hpp"

namespace teleplan::planning {

/// `source` says whose requests they are.
[[nodiscard]] PlatformResult platform_answer(const PlatformSource&, const Executor&);

/// Of the region of a study. first: number of the first replication. Empty when the plan has no tiers.
[[nodiscard]] PlatformResult platform_answer(const Study&, const std::vector<RegionReplication>&, std::uint32_t first, const Executor&);

/// Who uses the platform of a study's region: active patients of a replication; operators of all categories who join.
[[nodiscard]] PlatformUsers platform_users(const Study&, const models::Volumes& patients);

}  // namespace teleplan::planning
