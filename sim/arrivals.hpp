#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/event_list.hpp"
#include "sim/network.hpp"
#include "sim/random.hpp"
#include "sim/time.hpp"

namespace teleplan::sim {

// A job that comes to a stage. Its key names all its later draws, so no two jobs of a run share one:
//   key.day < 2^16 (its upper 16 bits count the stages visited, so that a job recorded by Observer::moved replays alike),
//   key.slot < 4096 (the four bits above it tell service, patience, branch and balking apart, the upper 16 belong to samplers).
struct Arrival {
    DrawPoint key{};
    StageId stage{};
    ClassId job_class{};
    OptionalDuration service{};       // at this stage; unknown: drawn from the stage's distribution
    OptionalDuration patience{};      // at this stage; unknown: drawn when it must wait; `forever`: does not give up
};

// Jobs from outside in order of time; may refill itself by blocks. Only the feed's owner knows where they come from.
template <class F>
concept Feed = requires(F feed) {
    { feed.next_time() } -> std::same_as<SimTime>;      // `never` when exhausted; the same until pop()
    { feed.pop() } -> std::same_as<Arrival>;            // requires next_time() != never
};

struct TimedArrival {
    SimTime at{};
    Arrival arrival{};
};

// Replays arrivals that somebody else owns; they are sorted by time and outlive the feed.
class VectorFeed {
public:
    explicit VectorFeed(std::span<const TimedArrival> sorted) : rest_(sorted) {}
    [[nodiscard]] SimTime next_time() const { return rest_.empty() ? never : rest_.front().at; }
    Arrival pop()
    {
        require(!rest_.empty(), "VectorFeed::pop: exhausted");
        const Arrival& first = rest_.front().arrival;
        rest_ = rest_.subspan(1);
        return first;
    }

private:
    std::span<const TimedArrival> rest_;
};

// Replays several sorted sequences as one; at one instant the first of them goes first.
class MergedFeed {
public:
    explicit MergedFeed(std::span<const std::span<const TimedArrival>> parts)
    {
        for (const auto& part : parts) parts_.emplace_back(part);
        for (std::uint32_t p = 0; p < parts_.size(); ++p)
            if (parts_[p].next_time() != never) heap_.push_back({parts_[p].next_time(), p});
        std::sort(heap_.begin(), heap_.end(), [](const Next& a, const Next& b) { return a.before(b); });
    }
    [[nodiscard]] SimTime next_time() const { return heap_.empty() ? never : heap_.front().at; }
    Arrival pop()
    {
        require(!heap_.empty(), "MergedFeed::pop: exhausted");
        VectorFeed& part = parts_[heap_.front().part];
        const Arrival arrival = part.pop();
        sink({part.next_time(), heap_.front().part});
        return arrival;
    }

private:
    struct Next {
        SimTime at;
        std::uint32_t part;
        [[nodiscard]] bool before(const Next& other) const { return at != other.at ? at < other.at : part < other.part; }
    };
    void sink(Next next)                                 // in the first place; an exhausted part gives way to the last
    {
        if (next.at == never) {
            next = heap_.back();
            heap_.pop_back();
            if (heap_.empty()) return;
        }
        std::size_t at = 0;
        for (std::size_t child = 1; child < heap_.size(); child = 2 * at + 1) {
            if (child + 1 < heap_.size() && heap_[child + 1].before(heap_[child])) ++child;
            if (!heap_[child].before(next)) break;
            heap_[at] = heap_[child];
            at = child;
        }
        heap_[at] = next;
    }
    std::vector<VectorFeed> parts_;
    std::vector<Next> heap_;                             // binary, of the parts that are not exhausted
};

// Runs everything that happens before `end` and moves the clock there. Resumable: advance(t1), advance(t2) does what
// advance(t2) does. `never`: until feed and event list are empty; the clock then stays at the last event.
// At one instant, arrivals come after service ends, capacity changes and patience, and before all else.
template <class World, Feed F>
void advance(World& world, F& feed, SimTime end)
{
    for (;;) {
        const SimTime event = world.events.next_time();
        const SimTime arrival = feed.next_time();
        if (std::min(event, arrival) >= end) break;
        if (arrival < event || (arrival == event && world.events.next_phase() >= Phase::act)) {
            world.events.advance_to(arrival);
            world.arrive(feed.pop());
        } else {
            world.events.pop().deliver(world);
        }
    }
    if (end != never && end > world.events.now()) world.events.advance_to(end);
}

}  // namespace teleplan::sim
