#pragma once
// How jobs flow through a network on average: what the twins of its pools stand on.

#include <cstddef>
#include <span>
#include <vector>

#include "planning/twin.hpp"

namespace teleplan::planning {

/// Jobs per second by stage and class: [stage][class].
using Flows = std::vector<std::vector<double>>;

/// What each job does where it is lost; shares of the arrivals at a pool.
struct PoolLoss { double gave_up = 0, rejected = 0; };

/// Through every stage, given what comes from outside and what is lost at each pool.
[[nodiscard]] Flows through(const sim::Network&, const Flows& outside, std::span<const PoolLoss>);

/// What comes from outside, averaged from time 0 to the end.
struct Outside {
    Outside(const sim::Network&, std::span<const sim::StreamSpec>, sim::SimTime end);
    Flows flows;
    std::vector<double> scv_by_stage;                  // of the streams, weighted by their rates; 1 where nobody comes
    bool poisson = true;                               // every stream
    bool given = false;                                // some arrivals are a list of times
    bool changing = false;                             // some rate changes after the start
};

/// reaches[a][b]: a job at stage a may come to stage b later.
[[nodiscard]] std::vector<std::vector<char>> reachable(const sim::Network&);

/// A rate by steps over bins of the given width, from time 0 to `to`.
[[nodiscard]] std::vector<double> by_bins(const std::vector<sim::RateStep>&, double bin_seconds, std::size_t bins);

}  // namespace teleplan::planning
