#include "planning/staff_rows.hpp"

#include <algorithm>
#include <cmath>

#include "models/roles.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

/// The small region with a seat in every shift, two in the nurses' weekday mornings; `more`: further members of the organisation.
formats::PlanDocument staffed_region(const std::string& more = "")
{
    const std::string day = R"({ "morning": { "weekday": 1, "holiday": 1 }, "afternoon": { "weekday": 1, "holiday": 1 } })";
    return small_region(R"("organisation": { "pools": {
        "nurse": { "seats": { "020101": { "morning": { "weekday": 2, "holiday": 1 }, "afternoon": { "weekday": 1, "holiday": 1 }, "night": { "weekday": 1, "holiday": 1 } } } },
        "physician": { "seats": { "020101": )" + day + R"( } }, "technician": { "seats": { "region": )" + day + R"( } }, "help_desk": { "seats": { "region": )" + day + R"( } } })" + more + " }");
}

std::vector<NeedRow> rows_of(const formats::PlanDocument& document)
{
    return run(document.plan, tests::territory(), document.provenance, 2, Executor{2}).answer.rows;
}

const std::vector<NeedRow>& plain_rows()
{
    static const auto rows = rows_of(staffed_region());
    return rows;
}

const RoleNeed& role(const NeedRow& row, const std::string& name) { return *std::ranges::find(row.staff_need.roles, name, &RoleNeed::role); }
const NeedRow::Staff& pool(const NeedRow& row, const std::string& name) { return *std::ranges::find(row.staff, name, &NeedRow::Staff::pool); }

/// Users of each category are those of its roles.
void check_categories(const NeedRow& row)
{
    for (const UserLine& line : row.users) {
        UserLine sum;
        for (const RoleNeed& r : row.staff_need.roles) {
            if (r.category != line.category) continue;
            sum.total += r.users, sum.employed += r.employed, sum.contracted += r.contracted, sum.accredited += r.accredited;
            sum.sized_heads += r.heads;
        }
        CHECK(line.total == sum.total);
        CHECK(line.employed == sum.employed);
        CHECK(line.contracted == sum.contracted);
        CHECK(line.accredited == sum.accredited);
        CHECK(line.sized_heads == sum.sized_heads);
    }
}

}  // namespace

TEST_CASE("a role that does all the work of a pool needs what the pool needs", "[planning][staff]")
{
    const auto document = staffed_region();
    for (const NeedRow& row : plain_rows())
        for (const auto& [pool_name, name] : {std::pair<std::string, std::string>{"nurse", "nurse"}, {"physician", "specialist"}, {"technician", "technician"}, {"help_desk", "help_desk_agent"}}) {
            INFO(row.code << " " << name);
            const models::StaffPool& settings = *models::find(document.plan.organisation.pools, pool_name);
            const RoleNeed& need = role(row, name);
            CHECK(need.fte_mean.mean == Approx(pool(row, pool_name).fte_mean.mean));
            CHECK(need.fte_mean.half_width == Approx(pool(row, pool_name).fte_mean.half_width).margin(1e-9));
            CHECK(need.fte_with_shifts == Approx(pool(row, pool_name).fte_with_shifts));
            CHECK(need.heads == models::heads(pool(row, pool_name).fte_with_shifts, settings.telemedicine_share));
        }
}

TEST_CASE("the seats of one nurse's shifts by hand: hours, full-time equivalents, heads", "[planning][staff]")
{
    // July to September 2026, scaled to a year: 92 days, 66 of them Monday to Friday (15 August is a Saturday).
    const double weekdays = 66, holidays = 26, year = 365.25 / 92;
    const double hours = (weekdays * (2 * 7 + 7 + 10) + holidays * (7 + 7 + 10)) * year;
    const NeedRow& row = plain_rows().front();
    CHECK(role(row, "nurse").fte_with_shifts == Approx(hours / 1408));
    CHECK(role(row, "nurse").heads == static_cast<int>(std::ceil(hours / 1408)));
}

