#include "models/severity.hpp"

#include <cmath>

#include "models/purposes.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace teleplan::tests;
using namespace std::chrono_literals;

namespace
{

constexpr auto group = TargetGroup::respiratory;

/// Two states, "mild" and "severe", of a group that nobody else disturbs.
Plan two_states(double severe_share)
{
    Plan plan = puglia();
    Programme& p = plan.programmes[1];
    p.states = {{"mild", {.share = 1 - severe_share}}, {"severe", {.share = severe_share}}};
    p.transitions.reset();
    p.exacerbations.reset();
    plan.protocols[1].season = {};
    return plan;
}

Stay stay_of(PersonId person, int days) { return {person, Date{9000}, Date{9000 + days}, Leaving::plan_end, false}; }

std::vector<StateSpan> course_of(const Plan& plan, PersonId person, int days)
{
    std::vector<StateSpan> out;
    SeverityModel{plan, 0}.course(group, stay_of(person, days), out);
    return out;
}

}  // namespace

TEST_CASE("a patient of a group without states has one span", "[models][severity]")
{
    Plan plan = puglia();
    plan.programmes[1].states.clear();
    plan.programmes[1].transitions.reset();
    CHECK(course_of(plan, 7, 100) == std::vector<StateSpan>{{9000, 9100, 0, Wellness::usual}});
    const StateTraits traits = state_traits(plan, group, Intensity::level_2, 0);
    CHECK(traits.sessions_per_day == plan.protocols[1].sessions_per_day);
    CHECK(traits.out_of_range_factor == 1);
    CHECK(traits.coverage == "always");
}

TEST_CASE("a chain that always moves on changes state once a cycle, at a phase of the patient's own", "[models][severity]")
{
    Plan plan = two_states(0);
    plan.programmes[1].transitions = Transitions{24h * 40, {{"mild", {{"severe", 1}}}, {"severe", {{"mild", 1}}}}};
    double phases = 0;
    constexpr int people = 2000;
    for (PersonId person = 0; person < people; ++person) {
        const auto spans = course_of(plan, person, 120);
        REQUIRE(spans.size() >= 3);
        const bool starts_severe = spans.front().state == 1;   // its first cycle ended on the very first day
        CHECK((!starts_severe || spans.front().to == 9040));
        phases += starts_severe ? 0 : spans.front().to - 9000;
        for (std::size_t s = 1; s + 1 < spans.size(); ++s) {
            CHECK(spans[s].state != spans[s - 1].state);
            CHECK(spans[s].to - spans[s].from == 40);
        }
        CHECK(spans.back().to == 9120);
    }
    // Whole days 0 … 39, uniform: mean 19.5, standard deviation 11.54.
    CHECK(std::abs(phases / people - 19.5) < 3.5 * 11.54 / std::sqrt(people));
}

TEST_CASE("rows are scaled to sum 1 and the dead leave their column to the survivors", "[models][severity]")
{
    Plan plan = two_states(0.5);
    Programme& p = plan.programmes[1];
    p.transitions = Transitions{24h * 365, {{"mild", {{"mild", 0.6}, {"severe", 0.3}, {"death", 0.1}}}, {"severe", {{"severe", 1.0001}}}}};
    const Matrix m = transition_matrix(p);
    CHECK(m[0][0] == Approx(0.6 / 0.9));
    CHECK(m[0][1] == Approx(0.3 / 0.9));
    CHECK(m[1][1] == 1);
}

