#pragma once
// What is said of one pool: seats, hours, waits, and its standards window by window.

#include <string>
#include <vector>

#include "planning/results.hpp"
#include "planning/statistical_check.hpp"
#include "planning/study.hpp"

namespace teleplan::planning {

struct PoolPlace {
    std::string where;                                 // authority code or "region"
    const models::PathwayNetwork& network;
    std::size_t pool = 0;                              // by sim::PoolId
};

/// Seats, busy hours, occupancy and waits of the regime, from at least two replications.
[[nodiscard]] PoolAnswer measured(const Study&, const PoolPlace&, const PoolStaff&, const std::vector<const ServiceTally*>& regime);

/// Puts the analytic twin beside the simulated wait of urgent work, known from so many replications.
void add_twin(PoolAnswer&, const PoolTwin&, const PoolPlace&, int replications);

/// Adds the standards' windows, the verdict and where they fall short.
void judge(PoolAnswer&, const StandardClocks&, const PoolPlace&, const std::vector<const ServiceTally*>& replications);

}  // namespace teleplan::planning
