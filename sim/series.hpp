#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/tally.hpp"
#include "sim/time.hpp"

// Integer sums over time, by bin or by hour of the week: exact and associative like the other collectors.
namespace teleplan::sim {

// Sums in consecutive bins of equal width from a start; what lies outside all of them is not counted.
class Series {
public:
    Series(SimTime start, Duration bin, std::size_t bins);               // bin > 0; Bug otherwise

    void add(SimTime at, std::int64_t amount = 1);                       // into the bin with begin <= at < end
    void add_area(SimTime from, SimTime to, std::int64_t value);         // value x ticks, into each bin for its part of [from, to)

    [[nodiscard]] const std::vector<Int128>& sums() const { return sums_; }
    [[nodiscard]] Duration bin() const { return bin_; }
    [[nodiscard]] SimTime start() const { return start_; }
    // Sum / bin width for each bin: for areas the mean value, for counts the rate per tick.
    [[nodiscard]] std::vector<double> per_tick() const;
    Series& operator+=(const Series& other);                             // same bins; Bug otherwise
    void encode(std::vector<std::byte>& out) const;                      // start, bin, number of bins, sums

private:
    SimTime start_;
    Duration bin_;
    std::vector<Int128> sums_;
};

inline constexpr std::size_t hours_per_week = 168;

// Hour of the week of a time, 0 = Monday 00:00, when SimTime{} lies `since_monday` after a Monday midnight. Weeks have 168 hours:
// a clock that is put forward in spring is the caller's business.
[[nodiscard]] std::size_t hour_of_week(SimTime at, Duration since_monday);

// Counts and a time-weighted value (queue length, servers busy) in 168 cells, over the whole weeks and parts of weeks observed.
class WeekProfile {
public:
    struct Cell {
        std::int64_t count = 0;
        Int128 area = 0;                                                 // value x ticks
        std::int64_t ticks = 0;                                          // observed
        friend bool operator==(const Cell&, const Cell&) = default;
    };

    WeekProfile(SimTime start, Duration since_monday, std::int64_t value = 0) : since_(start), since_monday_(since_monday), value_(value) {}

    void count(SimTime at, std::int64_t times = 1) { cells_[hour_of_week(at, since_monday_)].count += times; }
    // From `now` on the value is this one; as in Area, the last call at an instant holds and time does not go back.
    void set(SimTime now, std::int64_t value);
    void close(SimTime end) { set(end, value_); }

    [[nodiscard]] const std::array<Cell, hours_per_week>& cells() const { return cells_; }
    [[nodiscard]] double mean(std::size_t hour) const;                   // of the value; 0 in an hour never observed
    [[nodiscard]] double per_hour(std::size_t hour) const;               // counts in an hour of this kind; likewise
    WeekProfile& operator+=(const WeekProfile& other);                   // both closed
    void encode(std::vector<std::byte>& out) const;                      // count, area, ticks of each cell

private:
    std::array<Cell, hours_per_week> cells_{};
    SimTime since_;
    Duration since_monday_;
    std::int64_t value_;
};

}  // namespace teleplan::sim
