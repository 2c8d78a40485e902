#pragma once
// Pathways of the plan as one queueing network per scope: the pools of an authority, or those of the region.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/coverage.hpp"
#include "models/plan.hpp"
#include "sim/network.hpp"

namespace teleplan::models {

/// Class of a job: its priority, and the intensity and the coverage of its patient. Level-2 patients go first within equal priority.
inline constexpr int class_count = static_cast<int>(priority_count * intensity_count * coverage_count);
[[nodiscard]] constexpr sim::ClassId job_class(Priority p, Intensity i, CoverageId c)
{
    return static_cast<sim::ClassId>((static_cast<std::uint32_t>(p) * intensity_count + static_cast<std::uint32_t>(i)) * coverage_count + static_cast<std::uint32_t>(c));
}
[[nodiscard]] constexpr CoverageId coverage_of(sim::ClassId c) { return static_cast<CoverageId>(static_cast<std::uint32_t>(c) % coverage_count); }
[[nodiscard]] constexpr Intensity intensity_of(sim::ClassId c) { return static_cast<Intensity>(static_cast<std::uint32_t>(c) / coverage_count % intensity_count); }
[[nodiscard]] constexpr Priority priority_of(sim::ClassId c) { return static_cast<Priority>(static_cast<std::uint32_t>(c) / (coverage_count * intensity_count)); }

struct NamedStage { std::string pathway, stage; };

struct PathwayNetwork {
    sim::Network network;                              // pools without capacity or gates: staffing.hpp adds them
    std::vector<std::string> pools;                    // names, by sim::PoolId
    std::vector<NamedStage> stages;                    // names, by sim::StageId
    Named<sim::StageId> entry;                         // first stage of each pathway
};

/// The pathways whose visits need pools of this scope, in the plan's order. Precedence becomes priority: continuations 0,
/// urgent work 1 + rank of its class, deferrable work after all of it, one level for each calendar.
[[nodiscard]] PathwayNetwork pathway_network(const Plan&, Scope);

[[nodiscard]] std::optional<sim::StageId> entry_of(const PathwayNetwork&, std::string_view pathway);
[[nodiscard]] std::optional<sim::StageId> stage_of(const PathwayNetwork&, std::string_view dotted_name);   // "pathway.stage"
[[nodiscard]] std::optional<sim::PoolId> pool_of(const PathwayNetwork&, std::string_view name);

/// Name of the pool that a pathway's first stage visits; empty: none.
[[nodiscard]] std::string first_pool(const Plan&, std::string_view pathway);

/// Calendar of the visits of a priority level, if their start is limited to one.
struct GatedPriority { sim::PoolId pool{}; std::uint32_t priority = 0; std::string calendar; };
[[nodiscard]] std::vector<GatedPriority> gated_priorities(const Plan&, const PathwayNetwork&);

}  // namespace teleplan::models
