#include "models/calendar.hpp"

#include <array>
#include <string>
#include <vector>

#include "models/staffing.hpp"
#include "tests/catch.hpp"

using namespace teleplan::models;
using namespace std::chrono_literals;

namespace
{

SimTime at(int year, int month, int day, Duration time = {}) { return instant(to_date({year, month, day}), time); }

const Calendar always{Days::every_day, {{0h, 24h}}, {}};
const Calendar day_hours{Days::every_day, {{7h, 21h}}, {}};
const Calendar working{Days::weekdays, {{7h, 21h}}, {}};
const Calendar halves{Days::monday_to_saturday, {{8h, 13h}, {14h, 18h}}, {}};
const Calendar nights{Days::every_day, {{0h, 7h}, {21h, 24h}}, {}};

OpenClock clock_of(const Calendar& c) { return {c, to_date({2026, 9, 1}), to_date({2027, 10, 1}), national_holidays()}; }

}  // namespace

TEST_CASE("the clock starts on Saturday 1 January 2000", "[models][calendar]")
{
    CHECK(to_date({2000, 1, 1}).day == 0);
    CHECK(weekday(Date{0}) == 5);
    CHECK(start_of(Date{0}) == SimTime{});
    CHECK(date_of(SimTime{} - Duration{1}) == Date{-1});
    CHECK(time_of_day(SimTime{} - Duration{1}) == Duration{one_day} - Duration{1});
}

TEST_CASE("dates follow each other from 1900 to 2200 and read back", "[models][calendar]")
{
    constexpr std::array lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    Date expected = to_date({1900, 1, 1});
    CHECK(weekday(expected) == 0);
    bool good = true;
    for (int year = 1900; year <= 2200; ++year) {
        const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 1; month <= 12; ++month)
            for (int d = 1; d <= lengths[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
                 ++d, expected = expected + 1)
                good = good && to_date({year, month, d}) == expected &&
                       civil(expected) == YearMonthDay{year, month, d} && parse_date(to_string(expected)) == expected &&
                       weekday(expected + 1) == (weekday(expected) + 1) % 7;
    }
    CHECK(good);
    CHECK(to_string(to_date({2026, 3, 9})) == "2026-03-09");
}

TEST_CASE("what is not a date is not read as one", "[models][calendar]")
{
    for (const char* text :
         {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-01", "26-01-2026", "2026/01/01",
          "2026-01-01 ", "2026-01-1x", "2026-01--1", "+026-01-01", "1899-12-31", "2201-01-01"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text).has_value());
    }
    CHECK(parse_date("2028-02-29").has_value());
}

TEST_CASE("months follow each other across the years", "[models][calendar]")
{
    const MonthId december = month_of(to_date({2026, 12, 31}));
    CHECK(first_day(december) == to_date({2026, 12, 1}));
    CHECK(first_day(MonthId{december.index + 1}) == to_date({2027, 1, 1}));
    CHECK(month_of(to_date({2027, 1, 1})).index == december.index + 1);
}

TEST_CASE("Easter falls on the published Sundays", "[models][calendar]")
{
    for (const YearMonthDay sunday : {YearMonthDay{1961, 4, 2},
                                      {2000, 4, 23},
                                      {2008, 3, 23},
                                      {2011, 4, 24},
                                      {2019, 4, 21},
                                      {2024, 3, 31},
                                      {2025, 4, 20},
                                      {2026, 4, 5},
                                      {2027, 3, 28},
                                      {2028, 4, 16},
                                      {2038, 4, 25},
                                      {2049, 4, 18}}) {
        CHECK(civil(easter(sunday.year)) == sunday);
        CHECK(weekday(easter(sunday.year)) == 6);
    }
}

TEST_CASE("Italy has twelve public holidays, thirteen from 2026 with 4 October", "[models][calendar]")
{
    const auto holidays = [](int year) {
        int count = 0;
        for (Date d = to_date({year, 1, 1}); d < to_date({year + 1, 1, 1}); d = d + 1)
            count += is_public_holiday(d, national_holidays()) ? 1 : 0;
        return count;
    };
    CHECK(holidays(2025) == 12);
    CHECK(holidays(2026) == 13);
    CHECK(holidays(2011) == 11);  // Easter Monday was 25 April
    CHECK_FALSE(is_public_holiday(to_date({2025, 10, 4}), national_holidays()));
    CHECK(is_public_holiday(to_date({2027, 10, 4}), national_holidays()));
    CHECK(is_public_holiday(to_date({2027, 3, 29}), national_holidays()));        // Easter Monday
    CHECK_FALSE(is_public_holiday(to_date({2027, 3, 26}), national_holidays()));  // Good Friday is not one
}

TEST_CASE("Saturdays, Sundays and public holidays are staffed as holidays", "[models][calendar]")
{
    CHECK(day_kind(to_date({2026, 12, 24}), national_holidays()) == DayKind::weekday);  // a Thursday
    CHECK(day_kind(to_date({2026, 12, 25}), national_holidays()) == DayKind::holiday);
    CHECK(day_kind(to_date({2026, 11, 21}), national_holidays()) == DayKind::holiday);  // a Saturday
    CHECK(includes(Days::monday_to_saturday, to_date({2026, 11, 21}), national_holidays()));
    CHECK_FALSE(includes(Days::monday_to_saturday, to_date({2026, 12, 26}), national_holidays()));  // a Saturday and Saint Stephen
    CHECK_FALSE(includes(Days::weekdays, to_date({2026, 11, 21}), national_holidays()));
    CHECK(includes(Days::every_day, to_date({2026, 12, 25}), national_holidays()));
}

