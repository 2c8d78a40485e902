#include "sim/priority_waits.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "sim/bug.hpp"
#include "sim/erlang.hpp"

namespace teleplan::sim {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double load(const PriorityDemand& d) { return d.arrivals_per_second * d.mean_service_seconds; }

// Mean work left of the service in progress per second of it, times its load: lambda E[S^2] / 2.
double residual(const PriorityDemand& d) { return 0.5 * load(d) * d.mean_service_seconds * (1.0 + d.service_scv); }

}  // namespace

std::vector<double> priority_waits(std::span<const double> arrivals_per_second, double mean_service_seconds, int servers)
{
    require(servers >= 1 && mean_service_seconds > 0.0, "priority_waits: at least one server, some service");
    double rate = 0.0;
    for (const double r : arrivals_per_second) rate += r;
    // With more work than servers all are always busy: Erlang C is 1, as it should be for the priorities that have a wait.
    const double all_busy = erlang_c(servers, rate * mean_service_seconds) * mean_service_seconds / servers;
    std::vector<double> waits;
    double above = 0.0;                                  // occupancy by more urgent jobs
    for (const double r : arrivals_per_second) {
        const double with = above + r * mean_service_seconds / servers;
        waits.push_back(with >= 1.0 ? infinity : all_busy / ((1.0 - above) * (1.0 - with)));
        above = with;
    }
    return waits;
}

std::vector<double> preemptive_waits(std::span<const double> arrivals_per_second, double mean_service_seconds, int servers)
{
    require(servers >= 1 && mean_service_seconds > 0.0, "preemptive_waits: at least one server, some service");
    std::vector<double> waits;
    double rate = 0.0;
    double queue_before = 0.0;                           // mean number waiting or interrupted of the more urgent ones
    for (const double r : arrivals_per_second) {
        rate += r;
        const double wait = mean_wait({rate, mean_service_seconds}, servers);
        const double queue = rate * wait;                // Little's law over all of them
        if (r > 0.0) waits.push_back(wait == infinity ? infinity : (queue - queue_before) / r);
        else waits.push_back(0.0);
        queue_before = queue;
    }
    return waits;
}

std::vector<double> priority_waits(std::span<const PriorityDemand> demands)
{
    // Work in progress that an arrival finds. A priority that outgrows the server gets what the more urgent ones leave of it,
    // those below it nothing.
    double in_progress = 0.0;
    double used = 0.0;
    for (const PriorityDemand& d : demands) {
        const double share = load(d) > 0.0 ? std::clamp((1.0 - used) / load(d), 0.0, 1.0) : 0.0;
        in_progress += share * residual(d);
        used += share * load(d);
    }
    std::vector<double> waits;
    double above = 0.0;
    for (const PriorityDemand& d : demands) {
        const double with = above + load(d);
        waits.push_back(with >= 1.0 ? infinity : in_progress / ((1.0 - above) * (1.0 - with)));
        above = with;
    }
    return waits;
}

std::vector<double> preemptive_waits(std::span<const PriorityDemand> demands)
{
    std::vector<double> waits;
    double above = 0.0;
    double in_progress = 0.0;
    for (const PriorityDemand& d : demands) {
        const double with = above + load(d);
        in_progress += residual(d);
        if (with >= 1.0) waits.push_back(infinity);
        else waits.push_back(d.mean_service_seconds / (1.0 - above) + in_progress / ((1.0 - above) * (1.0 - with)) - d.mean_service_seconds);
        above = with;
    }
    return waits;
}

}  // namespace teleplan::sim
