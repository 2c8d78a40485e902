#pragma once

#include <span>
#include <vector>

#include "sim/network.hpp"

namespace teleplan::sim {

// Expected visits to each stage by a job that arrives at `entry`, if nobody gives up or is rejected: the traffic
// equations v = e + P'v, solved densely. Requires check(network).empty().
[[nodiscard]] std::vector<double> visits(const Network&, StageId entry);

// Erlangs by pool, given the arrivals from outside at each stage.
[[nodiscard]] std::vector<double> offered_by_pool(const Network&, std::span<const double> arrivals_per_second_by_stage);

// offered + beta sqrt(offered): servers (before rounding up) for a grade of service beta (Halfin & Whitt 1981).
[[nodiscard]] double square_root_staffing(double offered, double beta);

}  // namespace teleplan::sim
