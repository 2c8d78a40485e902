#include "models/staffing.hpp"

#include <algorithm>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace teleplan::tests;
using namespace std::chrono_literals;

namespace
{

SimTime at(int year, int month, int d, Duration time) { return instant(day(year, month, d), time); }

int servers_at(const std::vector<sim::CapacityStep>& steps, SimTime t)
{
    int servers = 0;
    for (const auto& step : steps)
        if (step.at <= t) servers = step.servers;
    return servers;
}

const StaffPool& pool(const Plan& plan, const char* name) { return *find(plan.organisation.pools, name); }

}  // namespace

TEST_CASE("a pool has one cell for each shift and kind of day", "[models][staffing]")
{
    const Plan plan = puglia();
    const auto cells = seat_cells(plan, pool(plan, "nurse"));
    REQUIRE(cells.size() == 6);
    CHECK((cells[0].shift == "morning" && cells[0].day == DayKind::weekday && cells[1].day == DayKind::holiday));
    CHECK((cells[4].shift == "night" && cells[4].from == Duration{21h} && cells[4].length == Duration{10h}));
    CHECK(seat_cells(plan, pool(plan, "physician")).size() == 4);
}

TEST_CASE("capacity steps keep each shift's seats over nights, weekends and holidays", "[models][staffing]")
{
    const Plan plan = puglia();
    const auto cells = seat_cells(plan, pool(plan, "nurse"));
    const std::vector seats{10, 4, 8, 3, 2, 1};  // morning, afternoon, night: weekday, holiday
    const auto steps = capacity(cells, seats, {day(2026, 12, 21), day(2026, 12, 28)});
    CHECK(std::ranges::adjacent_find(steps, [](const auto& a, const auto& b) { return a.at >= b.at; }) == steps.end());
    CHECK(servers_at(steps, at(2026, 12, 21, 0h)) == 1);  // Sunday's night shift, from the day before
    CHECK(servers_at(steps, at(2026, 12, 21, 7h) - Duration{1}) == 1);
    CHECK(servers_at(steps, at(2026, 12, 21, 7h)) == 10);  // Monday
    CHECK(servers_at(steps, at(2026, 12, 21, 14h)) == 8);
    CHECK(servers_at(steps, at(2026, 12, 21, 23h)) == 2);
    CHECK(servers_at(steps, at(2026, 12, 22, 3h)) == 2);   // the night shift goes on after midnight
    CHECK(servers_at(steps, at(2026, 12, 24, 22h)) == 2);  // Christmas Eve is a Thursday
    CHECK(servers_at(steps, at(2026, 12, 25, 6h)) == 2);   // its night ends on Christmas morning
    CHECK(servers_at(steps, at(2026, 12, 25, 7h)) == 4);
    CHECK(servers_at(steps, at(2026, 12, 27, 22h)) == 1);
    CHECK(servers_at(steps, at(2026, 12, 28, 3h)) == 1);
    CHECK(servers_at(steps, at(2026, 12, 28, 8h)) == 10);
    CHECK(servers_at(steps, at(2026, 12, 29, 7h)) == 0);  // after the last night shift
}

TEST_CASE("capacity over the days is the seats' hours", "[models][staffing]")
{
    const Plan plan = puglia();
    const DateRange days{day(2026, 12, 1), day(2027, 1, 31)};
    for (const char* name : {"nurse", "physician"}) {
        const auto cells = seat_cells(plan, pool(plan, name));
        std::vector<int> seats;
        for (std::size_t c = 0; c < cells.size(); ++c) seats.push_back(static_cast<int>(c) * 3 + 1);
        const auto steps = capacity(cells, seats, days);
        double area = 0, expected = 0;
        for (std::size_t i = 0; i + 1 < steps.size(); ++i)
            area += steps[i].servers * sim::seconds(steps[i + 1].at - steps[i].at) / 3600;
        CHECK(steps.back().servers == 0);
        for (std::size_t c = 0; c < cells.size(); ++c)
            expected += seats[c] * hours_in(cells[c], {days.from + -1, days.to});
        CHECK(area == Approx(expected));
    }
}

TEST_CASE("no seats are no servers, from the start", "[models][staffing]")
{
    const Plan plan = puglia();
    const auto cells = seat_cells(plan, pool(plan, "physician"));
    const auto steps = capacity(cells, std::vector<int>(cells.size(), 0), {day(2026, 12, 1), day(2026, 12, 31)});
    REQUIRE_FALSE(steps.empty());
    for (const auto& step : steps) CHECK(step.servers == 0);
}

