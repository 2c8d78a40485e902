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

SimTime at(int year, int month, int d, Duration time) { return start_of(day(year, month, d)) + time; }

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
