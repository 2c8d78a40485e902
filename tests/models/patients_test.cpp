// The course of patients and what becomes of their alerts, in the demand of one authority.
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "models/coverage.hpp"
#include "models/mean_values.hpp"
#include "models/severity.hpp"
#include "tests/catch.hpp"
#include "tests/models/setting.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace teleplan::tests;
using namespace std::chrono_literals;

namespace
{

/// Respiratory patients on level 1 who neither die nor measure less in the first weeks; no two things vary at once unless a test says so.
Plan respiratory_only()
{
    Plan plan = comparable_by_hand(puglia());
    for (Programme& p : plan.programmes) p.share = 0;
    for (IntensityLevel& l : plan.intensities) l.share = 0;
    plan.programmes[1].share = 1;
    plan.intensities[static_cast<std::size_t>(Intensity::level_1)].share = 1;
    plan.protocols[1].out_of_range = 0.05;                 // so low that no probability is cut at 1
    plan.sensors.alerts.daily_cv = 0;
    return stationary(std::move(plan), day(2026, 9, 1), 40000);
}

std::int64_t cases(const Volumes& v)
{
    std::int64_t sum = 0;
    for (const auto count : v.alerts[1]) sum += count;
    return sum;
}

struct Seen {
    double mean = 0, error = 0;
};
Seen over_replications(int n, const auto& value)
{
    double sum = 0, squares = 0;
    for (int r = 0; r < n; ++r) {
        const double x = value(static_cast<std::uint32_t>(r));
        sum += x;
        squares += x * x;
    }
    return {sum / n, std::sqrt(std::max(0.0, squares / n - sum / n * sum / n) / (n - 1))};
}

/// Everything on: states that change, worsenings in season, hospital, frailty, a second condition, less sent when worse, joined alerts.
Plan everything_on()
{
    Plan plan = respiratory_only();
    plan.intensities[static_cast<std::size_t>(Intensity::level_1)].sessions_per_day.reset();
    Programme& p = plan.programmes[1];
    p.states = {{"mild", {.share = 0.7, .exacerbations_per_year = 0.5}}, {"severe", {.share = 0.3, .out_of_range_ratio = 2, .exacerbations_per_year = 3, .sessions_per_day = 1.5}}};
    p.transitions = Transitions{24h * 60, {{"mild", {{"mild", 0.8}, {"severe", 0.2}}}, {"severe", {{"mild", 0.1}, {"severe", 0.9}}}}};
    p.exacerbations = Exacerbations{.duration = sim::Constant{10 * 86400.0}, .alert_factor = 3, .admitted_share = 0.3, .telemonitoring_effect = 1, .admitted_after = 24h * 4,
                                    .hospital_stay = sim::Constant{8 * 86400.0}, .adherence_factor = 0.8, .warning_days = 5};
    p.comorbidity = Comorbidity{0.25, TargetGroup::diabetes};
    plan.protocols[2].out_of_range = 0.04;
    plan.sensors.alerts.frailty_cv = 0.5;
    plan.sensors.alerts.join_same_day = true;
    return plan;
}

}  // namespace

TEST_CASE("simulated sessions, alerts and cases of a stationary cohort are the mean values", "[models][patients]")
{
    const Setting s{everything_on()};
    const MeanValues means = mean_values(s.plan, s.active());
    constexpr int n = 8;
    std::array<std::vector<double>, 4> seen;
    for (std::uint32_t r = 0; r < n; ++r) {
        const Volumes v = s.demand(year, year, r).volumes;
        seen[0].push_back(static_cast<double>(v.sessions[1]));
        seen[1].push_back(static_cast<double>(v.patients.alerts[1]));
        seen[2].push_back(static_cast<double>(cases(v)));
        seen[3].push_back(static_cast<double>(v.patients.alerts[1] - cases(v)));
    }
    const std::array expected{means.sessions, means.alerts_raw, means.alerts, means.alerts_raw - means.alerts};
    // Approximations of mean_values: joining leaves out that severe states, worsenings and alerts of a patient come together.
    const std::array approximate{0.003, 0.005, 0.01, 0.25};
    for (std::size_t m = 0; m < 4; ++m) {
        const Seen x = over_replications(n, [&](std::uint32_t r) { return seen[m][r]; });
        const double by_formula = expected[m] * 365 / 365.25;
        CAPTURE(m, x.mean, by_formula, x.error, x.mean / by_formula);
        CHECK(std::abs(x.mean - by_formula) < 3.5 * x.error + approximate[m] * by_formula);
        CHECK(x.error < 0.02 * by_formula);
    }
}

