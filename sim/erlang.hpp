#pragma once

#include "sim/distribution.hpp"

// Formulas for stationary queues with Poisson arrivals, exact but for allen_cunneen_wait(). Own math, so the same bits
// everywhere. Tests: tests/sim/erlang_test.cpp against tests/validation/A01, A02, A03, A08, A09, B01.
namespace teleplan::sim {

// Demand on one pool.
struct Demand {
    double arrivals_per_second = 0.0;
    double mean_service_seconds = 0.0;
};

// Mean number of busy servers if nobody ever waited, in erlangs.
[[nodiscard]] constexpr double offered_load(const Demand& d) { return d.arrivals_per_second * d.mean_service_seconds; }

// P(all servers busy) of M/G/c without waiting places. servers >= 0, offered >= 0 in erlangs.
[[nodiscard]] double erlang_b(int servers, double offered);

// P(wait > 0) of M/M/c; 1 when offered >= servers.
[[nodiscard]] double erlang_c(int servers, double offered);

// M/M/c, first come first served; waits before service, in seconds. Overloaded: infinite wait, P(W <= t) = 0.
[[nodiscard]] double mean_wait(const Demand&, int servers);
[[nodiscard]] double wait_at_most(const Demand&, int servers, double wait_seconds);       // P(W <= t)
[[nodiscard]] double wait_quantile(const Demand&, int servers, double p);                 // 0 <= p < 1

// M/M/n+G: patience while waiting only. servers >= 1.
struct Abandonment {
    double wait_probability = 0.0;        // P(no server free on arrival)
    double abandon_probability = 0.0;
    double mean_wait_seconds = 0.0;       // over all arrivals, also those who abandon
    double mean_wait_served_seconds = 0.0;                // over those who are served
    double served_within = 0.0;           // P(served after a wait of at most `within_seconds`), over all arrivals
};
[[nodiscard]] Abandonment abandonment(const Demand&, int servers, const Distribution& patience, double within_seconds);
// M/M/n+M: exponential patience.
[[nodiscard]] Abandonment erlang_a(const Demand&, int servers, double mean_patience_seconds, double within_seconds);

// M/M/c/K: `places` >= servers in all, in service and waiting; who finds them all taken is rejected. places = servers: Erlang B,
// which holds for any service time.
struct FiniteRoom {
    double reject_probability = 0.0;
    double wait_probability = 0.0;        // of those accepted
    double mean_wait_seconds = 0.0;       // of those accepted
    double mean_busy = 0.0;
    double mean_queue = 0.0;
};
[[nodiscard]] FiniteRoom finite_room(const Demand&, int servers, int places);

// Mean wait of GI/G/c, in seconds: M/M/c x (ca2 + cs2) / 2 (Allen 1990, eq. 5.3.75), for arrivals more regular than Poisson with
// the correction of Kraemer & Langenbach-Belz (1976, in Whitt 1983, Bell System Technical Journal 62(9), eq. 45), without which
// D/M/1 at 80 % occupancy is 18 % too long. Exact for M/G/1 and M/M/c.
[[nodiscard]] double allen_cunneen_wait(const Demand&, int servers, double arrival_scv, double service_scv);

// The least servers of M/M/c with P(W <= wait_seconds) >= share, 0 <= share < 1; with P(wait > 0) <= probability;
// with mean wait <= wait_seconds; of the loss system with P(blocked) <= probability.
[[nodiscard]] int servers_for_service_level(const Demand&, double wait_seconds, double share);
[[nodiscard]] int servers_for_wait_probability(double offered, double probability);
[[nodiscard]] int servers_for_mean_wait(const Demand&, double wait_seconds);
[[nodiscard]] int servers_for_blocking(double offered, double probability);

}  // namespace teleplan::sim
