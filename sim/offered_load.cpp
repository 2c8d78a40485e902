#include "sim/offered_load.hpp"

#include <cmath>
#include <cstddef>

#ifndef EIGEN_DONT_VECTORIZE
#define EIGEN_DONT_VECTORIZE
#endif
#ifndef EIGEN_DONT_PARALLELIZE
#define EIGEN_DONT_PARALLELIZE
#endif
#include <Eigen/LU>

#include "sim/bug.hpp"

namespace teleplan::sim {
namespace {

// Rates through each stage when `from_outside` comes in.
std::vector<double> throughput(const Network& network, std::span<const double> from_outside)
{
    const auto count = static_cast<Eigen::Index>(network.stages.size());
    Eigen::MatrixXd traffic = Eigen::MatrixXd::Identity(count, count);   // I - P'
    Eigen::VectorXd outside(count);
    for (Eigen::Index s = 0; s < count; ++s) {
        const auto stage = static_cast<std::size_t>(s);
        outside(s) = from_outside[stage];
        for (const Branch& branch : network.stages[stage].next)
            traffic(static_cast<Eigen::Index>(branch.to), s) -= branch.probability;
    }
    const Eigen::VectorXd through = traffic.partialPivLu().solve(outside);
    return {through.data(), through.data() + count};
}

}  // namespace

std::vector<double> visits(const Network& network, StageId entry)
{
    require(static_cast<std::size_t>(entry) < network.stages.size(), "visits: no such stage");
    std::vector<double> outside(network.stages.size(), 0.0);
    outside[static_cast<std::size_t>(entry)] = 1.0;
    return throughput(network, outside);
}

std::vector<double> offered_by_pool(const Network& network, std::span<const double> arrivals_per_second_by_stage)
{
    require(arrivals_per_second_by_stage.size() == network.stages.size(), "offered_by_pool: one rate per stage");
    const std::vector<double> rates = throughput(network, arrivals_per_second_by_stage);
    std::vector<double> erlangs(network.pools.size(), 0.0);
    for (std::size_t s = 0; s < rates.size(); ++s)
        if (const auto pool = network.stages[s].pool) erlangs[static_cast<std::size_t>(*pool)] += rates[s] * mean(network.stages[s].service);
    return erlangs;
}

double square_root_staffing(double offered, double beta) { return offered + beta * std::sqrt(offered); }

}  // namespace teleplan::sim