TEST_CASE("simulated contacts, calls for help and kits of a cohort with states and days in hospital are the mean values", "[models][patients]")
{
    Plan plan = respiratory_only();
    Programme& p = plan.programmes[1];
    p.needs_kit = false;
    p.states = {{"mild", {.share = 0.7, .exacerbations_per_year = 1, .televisits_per_year = 2, .notes_per_month = 10min}},
                {"severe", {.share = 0.3, .exacerbations_per_year = 4, .televisits_per_year = 12, .notes_per_month = 30min, .needs_kit = true, .coverage = "always"}}};
    p.transitions = Transitions{24h * 60, {{"mild", {{"mild", 0.9}, {"severe", 0.1}}}, {"severe", {{"severe", 1}}}}};
    p.exacerbations = Exacerbations{.duration = sim::Constant{5 * 86400.0}, .admitted_share = 0.6, .admitted_after = 24h * 2, .hospital_stay = sim::Constant{20 * 86400.0}};
    plan.services.emergency_calls.enabled = plan.services.kits.enabled = plan.services.device_failure.enabled = plan.services.missing_data.enabled = true;
    plan.services.emergency_calls.per_patient_year_other = 2;
    plan.services.tele_advice.enabled = true;
    plan.services.tele_advice.per_patient_year = 6;
    plan.episodes.influenza = {true, 0.3, 0, 15, 5, {}};
    plan.episodes.influenza.effect[1] = 1;
    const Setting s{plan};
    Volumes v = s.demand(year, year, 0).volumes;
    constexpr int n = 4;
    for (std::uint32_t r = 1; r < n; ++r) v += s.demand(year, year, r).volumes;
    const MeanValues m = mean_values(plan, s.active());
    const auto of = [&](std::string_view pathway) {
        double sum = 0;
        for (const ServiceWork& w : m.services) sum += w.pathway == pathway ? w.per_year : 0;
        return sum;
    };
    const auto agrees = [&](const char* what, std::int64_t seen, double mean, double approximate) {
        const double expected = n * mean * 365 / 365.25, real = static_cast<double>(seen);
        CAPTURE(what, real, expected, real / expected);
        CHECK(expected > 1000);
        CHECK(std::abs(real - expected) < 3.5 * std::sqrt(expected) + approximate * expected);
    };
    agrees("scheduled calls", v.scheduled_calls, m.scheduled_calls, 0.005);
    agrees("notes", v.notes, m.notes, 0.005);
    agrees("televisits", v.televisits, m.televisits, 0.01);
    const ServiceCounts &advice = v.of(ServiceKind::tele_advice), &calls = v.of(ServiceKind::emergency_calls);
    agrees("tele-advice", advice.requested + advice.rescheduled, of("tele_advice"), 0.01);
    agrees("answered calls for help", calls.completed, of("emergency_call"), 0.01);
    agrees("missing readings", v.missing_data_calls, of("missing_data_call"), 0.04);
    agrees("kits that come back", v.kits.withdrawals + v.kits.returns, of("kit_withdrawal") + of("kit_return"), 0.04);
    agrees("swaps", v.kits.swaps_by_visit + v.kits.swaps_by_courier, of("kit_swap") + of("kit_shipment"), 0.02);
    CHECK(m.notes_hours / m.notes * 60 > 10);
    CHECK(m.notes_hours / m.notes * 60 < 30);
}

