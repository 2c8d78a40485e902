#pragma once
// A network as its twins see it: flows, and what each pool has to do.

#include "planning/twin_formula.hpp"
#include "planning/twin_traffic.hpp"

namespace teleplan::planning {

struct TwinNetwork {
    TwinNetwork(const sim::Network&, std::span<const sim::StreamSpec>, sim::SimTime from, sim::SimTime to);

    const sim::Network& network;
    std::span<const sim::StreamSpec> streams;
    sim::SimTime from, to;
    Outside outside;
    std::vector<std::vector<char>> reaches;            // between stages
    Flows flows;                                       // with the losses known so far

    [[nodiscard]] bool at_pool(std::size_t stage, std::size_t pool) const
    {
        return network.stages[stage].pool && static_cast<std::size_t>(*network.stages[stage].pool) == pool;
    }
    [[nodiscard]] bool used(std::size_t stage) const;
    [[nodiscard]] int servers_at(std::size_t pool, sim::SimTime) const;
    [[nodiscard]] bool servers_change(std::size_t pool) const;

    /// What each class brings from each stage, with the flows known so far.
    [[nodiscard]] PoolWork work_of(std::size_t pool, int servers) const;
    /// What no formula here knows.
    [[nodiscard]] std::vector<Assumption> beyond_formulas(std::size_t pool) const;
    /// A stable M/M/c of one service, first come first served.
    [[nodiscard]] bool is_mmc(std::size_t pool) const;
};

/// The twins of a network whose rates or servers change: the steady formula at each moment on the load of M_t/G/infinity.
[[nodiscard]] std::vector<PoolTwin> changing_twins(const TwinNetwork&);

}  // namespace teleplan::planning
