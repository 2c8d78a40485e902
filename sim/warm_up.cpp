#include "sim/warm_up.hpp"

#include <vector>

namespace teleplan::sim {

WarmUp mser5(std::span<const double> series)
{
    constexpr std::size_t batch = 5;
    constexpr std::size_t fewest = 10;                   // batches
    constexpr std::size_t last = 5;                      // batches at the end that are never cut into
    const std::size_t n = series.size() / batch;
    if (n < fewest) return {0, true};
    std::vector<double> means(n);
    for (std::size_t b = 0; b < n; ++b) {
        double total = 0.0;
        for (std::size_t i = 0; i < batch; ++i) total += series[b * batch + i];
        means[b] = total / static_cast<double>(batch);
    }
    // From the end towards the front, mean and sum of squares updated batch by batch (Welford 1962).
    double mean = 0.0;
    double squares = 0.0;
    double least = 0.0;
    std::size_t best = n;
    for (std::size_t d = n; d-- > 0;) {
        const double left = static_cast<double>(n - d);
        const double distance = means[d] - mean;
        mean += distance / left;
        squares += distance * (means[d] - mean);
        if (n - d < last) continue;
        const double statistic = squares / (left * left);
        if (best == n || statistic <= least) {           // going down in d: of equal ones the earliest cut
            least = statistic;
            best = d;
        }
    }
    return {best * batch, 2 * best > n};
}

}  // namespace teleplan::sim
