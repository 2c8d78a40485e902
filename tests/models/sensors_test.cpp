#include "models/sensors.hpp"

#include <array>
#include <cmath>
#include <vector>

#include "models/purposes.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan::models;
using namespace teleplan::tests;
using namespace std::chrono_literals;

TEST_CASE("weekly patients send on one weekday of their own, every week", "[models][sensors]")
{
    std::array<int, 7> used{};
    for (int p = 0; p < 700; ++p) {
        const double phase = (p + 0.5) / 700;
        int session = next_session_day(9000, 1.0 / 7, phase);
        CHECK((session >= 9000 && session < 9007));
        ++used[static_cast<std::size_t>(session % 7)];
        bool weekly = true;
        for (int week = 0; week < 600; ++week) {
            const int next = next_session_day(session + 1, 1.0 / 7, phase);
            weekly = weekly && next == session + 7;
            session = next;
        }
        CHECK(weekly);
    }
    for (const int patients : used) CHECK(patients == 100);  // the phases spread them over the week
}

TEST_CASE("half a session a day is one on alternate days", "[models][sensors]")
{
    const int first = next_session_day(5, 0.5, 0.3), second = next_session_day(first + 1, 0.5, 0.3);
    CHECK(second == first + 2);
    CHECK(next_session_day(second + 1, 0.5, 0.3) == first + 4);
    CHECK(next_session_day(second, 0.5, 0.3) == second);  // the day itself counts
}

TEST_CASE("a session rate keeps its promise over any stretch of days", "[models][sensors]")
{
    for (const double rate : {0.3, 1.0 / 7, 0.5, 0.9, 2.0 / 7}) {
        int count = 0;
        for (int day = next_session_day(0, rate, 0.1); day < 7000; day = next_session_day(day + 1, rate, 0.1)) ++count;
        CHECK(std::abs(count - rate * 7000) < 1);
    }
}

TEST_CASE("sessions are prescribed as the group's protocol, at most as often as the intensity", "[models][sensors]")
{
    const Plan plan = puglia();
    CHECK(prescribed_per_day(plan.protocols[2], plan.intensities[0]) == 1.5);
    CHECK(prescribed_per_day(plan.protocols[2], plan.intensities[2]) == 1.0 / 7);
    CHECK(prescribed_per_day(plan.protocols[3], plan.intensities[0]) == 1.0 / 7);
    CHECK(prescribed_per_day(plan.protocols[0], plan.intensities[3]) == 0);
    const auto slots = session_slots(1.5);
    REQUIRE(slots.size() == 2);
    CHECK(slots[0].per_day == 1);
    CHECK(slots[1].per_day == 0.5);
    CHECK(session_slots(0).empty());
    CHECK(session_slots(2).size() == 2);
}

TEST_CASE("habit windows fall in the bands by their shares and stay inside them", "[models][sensors]")
{
    const Plan plan = puglia();
    const Duration window = plan.sensors.habit_window;
    const HourProfile profile{plan.sensors.hour_profile, window};
    const auto& bands = plan.sensors.hour_profile;
    constexpr int grid = 400;
    std::vector<int> count(bands.size());
    int outside = 0;
    for (int i = 0; i < grid; ++i)
        for (int j = 0; j < grid; ++j) {
            const Duration start = profile.window_start((i + 0.5) / grid, (j + 0.5) / grid);
            bool inside = false;
            for (std::size_t b = 0; b < bands.size(); ++b)
                for (const Block& block : bands[b].hours)
                    if (block.from <= start && start + window <= block.to) {
                        ++count[b];
                        inside = true;
                    }
            outside += inside ? 0 : 1;
        }
    CHECK(outside == 0);
    for (std::size_t b = 0; b < bands.size(); ++b)
        CHECK(count[b] / double{grid * grid} == Approx(bands[b].share).margin(1.0 / grid));
    CHECK(profile.window_start(0, 0) == Duration{6h});
}

