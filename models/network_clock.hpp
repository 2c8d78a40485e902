#pragma once
// The clocks of a queueing network: its run starts at time 0, its rates, servers and windows may follow the civil clock.

#include <vector>

#include "models/plan.hpp"
#include "sim/arrival_streams.hpp"

namespace teleplan::models {

// A run with a date follows Italian clocks: when they change, the hours and windows of a day do too. A run without one (a Monday, or
// the weekday it states) knows no summer time. Lists that count from the start of the run, with steps or a period, count elapsed time.

/// Instant of the start of the run on the calendar's clock (civil_time.hpp).
[[nodiscard]] SimTime civil_start(const NetworkExperiment&);

/// How long rates and servers must be known: warm-up and length, and room for a warm-up still to be chosen.
[[nodiscard]] Duration horizon(const NetworkExperiment&);

/// Rates from the start of the run to its end; equal neighbours merged.
[[nodiscard]] std::vector<sim::RateStep> rate_steps(const Rate&, SimTime civil_start, Duration horizon);

/// Servers of a pool from the start of the run to its end.
[[nodiscard]] std::vector<sim::CapacityStep> capacity_steps(const StaffPool&, SimTime civil_start, Duration horizon);

/// [from, to) on the clock of the run, sorted and disjoint.
struct Interval { SimTime from{}, to{}; };
/// The parts of [from, to) that a window covers.
[[nodiscard]] std::vector<Interval> window_intervals(const Window&, SimTime civil_start, SimTime from, SimTime to);

}  // namespace teleplan::models
