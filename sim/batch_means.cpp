#include "sim/batch_means.hpp"

#include <algorithm>

#include "sim/bug.hpp"

namespace teleplan::sim {

void BatchMeans::encode(std::vector<std::byte>& out) const
{
    sim::encode(out, static_cast<std::int64_t>(batches_.size()));
    for (const Batch& batch : batches_) {
        sim::encode(out, batch.sum);
        sim::encode(out, batch.weight);
    }
}

Interval batch_interval(std::span<const BatchMeans::Batch> batches, double level)
{
    std::vector<double> sums;
    std::vector<double> weights;
    for (const BatchMeans::Batch& batch : batches) {
        sums.push_back(static_cast<double>(batch.sum));
        weights.push_back(static_cast<double>(batch.weight));
    }
    return ratio_interval(sums, weights, level);
}

Interval batch_interval_seconds(std::span<const BatchMeans::Batch> batches, double level)
{
    const Interval ticks = batch_interval(batches, level);
    return {ticks.mean / 1e6, ticks.half_width / 1e6};
}

}  // namespace teleplan::sim