TEST_CASE("patients start in the shares of the plan and move by its matrix", "[models][severity]")
{
    Plan plan = two_states(0.3);
    plan.programmes[1].transitions = Transitions{24h * 30, {{"mild", {{"mild", 0.8}, {"severe", 0.2}}}, {"severe", {{"mild", 0.1}, {"severe", 0.9}}}}};
    constexpr int people = 20000;
    const SeverityModel model{plan, 0};
    std::vector<StateSpan> spans;
    double at_start = 0, after_two = 0;
    for (PersonId person = 0; person < people; ++person) {
        model.course(group, stay_of(person, 91), spans);
        // Day 60 lies after two changes whatever the phase; some phases change on day 0 already, so the start is judged on its own.
        after_two += state_on(spans, 9060 - 1) == 1 ? 1 : 0;
        at_start += spans.front().state == 1 ? 1 : 0;
    }
    // severe after one change: 0.3 × 0.9 + 0.7 × 0.2 = 0.41; after two: 0.41 × 0.9 + 0.59 × 0.2 = 0.487. One patient in thirty has
    // changed by the end of day 0: 0.3 + 0.11 / 30.
    const auto error = [](double share) { return 3.5 * std::sqrt(share * (1 - share) / people); };
    CHECK(std::abs(at_start / people - (0.3 + 0.11 / 30)) < error(0.3));
    CHECK(std::abs(after_two / people - 0.487) < error(0.487));
}

TEST_CASE("what states set is rescaled so that the group's mean holds at enrolment", "[models][severity]")
{
    Plan plan = two_states(0.25);
    Programme& p = plan.programmes[1];
    p.states[1].second.out_of_range_ratio = 3;
    p.states[1].second.mortality_ratio = 5;
    // 0.75 × 1 + 0.25 × 3 = 1.5; 0.75 × 1 + 0.25 × 5 = 2
    CHECK(out_of_range_factors(p, plan.protocols[1])[0] == Approx(1 / 1.5));
    CHECK(out_of_range_factors(p, plan.protocols[1])[1] == Approx(3 / 1.5));
    CHECK(mortality_factors(p)[1] == Approx(2.5));

    p.states[0].second.exacerbations_per_year = p.states[1].second.exacerbations_per_year = 1;
    p.exacerbations = Exacerbations{.duration = sim::Constant{10 * 86400.0}, .alert_factor = 3};
    // A year of 365.25 / (365.25 + 10) worsenings of ten days: 2.66 % of the days count three times.
    const double worse = 1 / 365.25 / (1 + 10 / 365.25) * 10;
    CHECK(wellness_shares(p, 0)[2] == Approx(worse));
    CHECK(out_of_range_factors(p, plan.protocols[1])[0] == Approx(1 / 1.5 / (1 + 2 * worse)));
}

TEST_CASE("a state decides sessions, televisits, notes, kit and coverage; the rest comes from programme and intensity", "[models][severity]")
{
    Plan plan = two_states(0.25);
    SeverityState& severe = plan.programmes[1].states[1].second;
    severe.sessions_per_day = 2;
    severe.televisits_per_year = 12;
    severe.notes_per_month = 30min;
    severe.needs_kit = false;
    severe.coverage = "always";
    const StateTraits mild = state_traits(plan, group, Intensity::level_1, 0), at_level_1 = state_traits(plan, group, Intensity::level_1, 1),
                      weekly = state_traits(plan, group, Intensity::weekly, 1);
    CHECK(mild.sessions_per_day == 1);
    CHECK(mild.coverage == "day");
    CHECK(mild.needs_kit);
    CHECK(at_level_1.sessions_per_day == 2);
    CHECK(at_level_1.televisits_per_year == 12);
    CHECK(at_level_1.notes_per_month == 30min);
    CHECK_FALSE(at_level_1.needs_kit);
    CHECK(at_level_1.coverage == "always");
    CHECK(weekly.sessions_per_day == 1.0 / 7);   // the intensity's limit holds
}

