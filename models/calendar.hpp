#pragma once
// Civil dates, public holidays and opening calendars on the simulation clock (civil_time.hpp).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/civil_time.hpp"
#include "models/named.hpp"

namespace teleplan::models {

[[nodiscard]] YearMonthDay civil(Date);
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);   // "2026-10-01"; nothing if it is not a date
[[nodiscard]] std::string to_string(Date);                            // ISO 8601

/// Easter Sunday of the Gregorian year (anonymous algorithm of 1876).
[[nodiscard]] Date easter(int year);

/// A public holiday of every year, from a year on.
struct Holiday { int month = 1, day = 1; std::optional<int> from_year; };
/// The public holidays of a place beside Easter Sunday and Monday.
struct Holidays { std::vector<Holiday> fixed; };
/// Where a plan enters none: the national ones of law 260/1949 and its amendments, with 4 October from 2026 (law 151/2025).
[[nodiscard]] const Holidays& national_holidays();
[[nodiscard]] bool is_public_holiday(Date, const Holidays&);

/// Days on which the same seats are worked: of the first two kinds each day has one, so have the last three and weekday.
enum class DayKind : std::uint8_t { weekday, holiday, saturday, sunday, public_holiday };   // holiday: any of the last three
[[nodiscard]] DayKind day_kind(Date, const Holidays&);                // weekday or holiday
/// Whether a day is of a kind. Saturdays and Sundays that are public holidays are the latter.
[[nodiscard]] constexpr bool is_of_kind(Date d, DayKind kind, bool is_holiday)               // is_holiday: a public one
{
    const int day = weekday(d);
    switch (kind) {
    case DayKind::weekday: return day < 5 && !is_holiday;
    case DayKind::holiday: return day >= 5 || is_holiday;
    case DayKind::saturday: return day == 5 && !is_holiday;
    case DayKind::sunday: return day == 6 && !is_holiday;
    case DayKind::public_holiday: return is_holiday;
    }
    return false;
}

enum class Days : std::uint8_t { every_day, weekdays, monday_to_saturday, holidays };   // holidays: DayKind::holiday
[[nodiscard]] bool includes(Days, Date, const Holidays&);   // the two in the middle leave public holidays out

struct Block { Duration from{}, to{}; };                  // of the day; to <= 24 h

/// When something is open. With a slot, work starts only at from, from + slot, … while the slot ends within its block.
struct Calendar {
    Days days = Days::every_day;
    std::vector<Block> blocks;
    std::optional<Duration> slot;
};

/// Open time of one open day, of 24 hours.
[[nodiscard]] Duration open_per_day(const Calendar&);
[[nodiscard]] bool is_always_open(const Calendar&);
[[nodiscard]] bool is_open(const Calendar&, SimTime, const Holidays&);

/// Open time counted from the start of a horizon: turns "within 8 open hours of t" into a time in constant time a call.
class OpenClock {
public:
    OpenClock(const Calendar&, Date from, Date to, const Holidays&);   // to: exclusive
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
