#pragma once
// Whether response standards are met: the expected share taken in charge in time, window by window, from replications.

#include <string>
#include <vector>

#include "planning/results.hpp"
#include "planning/service_tally.hpp"

namespace teleplan::planning {

/// Windows with fewer expected items are pooled: month → quarter → whole period.
inline constexpr double least_expected_items = 30;
/// Work left over in the period that a pool may not exceed, as a share of the work that came: a queue that only grows is no plan.
inline constexpr double most_backlog_share = 0.01;

struct Window {
    int rule = 0;                                      // index into StandardClocks::rules
    std::string label;                                 // "2026-10", "2026-Q4", "2026-10/2027-09"
    bool pooled = false;
    std::vector<DueMet> by_replication;
};

/// The windows of a pool's standards, in the order of rules and time. Windows without any item are left out.
[[nodiscard]] std::vector<Window> windows(const StandardClocks&, int pool, const std::vector<const ServiceTally*>& replications);

/// Expected share met ÷ expected items due: a ratio of means, with its standard error (Cochran 1977, eq. 2.46).
struct ShareEstimate { double share = 1, standard_error = 0, items = 0; };
[[nodiscard]] ShareEstimate estimate(const Window&);

/// Met when the one-sided 95 % lower bound is at least p, not met when the upper bound is below p, else undecided.
[[nodiscard]] StandardWindow judge(const StandardClocks&, const Window&, const std::string& where);

/// Of the pool's standards that had work, in the order of rules: over all replications together.
[[nodiscard]] std::vector<StandardWaits> waits_of_standards(const StandardClocks&, int pool, const std::string& where, const std::vector<const ServiceTally*>& replications);

/// The worst of several: not met, then undecided, then met.
[[nodiscard]] Verdict worst(const std::vector<StandardWindow>&);

/// Expected share of a pool's work that came in the period and was not begun or given up in it; 0 when it keeps up.
[[nodiscard]] double backlog_share(int pool, const std::vector<const ServiceTally*>& replications);

/// For each standard of the pool that is not met: the hour of the week in which items fare worst, and by how much.
[[nodiscard]] std::vector<Shortfall> shortfalls(const StandardClocks&, const std::vector<StandardWindow>&, const std::string& where,
                                                const std::vector<const ServiceTally*>& replications);

}  // namespace teleplan::planning
