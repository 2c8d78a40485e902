#include "models/mean_values.hpp"

#include <stdio.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "models/cohort.hpp"
#include "models/enrolment.hpp"
#include "models/staffing.hpp"
#include "tests/catch.hpp"
#include "tests/models/by_hand.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace teleplan::tests;

namespace
{

double hours(const MeanValues& m, const char* pool) { return *find(m.hours, pool); }
double fte(const Plan& plan, const MeanValues& m, const char* pool)
{
    return hours(m, pool) / find(plan.organisation.pools, pool)->productive_hours;
}

/// Everybody is a heart-failure patient who measures every day; a nurse installs the kit.
Plan all_heart_failure(double closed_by_platform)
{
    Plan plan = comparable_by_hand(puglia());
    for (Programme& p : plan.programmes) p.share = 0;
    for (IntensityLevel& l : plan.intensities) l.share = 0;
    plan.programmes[static_cast<std::size_t>(TargetGroup::cardiovascular)].share = 1;
    plan.intensities[static_cast<std::size_t>(Intensity::level_1)].share = 1;
    plan.sensors.alerts.closed_by_platform = closed_by_platform;
    for (auto& [name, pathway] : plan.pathways)
        if (name == "onboarding")
            for (auto& [stage_name, stage] : pathway.stages)
                if (auto* visit = std::get_if<Visit>(&stage.step)) visit->pool = "nurse";
    return plan;
}

double nurse_minutes_per_patient_month(const Plan& plan)
{
    return hours(mean_values(plan, 1000), "nurse") * 60 / 12 / 1000;
}

/// What a program prints; empty if it cannot run.
std::string output_of(const std::string& command)
{
    std::string out;
    FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) return out;
    char buffer[4096];
    while (::fgets(buffer, sizeof buffer, pipe) != nullptr) out += buffer;
    return ::pclose(pipe) == 0 ? out : std::string{};
}

}  // namespace

TEST_CASE("Puglia's mean values are those worked out by hand", "[models][mean_values]")
{
    const Plan plan = comparable_by_hand(puglia());
    const MeanValues m = mean_values(plan, 96640);
    CHECK(fte(plan, m, "nurse") == Approx(510.2).margin(0.05));
    CHECK(fte(plan, m, "physician") == Approx(122.3).margin(0.05));
    CHECK(fte(plan, m, "technician") == Approx(77.7).margin(0.05));
    CHECK(fte(plan, m, "help_desk") == Approx(13.1).margin(0.05));
    CHECK(m.sessions / 365.25 == Approx(37488.8).epsilon(1e-5));
    CHECK(m.alerts / 365.25 == Approx(3761.9).epsilon(2e-5));
    CHECK(m.televisits == Approx(359500.8).epsilon(1e-6));
    CHECK(m.starts == Approx(73043.6).epsilon(1e-5));
    CHECK(m.kits == Approx(78952.3).epsilon(1e-5));
    CHECK(total_fte(plan, m) == Approx(510.2 + 122.3 + 77.7 + 13.1).margin(0.2));
}

TEST_CASE("mean values agree with the arithmetic by hand in every measure", "[models][mean_values]")
{
    const by_hand::Year y = by_hand::year(96640);
    const MeanValues m = mean_values(comparable_by_hand(puglia()), 96640);
    constexpr double exact = 1e-9;
    CHECK(m.sessions == Approx(y.sessions).epsilon(exact));
    CHECK(m.alerts == Approx(y.alerts).epsilon(exact));
    CHECK(m.televisits == Approx(y.televisits).epsilon(exact));
    CHECK(m.starts == Approx(y.starts).epsilon(exact));
    CHECK(m.kit_starts == Approx(y.kit_starts).epsilon(exact));
    CHECK(m.kits == Approx(y.kits).epsilon(exact));
    REQUIRE(m.services.size() == 1);  // a tele-check is the scheduled call of the weekly patients
    CHECK(m.services.front().pathway == "tele_check");
    CHECK(m.scheduled_calls + m.services.front().per_year == Approx(y.scheduled_calls).epsilon(exact));
    CHECK(m.notes == Approx(y.notes).epsilon(exact));
    CHECK(m.help_desk_calls == Approx(y.help_desk_calls).epsilon(exact));
    CHECK(m.escalations == Approx(y.alerts * 0.08).epsilon(exact));
    CHECK(hours(m, "nurse") * 60 == Approx(y.nurse_min).epsilon(exact));
    CHECK(hours(m, "physician") * 60 == Approx(y.physician_min).epsilon(exact));
    CHECK(hours(m, "technician") * 60 == Approx(y.technician_min).epsilon(exact));
    CHECK(hours(m, "help_desk") * 60 == Approx(y.help_desk_min).epsilon(exact));
}

