#pragma once
// The analytic twin of a simulated pool: the formula that fits it best, whether it is exact, which of its assumptions fail, and
// whether the simulation agrees.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sim/arrival_streams.hpp"
#include "sim/interval.hpp"
#include "sim/network.hpp"

namespace teleplan::planning {

enum class Formula : std::uint8_t {
    none,
    erlang_b,                                          // nobody waits: M/G/c/c
    erlang_c,                                          // M/M/c
    abandonment,                                       // M/M/c+G; exponential patience: Erlang A
    finite_room,                                       // M/M/c/K
    priorities, preemptive_priorities,                 // M/M/c of one service, M/G/1
    pollaczek_khinchine,                               // M/G/1
    allen_cunneen,                                     // GI/G/c
};

/// Why a formula is not exact for a pool, or why there is none.
enum class Assumption : std::uint8_t {
    // the formula is an approximation
    arrivals_not_poisson, arrivals_from_other_pools, service_not_exponential, services_differ, patience_differs, patience_with_priorities,
    room_with_patience, room_with_priorities, rates_change, servers_change, rates_random, overloaded_for_a_time,
    // no formula
    arrivals_given, several_servers, several_pools, balking, opening_hours, restart, overloaded, nobody_comes, work_moves,
};

/// Mean wait of one class at one stage. Waits are of those who start; where jobs are interrupted, all time not in service.
struct TwinLine {
    sim::StageId stage{};
    sim::ClassId job_class{};
    double arrivals_per_second = 0;
    double wait_seconds = 0;
};

struct PoolTwin {
    Formula formula = Formula::none;
    bool exact = false;
    // The formula at each moment on the load of M_t/G/infinity, averaged over the jobs; where the work outgrows the servers for a
    // time, the queue that builds up and drains as a fluid besides (Newell 1982, Applications of Queueing Theory, ch. 2).
    bool changing = false;
    double offered_load = 0, peak_load = 0;            // erlangs: mean and largest over the observed time
    double wait_seconds = 0;                           // over all who start
    std::optional<double> waited_share;                // of those who start; not for every formula
    double lost_share = 0;                             // of those who come: gave up or rejected
    std::vector<TwinLine> lines;
    std::vector<Assumption> fails;                     // in the order of Assumption
};

/// One twin per pool for a run observed in [from, to); what comes before `from` is warm-up. Requires check(network).empty().
/// Losses at one pool thin what reaches the others.
[[nodiscard]] std::vector<PoolTwin> twins(const sim::Network&, std::span<const sim::StreamSpec>, sim::SimTime from, sim::SimTime to);

enum class TwinVerdict : std::uint8_t { agrees, differs, no_formula };

/// Exact: differs beyond 3.5 standard errors of the simulated mean. Approximation: beyond 10 % of the simulated wait (2 points of
/// a share), and beyond 3.5 standard errors: noise is no disagreement. Simulated: 95 % Student-t interval over so many replications.
[[nodiscard]] TwinVerdict judge_wait(const PoolTwin&, double formula_seconds, const sim::Interval& simulated, int replications);
[[nodiscard]] TwinVerdict judge_share(const PoolTwin&, double formula_share, const sim::Interval& simulated, int replications);

/// Names for files: "erlang_c", "service_not_exponential".
[[nodiscard]] std::string_view name_of(Formula);
[[nodiscard]] std::string_view name_of(Assumption);
[[nodiscard]] std::string_view name_of(TwinVerdict);

}  // namespace teleplan::planning
