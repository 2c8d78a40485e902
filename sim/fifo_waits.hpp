#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "sim/bug.hpp"
#include "sim/time.hpp"

namespace teleplan::sim {

// Waits before a pool of identical servers, first come first served, nobody gives up, unlimited room: the recursion of Lindley
// (1952) for one server, of Kiefer & Wolfowitz (1955) for several. No event list; to the tick the waits of NetworkRun.
class FifoWaits {
public:
    explicit FifoWaits(int servers) : free_at_(static_cast<std::size_t>(servers), SimTime{Duration{Duration::min()}})
    {
        require(servers >= 1, "FifoWaits: at least one server");
    }

    // The wait of the job that arrives `now`, not before the one before it, and needs `service` >= 0.
    [[nodiscard]] Duration next(SimTime now, Duration service)
    {
        const SimTime start = std::max(now, free_at_.front());
        const SimTime end = start + service;
        std::size_t i = 1;                               // its server takes its place among the times of becoming free
        for (; i < free_at_.size() && free_at_[i] < end; ++i) free_at_[i - 1] = free_at_[i];
        free_at_[i - 1] = end;
        return start - now;
    }

private:
    std::vector<SimTime> free_at_;                       // sorted
};

}  // namespace teleplan::sim