TEST_CASE("hours of a cell count the days of its kind", "[models][staffing]")
{
    const DateRange week{day(2026, 11, 23), day(2026, 11, 29)}, christmas{day(2026, 12, 21), day(2026, 12, 27)};
    CHECK(hours_in({"", DayKind::weekday, 7h, 7h}, week) == 35);
    CHECK(hours_in({"", DayKind::holiday, 7h, 7h}, week) == 14);
    CHECK(hours_in({"", DayKind::weekday, 21h, 10h}, christmas) == 40);
}

TEST_CASE("coverage asks for its least seats in every shift that meets its open hours", "[models][staffing]")
{
    Plan plan = puglia();
    const StaffPool& nurse = pool(plan, "nurse");
    const auto cells = seat_cells(plan, nurse);
    CHECK(coverage_minimum(plan, nurse, cells) == std::vector(6, 1));
    StaffPool other = nurse;
    other.minimum_in_coverage = 2;
    other.coverage = "day";
    CHECK(coverage_minimum(plan, other, cells) == std::vector{2, 2, 2, 2, 0, 0});
    other.coverage = "working";
    CHECK(coverage_minimum(plan, other, cells) == std::vector{2, 0, 2, 0, 0, 0});
    other.coverage = "";
    CHECK(coverage_minimum(plan, other, cells) == std::vector(6, 0));
    plan.organisation.calendars.emplace_back("early", Calendar{Days::every_day, {{5h, 8h}}, {}});
    other.coverage = "early";
    CHECK(coverage_minimum(plan, other, cells) ==
          std::vector{2, 2, 0, 0, 2, 2});  // the night that began the day before
}

TEST_CASE("coverage asks for its least seats on Saturdays and beyond midnight, by the dates of the regime", "[models][staffing]")
{
    Plan plan = puglia();
    StaffPool nurse = pool(plan, "nurse");
    plan.organisation.calendars.emplace_back("six_days", Calendar{Days::monday_to_saturday, {{7h, 21h}}, {}});
    plan.organisation.calendars.emplace_back("week", Calendar{Days::weekdays, {{0h, 24h}}, {}});
    const auto cells = seat_cells(plan, nurse);
    nurse.coverage = "six_days";
    CHECK(coverage_minimum(plan, nurse, cells) == std::vector{1, 1, 1, 1, 0, 0});   // Saturday is among the holidays
    nurse.coverage = "week";
    CHECK(coverage_minimum(plan, nurse, cells) == std::vector{1, 0, 1, 0, 1, 1});   // the night from Sunday to Monday
}

TEST_CASE("heads are full-time equivalents over the share of time for telemedicine, rounded up", "[models][staffing]")
{
    const Plan plan = puglia();
    CHECK(heads(10, pool(plan, "nurse")) == 10);
    CHECK(heads(10.01, pool(plan, "nurse")) == 11);
    CHECK(heads(1, pool(plan, "physician")) == 20);    // one twentieth of their time
    CHECK(heads(0.15, pool(plan, "physician")) == 3);  // no head too many for a rounding error
    CHECK(heads(0, pool(plan, "nurse")) == 0);
    CHECK(full_time_equivalents(2816, pool(plan, "nurse")) == 2);
}

TEST_CASE("professionals join by population and split by employment without losing one", "[models][staffing]")
{
    const Plan plan = puglia();
    const OperatorCategory& nurse = *find(plan.organisation.operators, "nurse");
    CHECK(professionals(nurse, 1000, 1000) == 99161);
    double all = 0;
    for (const Authority& a : territory().authorities)
        all += professionals(nurse, a.population, national_population(territory()));
    CHECK(all == Approx(99161));
    const Users hundred = by_employment(nurse, 100);
    CHECK((hundred.employed == 90 && hundred.contracted == 0 && hundred.accredited == 10));
    for (const auto& [name, category] : plan.organisation.operators)
        for (const int total : {0, 1, 7, 1234}) {
            const Users u = by_employment(category, total);
            CHECK((u.total == total && u.employed + u.contracted + u.accredited == total));
        }
}

TEST_CASE("workstations suffice when at most four fifths of those on shift share", "[models][staffing]")
{
    const Workstations w = puglia().organisation.workstations;
    CHECK(simultaneous_minimum(w, 0) == 0);
    CHECK(simultaneous_minimum(w, 4) == 5);
    CHECK(simultaneous_minimum(w, 5) == 7);
    CHECK(simultaneous_minimum(w, 8) == 10);
}