TEST_CASE("a second condition brings its alerts to a group that has none of its own", "[models][patients]")
{
    Plan plan = respiratory_only();
    plan.protocols[1].out_of_range = 0;
    plan.protocols[2].out_of_range = 0.04;
    plan.programmes[1].comorbidity = Comorbidity{1, TargetGroup::diabetes};
    const Setting s{plan};
    const double expected = mean_values(plan, s.active()).alerts_raw * 365 / 365.25;
    REQUIRE(expected > 1000);
    CHECK(static_cast<double>(s.demand().volumes.patients.alerts[1]) == Approx(expected).epsilon(0.05));
}

TEST_CASE("each thing that makes patients differ leaves the mean of their alerts alone", "[models][patients]")
{
    const Plan base = respiratory_only();
    const auto alerts = [](const Plan& plan) {
        const Setting s{plan};
        return over_replications(8, [&](std::uint32_t r) { return static_cast<double>(s.demand(year, year, r).volumes.patients.alerts[1]); });
    };
    const Seen alike = alerts(base);
    Plan frail = base;
    frail.sensors.alerts.frailty_cv = 0.8;
    const Seen with_frailty = alerts(frail);
    Plan states = base;
    states.programmes[1].states = {{"mild", {.share = 0.6}}, {"severe", {.share = 0.4, .out_of_range_ratio = 4}}};
    const Seen with_states = alerts(states);
    CAPTURE(alike.mean, alike.error, with_frailty.mean, with_frailty.error, with_states.mean, with_states.error);
    CHECK(std::abs(with_frailty.mean - alike.mean) < 3.5 * std::hypot(with_frailty.error, alike.error));
    CHECK(std::abs(with_states.mean - alike.mean) < 3.5 * std::hypot(with_states.error, alike.error));
    CHECK(with_frailty.error < 0.02 * alike.mean);
}

TEST_CASE("frailty is nested: who is received does not change, and the frail have more alerts", "[models][patients]")
{
    Plan plan = respiratory_only();
    const Volumes without = Setting{plan}.demand().volumes;
    plan.sensors.alerts.frailty_cv = 0.8;
    const Volumes with = Setting{plan}.demand().volumes;
    CHECK(with.sessions[1] == without.sessions[1]);
    CHECK(with.prescribed[1] == without.prescribed[1]);
    CHECK(with.patients.alerts[1] != without.patients.alerts[1]);
}

TEST_CASE("a patient in hospital sends nothing: the days away are missing from the prescribed sessions", "[models][patients]")
{
    Plan plan = respiratory_only();
    plan.programmes[1].states = {{"all", {.share = 1, .exacerbations_per_year = 4}}};
    plan.programmes[1].exacerbations = Exacerbations{.admitted_share = 1, .admitted_after = 24h * 2, .hospital_stay = sim::Constant{10 * 86400.0}};
    const Volumes v = Setting{plan}.demand().volumes;
    CHECK(v.patients.days_away[1] > 0);
    CHECK(v.prescribed[1] == v.active_days[1] - v.patients.days_away[1]);      // one session a day
    CHECK(v.patients.admissions[1] <= v.patients.worsenings[1] + v.patients.days_away[1] / 10);
    CHECK(v.patients.state_days[1][0] == v.active_days[1]);
    plan.programmes[1].exacerbations->telemonitoring_effect = 0;
    const Volumes none = Setting{plan}.demand().volumes;
    CHECK(none.patients.admissions[1] == 0);
    CHECK(none.prescribed[1] == none.active_days[1]);
}

