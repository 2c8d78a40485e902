// Reminders and calls about readings that do not come.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/coverage.hpp"
#include "models/services_means.hpp"
#include "tests/catch.hpp"
#include "tests/models/one_patient.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace teleplan::tests;

TEST_CASE("a missed session brings a reminder the day after, and a run of missed days a call", "[models][services]")
{
    One one;
    one.plan.services.missing_data.enabled = true;
    one.plan.services.missing_data.flagged = 1;
    one.plan.sensors.alerts.closed_by_platform = 1;    // no alerts among the messages
    Protocol& protocol = one.plan.protocols[static_cast<std::size_t>(one.group)];
    SECTION("nothing is ever received: one run, one call on the day after the third")
    {
        protocol.adherence = 0;
        const Demand d = one.demand();
        CHECK(d.volumes.reminders == 729);             // of the 730 sessions the last one's falls after the end
        CHECK(std::accumulate(d.volumes.messages_by_hour.begin(), d.volumes.messages_by_hour.end(), std::int64_t{0}) == 729);
        CHECK(days_at_centre(one.plan, d.help_desk, "missing_data_call") == std::vector<int>{3});
        CHECK(days_of(one.plan, d, "missing_data_review") == std::vector<int>{3});
        CHECK(one.demand({first + 3, two_years.to}).volumes.missing_data_calls == 1);   // missed before the block
        CHECK(one.demand({first + 4, two_years.to}).volumes.missing_data_calls == 0);
        CHECK(one.demand({first + 100, two_years.to}).volumes.missing_data_calls == 0);
    }
    SECTION("a weekly patient is called after three missed weeks")
    {
        one.level = Intensity::weekly;
        protocol.adherence = 0;
        const auto calls = days_at_centre(one.plan, one.demand().help_desk, "missing_data_call");
        REQUIRE(calls.size() == 1);
        CHECK(calls.front() >= 15);                    // sessions on one day in 0..6, two weeks later, and a day
        CHECK(calls.front() <= 21);
    }
    SECTION("everything is received: nothing happens")
    {
        protocol.adherence = 1;
        const Volumes v = one.demand().volumes;
        CHECK(v.reminders + v.missing_data_calls + v.missing_data_reviews == 0);
    }
}

TEST_CASE("a review of missing readings is covered as the patient's state says", "[models][services]")
{
    One one;
    one.plan.services.missing_data.enabled = true;
    one.plan.services.missing_data.flagged = 1;
    one.plan.protocols[static_cast<std::size_t>(one.group)].adherence = 0;
    one.plan.programmes[static_cast<std::size_t>(one.group)].states = {{"clinic", {.share = 0, .coverage = "day"}}, {"home", {.share = 1, .coverage = "always"}}};
    const PathwayNetwork n = pathway_network(one.plan, Scope::authority);
    const Coverages coverages{one.plan};
    const Demand d = one.demand();
    int reviews = 0;
    for (const auto& pool : d.clinical)
        for (const auto& w : pool) {
            if (w.arrival.stage != *entry_of(n, "missing_data_review")) continue;
            ++reviews;
            CHECK(coverages.calendar(coverage_of(w.arrival.job_class)) == "always");
        }
    CHECK(reviews == 1);
}

TEST_CASE("runs of missed days come as often as theory says", "[models][services]")
{
    One one;
    one.plan.services.missing_data.enabled = true;
    Protocol& protocol = one.plan.protocols[static_cast<std::size_t>(one.group)];
    protocol.adherence = 0.7;
    const auto calls_of = [&](int patients) {
        one.plan.timeline.ramp.points = {{first + -1, 0}, {first, patients}};
        const PathwayNetwork clinical = pathway_network(one.plan, Scope::authority), centre = pathway_network(one.plan, Scope::region);
        const Cohort cohort{authorities_of(territory(), "16").front(), {{one.group, one.level, {0, patients}}}, one.plan.timeline.ramp.points};
        return real(DemandModel{one.plan, clinical, centre, 0}.demand(cohort, two_years, two_years).volumes.missing_data_calls);
    };
    SECTION("a constant share p: in L days q^3 + (L - 4) p q^3, q = 1 - p")
    {
        constexpr double q = 0.3, runs = q * q * q, patients = 2000;
        CHECK(missed_runs_per_day(protocol, one.plan.sensors, one.plan.intensities[1], 1, 3) == Approx(0.7 * runs));
        const double expected = patients * (runs + (730 - 4) * 0.7 * runs);    // the call on day L is after the end
        CHECK(std::abs(calls_of(2000) - expected) < 3.5 * std::sqrt(expected));   // runs of one patient exclude one another: less than Poisson
    }
    SECTION("shares spread between patients as a Beta: E[q^3] - E[q^4]")
    {
        one.plan.sensors.adherence_sd = 0.25;
        // q ~ Beta(b, a) with a + b = 0.7 × 0.3 / 0.25² - 1 = 2.36, b = 0.708: E[q^n] = product of (b + j) / (a + b + j)
        const double e3 = 0.708 * 1.708 * 2.708 / (2.36 * 3.36 * 4.36), e4 = e3 * 3.708 / 5.36;
        CHECK(missed_runs_per_day(protocol, one.plan.sensors, one.plan.intensities[1], 1, 3) == Approx(e3 - e4));
        const double expected = 4000 * (e3 + (730 - 4) * (e3 - e4)), spread = 726 * 0.105;   // p q^3 is at most 0.105
        CHECK(std::abs(calls_of(4000) - expected) < 3.5 * spread / 2 * std::sqrt(4000.0));
        CHECK(all_missed(protocol, one.plan.sensors, 0.8, 0) == 1);
        // n = 1: 1 - 0.7 × 0.8; n = 2: 1 - 2 × 0.56 + 0.64 (0.7² + 0.25²)
        CHECK(all_missed(protocol, one.plan.sensors, 0.8, 1) == Approx(0.44));
        CHECK(all_missed(protocol, one.plan.sensors, 0.8, 2) == Approx(1 - 1.12 + 0.64 * (0.49 + 0.0625)));
    }
    SECTION("three sessions in two days: the days alternate")
    {
        protocol.sessions_per_day = 1.5;               // q^4 or q^5 for three days, q^6 for four
        constexpr double q = 0.3;
        CHECK(missed_runs_per_day(protocol, one.plan.sensors, one.plan.intensities[1], 1, 3) == Approx((std::pow(q, 4) + std::pow(q, 5)) / 2 - std::pow(q, 6)));
        const double expected = 4000 * 730 * ((std::pow(q, 4) + std::pow(q, 5)) / 2 - std::pow(q, 6));
        CHECK(std::abs(calls_of(4000) - expected) < 3.5 * std::sqrt(expected) + 4000 * 0.01);   // ends: below a call in a hundred patients
    }
}
