#pragma once
// The least seats that are feasible, found by a search whose answer does not depend on where it starts.
//
// Designs lie on a chain from the least seats upwards, one seat more at each step, in the proportions of the direction.
// Feasibility grows along the chain, so its first feasible design is the same from any start. From there seats are
// removed cell by cell in the given order, then exchanged for cheaper ones, until no single removal and no exchange is feasible.

#include <functional>
#include <vector>

namespace teleplan::planning {

struct SeatProblem {
    std::vector<int> least;                            // by cell
    std::vector<double> cost;                          // of one seat in the period; any unit
    std::vector<std::size_t> order;                    // all cells, the first to be lowered first
    std::vector<int> direction;                        // a guess of the right proportions, e.g. seats by formula; >= 1 where a cell may grow
    std::function<bool(const std::vector<int>&)> feasible;   // pure; more seats never hurt
};

struct SeatAnswer {
    std::vector<int> seats;
    bool feasible = false;                             // false: even four times the direction is not enough
    int evaluations = 0;
};

/// start_scale: where to begin, against the direction (1: at the direction).
[[nodiscard]] SeatAnswer least_seats(const SeatProblem&, double start_scale = 1);

}  // namespace teleplan::planning
