#include "models/calendar.hpp"

#include <algorithm>
#include <charconv>

namespace teleplan::models {

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

const Holidays& national_holidays()
{
    static const Holidays italy{{{1, 1, {}}, {1, 6, {}}, {4, 25, {}}, {5, 1, {}}, {6, 2, {}}, {8, 15, {}}, {10, 4, 2026}, {11, 1, {}}, {12, 8, {}}, {12, 25, {}}, {12, 26, {}}}};
    return italy;
}

bool is_public_holiday(Date d, const Holidays& holidays)
{
    const auto c = civil(d);
    const auto falls = [&](const Holiday& h) { return h.month == c.month && h.day == c.day && c.year >= h.from_year.value_or(c.year); };
    if (std::ranges::any_of(holidays.fixed, falls)) return true;
    const Date sunday = easter(c.year);
    return d == sunday || d == sunday + 1;
}

DayKind day_kind(Date d, const Holidays& holidays) { return weekday(d) >= 5 || is_public_holiday(d, holidays) ? DayKind::holiday : DayKind::weekday; }

bool includes(Days days, Date d, const Holidays& holidays)
{
    switch (days) {
    case Days::every_day: return true;
    case Days::weekdays: return day_kind(d, holidays) == DayKind::weekday;
    case Days::monday_to_saturday: return weekday(d) <= 5 && !is_public_holiday(d, holidays);
    case Days::holidays: return day_kind(d, holidays) == DayKind::holiday;
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

bool is_open(const Calendar& c, SimTime t, const Holidays& holidays)
{
    if (!includes(c.days, date_of(t), holidays)) return false;
    const Duration at = time_of_day(t);
    return std::ranges::any_of(c.blocks, [&](const Block& b) { return b.from <= at && at < b.to; });
}

OpenClock::OpenClock(const Calendar& calendar, Date from, Date to, const Holidays& holidays)
    : calendar_{calendar}, from_{from}, always_{is_always_open(calendar)}
{
    Duration sum{};
    open_before_day_.push_back(sum);
    for (Date d = from; d < to; d = d + 1) {
        if (includes(calendar.days, d, holidays))
            for (const Block& b : calendar.blocks) sum += instant(d, b.to) - instant(d, b.from);
        open_before_day_.push_back(sum);
    }
}

Duration OpenClock::open_before(SimTime t) const
{
    const Date date = date_of(t);
    const auto day = static_cast<std::size_t>(std::clamp(date - from_, 0, static_cast<int>(open_before_day_.size()) - 1));
    Duration sum = open_before_day_[day];
    const bool last = day + 1 == open_before_day_.size();
    if (last || open_before_day_[day + 1] == sum) return sum;                      // closed all day
    for (const Block& b : calendar_.blocks) {
        const SimTime begin = instant(date, b.from), end = instant(date, b.to);
        sum += std::clamp(t, begin, end) - begin;
    }
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
        const SimTime begin = instant(from_ + day, b.from), end = instant(from_ + day, b.to);
        if (left <= end - begin) return begin + left;
        left -= end - begin;
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