TEST_CASE("tools/by_hand.py prints Puglia's mean values, authority by authority", "[models][mean_values]")
{
    const std::string printed = output_of("python3 '" TELEPLAN_SOURCE_DIR "/tools/by_hand.py' 16 96640 2>/dev/null");
    if (printed.empty()) {
        WARN("python3 was not found: tools/by_hand.py is not compared");
        return;
    }
    const Plan plan = comparable_by_hand(puglia());
    std::istringstream lines{printed};
    std::string line;
    std::getline(lines, line);  // the heading
    int rows = 0;
    while (std::getline(lines, line) && !line.starts_with("mean stay")) {
        std::string numbers = line.substr(28);
        std::erase(numbers, ',');
        std::istringstream cells{numbers};
        double population = 0, active = 0, sessions = 0, alerts = 0, televisits = 0, nurse = 0, physician = 0,
               technician = 0, help_desk = 0, starts = 0, kits = 0;
        cells >> population >> active >> sessions >> alerts >> televisits >> nurse >> physician >> technician >>
            help_desk >> starts >> kits;
        REQUIRE(cells);
        const MeanValues m = mean_values(plan, active);
        CAPTURE(line);
        CHECK(m.sessions / 365.25 == Approx(sessions).margin(0.051));
        CHECK(m.alerts / 365.25 == Approx(alerts).margin(0.051));
        CHECK(m.televisits == Approx(televisits).margin(0.051));
        CHECK(fte(plan, m, "nurse") == Approx(nurse).margin(0.051));
        CHECK(fte(plan, m, "physician") == Approx(physician).margin(0.051));
        CHECK(fte(plan, m, "technician") == Approx(technician).margin(0.051));
        CHECK(fte(plan, m, "help_desk") == Approx(help_desk).margin(0.051));
        CHECK(m.starts == Approx(starts).margin(0.051));
        CHECK(m.kits == Approx(kits).margin(0.051));
        ++rows;
    }
    CHECK(rows == 7);  // six authorities and the region
}

TEST_CASE("a nurse of an all-heart-failure plan follows as many patients as published", "[models][mean_values]")
{
    constexpr double minutes_a_month = 1408.0 / 12 * 60;
    const double half = nurse_minutes_per_patient_month(all_heart_failure(0.5));
    CHECK(half == Approx(74).epsilon(0.05));
    CHECK(minutes_a_month / half == Approx(95).margin(2));
    CHECK(minutes_a_month / nurse_minutes_per_patient_month(all_heart_failure(0)) == Approx(63).margin(2));
    CHECK(minutes_a_month / nurse_minutes_per_patient_month(all_heart_failure(0.79)) == Approx(135).margin(3));
    CHECK(mean_values(all_heart_failure(0.5), 1).alerts / 12 == Approx(2.9).margin(0.05));
}

TEST_CASE("a seat around the clock takes 6.2 full-time equivalents", "[models][mean_values]")
{
    const Plan plan = puglia();
    const StaffPool& nurse = *find(plan.organisation.pools, "nurse");
    double seat_hours = 0;
    for (const SeatCell& cell : seat_cells(plan, nurse)) seat_hours += hours_in(cell, plan.plan.regime);
    CHECK(seat_hours == 365 * 24);
    CHECK(full_time_equivalents(seat_hours, nurse) == Approx(6.2).margin(0.05));
}

TEST_CASE("the nation's published ramp is 20, 60 and 100 percent", "[models][mean_values]")
{
    const Ramp ramp{Counter::active,
                    {{day(2024, 12, 31), 158433}, {day(2025, 12, 31), 475300}, {day(2026, 9, 30), 792000}}};
    const auto share = [&](Date d) { return ramp_patients(ramp, d) / 792000.0; };
    CHECK(share(day(2024, 12, 31)) == Approx(0.2).margin(0.001));
    CHECK(share(day(2025, 12, 31)) == Approx(0.6).margin(0.001));
    CHECK(share(day(2026, 9, 30)) == 1);
}

TEST_CASE("mean values are proportional to the active patients and fall with what is switched off",
          "[models][mean_values]")
{
    Plan plan = puglia();
    const MeanValues one = mean_values(plan, 1000), two = mean_values(plan, 2000);
    CHECK(two.alerts == Approx(2 * one.alerts));
    CHECK(total_fte(plan, two) == Approx(2 * total_fte(plan, one)));
    CHECK(one.starts > mean_values(without_deaths(plan), 1000).starts);  // the dead are replaced
    plan.services.televisit.enabled = false;
    CHECK(mean_values(plan, 1000).televisits == 0);
    CHECK(hours(mean_values(plan, 1000), "physician") < hours(one, "physician"));
}

TEST_CASE("an alert brings its whole pathway's work to each pool", "[models][mean_values]")
{
    const auto work = hours_per_job(puglia(), "clinical_alert");
    CHECK(*find(work, "nurse") * 60 == Approx(8 + 0.4 * 12));
    CHECK(*find(work, "physician") * 60 == Approx(0.08 * 11.5));
    CHECK(hours_per_job(puglia(), "no such pathway").empty());
}