TEST_CASE("the season of respiratory patients has mean 1 over a year and the published ratios", "[models][sensors]")
{
    const Plan plan = puglia();
    const SeasonFactor season{plan.protocols[static_cast<std::size_t>(TargetGroup::respiratory)].season};
    double sum = 0;
    for (Date d = day(2027, 1, 1); d <= day(2027, 12, 31); d = d + 1) sum += season.on(d);
    CHECK(sum / 365 == Approx(1).epsilon(1e-12));
    const double summer = season.on(day(2027, 7, 15));
    CHECK(season.on(day(2027, 1, 15)) / summer == Approx(1.64));
    CHECK(season.on(day(2027, 4, 15)) / summer == Approx(1.34));
    CHECK(season.on(day(2027, 10, 15)) / summer == Approx(1.31));
    CHECK(season.on(day(2026, 11, 30)) == season.on(day(2027, 9, 1)));  // autumn: September to November
    CHECK(season.on(day(2026, 12, 1)) == season.on(day(2027, 2, 28)));  // winter: December to February
    CHECK(season.on(day(2027, 5, 31)) != season.on(day(2027, 6, 1)));
    const SeasonFactor none{Seasons{}};
    CHECK(none.on(day(2027, 1, 15)) == 1);
}

TEST_CASE("daily factors have mean 1, their cv, and half their variation in common", "[models][sensors]")
{
    const AlertRules rules = puglia().sensors.alerts;
    constexpr int days = 20000;
    const teleplan::sim::Stream draws{3, 0, purpose::daily_factor};
    const auto bari = daily_factors(rules, draws, 16, 160114, Date{0}, Date{days}),
               lecce = daily_factors(rules, draws, 16, 160116, Date{0}, Date{days}),
               elsewhere = daily_factors(rules, draws, 15, 150201, Date{0}, Date{days});
    REQUIRE(bari.size() == days);
    const auto mean = [](const std::vector<double>& x) {
        double sum = 0;
        for (const double v : x) sum += v;
        return sum / days;
    };
    const double mb = mean(bari), ml = mean(lecce), me = mean(elsewhere);
    CHECK(std::abs(mb - 1) < 3.5 * 0.1 / std::sqrt(days));
    CHECK(std::abs(ml - 1) < 3.5 * 0.1 / std::sqrt(days));
    const auto product = [](const std::vector<double>& x, double mx, const std::vector<double>& y, double my) {
        double sum = 0;
        for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - mx) * (y[i] - my);
        return sum / (days - 1);
    };
    const double sb = std::sqrt(product(bari, mb, bari, mb)), sl = std::sqrt(product(lecce, ml, lecce, ml)),
                 se = std::sqrt(product(elsewhere, me, elsewhere, me));
    CHECK(std::abs(sb - 0.1) < 3.5 * 0.1 / std::sqrt(2.0 * days));
    CHECK(std::abs(product(bari, mb, lecce, ml) / (sb * sl) - 0.5) < 3.5 * 0.75 / std::sqrt(days));
    CHECK(std::abs(product(bari, mb, elsewhere, me) / (sb * se)) <
          3.5 / std::sqrt(days));  // another region: nothing in common
}

TEST_CASE("daily factors do not depend on where a block of days begins, and are 1 without variation",
          "[models][sensors]")
{
    AlertRules rules = puglia().sensors.alerts;
    const teleplan::sim::Stream draws{3, 0, purpose::daily_factor};
    const auto whole = daily_factors(rules, draws, 16, 160114, Date{100}, Date{200}),
               part = daily_factors(rules, draws, 16, 160114, Date{150}, Date{160});
    for (std::size_t i = 0; i < part.size(); ++i) CHECK(part[i] == whole[50 + i]);
    rules.daily_correlation = 1;
    CHECK(daily_factors(rules, draws, 16, 1, Date{0}, Date{9}) == daily_factors(rules, draws, 16, 2, Date{0}, Date{9}));
    rules.daily_cv = 0;
    CHECK(daily_factors(rules, draws, 16, 1, Date{0}, Date{9}) == std::vector<double>(9, 1.0));
}

