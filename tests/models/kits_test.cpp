// Kits of devices: failures, batteries, swaps and the way back.
#include "models/kits.hpp"

#include <algorithm>
#include <cmath>

#include "tests/catch.hpp"
#include "tests/models/one_patient.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace teleplan::tests;

TEST_CASE("a broken kit sends nothing until it is replaced, and the work goes to the service centre", "[models][kits]")
{
    One one;
    one.plan.services.device_failure.enabled = true;
    one.plan.services.device_failure.per_kit_year = 10;
    one.plan.services.device_failure.replaced_within = 3 * one_day;
    one.plan.services.device_failure.dead_on_arrival = 1;
    one.plan.services.kits.visit = 1;
    one.plan.protocols[static_cast<std::size_t>(one.group)].adherence = 1;
    const KitModel kits{one.plan, one.draws(purpose::kit)};
    const auto broken = kits.failures(one.person(), first.day, first.day + 730);
    REQUIRE(broken.size() > 5);
    CHECK(broken.front() == first.day);                // dead on arrival
    for (std::size_t i = 1; i < broken.size(); ++i) CHECK(broken[i] - broken[i - 1] >= 3);
    std::int64_t missed = 0;
    for (const int day : broken) missed += std::min(3, first.day + 730 - day);

    const Demand d = one.demand();
    CHECK(d.volumes.prescribed[static_cast<std::size_t>(one.group)] == 730);
    CHECK(d.volumes.sessions[static_cast<std::size_t>(one.group)] == 730 - missed);
    CHECK(d.volumes.kits.failures == static_cast<std::int64_t>(broken.size()));
    CHECK(d.volumes.kits.dead_on_arrival == 1);
    CHECK(d.volumes.kits.calls == d.volumes.kits.failures);
    CHECK(d.volumes.kits.swaps_by_visit == d.volumes.kits.failures);
    CHECK(d.volumes.kits.swaps_by_courier == 0);
    std::vector<int> days;
    for (const int day : broken) days.push_back(day - first.day);
    CHECK(days_at_centre(one.plan, d.installations, "kit_swap") == days);
    CHECK(days_at_centre(one.plan, d.help_desk, "help_desk_call") == days);
    CHECK(days_at_centre(one.plan, d.installations, "onboarding") == std::vector<int>{0});
    one.plan.services.missing_data.enabled = true;     // the service centre knows: no reminder, no call
    CHECK(one.demand().volumes.reminders == 0);
    CHECK(one.demand().volumes.missing_data_calls == 0);
}

TEST_CASE("a kit comes back as the patient leaves, by visit or by courier, and is cleaned", "[models][kits]")
{
    One one;
    Programme& programme = one.plan.programmes[static_cast<std::size_t>(one.group)];
    programme.renewal = 0;                             // leaves after 12 months: day 365
    programme.plan_months = 12;
    one.plan.timeline.ramp.points = {{first + -1, 0}, {first, 1}, {first + 1, 0}};
    KitCare& kits = one.plan.services.kits;
    kits.enabled = true;
    kits.battery_events_per_year = kits.swap = 0;
    const PathwayNetwork clinical = pathway_network(one.plan, Scope::authority), centre = pathway_network(one.plan, Scope::region);
    const Cohort cohort{authorities_of(territory(), "16").front(), {{one.group, one.level, {0, 1, 0}}}, one.plan.timeline.ramp.points};
    for (const double visit : {1.0, 0.0}) {
        kits.withdrawal_visit = visit;
        const Demand d = DemandModel{one.plan, clinical, centre, 0}.demand(cohort, two_years, two_years);
        CHECK(d.volumes.kit_days == 365);
        CHECK(d.volumes.kits.withdrawals == (visit > 0 ? 1 : 0));
        CHECK(d.volumes.kits.returns == (visit > 0 ? 0 : 1));
        CHECK(turn_arounds(d.volumes.kits) == 1);
        if (visit > 0) CHECK(days_at_centre(one.plan, d.installations, "kit_withdrawal") == std::vector<int>{365});
        else CHECK(days_at_centre(one.plan, d.installations, "kit_return") == std::vector<int>{368});   // three days with the courier
    }
    CHECK(may_need_kit(one.plan, TargetGroup::respiratory, Intensity::weekly));
    CHECK_FALSE(may_need_kit(one.plan, TargetGroup::respiratory, Intensity::televisit_only));   // measures nothing
    kits.without = {"respiratory.weekly"};
    CHECK_FALSE(may_need_kit(one.plan, TargetGroup::respiratory, Intensity::weekly));
    CHECK(may_need_kit(one.plan, TargetGroup::respiratory, Intensity::level_1));
}

TEST_CASE("kits break, their batteries end and help-desk calls need swaps as often as the plan says", "[models][kits]")
{
    One one;
    one.plan.services.device_failure.enabled = one.plan.services.kits.enabled = true;
    one.plan.services.device_failure.per_kit_year = 0.5;
    one.plan.services.device_failure.replaced_within = 3 * one_day;
    one.plan.services.device_failure.dead_on_arrival = 0.02;
    one.plan.services.kits.battery_events_per_year = 1.5;
    one.plan.services.kits.swap = 0.15;
    one.plan.contacts.help_desk_calls_first_month = 0.4;
    one.plan.contacts.help_desk_calls_per_month = 0.1;
    const KitMeans means = kit_means(one.plan);
    CHECK(means.failures == Approx(0.5 / (1 + 0.5 * 3 / 365.25)));
    CHECK(means.swaps == Approx(means.failures + 0.15 * (1.5 + 1.2)));
    CHECK(means.swaps_per_stay == Approx(0.02 + 0.15 * 0.3));
    const KitModel kits{one.plan, one.draws(purpose::kit)};
    constexpr int patients = 4000, days = 2 * 365;
    double failures = 0, batteries = 0, swaps = 0;
    std::vector<KitEvent> events;
    for (int p = 0; p < patients; ++p) {
        kits.events(static_cast<PersonId>(p + 1), first.day, first.day + days, events);
        for (const KitEvent& e : events) {
            failures += e.cause == KitCause::failure ? 1 : 0;
            batteries += e.cause == KitCause::battery ? 1 : 0;
            swaps += e.swap ? 1 : 0;
        }
    }
    const double years = patients * days / 365.25;
    const auto agrees = [](double seen, double expected) { return std::abs(seen - expected) < 3.5 * std::sqrt(expected); };
    CAPTURE(failures, batteries, swaps);
    CHECK(agrees(failures, years * means.failures + patients * 0.02));
    CHECK(agrees(batteries, years * 1.5));
    CHECK(agrees(swaps, years * means.swaps + patients * means.swaps_per_stay));
}
