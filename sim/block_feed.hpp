#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/arrivals.hpp"

namespace teleplan::sim {

// Arrivals made a block at a time (a day, a week), when the run gets there: for demand that does not interact before it
// queues. make(b, out) fills the empty `out` with the arrivals of block b, sorted by time, none before the last of the
// blocks before; it is called once for each block, in order, as soon as the block before is used up. What does not
// queue (a count, a load) can be tallied on the way; a run that ends early has then counted to the end of a block.
template <std::invocable<std::uint32_t, std::vector<TimedArrival>&> Make>
class BlockFeed {
public:
    BlockFeed(std::uint32_t blocks, Make make) : blocks_(blocks), make_(std::move(make)) { refill(); }

    [[nodiscard]] SimTime next_time() const { return next_time_; }
    Arrival pop()
    {
        require(next_time_ != never, "BlockFeed::pop: exhausted");
        const Arrival arrival = block_[next_].arrival;
        if (++next_ == block_.size()) refill();
        else next_time_ = block_[next_].at;
        return arrival;
    }

private:
    void refill()                                      // the next block that is not empty
    {
        next_ = 0;
        block_.clear();
        while (block_.empty() && made_ < blocks_) make_(made_++, block_);
        next_time_ = block_.empty() ? never : block_.front().at;
    }

    std::uint32_t blocks_;
    std::uint32_t made_ = 0;
    Make make_;
    std::vector<TimedArrival> block_;
    std::size_t next_ = 0;
    SimTime next_time_ = never;
};

}  // namespace teleplan::sim
