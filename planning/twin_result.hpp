#pragma once
// A simulated wait beside its analytic twin, as plain values: what files store and reports print.

#include <string>
#include <vector>

#include "planning/twin.hpp"

namespace teleplan::planning {

struct TwinResult {
    std::string formula = "none";                      // name_of(Formula)
    bool exact = false;
    bool changing = false;                             // see PoolTwin
    double wait_seconds = 0;                           // by the formula; 0 where there is none
    sim::Interval simulated_seconds;                   // 95 %
    std::string verdict = "no_formula";                // name_of(TwinVerdict)
    std::vector<std::string> fails;                    // name_of(Assumption): what does not hold
};

/// The formula's wait of some of a pool's jobs beside the simulated one, over so many replications.
[[nodiscard]] TwinResult beside(const PoolTwin&, double formula_seconds, const sim::Interval& simulated_seconds, int replications);

}  // namespace teleplan::planning
