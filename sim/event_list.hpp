#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "sim/bug.hpp"
#include "sim/time.hpp"

namespace teleplan::sim {

// Order within one instant: service ends, then capacity changes, then patience, then transfers from line to line, then arrivals
// and moves, then observers.
enum class Phase : std::uint8_t { release, staff, give_up, transfer, act, observe };

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
// A 4-ary heap, with its first element apart: one or two pending events, as in small networks, never touch the heap.
// Allocates only while the list grows beyond its largest size so far.
template <class Event>
class EventList {
public:
    explicit EventList(SimTime start = SimTime{}) : now_(start) {}

    // The time of the event popped last, or the later time given to advance_to().
    [[nodiscard]] SimTime now() const noexcept { return now_; }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    [[nodiscard]] std::size_t size() const noexcept { return heap_.size() + (first_ ? 1 : 0); }

    // `never` when empty.
    [[nodiscard]] SimTime next_time()
    {
        return find_first() ? first_->at : never;
    }

    // Requires !empty().
    [[nodiscard]] Phase next_phase()
    {
        require(find_first(), "EventList::next_phase: no event");
        return static_cast<Phase>(first_->order >> phase_shift);
    }

    // Requires at >= now(). A phase that has passed at this instant is allowed: the event is then the next one of its phase.
    void schedule(SimTime at, Phase phase, Event event)
    {
        require(at >= now_, "EventList::schedule: in the past");
        const std::uint64_t order = std::uint64_t{static_cast<std::uint8_t>(phase)} << phase_shift | scheduled_++;
        if (!first_ && heap_.empty()) first_ = Entry{at, order, event};
        else insert(at, order, event);
    }

    // Requires !empty(). Moves the clock to the event. Leaves the first place free for the next schedule().
    Event pop()
    {
        require(find_first(), "EventList::pop: no event");
        now_ = first_->at;
        const Event event = first_->event;
        first_.reset();
        return event;
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

    bool find_first()                                                  // false: there is none
    {
        if (first_) return true;
        if (heap_.empty()) return false;
        first_ = heap_.front();
        const Entry last = heap_.back();
        heap_.pop_back();
        if (!heap_.empty()) sink(last);
        return true;
    }

    [[gnu::noinline]] void insert(SimTime at, std::uint64_t order, Event event)
    {
        const Entry entry{at, order, event};
        if (!first_ && entry.before(heap_.front())) {
            first_ = entry;
        } else if (!first_) {
            first_ = heap_.front();
            sink(entry);
        } else if (entry.before(*first_)) {
            push(std::exchange(*first_, entry));
        } else {
            push(entry);
        }
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

    void push(const Entry& entry)                                      // from the last place up
    {
        heap_.push_back(entry);
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

    std::optional<Entry> first_;                                       // before all of the heap; none: not known yet
    std::vector<Entry> heap_;
    SimTime now_;
    std::uint64_t scheduled_ = 0;
};

}  // namespace teleplan::sim
