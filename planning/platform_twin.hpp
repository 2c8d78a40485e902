#pragma once
// The formula beside the tiers: M/M/c, time in the system.

#include "sim/erlang.hpp"

namespace teleplan::planning {

/// P(waiting + service > t) of M/M/c, first come first served (Gross, Shortle, Thompson & Harris 2008, section 2.3); 1 when overloaded.
[[nodiscard]] double sojourn_above(const sim::Demand&, int servers, double seconds);
/// The time that a share p does not exceed [s]; infinite when overloaded.
[[nodiscard]] double sojourn_quantile(const sim::Demand&, int servers, double p);
/// The least servers with the quantile of p at most `seconds`; 0: no number does it.
[[nodiscard]] int servers_for_sojourn(const sim::Demand&, double seconds, double p);

}  // namespace teleplan::planning
