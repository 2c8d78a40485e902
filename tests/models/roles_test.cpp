#include "models/roles.hpp"

#include "models/staffing.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan::models;
using namespace teleplan::tests;
using namespace std::chrono_literals;

namespace
{

Role& role(Plan& plan, const char* name)
{
    for (auto& [key, value] : plan.organisation.roles)
        if (key == name) return value;
    throw std::runtime_error(name);
}

/// Share of a role in the work of a stage.
double share(const Plan& plan, const char* name, const char* pathway, const char* stage, const char* pool)
{
    const auto shares = role_shares(plan, pathway, stage, pool);
    double sum = 0, found = 0;
    for (std::size_t r = 0; r < shares.size(); ++r) {
        sum += shares[r];
        if (plan.organisation.roles[r].first == name) found = shares[r];
    }
    CHECK(sum == Approx(1));
    return found;
}

}  // namespace

TEST_CASE("productive hours are the days left times the hours of a day, less absence", "[models][roles]")
{
    // (261 - 12 - 32) x 36 / 5 = 217 x 7.2 = 1,562.4 due; x 0.901 = 1,407.7
    CHECK(productive_hours({.days = 261, .holidays = 12, .leave = 32, .week = 36, .absence = 0.099}) == 1408);
    CHECK(productive_hours({.days = 261, .holidays = 12, .leave = 32, .week = 36, .absence = 0}) == 1562);
    // (261 - 12 - 45) x 38 / 5 = 204 x 7.6 = 1,550.4 due; x 0.901 = 1,396.9
    CHECK(productive_hours({.days = 261, .holidays = 12, .leave = 45, .week = 38, .absence = 0.099}) == 1397);
    CHECK(productive_hours({.days = 261, .holidays = 200, .leave = 100, .week = 38, .absence = 0.099}) == 0);
}

TEST_CASE("one seat around the clock is 5.6 to 6.2 full-time equivalents", "[models][roles]")
{
    const Plan plan = puglia();
    const StaffPool& nurse = *find(plan.organisation.pools, "nurse");
    double hours = 0;
    for (const SeatCell& cell : seat_cells(plan, nurse)) hours += hours_in(cell, {day(2026, 1, 1), day(2026, 12, 31)});
    CHECK(hours == 8760);
    const double least = hours / productive_hours({.absence = 0}), most = full_time_equivalents(hours, nurse);
    CHECK(least == Approx(8760 / 1562.0));
    CHECK(most == Approx(8760 / 1408.0));
    CHECK(least >= 5.6);
    CHECK(most <= 6.25);
}

TEST_CASE("a role inherits what it does not state from the pool that it staffs", "[models][roles]")
{
    Plan plan = puglia();
    const RoleTerms specialist = terms_of(plan, "specialist");
    CHECK(specialist.productive_hours == 1397);
    CHECK(specialist.hour_rate == 78);
    CHECK(specialist.telemedicine_share == 0.05);
    CHECK(terms_of(plan, "community_nurse").productive_hours == 1408);
    CHECK(terms_of(plan, "community_nurse").telemedicine_share == 0.2);
    CHECK(terms_of(plan, "gp").telemedicine_share == 0.03);
    role(plan, "specialist").productive_hours = 1000;
    CHECK(terms_of(plan, "specialist").productive_hours == 1000);
    CHECK(role_of(plan, "physician") == "specialist");
    CHECK(role_of(plan, "no such pool").empty());
}

TEST_CASE("the work of a stage goes to those who name it, else to those who name the pathway, else to the pool's role", "[models][roles]")
{
    Plan plan = puglia();
    CHECK(share(plan, "nurse", "clinical_alert", "triage", "nurse") == 1);
    CHECK(share(plan, "specialist", "televisit", "visit", "physician") == 1);
    role(plan, "specialist").services = {{"televisit", 0.7}};
    role(plan, "gp").services = {{"televisit", 0.3}};
    role(plan, "nurse").services = {{"clinical_alert", 1}};
    role(plan, "continuity_doctor").services = {{"clinical_alert.escalation", 1}};
    CHECK(share(plan, "specialist", "televisit", "visit", "physician") == 0.7);
    CHECK(share(plan, "gp", "televisit", "visit", "physician") == 0.3);
    CHECK(share(plan, "continuity_doctor", "clinical_alert", "escalation", "physician") == 1);
    CHECK(share(plan, "nurse", "clinical_alert", "call", "nurse") == 1);
    CHECK(share(plan, "help_desk_agent", "help_desk_call", "answer", "help_desk") == 1);
}

TEST_CASE("one nurse: hours to full-time equivalents, heads and users", "[models][roles]")
{
    // 1,408 hours are one full-time equivalent; at a fifth of the time five heads; of seven enabled one uses it: 33.3 users.
    const double fte = 1408 / productive_hours({});
    CHECK(fte == 1);
    CHECK(heads(fte, 0.2) == 5);
    CHECK(users_for(5, 0.15) == 34);
    CHECK(users_for(5, 1) == 5);
    CHECK(heads(1.01, 0.2) == 6);
}

TEST_CASE("users of a category: what its roles need, and what more join by their shares", "[models][roles]")
{
    // 66 more than the 34: 13.2 and 52.8.
    CHECK(users_by_role({34, 0}, 100, {0.2, 0.8}) == std::vector{47, 53});
    CHECK(users_by_role({34, 0}, 20, {0.2, 0.8}) == std::vector{34, 0});
    CHECK(users_by_role({0, 0}, 5, {0, 0}) == std::vector{3, 2});
    CHECK(users_by_role({}, 5, {}).empty());
}

TEST_CASE("posts add up over COTs, inhabitants and patients", "[models][roles]")
{
    CHECK(posts({.per_cot = 5, .inhabitants = 50000, .patients = 500}, 3, 95000, 1001) == 15 + 2 + 3);
    CHECK(posts({}, 3, 95000, 1001) == 0);
    CHECK(posts({.inhabitants = 50000}, 3, 100000, 0) == 2);
}

TEST_CASE("help desk, kits and missing data are technical unless the pathway says otherwise", "[models][roles]")
{
    Pathway pathway;
    for (const char* name : {"help_desk_call", "onboarding", "device_failure", "missing_data_call"}) CHECK(work_kind(name, pathway) == WorkKind::technical);
    for (const char* name : {"clinical_alert", "televisit", "tele_care"}) CHECK(work_kind(name, pathway) == WorkKind::clinical);
    pathway.kind = WorkKind::clinical;
    CHECK(work_kind("help_desk_call", pathway) == WorkKind::clinical);
}
