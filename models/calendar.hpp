#pragma once
// Civil dates, Italian public holidays and opening calendars on the simulation clock.
//
// The simulation clock starts at local midnight of 1 January 2000 (`epoch`); one civil day is 24 hours
// (daylight saving is left out in this version: the two changes a year move no yearly total).

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

inline constexpr Duration one_day = std::chrono::hours{24};

[[nodiscard]] constexpr SimTime start_of(Date d) { return SimTime{d.day * one_day}; }
[[nodiscard]] constexpr Date date_of(SimTime t)
{
    const auto ticks = t.time_since_epoch().count(), day = Duration{one_day}.count();
    return Date{static_cast<int>(ticks >= 0 ? ticks / day : -((day - 1 - ticks) / day))};
}
[[nodiscard]] constexpr Duration time_of_day(SimTime t) { return t - start_of(date_of(t)); }
[[nodiscard]] constexpr Date operator+(Date d, int days) { return Date{d.day + days}; }
[[nodiscard]] constexpr int operator-(Date a, Date b) { return a.day - b.day; }

[[nodiscard]] Date to_date(YearMonthDay);
[[nodiscard]] YearMonthDay civil(Date);
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);   // "2026-10-01"; nothing if it is not a date
[[nodiscard]] std::string to_string(Date);                            // ISO 8601

/// 0 = Monday … 6 = Sunday.
[[nodiscard]] constexpr int weekday(Date d) { return ((d.day + 5) % 7 + 7) % 7; }
/// Easter Sunday of the Gregorian year (anonymous algorithm of 1876).
[[nodiscard]] Date easter(int year);
/// Italian national public holidays (art. 2, law 260/1949 and amendments; patron saints are local, left out; 4 October from 2026, law 151/2025).
[[nodiscard]] bool is_public_holiday(Date);

enum class DayKind : std::uint8_t { weekday, holiday };   // holiday: Saturday, Sunday and national public holidays
[[nodiscard]] DayKind day_kind(Date);

enum class Days : std::uint8_t { every_day, weekdays, monday_to_saturday, holidays };   // holidays: DayKind::holiday
[[nodiscard]] bool includes(Days, Date);                  // the two in the middle leave public holidays out

struct Block { Duration from{}, to{}; };                  // of the day; to <= 24 h

/// When something is open. With a slot, work starts only at from, from + slot, … while the slot ends within its block.
struct Calendar {
    Days days = Days::every_day;
    std::vector<Block> blocks;
    std::optional<Duration> slot;
};

/// Open time of one open day.
[[nodiscard]] Duration open_per_day(const Calendar&);
[[nodiscard]] bool is_always_open(const Calendar&);
[[nodiscard]] bool is_open(const Calendar&, SimTime);

/// Open time counted from the start of a horizon: turns "within 8 open hours of t" into a time in constant time a call.
class OpenClock {
public:
    OpenClock(const Calendar&, Date from, Date to);       // to: exclusive
    /// First time at which `open` of open time has passed since `enter`; sim::never past the horizon's end.
    [[nodiscard]] SimTime due(SimTime enter, Duration open) const;

private:
    [[nodiscard]] Duration open_before(SimTime) const;
    Calendar calendar_;
    Date from_;
    std::vector<Duration> open_before_day_;               // [day - from], cumulative; one more than the days
    bool always_ = false;
};

struct MonthId {
    int index = 0;                                        // year * 12 + month - 1
    friend auto operator<=>(const MonthId&, const MonthId&) = default;
};
[[nodiscard]] MonthId month_of(Date);
[[nodiscard]] Date first_day(MonthId);

}  // namespace teleplan::models
