#pragma once
// The analytic twin beside each pool of a queueing network: what theory says of the mean wait, where it says something.

#include <vector>

#include "models/stream_network.hpp"
#include "planning/results.hpp"

namespace teleplan::planning {

/// What the formulas stand on, the same for all pools.
struct NetworkTraffic {
    NetworkTraffic(const models::Plan&, const models::PathwayNetwork&);
    const models::PathwayNetwork& names;
    std::vector<double> stage_rates;                   // jobs a second, the streams along their pathways, if nobody gives up or is turned away
    std::vector<double> outside_rates, outside_scv;    // by stage: from outside, and how variable the times between them are
    std::vector<double> offered;                       // erlangs by pool
    bool steady = true;                                // all rates constant, nobody comes again after leaving unserved
    bool poisson = true;                               // all streams
    bool product_form = true;                          // every pool is an M/M/c: flows between them are as good as Poisson (Jackson 1957)
};

/// Mean wait of those who start. No formula where servers or rates change, where a job needs several servers, may be
/// interrupted or may balk, or where patience is not exponential.
[[nodiscard]] PoolFormula pool_formula(const NetworkTraffic&, std::size_t pool);

}  // namespace teleplan::planning