TEST_CASE("less is sent in and before a worsening, by the factor of the plan", "[models][patients]")
{
    Plan plan = respiratory_only();
    plan.programmes[1].states = {{"all", {.share = 1, .exacerbations_per_year = 6}}};
    plan.programmes[1].exacerbations = Exacerbations{};
    plan.programmes[1].exacerbations->warning_days = 5;
    const auto received = [](const Plan& p) {
        const Volumes v = Setting{p}.demand().volumes;
        return static_cast<double>(v.sessions[1]) / static_cast<double>(v.prescribed[1]);
    };
    const double usual = received(plan);
    plan.programmes[1].exacerbations->adherence_factor = 0.5;
    const auto [well, before, worse, hospital] = wellness_shares(plan.programmes[1], 0);
    CHECK(hospital == 0);
    CHECK(before > 0.06);
    CHECK(received(plan) / usual == Approx(1 - 0.5 * (before + worse)).epsilon(0.01));
}

TEST_CASE("a state's coverage is that of its patients' alerts", "[models][patients]")
{
    Plan plan = respiratory_only();
    plan.programmes[1].states = {{"home", {.share = 0.5}}, {"palliative", {.share = 0.5, .coverage = "always"}}};
    const Setting s{plan};
    const Coverages coverages{plan};
    const Demand d = s.demand();
    double always = 0, day_only = 0;
    for (const auto& alert : s.arrivals(d, "clinical_alert"))
        (coverages.calendar(coverage_of(alert.arrival.job_class)) == "always" ? always : day_only) += 1;
    CHECK(std::abs(always - day_only) < 3.5 * std::sqrt(always + day_only) + 0.03 * always);
    CHECK(coverages.calendar(coverages.of(TargetGroup::respiratory, Intensity::level_1, 1)) == "always");
    CHECK(coverages.calendar(coverages.of(TargetGroup::respiratory, Intensity::level_1, 0)) == "day");
}

TEST_CASE("alerts of one patient and day join into the first, at the highest priority", "[models][patients]")
{
    Plan plan = respiratory_only();
    plan.protocols[1].sessions_per_day = 2;
    plan.protocols[1].adherence = 1;
    plan.protocols[1].adherence_decline_per_month = 0;
    plan.protocols[1].out_of_range = 1;
    plan.protocols[1].season = {};
    plan.sensors.adherence_sd = 0;
    plan.sensors.alerts.closed_by_platform = 0;            // two alerts per patient and day, always
    plan = stationary(std::move(plan), day(2026, 9, 1), 400);
    const DateRange week{day(2027, 1, 4), day(2027, 1, 10)};
    const Setting apart{plan};
    const Demand separate = apart.demand(week, week);
    plan.sensors.alerts.join_same_day = true;
    const Setting together{plan};
    const Demand joined = together.demand(week, week);
    CHECK(cases(separate.volumes) == 2 * separate.volumes.active_days[1]);
    CHECK(cases(joined.volumes) == joined.volumes.active_days[1]);
    CHECK(joined.volumes.patients.alerts[1] == separate.volumes.patients.alerts[1]);

    const auto before = apart.arrivals(separate, "clinical_alert"), after = together.arrivals(joined, "clinical_alert");
    bool first_and_highest = true;
    for (const auto& one : after) {
        SimTime earliest = sim::never;
        Priority highest = Priority::low;
        for (const auto& alert : before) {
            if (alert.arrival.key.entity != one.arrival.key.entity || alert.arrival.key.day != one.arrival.key.day) continue;
            earliest = std::min(earliest, alert.at);
            highest = std::min(highest, priority_of(alert.arrival.job_class));
        }
        first_and_highest = first_and_highest && one.at == earliest && priority_of(one.arrival.job_class) == highest;
    }
    CHECK(first_and_highest);
}

