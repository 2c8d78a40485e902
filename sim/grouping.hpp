#pragma once

#include <cstdint>
#include <vector>

#include "sim/network.hpp"

namespace teleplan::sim {

// Pools that must decide together, and the waiting lines before them: one per combination of needs and priority.
struct GroupPlan {
    struct Resource {
        PoolId pool{};
        PoolSpec spec{};
        Preemption preemption = Preemption::none;
        ShiftEnd shift_end = ShiftEnd::finish;
    };
    struct LineNeed { std::uint32_t resource = 0; int units = 1; };
    struct Line {
        std::uint32_t priority = 0;
        std::vector<LineNeed> needs{};                   // the stage's own pool first
    };
    std::vector<Resource> resources;                     // in order of pool
    std::vector<Line> lines;                             // the most urgent first
};

// Which pools of a network form groups: those with pre-emption or interrupting shift ends, and those of which some stage
// takes several servers or which it takes with others; pools that one stage takes together are in one group. A pool in no
// group is a plain ServerPool.
struct Grouping {
    static constexpr std::uint32_t none = UINT32_MAX;
    struct Member { std::uint32_t group = none; std::uint32_t resource = 0; };
    std::vector<GroupPlan> groups;
    std::vector<Member> by_pool;
    std::vector<std::uint32_t> line_by_stage_and_class;  // of the group of the stage's pool; none: in no group
};
[[nodiscard]] Grouping grouping_of(const Network&);      // requires check(network).empty()

}  // namespace teleplan::sim