TEST_CASE("worsenings come at the state's rate, in and out of hospital, and spans cover the stay without a gap", "[models][severity]")
{
    Plan plan = two_states(0.5);
    Programme& p = plan.programmes[1];
    p.states[1].second.exacerbations_per_year = 4;
    p.exacerbations = Exacerbations{.duration = sim::Constant{10 * 86400.0}, .alert_factor = 3, .admitted_share = 0.25, .telemonitoring_effect = 1,
                                    .admitted_after = 24h * 3, .hospital_stay = sim::Constant{8 * 86400.0}, .adherence_factor = 0.5, .warning_days = 2};
    const SeverityModel model{plan, 0};
    constexpr int people = 3000, days = 730;
    std::vector<StateSpan> spans;
    double severe_days = 0, began = 0, admitted = 0;
    for (PersonId person = 0; person < people; ++person) {
        model.course(group, stay_of(person, days), spans);
        CHECK(spans.front().from == 9000);
        CHECK(spans.back().to == 9000 + days);
        for (std::size_t s = 0; s < spans.size(); ++s) {
            const StateSpan& span = spans[s];
            if (s > 0) REQUIRE(span.from == spans[s - 1].to);
            REQUIRE(span.to > span.from);
            if (span.wellness != Wellness::usual) CHECK(span.state == 1);
            severe_days += span.state == 1 ? span.to - span.from : 0;
            const bool last = s + 1 == spans.size();
            if (span.wellness == Wellness::worse) {
                ++began;
                const bool goes = !last && spans[s + 1].wellness == Wellness::in_hospital;
                admitted += goes ? 1 : 0;
                if (!last) CHECK(span.to - span.from == (goes ? 3 : 10));
            }
            if (span.wellness == Wellness::in_hospital && !last) CHECK(span.to - span.from == 8);
            if (span.wellness == Wellness::before_worsening) CHECK(span.to - span.from <= 2);
        }
    }
    // Renewals: one in 365.25 / 4 days on average plus the mean length 0.75 × 10 + 0.25 × (3 + 8) = 10.25 of each.
    const double expected = severe_days / (365.25 / 4 + 10.25);
    CHECK(std::abs(began - expected) < 3.5 * std::sqrt(expected));
    CHECK(std::abs(admitted - 0.25 * began) < 3.5 * std::sqrt(began * 0.25 * 0.75) + 0.02 * began);   // a stay may end before the third day

    p.exacerbations->telemonitoring_effect = 0;
    const SeverityModel none{plan, 0};
    for (PersonId person = 0; person < 200; ++person) {
        none.course(group, stay_of(person, days), spans);
        for (const StateSpan& span : spans) CHECK(span.wellness != Wellness::in_hospital);
    }
}

TEST_CASE("a longer stay begins as the shorter one", "[models][severity]")
{
    Plan plan = two_states(0.5);
    Programme& p = plan.programmes[1];
    p.states[1].second.exacerbations_per_year = 6;
    p.transitions = Transitions{24h * 30, {{"mild", {{"mild", 0.8}, {"severe", 0.2}}}, {"severe", {{"mild", 0.1}, {"severe", 0.9}}}}};
    p.exacerbations = Exacerbations{.admitted_share = 0.5, .admitted_after = 24h * 3};
    for (PersonId person = 0; person < 200; ++person) {
        auto whole = course_of(plan, person, 600), part = course_of(plan, person, 250);
        while (whole.back().from >= 9250) whole.pop_back();
        whole.back().to = std::min(whole.back().to, 9250);
        CHECK(part == whole);
    }
}

TEST_CASE("a patient in a state with half the death rate lives twice as long", "[models][severity]")
{
    Plan plan = two_states(0.5);
    plan.programmes[1].states[1].second.mortality_ratio = 3;   // mean 2: the mild die at half the group's rate, the severe at 1.5
    const sim::Stream draws{1, 0, purpose::severity};
    const Progression progression{plan.programmes[1], draws};
    std::vector<StateSpan> spans;
    for (PersonId person = 0; person < 50; ++person) {
        progression.spans(person, 9000, 9100, spans);
        CHECK(progression.days_to_death(person, 9000, 9010, 60) == Approx(spans.front().state == 0 ? 120 : 40));
    }
}
