#include "sim/log_histogram.hpp"

namespace teleplan::sim {

double LogHistogram::order_statistic(std::int64_t rank) const
{
    std::int64_t below = 0;
    for (const Bin& bin : bins_) {
        if (rank >= below + bin.count) {
            below += bin.count;
            continue;
        }
        if (bin.count == 1) return static_cast<double>(bin.least);
        const double share = static_cast<double>(rank - below) / static_cast<double>(bin.count - 1);
        return static_cast<double>(bin.least) + share * static_cast<double>(bin.most - bin.least);
    }
    return 0.0;
}

Duration LogHistogram::quantile(double p) const
{
    require(p >= 0.0 && p <= 1.0, "LogHistogram::quantile: p outside [0, 1]");
    if (count_ == 0) return Duration::zero();
    const double place = p * static_cast<double>(count_ - 1);
    const auto rank = std::min(static_cast<std::int64_t>(place), count_ - 1);
    const double low = order_statistic(rank);
    const double rest = place - static_cast<double>(rank);
    const double ticks = rest > 0.0 ? low + rest * (order_statistic(std::min(rank + 1, count_ - 1)) - low) : low;
    return to_ticks(ticks / 1e6);
}

LogHistogram& LogHistogram::operator+=(const LogHistogram& other)
{
    bins_.resize(std::max(bins_.size(), other.bins_.size()));
    for (std::size_t i = 0; i < other.bins_.size(); ++i) {
        bins_[i].count += other.bins_[i].count;
        bins_[i].least = std::min(bins_[i].least, other.bins_[i].least);
        bins_[i].most = std::max(bins_[i].most, other.bins_[i].most);
    }
    count_ += other.count_;
    return *this;
}

void LogHistogram::encode(std::vector<std::byte>& out) const
{
    sim::encode(out, count_);
    for (std::size_t i = 0; i < bins_.size(); ++i) {
        if (bins_[i].count == 0) continue;
        for (const std::int64_t value : {static_cast<std::int64_t>(i), bins_[i].count, bins_[i].least, bins_[i].most}) sim::encode(out, value);
    }
}

}  // namespace teleplan::sim