TEST_CASE("a priority is drawn by its share", "[models][sensors]")
{
    const ByPriority<double> mix{0.02, 0.13, 0.35, 0.50};
    ByPriority<int> count{};
    for (int i = 0; i < 10000; ++i) ++count[static_cast<std::size_t>(priority_of(mix, (i + 0.5) / 10000))];
    CHECK(count == ByPriority<int>{200, 1300, 3500, 5000});
    CHECK(priority_of(mix, 0) == Priority::critical);
    CHECK(priority_of({0, 0, 1, 0}, 0) == Priority::medium);
    CHECK(priority_of(mix, 0.9999999) == Priority::low);
}

TEST_CASE("adherence keeps its mean in the first month, declines by months and loses less each day at first",
          "[models][sensors]")
{
    const Plan plan = puglia();
    const auto drawn = adherence_distribution(plan.protocols[0], plan.sensors);
    CHECK(teleplan::sim::mean(drawn) == Approx(0.80));
    CHECK(std::sqrt(teleplan::sim::scv(drawn)) * 0.80 == Approx(0.25));
    Protocol sure = plan.protocols[0];
    sure.adherence = 1;
    CHECK(teleplan::sim::mean(adherence_distribution(sure, plan.sensors)) == 1);
    CHECK(adherence_ratio(plan.protocols[0], 0) == 1);
    CHECK(adherence_ratio(plan.protocols[0], 5) == Approx((0.80 - 5 * 0.014) / 0.80));
    CHECK(adherence_ratio(plan.protocols[0], 1000) == 0);
    CHECK(first_weeks_loss(plan.sensors, 0) == Approx(0.10));
    CHECK(first_weeks_loss(plan.sensors, 7) == Approx(0.05));
    CHECK(first_weeks_loss(plan.sensors, 14) == 0);
}

TEST_CASE("an alert rule is a point of sensitivity and false alerts", "[models][sensors]")
{
    AlertRules rules;
    rules.true_share = 0.3;
    CHECK(alerts_against_simple(rules) == 1);   // a plan without rules has the simple one
    rules.rules = {{"simple", {0.8, 1}}, {"deaf", {0.4, 1}}, {"keen", {1, 2}}};
    CHECK(alerts_against_simple(rules) == 1);
    // Half of the true alerts are gone: 0.3 / 2 + 0.7; of ten conditions four are seen.
    rules.rule = "deaf";
    CHECK(alerts_against_simple(rules) == Approx(0.85));
    CHECK(alert_truth(rules).true_share == Approx(0.15 / 0.85));
    CHECK(alert_truth(rules).missed_per_true == Approx(1.5));
    // All true ones, twice the false ones: 0.3 / 0.8 + 1.4.
    rules.rule = "keen";
    CHECK(alerts_against_simple(rules) == Approx(1.775));
    CHECK(alert_truth(rules).missed_per_true == 0);
}

TEST_CASE("a second condition brings its parameters once and the more frequent sessions", "[models][sensors]")
{
    Protocol own{.sessions_per_day = 1, .out_of_range = 0.25}, second{.sessions_per_day = 1.5, .out_of_range = 0.15};
    own.parameters = {{"weight", {1, "reading"}}, {"spo2", {0.5, "reading"}}};
    second.parameters = {{"glucose", {1, "reading"}}, {"weight", {1, "reading"}}, {"spo2", {1, "reading"}}};
    const Protocol both = merged(own, second);
    CHECK(both.sessions_per_day == 1.5);
    CHECK(both.out_of_range == Approx(1 - 0.75 * 0.85));
    CHECK(both.parameters.size() == 3);
    CHECK(messages_per_session(both) == 3);
    CHECK(messages_per_session(own) == 2);      // 1.5, rounded
    own.messages_per_session = 7;
    CHECK(messages_per_session(own) == 7);      // what a plan enters wins over the list
    CHECK(messages_per_session(merged(own, second)) == 7);
}
