#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/bug.hpp"
#include "sim/tally.hpp"
#include "sim/time.hpp"

namespace teleplan::sim {

// Durations >= 0 in bins of the same relative width, 2^-8 of their value (0.4 %); below 512 ticks one tick each. Each bin
// keeps its count, its least and its greatest value, so a bin that holds one or two different values loses nothing, and a
// quantile is off by less than the bin is wide. Constant memory (at most 330 kB, a few dozen as a rule), associative.
class LogHistogram {
public:
    void add(Duration d)
    {
        require(d >= Duration::zero(), "LogHistogram: negative duration");
        const std::int64_t value = d.count();
        const std::size_t index = bin_of(static_cast<std::uint64_t>(value));
        if (index >= bins_.size()) [[unlikely]] bins_.resize((index | 255U) + 1);
        Bin& bin = bins_[index];
        ++bin.count;
        bin.least = std::min(bin.least, value);
        bin.most = std::max(bin.most, value);
        ++count_;
    }

    [[nodiscard]] std::int64_t count() const { return count_; }
    // Sample quantile, 0 <= p <= 1, linear between order statistics (Hyndman & Fan 1996, type 7), which stand evenly between
    // the least and the greatest value of their bin. 0 when empty.
    [[nodiscard]] Duration quantile(double p) const;
    LogHistogram& operator+=(const LogHistogram& other);
    void encode(std::vector<std::byte>& out) const;    // count, then index, count, least and greatest of each bin in use

private:
    static constexpr int bits = 8;
    struct Bin {
        std::int64_t count = 0;
        std::int64_t least = INT64_MAX;
        std::int64_t most = -1;
    };
    // Consecutive: 0 to 511 are the ticks themselves, then 256 bins for each doubling.
    [[nodiscard]] static std::size_t bin_of(std::uint64_t ticks)
    {
        const int shift = std::max(0, static_cast<int>(std::bit_width(ticks)) - (bits + 1));
        return (static_cast<std::size_t>(shift) << bits) + static_cast<std::size_t>(ticks >> shift);
    }
    [[nodiscard]] double order_statistic(std::int64_t rank) const;

    std::vector<Bin> bins_;
    std::int64_t count_ = 0;
};

}  // namespace teleplan::sim
