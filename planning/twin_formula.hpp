#pragma once
// The formula for one pool under a steady load.

#include "planning/twin.hpp"

namespace teleplan::planning {

/// What one class brings to a pool from one stage.
struct WorkLine {
    sim::StageId stage{};
    sim::ClassId job_class{};
    std::uint32_t priority = 0;                        // 0: most urgent
    double per_second = 0;
    const sim::Distribution* service = nullptr;        // seconds
    const sim::Distribution* patience = nullptr;       // none: waits for ever
};

struct PoolWork {
    std::vector<WorkLine> lines;                       // with jobs
    int servers = 0;
    std::optional<std::uint32_t> waiting_places;
    sim::Preemption preemption = sim::Preemption::none;
    double arrival_scv = 1;
    bool poisson = true;                               // arrivals of every line, independent of each other
    bool product_form = false;                         // flows are not Poisson, but an M/M/c waits as if they were (Jackson 1957)
    Assumption otherwise = Assumption::arrivals_not_poisson;   // said where neither holds
};

/// formula none with the reason in `fails` where there is none.
[[nodiscard]] PoolTwin steady_twin(const PoolWork&);

}  // namespace teleplan::planning