TEST_CASE("a calendar is open from the first instant of a block up to its end", "[models][calendar]")
{
    CHECK_FALSE(is_open(halves, at(2026, 11, 20, 8h) - Duration{1}, national_holidays()));
    CHECK(is_open(halves, at(2026, 11, 20, 8h), national_holidays()));
    CHECK(is_open(halves, at(2026, 11, 20, 13h) - Duration{1}, national_holidays()));
    CHECK_FALSE(is_open(halves, at(2026, 11, 20, 13h), national_holidays()));
    CHECK(is_open(halves, at(2026, 11, 21, 14h), national_holidays()));        // Saturday
    CHECK_FALSE(is_open(halves, at(2026, 11, 22, 14h), national_holidays()));  // Sunday
    CHECK(open_per_day(halves) == Duration{9h});
    CHECK(is_always_open(always));
    CHECK_FALSE(is_always_open(nights));
}

TEST_CASE("time that is allowed within open hours stops outside them", "[models][calendar]")
{
    const OpenClock day_clock = clock_of(day_hours), working_clock = clock_of(working), night_clock = clock_of(nights),
                    half_clock = clock_of(halves);
    CHECK(day_clock.due(at(2026, 11, 20, 20h), 2h) == at(2026, 11, 21, 8h));             // over a night
    CHECK(day_clock.due(at(2026, 11, 20, 23h), 30min) == at(2026, 11, 21, 7h + 30min));  // came while closed
    CHECK(day_clock.due(at(2026, 11, 20, 20h), 1h) == at(2026, 11, 20, 21h));            // exactly at closing time
    CHECK(working_clock.due(at(2026, 11, 20, 20h), 2h) == at(2026, 11, 23, 8h));         // Friday to Monday
    CHECK(working_clock.due(at(2026, 12, 24, 20h), 2h) == at(2026, 12, 28, 8h));         // Christmas, then a weekend
    CHECK(half_clock.due(at(2026, 11, 20, 12h + 30min), 1h) == at(2026, 11, 20, 14h + 30min));
    CHECK(night_clock.due(at(2026, 11, 20, 23h), 5h) == at(2026, 11, 21, 4h));  // a block on each side of midnight
    CHECK(clock_of(always).due(at(2026, 12, 24, 23h), 5h) == at(2026, 12, 25, 4h));
}

TEST_CASE("three working days are three opening days, weekends and holidays left out", "[models][calendar]")
{
    const OpenClock clock = clock_of(working);
    const Duration three_days = 3 * open_per_day(working);
    CHECK(clock.due(at(2026, 11, 16, 7h), three_days) == at(2026, 11, 18, 21h));   // Monday morning to Wednesday night
    CHECK(clock.due(at(2026, 11, 19, 12h), three_days) == at(2026, 11, 24, 12h));  // Thursday noon to Tuesday noon
    CHECK(clock.due(at(2026, 11, 21, 12h), three_days) == at(2026, 11, 25, 21h));  // Saturday counts from Monday
    CHECK(clock.due(at(2026, 12, 30, 12h), three_days) == at(2027, 1, 5, 12h));    // New Year and a weekend
    CHECK(clock.due(at(2027, 3, 25, 12h), three_days) == at(2027, 3, 31, 12h));    // Easter
}

TEST_CASE("a due time past the horizon never comes", "[models][calendar]")
{
    CHECK(clock_of(working).due(at(2027, 9, 30, 20h), 2h) == teleplan::sim::never);
    CHECK(clock_of(working).due(at(2027, 9, 30, 20h), 1h) == at(2027, 9, 30, 21h));
}

TEST_CASE("no time allowed is due at once, open or closed", "[models][calendar]")
{
    for (const SimTime t : {at(2026, 11, 20, 12h), at(2026, 11, 22, 12h), at(2026, 11, 20, 3h)})
        CHECK(clock_of(working).due(t, {}) == t);
}

TEST_CASE("the due time is where minutes counted one by one reach what is allowed", "[models][calendar]")
{
    bool good = true;
    for (const Calendar& c : {day_hours, working, halves, nights}) {
        const OpenClock clock = clock_of(c);
        for (int i = 0; i < 60; ++i) {
            const SimTime enter = at(2026, 12, 18) + i * 397min;
            const Duration allowed = (1 + i * 53 % 1500) * 1min;
            SimTime t = enter;
            for (Duration passed{}; passed < allowed; t += 1min)
                if (is_open(c, t, national_holidays())) passed += 1min;
            good = good && clock.due(enter, allowed) == t;
        }
    }
    CHECK(good);
}

TEST_CASE("appointments start at whole slots that end within their block", "[models][calendar]")
{
    const Calendar slots{Days::weekdays, {{7h, 14h}, {14h, 21h}}, 25min};
    const auto monday = openings(slots, {to_date({2026, 11, 23}), to_date({2026, 11, 23})}, national_holidays());
    REQUIRE(monday.size() == 32);
    CHECK(monday[0].from == at(2026, 11, 23, 7h));
    CHECK(monday[0].to == monday[0].from);  // at that instant only
    CHECK(monday[1].from == at(2026, 11, 23, 7h + 25min));
    CHECK(monday[15].from == at(2026, 11, 23, 13h + 15min));  // the next one would end after 14:00
    CHECK(monday[16].from == at(2026, 11, 23, 14h));
    CHECK(openings(slots, {to_date({2026, 11, 21}), to_date({2026, 11, 22})}, national_holidays()).empty());
    CHECK(openings(working, {to_date({2026, 11, 20}), to_date({2026, 11, 23})}, national_holidays()).size() == 2);
}
