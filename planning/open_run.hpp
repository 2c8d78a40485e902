#pragma once
// A staffed network in motion: its observer, its clock and the work that comes to it. What a replication runs to its end in one
// go and a world (world.hpp) piece by piece.

#include <algorithm>
#include <cstdint>
#include <utility>

#include "models/purposes.hpp"
#include "planning/study.hpp"

namespace teleplan::planning {

/// Stands at the start of `days`. Borrows the feed; copies what it needs of the network. The observer is made of `watched`.
template <class Observer, sim::Feed F>
class OpenRun {
public:
    template <class... Watched>
    OpenRun(const Study& study, const sim::Network& staffed, F& feed, DateRange days, std::uint32_t replication, Watched&&... watched)
        : observer{std::forward<Watched>(watched)...},
          run{staffed, sim::Stream{static_cast<std::uint64_t>(study.plan.plan.seed), replication, models::purpose::pathway}, observer,
              models::start_of(days.from)},
          end{models::start_of(days.to + 1)}, feed_{feed}
    {
    }

    /// To that time, or to the end: advance(t1), advance(t2) is advance(t2).
    void advance(SimTime to) { sim::advance(run, feed_, std::min(to, end)); }

    Observer observer;
    sim::NetworkRun<Observer> run;
    SimTime end;

private:
    F& feed_;
};

}  // namespace teleplan::planning
