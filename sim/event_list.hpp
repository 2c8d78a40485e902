#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/bug.hpp"
#include "sim/time.hpp"

namespace teleplan::sim {

// Order within one instant: service ends, then capacity changes, then patience, then arrivals and moves, then observers.
enum class Phase : std::uint8_t { release, staff, give_up, act, observe };

// One of several small event kinds, each a struct with one 32-bit id: 8 bytes, no virtual call.
template <class... Kinds>
class OneOf {
public:
    template <class K>
        requires(std::same_as<K, Kinds> || ...)
    OneOf(K event) : kind_(index_of<K>()), id_(std::bit_cast<std::uint32_t>(event)) {}   // NOLINT: an event is one of them

    // Calls world.on(K) with the kind that is held.
    template <class World>
    void deliver(World& world) const
    {
        static_cast<void>(((kind_ == index_of<Kinds>() && (world.on(std::bit_cast<Kinds>(id_)), true)) || ...));
    }

private:
    template <class K>
    static consteval std::uint32_t index_of()
    {
        std::uint32_t index = 0;
        static_cast<void>(((std::same_as<K, Kinds> || (++index, false)) || ...));
        return index;
    }

    std::uint32_t kind_;
    std::uint32_t id_;
};

// The future event list. Order: tick, then phase, then first scheduled; total, so a run has one possible order.
// There is no cancel: an event is a reminder, and its handler compares the clock with what it finds.
// Allocates only while the list grows beyond its largest size so far.
template <class Event>
class EventList {
public:
    explicit EventList(SimTime start = SimTime{}) : now_(start) {}

    // The time of the event popped last, or the later time given to advance_to().
    [[nodiscard]] SimTime now() const noexcept { return now_; }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    [[nodiscard]] std::size_t size() const noexcept { return heap_.size() - (hole_ ? 1 : 0); }

    // `never` when empty.
    [[nodiscard]] SimTime next_time()
    {
        fill_hole();
        return heap_.empty() ? never : heap_.front().at;
    }

    // Requires !empty().
    [[nodiscard]] Phase next_phase()
    {
        fill_hole();
        require(!heap_.empty(), "EventList::next_phase: no event");
        return static_cast<Phase>(heap_.front().order >> phase_shift);
    }

    // Requires at >= now(). A phase that has passed at this instant is allowed: the event is then the next one of its phase.
    void schedule(SimTime at, Phase phase, Event event)
    {
        require(at >= now_, "EventList::schedule: in the past");
        const Entry entry{at, std::uint64_t{static_cast<std::uint8_t>(phase)} << phase_shift | scheduled_++, event};
        if (hole_) {
            hole_ = false;
            sink(entry);
        } else {
            heap_.push_back(entry);
            rise(entry);
        }
    }

    // Requires !empty(). Moves the clock to the event. Leaves a hole at the top that the next schedule() fills.
    Event pop()
    {
        fill_hole();
        require(!heap_.empty(), "EventList::pop: no event");
        hole_ = true;
        now_ = heap_.front().at;
        return heap_.front().event;
    }

    // Moves the clock to `at` without an event. Requires now() <= at <= next_time().
    void advance_to(SimTime at)
    {
        require(at >= now_ && at <= next_time(), "EventList::advance_to: backwards or over an event");
        now_ = at;
    }

private:
    struct Entry {
        SimTime at;
        std::uint64_t order;                                           // phase in the top byte, then the serial number
        Event event;
        [[nodiscard]] bool before(const Entry& other) const
        {
            return at != other.at ? at < other.at : order < other.order;
        }
    };
    static constexpr unsigned phase_shift = 56;
    static constexpr std::size_t arity = 4;

    void fill_hole()
    {
        if (!hole_) return;
        hole_ = false;
        const Entry last = heap_.back();
        heap_.pop_back();
        if (!heap_.empty()) sink(last);
    }

    void sink(const Entry& entry)                                      // from the top down
    {
        const std::size_t count = heap_.size();
        Entry* const heap = heap_.data();
        std::size_t at = 0;
        for (;;) {
            const std::size_t first = at * arity + 1;
            if (first >= count) break;
            const std::size_t end = first + arity < count ? first + arity : count;
            std::size_t least = first;
            for (std::size_t child = first + 1; child < end; ++child)
                if (heap[child].before(heap[least])) least = child;
            if (!heap[least].before(entry)) break;
            heap[at] = heap[least];
            at = least;
        }
        heap[at] = entry;
    }

    void rise(const Entry& entry)                                      // from the last place up
    {
        Entry* const heap = heap_.data();
        std::size_t at = heap_.size() - 1;
        while (at > 0) {
            const std::size_t parent = (at - 1) / arity;
            if (!entry.before(heap[parent])) break;
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = entry;
    }

    std::vector<Entry> heap_;
    SimTime now_;
    std::uint64_t scheduled_ = 0;
    bool hole_ = false;
};

}  // namespace teleplan::sim
