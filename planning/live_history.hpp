#pragma once
// The latest full hours of a watched world, kept in bins.

#include <array>
#include <deque>
#include <vector>

#include "planning/live_observer.hpp"

namespace teleplan::planning {

/// Of one hour, place by place.
struct LiveHour {
    struct Place {
        std::vector<PoolHour> pools;
        StageHour work;                                            // of all its stages
    };
    SimTime from{};
    std::vector<Place> places;
    double messages = 0, documents = 0;
    std::vector<double> requests, documents_of_tier;               // by tier
};

class LiveHistory {
public:
    static constexpr std::size_t most = std::size_t{14} * 24;      // hours that are kept
    void add(LiveHour hour);
    [[nodiscard]] LiveHours series(const LiveScene&) const;

private:
    std::deque<LiveHour> hours_;
};

}  // namespace teleplan::planning
