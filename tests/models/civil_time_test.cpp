#include "models/civil_time.hpp"

#include "models/calendar.hpp"
#include "models/staffing.hpp"
#include "tests/catch.hpp"

using namespace teleplan::models;
using namespace std::chrono_literals;

namespace
{

constexpr Date spring = to_date({2026, 3, 29}), autumn = to_date({2026, 10, 25});

OpenClock clock_of(const Calendar& c) { return {c, to_date({2026, 1, 1}), to_date({2027, 1, 1}), national_holidays()}; }

}  // namespace

TEST_CASE("instants of civil times are those of the time zone of Rome", "[models][civil_time]")
{
    // Seconds since midnight of 1 January 2000 in Rome, from the IANA database.
    const auto seconds = [](YearMonthDay day, Duration time) { return instant(to_date(day), time).time_since_epoch() / 1s; };
    CHECK(seconds({2026, 7, 1}, 0h) == 836175600);
    CHECK(seconds({2026, 3, 29}, 3h) == 828064800);
    CHECK(seconds({2026, 10, 25}, 3h) == 846212400);
    CHECK(seconds({2027, 3, 28}, 3h) == 859514400);
    CHECK(seconds({2020, 10, 25}, 1h) == 656899200);
}

TEST_CASE("the clocks change on the last Sundays of March and October", "[models][civil_time]")
{
    CHECK(start_of(spring + 1) - start_of(spring) == 23h);
    CHECK(start_of(autumn + 1) - start_of(autumn) == 25h);
    CHECK(start_of(to_date({2027, 1, 1})) - start_of(to_date({2026, 1, 1})) == 365 * 24h);   // a year loses nothing
    CHECK(instant(spring, 2h) - start_of(spring) == 2h);
    CHECK(instant(spring, 2h + 30min) == instant(spring, 3h));       // does not exist: the first that does
    CHECK(time_of_day(instant(spring, 2h + 30min)) == 3h);
    CHECK(instant(spring, 7h) - start_of(spring) == 6h);
    CHECK(instant(autumn, 2h + 30min) - start_of(autumn) == 2h + 30min);   // exists twice: the first
    CHECK(time_of_day(start_of(autumn) + 3h + 30min) == 2h + 30min);       // the second
    CHECK(instant(autumn, 3h) - start_of(autumn) == 4h);
    CHECK(instant(autumn + -1, 24h + 7h) == instant(autumn, 7h));
}

TEST_CASE("each instant has one date and each civil hour one instant, never earlier for a later hour", "[models][civil_time]")
{
    bool good = true;
    int short_days = 0, long_days = 0;
    for (Date d = to_date({1995, 1, 1}); d < to_date({2202, 1, 1}); d = d + 1) {
        good = good && date_of(start_of(d)) == d && time_of_day(start_of(d)) == 0h && date_of(start_of(d) - Duration{1}) == d + -1;
        const Duration length = start_of(d + 1) - start_of(d);
        short_days += length == 23h ? 1 : 0;
        long_days += length == 25h ? 1 : 0;
        good = good && (length == 24h || weekday(d) == 6);
        for (int hour = 0; hour < 24; ++hour) {
            const SimTime t = instant(d, hour * 1h);
            good = good && instant(d, hour * 1h + 59min) <= instant(d, (hour + 1) * 1h) && date_of(t) == d;
            good = good && (time_of_day(t) == hour * 1h || (length == 23h && hour == 2));
        }
    }
    CHECK(good);
    CHECK(short_days == 200);                                        // 2000 to 2199
    CHECK(long_days == 200);
}

TEST_CASE("open hours and standards run on when the clocks change", "[models][civil_time]")
{
    const Calendar always{Days::every_day, {{0h, 24h}}, {}}, day{Days::every_day, {{7h, 21h}}, {}}, night{Days::every_day, {{0h, 7h}, {21h, 24h}}, {}};
    const SimTime noon = instant(spring + -1, 12h);
    CHECK(clock_of(always).due(noon, 24h) == instant(spring, 13h));                            // 24 elapsed hours
    CHECK(clock_of(day).due(instant(spring + -1, 14h), 24h) == instant(spring + 1, 10h));      // 7 + 14 + 3 open hours
    // 3 h before midnight and 6 after it, where there are 7 on other days.
    CHECK(clock_of(night).due(instant(spring + -1, 21h), 8h) == instant(spring, 6h));
    CHECK(clock_of(night).due(instant(spring + -1, 21h), 10h) == instant(spring, 22h));
    CHECK(clock_of(night).due(instant(autumn + -1, 21h), 10h) == instant(autumn, 6h));         // 3 and 8
    CHECK(is_open(night, start_of(autumn) + 7h + 59min, national_holidays()));
    CHECK_FALSE(is_open(night, start_of(autumn) + 8h, national_holidays()));
}

TEST_CASE("a night shift has 9 or 11 hours when the clocks change, a year its hours", "[models][civil_time]")
{
    const SeatCell night{"night", DayKind::holiday, 21h, 10h, {}};                             // from Saturday to Sunday
    CHECK(hours_in(night, {spring + -1, spring + -1}) == 9);
    CHECK(hours_in(night, {autumn + -1, autumn + -1}) == 11);
    CHECK(hours_in(night, {spring, spring}) == 10);
    const DateRange year{to_date({2026, 1, 1}), to_date({2026, 12, 31})};
    double hours = 0;
    for (const DayKind kind : {DayKind::weekday, DayKind::holiday})
        for (const auto& [from, length] : {std::pair<Duration, Duration>{7h, 7h}, {14h, 7h}, {21h, 10h}}) hours += hours_in({"", kind, from, length, {}}, year);
    CHECK(hours == 8760);
    const auto steps = capacity({night}, {1}, {spring + -1, spring + -1});
    REQUIRE(steps.size() == 2);
    CHECK((steps[0].at == instant(spring + -1, 21h) && steps[0].servers == 1));
    CHECK((steps[1].at == instant(spring, 7h) && steps[1].servers == 0));
    CHECK(steps[1].at - steps[0].at == 9h);
}

TEST_CASE("work opens at civil hours, and once at an hour that is skipped", "[models][civil_time]")
{
    const Calendar slots{Days::every_day, {{1h, 5h}}, 30min};
    CHECK(openings(slots, {spring + -1, spring + -1}, national_holidays()).size() == 8);
    const auto skipped = openings(slots, {spring, spring}, national_holidays());                                    // 1:00, 1:30, 3:00, 3:30, 4:00, 4:30
    REQUIRE(skipped.size() == 6);
    CHECK(skipped[2].from == instant(spring, 3h));
    CHECK(skipped[3].from == instant(spring, 3h + 30min));
    const Calendar skipped_block{Days::every_day, {{2h, 3h}}, {}};
    CHECK(openings(skipped_block, {spring, spring}, national_holidays()).empty());
    CHECK(openings(skipped_block, {autumn, autumn}, national_holidays()).front().to - openings(skipped_block, {autumn, autumn}, national_holidays()).front().from == 2h);
}
