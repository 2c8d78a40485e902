#pragma once
// The least seats of one pool that meet its standards, by simulation on replayed arrivals.

#include <string>
#include <vector>

#include "planning/analytic_start.hpp"
#include "planning/executor.hpp"
#include "planning/partition_run.hpp"
#include "planning/statistical_check.hpp"

namespace teleplan::planning {

/// What one seat less would break: the standard that falls farthest below its share.
struct Breach { std::string standard, window; double share = 1, target = 0; };

/// What is simulated around a pool whose work may move to centres, or around a centre.
struct PartitionTask {
    models::Partition partition;
    MemberStaff staff;                                 // of all members; the sized pool's is replaced
    std::size_t member = 0;                            // of the sized pool
    bool only_centres = false;                         // what goes back from centres to authorities leaves
};

struct PoolTask {
    const Study& study;
    const models::PathwayNetwork& network;
    const StandardClocks& clocks;
    DateRange days;                                    // simulated
    int pool = 0;                                      // by sim::PoolId
    const std::vector<Work>& arrivals;                 // by search replication: all that reaches the pool
    OfferedLoad load;
    std::string where = "region";                      // authority code: its holidays
    const PartitionTask* partition = nullptr;          // none: the pool's network by itself
    std::vector<const models::OverflowEdge*> edges{};  // that lead away from the pool
};

struct SizedPool {
    PoolStaff staff;
    std::vector<int> start;                            // by formula
    bool feasible = false;                             // false: even four times the formula's seats are not enough
    std::vector<Breach> without_one;                   // by cell; empty standard: nothing, or the coverage sets the minimum; not feasible: what fails anyway
    std::vector<std::vector<sim::TimedArrival>> passed_on;         // by replication: what goes on to other pools, with these seats
    std::vector<std::vector<sim::TimedArrival>> handed_over;       // by replication: what moved to centres (RunResult)
    double scale = 1;                                  // seat-hours against the formula's
};

/// Seats that meet every standard window with a one-sided 95 % lower bound over the search replications and leave no growing
/// backlog; no single seat can go and no exchange for a cheaper shift stays feasible. Other pools have no limit.
[[nodiscard]] SizedPool size_pool(const PoolTask&, const Executor&, double start_scale = 1);

/// The same for seats that the plan enters: nothing is searched.
[[nodiscard]] SizedPool entered_pool(const PoolTask&, const PoolStaff& entered, const Executor&);

}  // namespace teleplan::planning