TEST_CASE("users by category are the sums of their roles, in every row and in the region", "[planning][staff]")
{
    const auto& rows = plain_rows();
    for (const NeedRow& row : rows) check_categories(row);
    const NeedRow& region = rows.back();
    int to_train = 0;
    for (const RoleNeed& r : region.staff_need.roles) {
        int users = 0;
        for (std::size_t a = 0; a + 1 < rows.size(); ++a) users += role(rows[a], r.role).users;
        CHECK(r.users == users);
        to_train += r.to_train;
    }
    CHECK(to_train == region.users_to_train);
    CHECK(role(region, "coordinator").posts == region.cot);            // one per COT, at a fifth of the time
    CHECK(role(region, "coordinator").fte_mean.mean == Approx(0.2 * region.cot));
    CHECK(role(region, "technician").users == 0);                      // staff of the service centre
}

TEST_CASE("roles that share a pool share its hours, and nothing is counted twice", "[planning][staff]")
{
    const auto rows = rows_of(staffed_region(R"(, "roles": { "community_nurse": { "services": { "scheduled_call": 1, "notes": 0.5 }, "take_up": 0.5 }, "nurse": { "services": { "notes": 0.5 } } })"));
    for (std::size_t a = 0; a < rows.size(); ++a) {
        const RoleNeed &whole = role(plain_rows()[a], "nurse"), &centre = role(rows[a], "nurse"), &community = role(rows[a], "community_nurse");
        CHECK(centre.hours.mean + community.hours.mean == Approx(whole.hours.mean));
        CHECK(centre.fte_with_shifts + community.fte_with_shifts == Approx(whole.fte_with_shifts));      // both of 1,408 hours
        const auto service = [](const RoleNeed& r, const char* name) { return models::find(r.hours_by_service, name)->mean; };
        CHECK(service(community, "scheduled_call") == Approx(service(whole, "scheduled_call")));
        CHECK(models::find(centre.hours_by_service, "scheduled_call") == nullptr);
        CHECK(service(community, "notes") == Approx(service(centre, "notes")));
        const double part = community.hours.mean / whole.hours.mean;
        CHECK(community.fte_with_shifts == Approx(part * whole.fte_with_shifts));                       // seats in proportion to the work
        CHECK(community.heads == static_cast<int>(std::ceil(community.fte_with_shifts / 0.2)));
        CHECK(community.users >= 2 * community.heads);                                                  // one of two uses it
        check_categories(rows[a]);
    }
}

TEST_CASE("surcharges raise the running cost by the hours on which they are paid", "[planning][staff]")
{
    const auto rows = rows_of(staffed_region(R"(, "surcharges": { "night": 0.5, "holiday": 0 })"));
    // One nurse every night, 8 of her 10 hours from 22 to 6, at EUR 33; the others work by day until 21.
    const double extra = 8 * 365.25 * 33 * 0.5;
    CHECK(rows.back().staff_need.surcharges == Approx(extra));
    CHECK(rows.back().running_cost.mean - plain_rows().back().running_cost.mean == Approx(extra).epsilon(1e-6));
    CHECK(plain_rows().back().staff_need.surcharges == 0);
}

