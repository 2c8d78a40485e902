#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/time.hpp"

// Integer collectors: exact and associative, so that threads, ranks and partitions need no ordered reduction. Doubles are
// derived from them at the end. encode() appends every field, little-endian, never padding: for hashing and sending.
namespace teleplan::sim {

__extension__ using Int128 = __int128;

void encode(std::vector<std::byte>& out, std::int64_t value);      // 8 bytes
void encode(std::vector<std::byte>& out, Int128 value);            // 16 bytes

struct Counter {
    std::int64_t count = 0;
    void add(std::int64_t times = 1) { count += times; }
    Counter& operator+=(const Counter& other) { count += other.count; return *this; }
    void encode(std::vector<std::byte>& out) const { sim::encode(out, count); }
    friend bool operator==(const Counter&, const Counter&) = default;
};

// Count, sum and sum of squares of durations. Exact while the sum of squares stays below 2^127 ticks^2
// (10^9 observations of 100 days).
struct Moments {
    std::int64_t count = 0;
    Int128 sum = 0;
    Int128 squares = 0;
    void add(Duration d)
    {
        ++count;
        sum += d.count();
        squares += Int128{d.count()} * d.count();
    }
    [[nodiscard]] double mean_seconds() const;         // 0 when nothing was added
    [[nodiscard]] double variance_seconds2() const;    // of the sample (divided by count - 1); 0 below two observations
    Moments& operator+=(const Moments& other);
    void encode(std::vector<std::byte>& out) const;
    friend bool operator==(const Moments&, const Moments&) = default;
};

// Time-weighted integer: the area under a step function, value x ticks.
class Area {
public:
    explicit Area(SimTime start = SimTime{}, std::int64_t value = 0) : start_(start), since_(start), value_(value) {}

    // From `now` on the function is `value`. Several calls at one instant: the last holds. Requires now >= the call before.
    void set(SimTime now, std::int64_t value)
    {
        area_ += Int128{value_} * (now - since_).count();
        since_ = now;
        value_ = value;
    }
    // Counts up to `end`; the value goes on from there, so a later close() counts the rest.
    void close(SimTime end) { set(end, value_); }

    [[nodiscard]] Int128 value_ticks() const { return area_; }                   // up to the last call
    [[nodiscard]] Duration length() const { return (since_ - start_) + merged_; }
    [[nodiscard]] double mean() const;                                           // 0 over no time
    [[nodiscard]] std::int64_t value() const { return value_; }
    // Adds area and length of another function (another replication, another pool); both closed.
    Area& operator+=(const Area& other);
    void encode(std::vector<std::byte>& out) const;                              // area, length

private:
    SimTime start_;
    SimTime since_;
    std::int64_t value_;
    Int128 area_ = 0;
    Duration merged_{};
};

// Counts of durations between fixed edges: bin i holds edge[i-1] < d <= edge[i]; the last bin all above the last edge.
class Histogram {
public:
    explicit Histogram(std::vector<Duration> edges);   // strictly increasing, at least one; Bug otherwise

    void add(Duration d, std::int64_t times = 1);
    [[nodiscard]] std::int64_t count() const { return count_; }
    [[nodiscard]] std::int64_t count_up_to(Duration edge) const;                 // exact; `edge` is one of the edges
    // The value that a share p of the observations does not exceed, 0 <= p <= 1, interpolated linearly inside its bin;
    // below the first edge from 0 (or from the edge, if that is negative), above the last edge: that edge. 0 when empty.
    [[nodiscard]] Duration quantile(double p) const;
    [[nodiscard]] const std::vector<Duration>& edges() const { return edges_; }
    [[nodiscard]] const std::vector<std::int64_t>& bins() const { return bins_; }
    Histogram& operator+=(const Histogram& other);     // same edges; Bug otherwise
    void encode(std::vector<std::byte>& out) const;    // number of edges, edges, bins

private:
    std::vector<Duration> edges_;
    std::vector<std::int64_t> bins_;
    std::int64_t count_ = 0;
};

}  // namespace teleplan::sim