TEST_CASE("a second condition is no second person", "[models][patients]")
{
    Plan plan = respiratory_only();
    plan.protocols[1].sessions_per_day = 1;
    plan.programmes[1].comorbidity = Comorbidity{1, TargetGroup::diabetes};   // all of them; diabetes asks for 1.5 a day
    const Volumes v = Setting{plan}.demand().volumes;
    plan.programmes[1].comorbidity.reset();
    const Volumes alone = Setting{plan}.demand().volumes;
    CHECK(v.active_days == alone.active_days);
    CHECK(v.assisted == alone.assisted);
    CHECK(static_cast<double>(v.prescribed[1]) == Approx(1.5 * static_cast<double>(alone.prescribed[1])).epsilon(0.001));
    CHECK(v.patients.second_sessions[1] == v.sessions[1]);
    CHECK(alone.patients.second_sessions[1] == 0);
}

TEST_CASE("a kit is installed when a phase first needs one, and stays", "[models][patients]")
{
    Plan plan = respiratory_only();
    Programme& p = plan.programmes[1];
    p.needs_kit = false;
    p.states = {{"clinic", {.share = 1}}, {"home", {.share = 0, .needs_kit = true}}};
    p.transitions = Transitions{24h * 90, {{"clinic", {{"home", 1}}}, {"home", {{"clinic", 1}}}}};
    plan = stationary(std::move(plan), day(2026, 9, 1), 10000);
    const Setting s{plan};
    const Volumes v = s.demand().volumes;
    CHECK(v.kit_days > v.patients.state_days[1][1]);       // the kit is not taken back at the clinic
    CHECK(v.kit_days < v.active_days[1]);
    CHECK(v.kit_starts > 0);
    CHECK(v.kit_starts <= v.starts + v.treated);
    const MeanValues m = mean_values(plan, s.active());
    CHECK(static_cast<double>(v.kit_days) / 365 == Approx(m.kits - m.kit_starts * 10.5 / 365.25).epsilon(0.02));
    CHECK(static_cast<double>(v.kit_starts) == Approx(m.kit_starts).epsilon(0.06));
}

TEST_CASE("cutting the days in two gives the same courses and the same cases", "[models][patients]")
{
    Plan plan = everything_on();
    plan = stationary(std::move(plan), day(2026, 9, 1), 3000);
    const Setting s{plan};
    const DemandModel model{s.plan, s.clinical, s.centre, 0};
    const Demand whole = model.demand(s.all.front(), year, year);
    for (const Date cut : {day(2026, 12, 31), day(2027, 2, 13)}) {
        Demand first = model.demand(s.all.front(), {year.from, cut}, year);
        const Demand second = model.demand(s.all.front(), {cut + 1, year.to}, year);
        first.volumes += second.volumes;
        CHECK(first.volumes.sessions == whole.volumes.sessions);
        CHECK(first.volumes.alerts == whole.volumes.alerts);
        CHECK(first.volumes.patients.alerts == whole.volumes.patients.alerts);
        CHECK(first.volumes.patients.state_days == whole.volumes.patients.state_days);
        CHECK(first.volumes.patients.days_away == whole.volumes.patients.days_away);
        CHECK(first.volumes.patients.worsenings == whole.volumes.patients.worsenings);
        CHECK(first.volumes.patients.admissions == whole.volumes.patients.admissions);
    }
}

TEST_CASE("influenza adds the alerts of the ill, heat those of hot days", "[models][patients]")
{
    Plan plan = respiratory_only();
    const auto alerts = [](const Plan& p) {
        double sum = 0;
        for (std::uint32_t r = 0; r < 3; ++r) sum += static_cast<double>(Setting{p}.demand(year, year, r).volumes.patients.alerts[1]);
        return sum;
    };
    plan.protocols[1].season = {};
    const double ordinary = alerts(plan);
    plan.episodes.influenza = {true, 0.2, 0, 10, 4, {}};
    plan.episodes.influenza.effect[1] = 1;
    // 20 % ill for ten days at four times the alerts: 0.2 × 10 × 3 = 6 more days of alerts in 365.
    CHECK(alerts(plan) / ordinary == Approx(1 + 6.0 / 365).epsilon(0.003));
    plan.episodes.influenza.effect[1] = 0;
    CHECK(alerts(plan) == ordinary);
}
