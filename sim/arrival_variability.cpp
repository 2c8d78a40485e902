#include "sim/arrival_variability.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "sim/bug.hpp"

namespace teleplan::sim {
namespace {

// A node of the traffic: a pool with all its stages, or one stage without a pool (infinitely many servers).
struct Node {
    double rate = 0.0;
    double outside = 0.0;
    double outside_scv_rate = 0.0;                       // sum of rate x scv over the streams
    double outside_squares = 0.0;                        // of the streams' rates
    double service = 0.0;                                // sums over jobs: E[S], E[S^2]
    double service_squared = 0.0;
    int servers = 0;                                     // 0: infinitely many
    std::vector<double> from;                            // jobs per second from each node
};

std::vector<Node> nodes_of(const Network& network, std::span<const double> through, std::span<const OutsideArrivals> outside, std::span<const int> servers)
{
    std::vector<std::size_t> node(network.stages.size());
    std::size_t count = network.pools.size();
    for (std::size_t s = 0; s < node.size(); ++s) node[s] = network.stages[s].pool ? static_cast<std::size_t>(*network.stages[s].pool) : count++;
    std::vector<Node> nodes(count);
    for (std::size_t p = 0; p < servers.size(); ++p) nodes[p].servers = servers[p];
    for (Node& n : nodes) n.from.assign(count, 0.0);
    for (std::size_t s = 0; s < node.size(); ++s) {
        const Stage& stage = network.stages[s];
        const double m = mean(stage.service);
        nodes[node[s]].rate += through[s];
        nodes[node[s]].service += through[s] * m;
        nodes[node[s]].service_squared += through[s] * m * m * (1.0 + scv(stage.service));
        for (const Branch& b : stage.next) nodes[node[static_cast<std::size_t>(b.to)]].from[node[s]] += through[s] * b.probability;
    }
    for (const OutsideArrivals& a : outside) {
        Node& n = nodes[node[static_cast<std::size_t>(a.stage)]];
        n.outside += a.per_second;
        n.outside_scv_rate += a.per_second * a.scv;
        n.outside_squares += a.per_second * a.per_second;
    }
    return nodes;
}

// Weight of the streams' own variability when several flow together: less where the queue is short (Whitt, eq. 29).
double superposition_weight(double occupancy, double squared_shares)
{
    const double spare = 1.0 - std::min(1.0, occupancy);
    return 1.0 / (1.0 + 4.0 * spare * spare * (1.0 / squared_shares - 1.0));
}

double occupancy_of(const Node& n) { return n.servers == 0 ? 0.0 : n.service / n.servers; }

double departure_scv(const Node& n, double arrival_scv)
{
    if (n.servers == 0 || n.rate <= 0.0 || n.service <= 0.0) return arrival_scv;
    const double busy = std::min(1.0, occupancy_of(n));
    const double service_scv = n.service_squared * n.rate / (n.service * n.service) - 1.0;
    const double x = 1.0 + (std::max(service_scv, 0.2) - 1.0) / std::sqrt(n.servers);
    return (1.0 - busy * busy) * arrival_scv + busy * busy * x;
}

}  // namespace

std::vector<double> arrival_scv_by_pool(const Network& network, std::span<const double> through, std::span<const OutsideArrivals> outside,
                                        std::span<const int> servers)
{
    require(through.size() == network.stages.size() && servers.size() == network.pools.size(), "arrival_scv_by_pool: one rate per stage, servers per pool");
    const std::vector<Node> nodes = nodes_of(network, through, outside, servers);
    std::vector<double> scvs(nodes.size(), 1.0);
    constexpr int sweeps = 200;                          // a linear map that contracts: loops leave the network
    for (int sweep = 0; sweep < sweeps; ++sweep)
        for (std::size_t j = 0; j < nodes.size(); ++j) {
            const Node& n = nodes[j];
            double total = n.outside;
            for (const double r : n.from) total += r;
            if (total <= 0.0) continue;
            double squared_shares = n.outside_squares / (total * total);
            double mixed = n.outside_scv_rate / total;
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                if (n.from[i] <= 0.0) continue;
                const double share = n.from[i] / total;
                const double split = std::min(1.0, n.from[i] / nodes[i].rate);          // of what leaves node i
                squared_shares += share * share;
                mixed += share * (split * departure_scv(nodes[i], scvs[i]) + 1.0 - split);
            }
            const double weight = superposition_weight(occupancy_of(n), squared_shares);
            scvs[j] = weight * mixed + 1.0 - weight;
        }
    scvs.resize(network.pools.size());
    return scvs;
}

}  // namespace teleplan::sim
