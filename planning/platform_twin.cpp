#include "planning/platform_twin.hpp"

#include <cmath>
#include <limits>

#include "sim/math.hpp"

namespace teleplan::planning {

double sojourn_above(const sim::Demand& d, int servers, double t)
{
    if (sim::offered_load(d) >= servers) return 1;
    if (d.mean_service_seconds <= 0) return 0;
    const double mu = 1 / d.mean_service_seconds, waiting = sim::erlang_c(servers, sim::offered_load(d));
    const double theta = servers * mu - d.arrivals_per_second;     // rate of the wait of those who wait
    const double served = sim::math::exp(-mu * t);
    // wait and service of those who wait: two exponentials in a row
    const double both = std::abs(theta - mu) < 1e-9 * mu ? (1 + mu * t) * served : (theta * served - mu * sim::math::exp(-theta * t)) / (theta - mu);
    return (1 - waiting) * served + waiting * both;
}

double sojourn_quantile(const sim::Demand& d, int servers, double p)
{
    if (sim::offered_load(d) >= servers) return std::numeric_limits<double>::infinity();
    if (d.mean_service_seconds <= 0) return 0;
    double low = 0, high = d.mean_service_seconds;
    while (sojourn_above(d, servers, high) > 1 - p) high *= 2;
    for (int i = 0; i < 100; ++i) {
        const double middle = (low + high) / 2;
        (sojourn_above(d, servers, middle) > 1 - p ? low : high) = middle;
    }
    return high;
}

int servers_for_sojourn(const sim::Demand& d, double seconds, double p)
{
    if (sojourn_quantile({0, d.mean_service_seconds}, 1, p) > seconds) return 0;
    int servers = static_cast<int>(sim::offered_load(d)) + 1;
    while (sojourn_quantile(d, servers, p) > seconds) ++servers;
    return servers;
}

}  // namespace teleplan::planning