TEST_CASE("surcharges are paid on the hours of the night, and of Sundays and public holidays", "[models][staffing]")
{
    const Surcharges surcharges;                                     // the night: 22 to 6
    const auto paid = [&](DayKind kind, Duration from, Duration length, Date date) { return surcharged_hours({"", kind, from, length, {}}, surcharges, {date, date}); };
    const auto tuesday = paid(DayKind::weekday, 21h, 10h, day(2026, 11, 24));
    CHECK(tuesday.night == 8);
    CHECK(tuesday.holiday == 0);
    const auto saturday = paid(DayKind::holiday, 21h, 10h, day(2026, 11, 28));    // its hours after midnight are Sunday's
    CHECK(saturday.night == 8);
    CHECK(saturday.holiday == 7);
    const auto sunday = paid(DayKind::holiday, 21h, 10h, day(2026, 11, 29));      // three hours of Sunday
    CHECK(sunday.night == 8);
    CHECK(sunday.holiday == 3);
    CHECK(paid(DayKind::holiday, 7h, 7h, day(2026, 11, 28)).holiday == 0);        // Saturday by day
    CHECK(paid(DayKind::holiday, 7h, 7h, day(2026, 11, 29)).holiday == 7);
    CHECK(paid(DayKind::holiday, 7h, 7h, day(2026, 12, 8)).holiday == 7);         // a Tuesday
    const auto spring = paid(DayKind::holiday, 21h, 10h, day(2026, 3, 28));       // an hour is skipped
    CHECK(spring.night == 7);
    CHECK(spring.holiday == 6);
    CHECK(paid(DayKind::holiday, 21h, 10h, day(2026, 10, 24)).night == 9);
}

TEST_CASE("Saturdays, Sundays and public holidays may have seats of their own", "[models][staffing]")
{
    Plan plan = puglia();
    StaffPool nurse = pool(plan, "nurse");
    nurse.shifts = {"morning"};
    nurse.seats = {{"160106", {{"morning", {.weekday = 5, .holiday = 2, .saturday = 3, .sunday = {}, .public_holiday = 1}}}}};
    CHECK_FALSE(entered_seats(plan, nurse, "160115"));
    const auto entered = entered_seats(plan, nurse, "160106");
    REQUIRE(entered);
    CHECK(entered->seats == std::vector{5, 3, 2, 1});                             // Sunday as the holiday
    const auto steps = capacity(entered->cells, entered->seats, {day(2026, 11, 23), day(2026, 12, 8)});
    CHECK(servers_at(steps, at(2026, 11, 27, 8h)) == 5);
    CHECK(servers_at(steps, at(2026, 11, 28, 8h)) == 3);
    CHECK(servers_at(steps, at(2026, 11, 29, 8h)) == 2);
    CHECK(servers_at(steps, at(2026, 12, 8, 8h)) == 1);
    nurse.seats = {{"160106", {{"morning", {.weekday = 5, .holiday = 2}}}}};
    CHECK(entered_seats(plan, nurse, "160106")->seats == std::vector{5, 2});
}

TEST_CASE("a patron saint's day is a holiday of its authority only", "[models][staffing]")
{
    Plan plan = puglia();
    plan.organisation.patron_saints = {{"160106", {.month = 5, .day = 8}}};       // a Friday in 2026
    const DateRange friday{day(2026, 5, 8), day(2026, 5, 8)};
    const StaffPool& nurse = pool(plan, "nurse");
    const auto there = seat_cells(plan, nurse, "160106"), elsewhere = seat_cells(plan, nurse, "160115");
    CHECK(hours_in(there[0], friday) == 0);                                       // morning, weekday
    CHECK(hours_in(there[1], friday) == 7);                                       // morning, holiday
    CHECK(hours_in(elsewhere[0], friday) == 7);
    CHECK(hours_in(elsewhere[1], friday) == 0);
    const Calendar& working = *find(plan.organisation.calendars, "working");
    CHECK(openings(working, friday, holidays_of(plan, "160106")).empty());
    CHECK(openings(working, friday, holidays_of(plan, "160115")).size() == 1);
}

TEST_CASE("public holidays are the plan's, the national ones where it enters none", "[models][staffing]")
{
    Plan plan = puglia();
    const auto holidays_in = [](const Holidays& h, int year) {
        int count = 0;
        for (Date d = day(year, 1, 1); d < day(year + 1, 1, 1); d = d + 1) count += is_public_holiday(d, h) ? 1 : 0;
        return count;
    };
    const auto of_plan = holidays_of(plan, "region");
    CHECK(holidays_in(of_plan, 2025) == 12);
    CHECK(holidays_in(of_plan, 2026) == 13);                                      // with 4 October
    CHECK(is_public_holiday(day(2026, 10, 4), of_plan));
    CHECK(is_public_holiday(day(2026, 4, 6), of_plan));                           // Easter Monday
    CHECK(holidays_in(national_holidays(), 2026) == 13);
    std::erase_if(plan.organisation.holidays, [](const auto& h) { return h.first == "saint_francis"; });
    CHECK(holidays_in(holidays_of(plan, "region"), 2026) == 12);
    plan.organisation.holidays.clear();
    CHECK(holidays_in(holidays_of(plan, "region"), 2026) == 13);
}
