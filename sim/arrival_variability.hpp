#pragma once

#include <span>
#include <vector>

#include "sim/network.hpp"

namespace teleplan::sim {

// Jobs from outside into a stage, with the squared coefficient of variation of the times between them (Poisson: 1).
struct OutsideArrivals {
    StageId stage{};
    double per_second = 0.0;
    double scv = 1.0;
};

// Squared coefficient of variation of all arrivals at each pool, from outside and from other stages, by the traffic
// variability equations of the Queueing Network Analyzer (Whitt 1983, Bell System Technical Journal 62(9), eq. 24 to 29). An
// approximation, exact for Poisson arrivals straight from outside (1) and for one renewal stream (its own). `through` are the
// jobs per second at each stage, those from outside included. Pools without jobs: 1. `servers` by pool, at least 1.
[[nodiscard]] std::vector<double> arrival_scv_by_pool(const Network&, std::span<const double> through, std::span<const OutsideArrivals>,
                                                      std::span<const int> servers);

}  // namespace teleplan::sim
