#pragma once

#include <span>
#include <vector>

// Mean waits by priority in stationary queues with Poisson arrivals, most urgent first, first come first served within one.
// Infinite for a priority that the more urgent ones leave no room for; the more urgent ones then still have theirs. Exact.
// Tests: tests/sim/priority_waits_test.cpp against tests/validation/A05.
namespace teleplan::sim {

// M/M/c, the same exponential service for all; nobody is interrupted (Cobham 1954, Kella & Yechiali 1985). Waits before
// service, in seconds.
[[nodiscard]] std::vector<double> priority_waits(std::span<const double> arrivals_per_second, double mean_service_seconds, int servers);

// The same with more urgent jobs interrupting less urgent ones, which go on later where they stopped: time in the system less
// the service, in seconds. By differences: the first k priorities together are an M/M/c of their own.
[[nodiscard]] std::vector<double> preemptive_waits(std::span<const double> arrivals_per_second, double mean_service_seconds, int servers);

// One server, services of each priority by mean and squared coefficient of variation (M/G/1).
struct PriorityDemand {
    double arrivals_per_second = 0.0;
    double mean_service_seconds = 0.0;
    double service_scv = 1.0;
};
[[nodiscard]] std::vector<double> priority_waits(std::span<const PriorityDemand>);      // nobody is interrupted (Cobham 1954)
[[nodiscard]] std::vector<double> preemptive_waits(std::span<const PriorityDemand>);    // resumed (Jaiswal 1968); as above, less the service

}  // namespace teleplan::sim
