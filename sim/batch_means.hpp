#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/interval.hpp"
#include "sim/tally.hpp"

namespace teleplan::sim {

// One long run cut into consecutive batches, each summed in integers. A batch is closed by the number of observations
// (waits of customers) or, with close(), by the caller (a stretch of time); then means and ratios of batches are treated as
// independent: long batches make them nearly so. Twenty to forty batches are usual (Schmeiser 1982, Operations Research 30).
class BatchMeans {
public:
    // `batch_size` > 0: a batch closes by itself after so many observations. 0: only by close().
    explicit BatchMeans(std::int64_t batch_size = 0) : size_(batch_size) {}

    // Sums of one batch. `weight` is what the sum is divided by: the observations, or ticks for a time-weighted area.
    struct Batch {
        Int128 sum = 0;
        std::int64_t weight = 0;
        friend bool operator==(const Batch&, const Batch&) = default;
    };

    void add(Duration d)
    {
        open_.sum += d.count();
        if (++open_.weight == size_) close();
    }
    // Both parts of a ratio at once: an area of value x ticks over so many ticks, or successes among trials.
    void add(Int128 sum, std::int64_t weight)
    {
        open_.sum += sum;
        open_.weight += weight;
    }
    void close()
    {
        batches_.push_back(open_);
        open_ = {};
    }

    // The closed batches; what has been added since is in none.
    [[nodiscard]] const std::vector<Batch>& batches() const { return batches_; }
    void encode(std::vector<std::byte>& out) const;              // number of batches, then sum and weight of each

private:
    std::int64_t size_;
    Batch open_;
    std::vector<Batch> batches_;
};

// Interval of sum / weight at `level` from at least two batches: the mean of equal weights, or a ratio. Student t with
// (batches - 1) degrees of freedom. Unequal weights: the classical ratio estimator, its error from the residuals
// sum - ratio x weight (Cochran 1977, eq. 6.13). In the unit of the sum: ticks for durations. Bug when nothing has a weight.
[[nodiscard]] Interval batch_interval(std::span<const BatchMeans::Batch>, double level);

// The same in seconds, for sums of ticks over counts.
[[nodiscard]] Interval batch_interval_seconds(std::span<const BatchMeans::Batch>, double level);

}  // namespace teleplan::sim