TEST_CASE("people of a centre that authorities share are among the region's roles and users, and are paid for the night", "[planning][staff]")
{
    const auto run_with = [](double night, double hour_rate) {
        auto document = example("night-centre.json");
        document.plan.plan.regime.to = models::to_date({2026, 7, 31});
        models::Organisation& o = document.plan.organisation;
        o.centres[0].second.seats = {{"night", {1, 1}}};
        if (hour_rate > 0) o.centres[0].second.hour_rate = hour_rate;
        o.surcharges.night = night;
        models::Named<models::Named<models::ShiftSeats>> seats;
        for (const char* code : {"060205", "060206", "060207"}) seats.push_back({code, {{"morning", {2, 1}}, {"afternoon", {1, 1}}, {"night", {0, 0}}}});
        for (auto& [name, settings] : o.pools)
            if (name == "nurse") settings.seats = seats;
        return rows_of(document);
    };
    const auto rows = run_with(0.3, 0);
    const NeedRow& region = rows.back();
    CHECK(role(region, "nurse").fte_mean.mean == Approx(pool(region, "nurse").fte_mean.mean));
    CHECK(role(region, "nurse").fte_with_shifts == Approx(pool(region, "nurse").fte_with_shifts));
    double own = 0;
    int heads = 0;
    for (std::size_t a = 0; a + 1 < rows.size(); ++a) {
        own += role(rows[a], "nurse").fte_mean.mean;
        heads += role(rows[a], "nurse").heads;
        check_categories(rows[a]);
    }
    check_categories(region);
    CHECK(own < role(region, "nurse").fte_mean.mean);
    CHECK(role(region, "nurse").heads == heads + static_cast<int>(std::ceil(8 * 365.25 / 1408)));
    // One nurse every night from 22 to 6, at EUR 33; the authorities' nurses work by day.
    CHECK(region.staff_need.surcharges == Approx(8 * 365.25 * 33 * 0.3));
    CHECK(region.running_cost.mean - run_with(0, 0).back().running_cost.mean == Approx(8 * 365.25 * 33 * 0.3).epsilon(1e-6));
    // A price of its own is no surcharge.
    const auto dearer = run_with(0.3, 40);
    CHECK(dearer.back().staff_need.surcharges == Approx(8 * 365.25 * 40 * 0.3));
    CHECK(dearer.back().running_cost.mean - region.running_cost.mean == Approx(8 * 365.25 * 7 * 1.3).epsilon(1e-6));
}

TEST_CASE("a pool with seats in one authority only is still paid for its hours in the other", "[planning][staff]")
{
    auto document = two_authorities();
    const auto paid = [&] { return rows_of(document); };
    const auto without = paid();
    for (auto& [name, settings] : document.plan.organisation.pools)
        if (name == "nurse") settings.seats = {{"100201", {{"morning", {1, 1}}, {"afternoon", {1, 1}}, {"night", {1, 1}}}}};
    const auto rows = paid();
    CHECK(pool(rows[1], "nurse").fte_with_shifts == 0);
    CHECK(pool(rows[0], "nurse").paid_fte == Approx(pool(rows[0], "nurse").fte_with_shifts));
    CHECK(pool(rows[1], "nurse").paid_fte == Approx(pool(without[1], "nurse").fte_mean.mean));
    CHECK(pool(rows[2], "nurse").paid_fte == Approx(pool(rows[0], "nurse").paid_fte + pool(rows[1], "nurse").paid_fte));
    CHECK(rows[2].running_cost.mean == Approx(rows[0].running_cost.mean + rows[1].running_cost.mean));
}

TEST_CASE("the region's row says how many users are trained by each month", "[planning][staff]")
{
    const auto rows = rows_of(staffed_region(R"(, "training": { "trainers": 1, "trainer_hours_per_month": [80, "h"], "places": 10, "from": "2026-01-01" })"));
    const NeedRow& region = rows.back();
    REQUIRE(region.staff_need.trained.size() > 2);                     // 10 x 80 / 4 = 200 users a month
    const auto& [day, share] = region.staff_need.trained.front();
    CHECK(day == "2026-02-01");
    CHECK(share == Approx(0.24 + 31 / 30.4375 * 200 / region.operators.gross));
    CHECK(std::ranges::is_sorted(region.staff_need.trained, {}, [](const auto& month) { return month.second; }));
    CHECK(rows.front().staff_need.trained.empty());
    CHECK(plain_rows().back().staff_need.trained.empty());
    CHECK_FALSE(region.staff_need.all_trained_on.empty());
}
