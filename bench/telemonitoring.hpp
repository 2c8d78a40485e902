#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/random.hpp"
#include "sim/tally.hpp"
#include "sim/time.hpp"

// The telemonitoring skeleton: patients send three readings a day, two in a hundred are alerts, and the staff of the patient's
// centre handles each alert, first come first served. Written three times with the same draws, so that every wait
// agrees to the tick: blocks by hand (the limit), blocks before the engine, and an event for every reading.
namespace teleplan::bench {

struct Telemonitoring {
    std::uint32_t patients = 300'000;
    std::uint32_t centres = 130;                   // centre c: patients c x patients / centres and up to the next one's first
    std::uint32_t days = 365;
    int servers = 2;                               // of each centre, round the clock
    sim::Duration grid{5};                         // readings fall on multiples of it
    std::uint64_t seed = 1;
};

inline constexpr std::uint32_t readings_per_day = 3;
inline constexpr std::int64_t ticks_per_minute = 60'000'000;
inline constexpr std::uint32_t minutes_per_day = 1440;
inline constexpr std::uint32_t window_minutes = 300;                              // a reading's jitter
inline constexpr std::array<std::uint32_t, readings_per_day> window_start{360, 660, 960};   // 06:00, 11:00, 16:00
inline constexpr double mean_handling_seconds = 600.0;

inline constexpr sim::Purpose reading_draws{1};    // block of (patient, day): three jitters, then which readings are alerts
inline constexpr sim::Purpose handling_draws{2};   // of (patient, day, reading)

// floor(n u) for the u in [0, 1) that 32 bits stand for.
[[nodiscard]] constexpr std::uint32_t part_of(std::uint32_t n, std::uint32_t bits)
{
    return static_cast<std::uint32_t>((std::uint64_t{n} * bits) >> 32U);
}

// Bit k: reading k is an alert, each with probability 1/50 by itself: one choice among the eight patterns, whose
// probabilities are 49^3, 49^2 (three times), 49 (three times) and 1 of 50^3 = 125,000.
[[nodiscard]] constexpr std::uint32_t alerts_in(std::uint32_t bits)
{
    constexpr std::array<std::uint32_t, 7> below{117'649, 120'050, 122'451, 124'852, 124'901, 124'950, 124'999};
    constexpr std::array<std::uint32_t, 8> pattern{0b000, 0b001, 0b010, 0b100, 0b011, 0b101, 0b110, 0b111};
    const std::uint32_t choice = part_of(125'000, bits);
    std::size_t p = 0;
    while (p < below.size() && choice >= below[p]) ++p;
    return pattern[p];
}

// What is compared between the designs. Integers only; sums over centres, so the cut into threads does not show.
struct TelemonitoringTotals {
    std::int64_t readings = 0;
    sim::Moments wait;                             // of the alerts
    std::uint64_t starts = 0;                      // sum over centres of a hash of the handlings' starts in their order
    std::vector<std::uint32_t> load;               // readings by minute of the whole time
    TelemonitoringTotals& operator+=(const TelemonitoringTotals& other);
    [[nodiscard]] std::uint64_t hash() const;      // of everything above
    friend bool operator==(const TelemonitoringTotals&, const TelemonitoringTotals&) = default;
};

inline constexpr std::uint64_t hash_prime = 0x100000001b3;                        // FNV-1a, by 64-bit words
inline constexpr std::uint64_t hash_start = 0xcbf29ce484222325;
[[nodiscard]] constexpr std::uint64_t hashed(std::uint64_t hash, std::uint64_t word) { return (hash ^ word) * hash_prime; }

[[nodiscard]] constexpr std::uint32_t first_patient(const Telemonitoring& m, std::uint32_t centre)
{
    return static_cast<std::uint32_t>(std::uint64_t{m.patients} * centre / m.centres);
}

// Centres `from` up to, not including, `to`.
struct Centres { std::uint32_t from = 0; std::uint32_t to = 0; };
using TelemonitoringRun = TelemonitoringTotals(const Telemonitoring&, Centres);
[[nodiscard]] TelemonitoringRun blocks_by_hand, blocks_before_engine, event_for_every_reading;

}  // namespace teleplan::bench
