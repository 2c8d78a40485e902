#include "models/calendar.hpp"

#include <algorithm>
#include <charconv>

namespace teleplan::models {

// Proleptic Gregorian day number from year, month, day: months counted from March so that the leap day comes last.
Date to_date(YearMonthDay c)
{
    const int y = c.month <= 2 ? c.year - 1 : c.year;
    const int m = c.month <= 2 ? c.month + 9 : c.month - 3;
    const auto before = [](int year) { return 365 * year + year / 4 - year / 100 + year / 400; };
    const int days = before(y) + (153 * m + 2) / 5 + c.day - 1;
    constexpr int epoch = 730425;                          // the same sum for 1 January 2000
    return Date{days - epoch};
}

YearMonthDay civil(Date d)
{
    int year = 2000 + d.day / 366;
    while (to_date({year + 1, 1, 1}) <= d) ++year;
    while (to_date({year, 1, 1}) > d) --year;
    int month = 12;
    while (to_date({year, month, 1}) > d) --month;
    return {year, month, d - to_date({year, month, 1}) + 1};
}

std::optional<Date> parse_date(std::string_view iso)
{
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto part = [&](std::size_t at, std::size_t length) -> std::optional<int> {
        int value = 0;
        const char *first = iso.data() + at, *last = first + length;
        const auto [end, error] = std::from_chars(first, last, value);
        if (error != std::errc{} || end != last || value < 0) return std::nullopt;
        return value;
    };
    const auto year = part(0, 4), month = part(5, 2), day = part(8, 2);
    if (!year || !month || !day || *year < 1900 || *year > 2200 || *month < 1 || *month > 12 || *day < 1) return std::nullopt;
    const Date date = to_date({*year, *month, *day});
    if (civil(date) != YearMonthDay{*year, *month, *day}) return std::nullopt;   // 30 February
    return date;
}

std::string to_string(Date d)
{
    const auto c = civil(d);
    const auto padded = [](int value, std::size_t width) {
        std::string digits = std::to_string(value);
        return std::string(width - std::min(width, digits.size()), '0') + digits;
    };
    return padded(c.year, 4) + '-' + padded(c.month, 2) + '-' + padded(c.day, 2);
}

Date easter(int year)
{
    const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
    const int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return to_date({year, n / 31, n % 31 + 1});
}

bool is_public_holiday(Date d)
{
    struct MonthDay { int month, day; };
    constexpr MonthDay fixed[] = {{1, 1}, {1, 6}, {4, 25}, {5, 1}, {6, 2}, {8, 15}, {11, 1}, {12, 8}, {12, 25}, {12, 26}};
    const auto c = civil(d);
    if (std::ranges::any_of(fixed, [&](MonthDay f) { return f.month == c.month && f.day == c.day; })) return true;
    if (c.year >= 2026 && c.month == 10 && c.day == 4) return true;
    const Date sunday = easter(c.year);
    return d == sunday || d == sunday + 1;
}

DayKind day_kind(Date d) { return weekday(d) >= 5 || is_public_holiday(d) ? DayKind::holiday : DayKind::weekday; }

bool includes(Days days, Date d)
{
    switch (days) {
    case Days::every_day: return true;
    case Days::weekdays: return day_kind(d) == DayKind::weekday;
    case Days::monday_to_saturday: return weekday(d) <= 5 && !is_public_holiday(d);
    case Days::holidays: return day_kind(d) == DayKind::holiday;
    }
    return true;
}

Duration open_per_day(const Calendar& c)
{
    Duration sum{};
    for (const Block& b : c.blocks) sum += b.to - b.from;
    return sum;
}

bool is_always_open(const Calendar& c) { return c.days == Days::every_day && open_per_day(c) == one_day && !c.slot; }

bool is_open(const Calendar& c, SimTime t)
{
    if (!includes(c.days, date_of(t))) return false;
    const Duration at = time_of_day(t);
    return std::ranges::any_of(c.blocks, [&](const Block& b) { return b.from <= at && at < b.to; });
}

OpenClock::OpenClock(const Calendar& calendar, Date from, Date to) : calendar_{calendar}, from_{from}, always_{is_always_open(calendar)}
{
    const Duration per_day = open_per_day(calendar);
    Duration sum{};
    open_before_day_.push_back(sum);
    for (Date d = from; d < to; d = d + 1) open_before_day_.push_back(sum += includes(calendar.days, d) ? per_day : Duration{});
}

Duration OpenClock::open_before(SimTime t) const
{
    const auto day = static_cast<std::size_t>(std::clamp(date_of(t) - from_, 0, static_cast<int>(open_before_day_.size()) - 1));
    Duration sum = open_before_day_[day];
    const bool last = day + 1 == open_before_day_.size();
    if (last || open_before_day_[day + 1] == sum) return sum;                      // closed all day
    const Duration at = time_of_day(t);
    for (const Block& b : calendar_.blocks) sum += std::clamp(at, b.from, b.to) - b.from;
    return sum;
}

SimTime OpenClock::due(SimTime enter, Duration open) const
{
    if (always_) return enter + open;
    if (open <= Duration{}) return enter;
    const Duration target = open_before(enter) + open;
    const int last = static_cast<int>(open_before_day_.size()) - 2;
    int day = std::max(0, date_of(enter) - from_);                 // the day on which the target is reached: a few days on
    while (day <= last && open_before_day_[static_cast<std::size_t>(day) + 1] < target) ++day;
    if (day > last) return sim::never;
    Duration left = target - open_before_day_[static_cast<std::size_t>(day)];
    for (const Block& b : calendar_.blocks) {
        if (left <= b.to - b.from) return start_of(from_ + day) + b.from + left;
        left -= b.to - b.from;
    }
    return sim::never;
}

MonthId month_of(Date d)
{
    const auto c = civil(d);
    return {c.year * 12 + c.month - 1};
}

Date first_day(MonthId m) { return to_date({m.index / 12, m.index % 12 + 1, 1}); }

}  // namespace teleplan::models
