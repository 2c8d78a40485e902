#pragma once
// A queueing network of a plan, ready to run: its classes, its arrival streams, its pools with their servers over time.

#include <string>
#include <vector>

#include "models/pathway.hpp"
#include "sim/arrival_streams.hpp"

namespace teleplan::models {

struct NetworkClass { std::string name; int priority = 0; };

/// The classes of jobs: those of `classes`, then those that only a stream names, with its priority. In file order.
[[nodiscard]] std::vector<NetworkClass> network_classes(const Plan&);
[[nodiscard]] std::string class_of(const std::string& stream_name, const ArrivalStream&);

/// All pathways and pools of a queueing network with their servers over the run; classes as in network_classes.
/// Priority of a visit: its priority_by_class, else its priority, else that of the class; continuations before all,
/// deferrable visits after all; in a pool with discipline fifo all are alike.
[[nodiscard]] PathwayNetwork stream_network(const Plan&);

/// The arrival streams, keyed by their names. Requires a checked plan.
[[nodiscard]] std::vector<sim::StreamSpec> arrival_streams(const Plan&, const PathwayNetwork&);

/// Arrivals a second on average over the run.
[[nodiscard]] double mean_rate(const ArrivalStream&, const NetworkExperiment&);

}  // namespace teleplan::models
