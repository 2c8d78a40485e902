#pragma once

#include <cstddef>
#include <span>

namespace teleplan::sim {

// How much of the beginning of a series to leave out so that it looks stationary.
struct WarmUp {
    std::size_t cut = 0;              // observations to delete, a multiple of the batch
    bool run_too_short = false;       // the best cut lies beyond half of the run: it says nothing, run longer
};

// MSER-5 (White 1997, Simulation 69(6); White, Cobb & Spratt 2000): means of batches of five, then the cut d that minimises
// the squared standard error of what is left, S2(d) / (n - d)^2, S2 the sum of squares about the mean of the batches d to
// n - 1. The first of equal minima. The last five batches are never the answer: the statistic of so few is noise. Observations
// that fill no batch are left out of the statistic. A series of fewer than ten batches is too short. For one run of a model
// declared steady; of several replications take the mean across replications, observation by observation.
[[nodiscard]] WarmUp mser5(std::span<const double> series);

}  // namespace teleplan::sim
