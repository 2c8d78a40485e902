#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/arrivals.hpp"

namespace teleplan::sim {

// Arrivals that are kept for many runs, in 24 bytes each instead of 48. One that does not fit (patience or no service known, a key
// of another day, a service of more than twelve days, …) is kept whole beside them, so what comes out is always what went in.
class PackedArrivals {
public:
    void push_back(const TimedArrival&);               // in order of time
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] SimTime at(std::size_t i) const
    {
        const Entry& e = entry(i);
        return (e.time & whole) != 0 ? whole_[e.entity].at : base_ + Duration{static_cast<std::int64_t>(e.time >> time_shift)};
    }
    [[nodiscard]] TimedArrival operator[](std::size_t i) const;
    [[nodiscard]] std::size_t kept_whole() const { return whole_.size(); }

private:
    // time: 48 bits of ticks since the first arrival, 12 of the slot, the lowest says that `entity` is a place in whole_.
    // work: 40 bits of service [ticks], 12 of the class, 12 of the stage.
    struct Entry { std::uint64_t entity = 0, time = 0, work = 0; };
    static constexpr unsigned time_shift = 16, slot_shift = 4, service_shift = 24, class_shift = 12;
    static constexpr std::uint64_t whole = 1;
    static constexpr std::size_t chunk_bits = 14;      // no copy as it grows, little room to spare

    [[nodiscard]] const Entry& entry(std::size_t i) const { return chunks_[i >> chunk_bits][i & ((std::size_t{1} << chunk_bits) - 1)]; }

    SimTime base_{};
    std::size_t size_ = 0;
    std::vector<std::vector<Entry>> chunks_;
    std::vector<TimedArrival> whole_;
};

// Sorted arrivals that somebody else owns, packed or not.
class ArrivalSpan {
public:
    ArrivalSpan(std::span<const TimedArrival> plain) : plain_{plain.data()}, end_{plain.size()} {}          // NOLINT(google-explicit-constructor): a view of one
    ArrivalSpan(const std::vector<TimedArrival>& plain) : ArrivalSpan{std::span{plain}} {}                  // NOLINT(google-explicit-constructor)
    ArrivalSpan(const PackedArrivals& packed) : packed_{&packed}, end_{packed.size()} {}                    // NOLINT(google-explicit-constructor)

    [[nodiscard]] std::size_t size() const { return end_ - first_; }
    [[nodiscard]] bool empty() const { return first_ == end_; }
    [[nodiscard]] SimTime at(std::size_t i) const { return packed_ ? packed_->at(first_ + i) : plain_[first_ + i].at; }
    [[nodiscard]] TimedArrival operator[](std::size_t i) const { return packed_ ? (*packed_)[first_ + i] : plain_[first_ + i]; }
    // Those of [from, to).
    [[nodiscard]] ArrivalSpan between(SimTime from, SimTime to) const;
    void pop_front() { ++first_; }

private:
    [[nodiscard]] std::size_t first_from(SimTime) const;
    const TimedArrival* plain_ = nullptr;
    const PackedArrivals* packed_ = nullptr;
    std::size_t first_ = 0, end_ = 0;
};

// Replays several spans as one, each in its own order; at one instant the first of them goes first. For a few spans.
class SpansFeed {
public:
    explicit SpansFeed(const std::vector<ArrivalSpan>& parts) : parts_{parts}
    {
        for (const ArrivalSpan& part : parts_) next_.push_back(part.empty() ? never : part.at(0));
        find_first();
    }
    [[nodiscard]] SimTime next_time() const { return parts_.empty() ? never : next_[present_]; }
    Arrival pop()
    {
        ArrivalSpan& part = parts_[present_];
        const Arrival arrival = part[0].arrival;
        part.pop_front();
        next_[present_] = part.empty() ? never : part.at(0);
        find_first();
        return arrival;
    }

private:
    void find_first()
    {
        present_ = 0;
        for (std::size_t p = 1; p < next_.size(); ++p)
            if (next_[p] < next_[present_]) present_ = p;
    }
    std::vector<ArrivalSpan> parts_;
    std::vector<SimTime> next_;
    std::size_t present_ = 0;
};

}  // namespace teleplan::sim
