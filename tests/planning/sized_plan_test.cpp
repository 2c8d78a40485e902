#include "planning/sized_plan.hpp"

#include "models/plan_check.hpp"
#include "models/staffing.hpp"
#include "planning/study.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

PoolAnswer answer(const std::string& pool, const std::string& where, std::vector<ShiftSeats> seats)
{
    PoolAnswer out;
    out.pool = pool;
    out.where = where;
    out.seats = std::move(seats);
    return out;
}

ShiftSeats seats(const std::string& shift, models::DayKind day, int count)
{
    ShiftSeats out;
    out.shift = shift;
    out.day = day;
    out.seats = count;
    return out;
}

using enum models::DayKind;

}  // namespace

TEST_CASE("the seats that a sizing found are those that the plan is simulated with", "[planning][seats]")
{
    const models::Plan plan = small_region().plan;
    const std::string where = models::authorities_of(tests::territory(), plan.plan.region_code).front().code;
    REQUIRE(entered_staff(Study{plan, tests::territory()}, "nurse", where).unlimited);

    const models::Plan with = with_seats(plan, {answer("nurse", where, {seats("morning", weekday, 7), seats("morning", holiday, 3), seats("afternoon", weekday, 5), seats("night", holiday, 1)})});

    CHECK(models::check(with, tests::territory()).empty());
    const PoolStaff staff = entered_staff(Study{with, tests::territory()}, "nurse", where);
    CHECK_FALSE(staff.unlimited);
    CHECK(staff.seats == std::vector<int>{7, 3, 5, 0, 0, 1});       // morning, afternoon, night; weekday, holiday
    CHECK(entered_staff(Study{with, tests::territory()}, "physician", where).unlimited);   // not answered
}

TEST_CASE("found seats stand instead of entered ones, Saturdays and Sundays apart", "[planning][seats]")
{
    models::Plan plan = desk_plan();
    plan.organisation.pools.front().second.seats = {{"A", {{"day", {9, 9, {}, {}, {}}}}}, {"B", {{"day", {4, 4, {}, {}, {}}}}}};
    const models::Plan with = with_seats(plan, {answer("desk", "A", {seats("day", weekday, 2), seats("day", saturday, 1), seats("day", sunday, 0), seats("day", public_holiday, 3)})});
    const auto a = models::entered_seats(with, with.organisation.pools.front().second, "A");
    REQUIRE(a);
    CHECK(a->seats == std::vector<int>{2, 1, 0, 3});
    CHECK(models::entered_seats(with, with.organisation.pools.front().second, "B")->seats == std::vector<int>{4, 4});
}

TEST_CASE("a shared centre gets its own seats, and what is staffed around the clock keeps its number", "[planning][seats]")
{
    models::Plan plan = desk_plan();
    models::Centre night;
    night.shifts = {"day"};
    plan.organisation.centres = {{"night_centre", night}};
    plan.organisation.pools.front().second.servers = 3;
    const models::Plan with = with_seats(plan, {answer("desk", "night_centre", {seats("day", weekday, 6)}), answer("desk", "A", {seats("", weekday, 8)}), answer("nobody", "A", {})});
    const models::Organisation& organisation = with.organisation;
    REQUIRE(organisation.centres.front().second.seats.size() == 1);
    CHECK(organisation.centres.front().second.seats.front().second.weekday == 6);
    CHECK(organisation.pools.front().second.seats.empty());
    CHECK(organisation.pools.size() == 1);
}
