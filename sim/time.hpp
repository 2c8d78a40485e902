#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <ratio>

namespace teleplan::sim {

// The simulation clock: integer microseconds since an origin that the caller chooses. It has no now(): the time of a
// run is EventList::now(). Integers give exact ties and the same order on every machine.
struct Clock {
    using rep = std::int64_t;
    using period = std::micro;
    using duration = std::chrono::duration<rep, period>;
    using time_point = std::chrono::time_point<Clock>;
    static constexpr bool is_steady = true;
};

using Duration = Clock::duration;
using SimTime = Clock::time_point;

// Later than every event: "does not happen".
inline constexpr SimTime never = SimTime::max();
// Longer than every wait: "does not run out".
inline constexpr Duration forever = Duration::max();

[[noreturn]] void report_time_out_of_range(double seconds);

// Seconds to ticks, rounded half away from zero. The only conversion from double to integer time.
// Throws std::range_error when `seconds` is not a number or does not fit (about ±292,000 years).
[[nodiscard]] inline Duration to_ticks(double seconds)
{
    constexpr double limit = 0x1p63;
    const double ticks = seconds * 1e6;
    if (!(ticks > -limit && ticks < limit)) [[unlikely]] report_time_out_of_range(seconds);
    const auto whole = static_cast<std::int64_t>(ticks);               // towards zero; exact from 2^53 on
    const double rest = ticks - static_cast<double>(whole);
    return Duration{whole + static_cast<int>(rest >= 0.5) - static_cast<int>(rest <= -0.5)};   // no branch: nobody can predict it
}

// Ticks to seconds, correctly rounded twice (integer to double, then the division): for results, not for the clock.
[[nodiscard]] constexpr double seconds(Duration d) { return static_cast<double>(d.count()) / 1e6; }

// `at` + `length` for length >= 0; `never` when that lies beyond the clock.
[[nodiscard]] constexpr SimTime later(SimTime at, Duration length)
{
    if (at.time_since_epoch().count() > 0 && length >= never - at) return never;
    return at + length;
}

// A duration that may still be unknown, in 8 bytes (std::optional takes 16). Any length but Duration::min() can be held.
class OptionalDuration {
public:
    constexpr OptionalDuration() = default;                            // unknown
    template <std::convertible_to<Duration> D>
    constexpr OptionalDuration(D known) : ticks_(known) {}             // NOLINT(google-explicit-constructor): a value is one
    [[nodiscard]] constexpr bool has_value() const { return ticks_ != Duration::min(); }
    [[nodiscard]] constexpr Duration operator*() const { return ticks_; }   // requires has_value()
    friend constexpr bool operator==(OptionalDuration, OptionalDuration) = default;

private:
    Duration ticks_ = Duration::min();
};

}  // namespace teleplan::sim
