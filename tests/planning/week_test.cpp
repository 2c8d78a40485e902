#include "planning/week.hpp"

#include "tests/catch.hpp"

using namespace teleplan;
using namespace std::chrono_literals;

namespace
{

/// Mornings 7-14 with 5 on weekdays and 2 on holidays, nights 21:30-7 with 1 always.
models::Plan plan_with_shifts()
{
    models::Plan plan;
    plan.organisation.shifts = {{"morning", {7h, 14h}}, {"night", {21h + 30min, 7h}}};
    return plan;
}

planning::PoolAnswer nurses()
{
    planning::PoolAnswer pool;
    const auto add = [&](const char* shift, models::DayKind day, int seats) {
        auto& s = pool.seats.emplace_back();
        s.shift = shift, s.day = day, s.seats = seats;
    };
    add("morning", models::DayKind::weekday, 5);
    add("morning", models::DayKind::holiday, 2);
    add("night", models::DayKind::weekday, 1);
    add("night", models::DayKind::holiday, 3);
    return pool;
}

constexpr std::size_t at(int day, int hour) { return static_cast<std::size_t>(24 * day + hour); }

}  // namespace

TEST_CASE("operators on shift hour by hour: mornings by day, nights by the day on which they begin", "[planning][week]")
{
    const auto week = planning::seats_by_hour_of_week(plan_with_shifts(), nurses());
    REQUIRE(week.size() == planning::hours_per_week);
    CHECK(week[at(0, 7)] == 5);                        // Monday
    CHECK(week[at(0, 14)] == 0);
    CHECK(week[at(5, 13)] == 2);                       // Saturday
    CHECK(week[at(0, 21)] == Approx(0.5));             // the night begins at half past
    CHECK(week[at(1, 3)] == 1);
    CHECK(week[at(5, 6)] == 1);                        // Friday's night
    CHECK(week[at(6, 6)] == 3);                        // Saturday's
    CHECK(week[at(0, 6)] == 3);                        // Sunday's runs into Monday
}

TEST_CASE("Saturdays and Sundays that enter seats of their own have those", "[planning][week]")
{
    auto pool = nurses();
    pool.seats[1].day = models::DayKind::saturday;
    pool.seats[3].day = models::DayKind::sunday;
    const auto week = planning::seats_by_hour_of_week(plan_with_shifts(), pool);
    CHECK(week[at(5, 8)] == 2);
    CHECK(week[at(6, 8)] == 0);
    CHECK(week[at(5, 23)] == 0);
    CHECK(week[at(6, 23)] == 3);
}

TEST_CASE("the busiest hour of a week is the first of the largest; an idle week has none", "[planning][week]")
{
    std::vector<double> week(planning::hours_per_week, 0.0);
    CHECK_FALSE(planning::busiest_hour(week));
    CHECK_FALSE(planning::busiest_hour({}));
    week[31] = week[55] = 4;
    CHECK(planning::busiest_hour(week) == 31);
    CHECK(planning::seats_by_hour_of_week(plan_with_shifts(), {}).empty());
}
