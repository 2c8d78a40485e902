// Consistency checks 1, 2, 5 and 6 of the domain's parameters, on the national defaults as they stand.
#include <cmath>

#include "models/mean_values.hpp"
#include "models/sensors.hpp"
#include "models/severity.hpp"
#include "models/state_mix.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan::models;
using namespace teleplan::tests;

namespace
{

/// Every patient is a heart-failure patient who measures every day.
Plan all_daily_heart_failure(Plan plan)
{
    for (Programme& p : plan.programmes) p.share = 0;
    for (IntensityLevel& l : plan.intensities) l.share = 0;
    plan.programmes[0].share = 1;
    plan.programmes[0].comorbidity.reset();
    plan.intensities[static_cast<std::size_t>(Intensity::level_1)].share = 1;
    return plan;
}

double nurse_fte(const Plan& plan, double active)
{
    return *find(mean_values(plan, active).hours, "nurse") / find(plan.organisation.pools, "nurse")->productive_hours;
}

/// Nurse hours on alerts alone.
double review_hours(const Plan& plan) { return mean_values(plan, 1000).alerts * *find(hours_per_job(plan, "clinical_alert"), "nurse"); }

}  // namespace

TEST_CASE("check 1: with states, worsenings and frailty an all-heart-failure plan still raises about 2.9 alerts a month", "[models][consistency]")
{
    const MeanValues m = mean_values(all_daily_heart_failure(puglia()), 1000);
    CHECK(m.alerts_raw / 12 / 1000 == Approx(2.9).epsilon(0.05));      // published: 1.2 to 3.1
}

TEST_CASE("check 2: the trend rule halves the time of review, from 149 to 80 minutes, and misses nothing more", "[models][consistency]")
{
    Plan plan = all_daily_heart_failure(puglia());
    const double simple = review_hours(plan);
    const AlertTruth by_simple = alert_truth(plan.sensors.alerts);
    plan.sensors.alerts.rule = "trend";
    CHECK(review_hours(plan) / simple == Approx(80.0 / 149).epsilon(0.01));
    CHECK(alert_truth(plan.sensors.alerts).missed_per_true == by_simple.missed_per_true);
    CHECK(alert_truth(plan.sensors.alerts).true_share == Approx(0.3 / (80.0 / 149)).epsilon(0.01));
    CHECK(by_simple.true_share == Approx(0.3));
}

TEST_CASE("check 5: rows of GOLD and NYHA sum to 1 within a thousandth before they are scaled, and exactly after", "[models][consistency]")
{
    const Plan plan = puglia();
    int rounded = 0;
    for (const Programme& p : plan.programmes) {
        if (!p.transitions) continue;
        for (const auto& [from, row] : p.transitions->rows) {
            double sum = 0;
            for (const auto& [to, share] : row) sum += share;
            CAPTURE(from, sum);
            CHECK(std::abs(sum - 1) <= 1e-3);
            rounded += std::abs(sum - 1) > 5e-5 ? 1 : 0;
        }
        for (const auto& row : transition_matrix(p)) {
            double sum = 0;
            for (const double share : row) sum += share;
            CHECK(sum == Approx(1));
        }
    }
    CHECK(rounded == 2);                                               // the two rows of GOLD that sum to 1.0001
}

TEST_CASE("check 6: a large region on daily monitoring would need about 920 nurses, a stratified one less than half", "[models][consistency]")
{
    Plan daily = all_daily_heart_failure(comparable_by_hand(puglia()));
    for (auto& [name, pathway] : daily.pathways)                       // as published: nurses install the kits
        if (name == "onboarding")
            for (auto& [stage_name, stage] : pathway.stages)
                if (auto* visit = std::get_if<Visit>(&stage.step)) visit->pool = "nurse";
    CHECK(nurse_fte(daily, 87231) == Approx(920).epsilon(0.03));
    CHECK(nurse_fte(comparable_by_hand(puglia()), 87231) < 0.55 * 920);
}

TEST_CASE("the oncology phases keep the published weekly questionnaire as the mean of enrolment", "[models][consistency]")
{
    const Plan plan = puglia();
    const Programme& p = plan.programmes[3];
    double sessions = 0;
    for (const auto& [name, state] : p.states) sessions += state.share * state.sessions_per_day.value_or(plan.protocols[3].sessions_per_day);
    CHECK(sessions == Approx(1.0 / 7).epsilon(0.02));
    CHECK(state_mix(p, plan.protocols[3]).kits_per_start > p.states[5].second.share + p.states[6].second.share);
}

TEST_CASE("the parameters of the protocols make the messages of the defaults", "[models][consistency]")
{
    const Plan plan = puglia();
    const std::array<int, 5> messages{6, 4, 3, 1, 2};
    for (std::size_t g = 0; g < group_count; ++g) CHECK(messages_per_session(plan.protocols[g]) == messages[g]);
    CHECK(session_kilobytes(plan.platform, plan.protocols[0]) == Approx(5 * 1.5 + 22.5));
    CHECK(session_kilobytes(plan.platform, plan.protocols[2]) == Approx(3 * 1.5));
}
