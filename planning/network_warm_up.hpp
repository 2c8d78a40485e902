#pragma once
// The warm-up of a queueing network declared steady: where MSER-5 cuts the number of jobs present.

#include "models/stream_network.hpp"
#include "planning/executor.hpp"
#include "sim/arrival_streams.hpp"

namespace teleplan::planning {

struct WarmUpCut { sim::Duration cut{}; bool run_too_short = false; };

/// Pilot runs of `length` from empty, as many as given; the number present averaged over 1,000 stretches and over the runs.
[[nodiscard]] WarmUpCut warm_up_cut(const sim::Network&, std::span<const sim::StreamSpec>, std::uint64_t seed, sim::Duration length, int replications,
                                    const Executor&);

}  // namespace teleplan::planning
