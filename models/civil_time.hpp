#pragma once
// Civil time in Italy on the simulation clock: dates, times of day, and the two nights of the year on which the clocks change.
//
// The simulation clock starts at midnight of 1 January 2000 (winter time, UTC+1) and never jumps. Summer time runs from 02:00 of
// the last Sunday of March to 03:00 of the last Sunday of October (directive 2000/84/EC; both at 01:00 UTC), from 2000 to 2199: so a
// civil day has 23 or 25 hours twice a year. Before 2000 there is none: networks without a date start there (network_clock.hpp).

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>

#include "sim/time.hpp"

namespace teleplan::models {

using sim::Duration;
using sim::SimTime;

/// Days since 1 January 2000 (day 0, a Saturday).
struct Date {
    int day = 0;
    friend auto operator<=>(const Date&, const Date&) = default;
};

struct YearMonthDay {
    int year = 2000, month = 1, day = 1;
    friend auto operator<=>(const YearMonthDay&, const YearMonthDay&) = default;
};

inline constexpr Duration one_day = std::chrono::hours{24};        // of a day on which the clocks do not change

[[nodiscard]] constexpr Date operator+(Date d, int days) { return Date{d.day + days}; }
[[nodiscard]] constexpr int operator-(Date a, Date b) { return a.day - b.day; }
/// 0 = Monday … 6 = Sunday.
[[nodiscard]] constexpr int weekday(Date d) { return ((d.day + 5) % 7 + 7) % 7; }

/// Proleptic Gregorian day number: months counted from March so that the leap day comes last.
[[nodiscard]] constexpr Date to_date(YearMonthDay c)
{
    const int y = c.month <= 2 ? c.year - 1 : c.year;
    const int m = c.month <= 2 ? c.month + 9 : c.month - 3;
    constexpr int epoch = 730425;                                  // the same sum for 1 January 2000
    return Date{365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + c.day - 1 - epoch};
}

namespace detail {

constexpr Date last_sunday(int year, int month)
{
    const Date last = to_date({year, month, 31});
    return last + -((weekday(last) + 1) % 7);
}

/// When summer time begins and ends; both at 02:00 of winter time.
struct Summer { SimTime from, to; };
inline constexpr int first_summer = 2000, summers = 200;
inline constexpr auto summer_times = [] {
    std::array<Summer, summers> out{};
    for (int y = 0; y < summers; ++y) {
        const auto change = [y](int month) { return SimTime{last_sunday(first_summer + y, month).day * one_day + std::chrono::hours{2}}; };
        out[static_cast<std::size_t>(y)] = {change(3), change(10)};
    }
    return out;
}();

/// The changes of the year of a day; null where there are none. 4 d / 1461 is the year until 2099, and later wrong only near New Year.
constexpr const Summer* summer_of(std::int64_t day)
{
    const std::int64_t year = day < 0 ? -1 : 4 * day / 1461;
    return year < 0 || year >= summers ? nullptr : &summer_times[static_cast<std::size_t>(year)];
}

constexpr std::int64_t days_of(Duration d)
{
    const std::int64_t ticks = d.count(), day = Duration{one_day}.count();
    return ticks >= 0 ? ticks / day : -((day - 1 - ticks) / day);
}

}  // namespace detail

/// What wall clocks show at an instant, counted from 1 January 2000 as if each day had 24 hours.
[[nodiscard]] constexpr Duration wall_clock(SimTime t)
{
    const Duration winter = t.time_since_epoch();
    const detail::Summer* s = detail::summer_of(detail::days_of(winter));
    return s && t >= s->from && t < s->to ? winter + std::chrono::hours{1} : winter;
}

/// The instant at which wall clocks show a time of a day; the time may be past 24 h, or below 0. A time that does not exist (02:00 to
/// 03:00 in March) is the first that does, 03:00; one that exists twice (in October) is the first. Never earlier for a later time.
[[nodiscard]] constexpr SimTime instant(Date d, Duration time)
{
    const Duration wall = d.day * one_day + time;
    const detail::Summer* s = detail::summer_of(detail::days_of(wall));
    if (!s) return SimTime{wall};
    constexpr Duration hour = std::chrono::hours{1};
    const Duration from = s->from.time_since_epoch(), to = s->to.time_since_epoch();
    if (wall < from || wall >= to + hour) return SimTime{wall};
    return wall < from + hour ? s->from : SimTime{wall - hour};
}

[[nodiscard]] constexpr SimTime start_of(Date d) { return instant(d, Duration{}); }
[[nodiscard]] constexpr Date date_of(SimTime t) { return Date{static_cast<int>(detail::days_of(wall_clock(t)))}; }
/// As wall clocks show it, from 0 to 24 h.
[[nodiscard]] constexpr Duration time_of_day(SimTime t)
{
    const Duration wall = wall_clock(t);
    return wall - detail::days_of(wall) * one_day;
}

}  // namespace teleplan::models
