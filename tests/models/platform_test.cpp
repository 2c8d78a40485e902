#include "models/platform_graph.hpp"

#include <algorithm>
#include <cmath>

#include "models/demand.hpp"
#include "models/plan_check.hpp"
#include "models/platform_activity.hpp"
#include "models/random_counts.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace std::chrono_literals;

namespace {

bool reports(const Plan& plan, const std::string& pointer, const std::string& code)
{
    const Problems problems = check(plan, tests::territory());
    return std::ranges::any_of(problems, [&](const Problem& p) { return p.pointer == pointer && p.code == code; });
}

}  // namespace

TEST_CASE("tiers stand after those that hand something on to them", "[models][platform]")
{
    Platform p;
    p.messages = {{"reading", {}}, {"alert", {}}};
    PlatformTier home, region, national;
    home.carries = {{"reading", {}}};
    region.carries = {{"reading", {"home", 1, {}}}, {"alert", {}}};
    national.carries = {{"alert", {"region", 0.5, {}}}, {"reading", {"region", 0.1, {}}}};
    p.tiers = {{"national", national}, {"region", region}, {"home", home}};
    const PlatformGraph graph = platform_graph(p);
    REQUIRE(graph.tiers.size() == 3);
    CHECK(graph.tiers[0].name == "home");
    CHECK(graph.tiers[2].name == "national");
    CHECK(graph.tiers[2].flows[0].factor == 0.5);
    CHECK(graph.tiers[2].flows[1].factor == 0.1);
    CHECK(tier_in_a_cycle(p).empty());
    p.tiers[2].second.carries[0].second.from = "national";         // home ← national ← region ← home
    CHECK_FALSE(tier_in_a_cycle(p).empty());
}

TEST_CASE("availability, mean time up and mean time down are two numbers", "[models][platform]")
{
    Platform p;
    p.availability = 0.995;
    PlatformTier tier;
    CHECK_FALSE(up_and_down(p, tier));                 // nothing says how long a failure lasts
    tier.mttr = 1h;
    REQUIRE(up_and_down(p, tier));
    CHECK(up_and_down(p, tier)->up == 199h);           // 199 / (199 + 1)
    tier.availability = 0.9;
    CHECK(up_and_down(p, tier)->up == 9h);
    tier.mtbf = 99h;
    CHECK(up_and_down(p, tier)->availability() == Approx(0.99));
    p.simulate_outages = false;
    CHECK_FALSE(up_and_down(p, tier));
}

TEST_CASE("a Poisson count has its mean and variance", "[models][platform]")
{
    // By the inverse of the distribution function on an even grid of u: no sampling error but the grid's.
    for (const double mean : {0.02, 3.0, 31.0, 33.0, 500.0}) {
        constexpr int steps = 200'000;
        double sum = 0, squares = 0;
        for (int i = 0; i < steps; ++i) {
            const auto n = static_cast<double>(poisson(mean, (i + 0.5) / steps));
            sum += n;
            squares += n * n;
        }
        INFO(mean);
        CHECK(sum / steps == Approx(mean).epsilon(0.002));
        CHECK(squares / steps - sum / steps * sum / steps == Approx(mean).epsilon(0.01));
    }
    CHECK(poisson(0, 0.5) == 0);
}

TEST_CASE("a yearly frequency falls on the days and hours of its kind", "[models][platform]")
{
    // 365.25 a year for each of 10 patients, on weekdays, 70 % from 07 to 14: in a week of seven days 70, on 5 days 14 each,
    // 14 × 0.7 ÷ 7 = 1.4 an hour.
    const DateRange week{to_date({2027, 2, 1}), to_date({2027, 2, 7})};
    PlatformActivity activity{true, ActivityBase::patient, 365.25, {{"login", 1}}, {}, Days::weekdays, {{0.7, {{7h, 14h}}}, {0.3, {{14h, 20h}}}}};
    const ActivityModel model{activity, "logins", week, {10, 5}, 16, national_holidays()};
    CHECK(model.rate(week.from, 7) == Approx(1.4));
    CHECK(model.rate(week.from, 14) == Approx(0.7));
    CHECK(model.rate(week.from, 6) == 0);
    CHECK(model.rate(week.to, 7) == 0);                // Sunday
    activity.per = ActivityBase::operator_;
    CHECK(ActivityModel{activity, "logins", week, {10, 5}, 16, national_holidays()}.rate(week.from, 7) == Approx(0.7));
    activity.per = ActivityBase::region;
    CHECK(ActivityModel{activity, "logins", week, {10, 5}, 16, national_holidays()}.rate(week.from, 7) == Approx(0.14));
    activity.enabled = false;
    CHECK(ActivityModel{activity, "logins", week, {10, 5}, 16, national_holidays()}.rate(week.from, 7) == 0);

    const sim::Stream draws{1, 1, 50};
    std::int64_t sum = 0;
    activity = {true, ActivityBase::region, 365250, {}, {}, Days::every_day, {}};
    const DateRange year{week.from, week.from + 364};
    const ActivityModel even{activity, "logins", year, {}, 16, national_holidays()};
    for (Date d = year.from; d <= year.to; d = d + 1)
        for (int h = 0; h < 24; ++h) sum += even.count(draws, d, h);
    CHECK(std::abs(static_cast<double>(sum) - 365000) < 3.5 * std::sqrt(365000.0));
}

TEST_CASE("the sessions of an hour are those of the first pass", "[models][platform]")
{
    const Plan plan = tests::puglia();
    const PathwayNetwork clinical = pathway_network(plan, Scope::authority), centre = pathway_network(plan, Scope::region);
    const auto all = cohorts(plan, authorities_of(tests::territory(), "16"));
    const DemandModel model{plan, clinical, centre, 0};
    const Date monday = tests::day(2027, 3, 1);
    const Volumes day = model.demand(all.front(), {monday, monday}, {monday, monday}).volumes;
    std::int64_t messages = 0;
    for (const int hour : {7, 12, 19}) {
        messages = 0;
        for (const SentSession& s : model.sessions_in_hour(all.front(), monday, hour)) {
            CHECK((s.at >= std::chrono::hours{hour} && s.at < std::chrono::hours{hour + 1}));
            messages += s.messages + (s.alert ? 1 : 0);
        }
        CHECK(messages == day.messages_by_hour[static_cast<std::size_t>(hour)]);
    }
}

TEST_CASE("what cannot be of a platform is reported where it stands", "[models][platform]")
{
    const Plan good = tests::puglia();
    CHECK(check(good, tests::territory()).empty());
    const auto changed = [&](auto&& change) {
        Plan plan = good;
        change(plan.platform);
        return plan;
    };
    const auto tier = [](Platform& p, const char* name) -> PlatformTier& {
        return std::ranges::find(p.tiers, name, [](const auto& t) { return t.first; })->second;
    };
    CHECK(reports(changed([&](Platform& p) { tier(p, "eds").carries.push_back({"nothing", {}}); }), "/platform/tiers/eds/carries/nothing", "no_such_message"));
    CHECK(reports(changed([&](Platform& p) { tier(p, "eds").carries[0].second.from = "nobody"; }), "/platform/tiers/eds/carries/document/from", "no_such_tier"));
    CHECK(reports(changed([&](Platform& p) { tier(p, "eds").carries.push_back({"login", {"gateway_publication", 1, {}}}); }), "/platform/tiers/eds/carries/login/from",
                  "not_carried"));
    CHECK(reports(changed([&](Platform& p) { tier(p, "irt").carries.back().second.from = "int"; }), "/platform/tiers/irt", "tier_cycle"));
    CHECK(reports(changed([&](Platform& p) { tier(p, "irt").mtbf = 10h, tier(p, "irt").availability = 0.99; }), "/platform/tiers/irt/availability", "availability_differs"));
    CHECK(reports(changed([&](Platform& p) { tier(p, "irt").mtbf = 10h, tier(p, "irt").mttr.reset(); }), "/platform/tiers/irt/mttr", "missing_field"));
    CHECK(reports(changed([&](Platform& p) { tier(p, "irt").micro_services[0].second = 0.5; }), "/platform/tiers/irt/micro_services", "shares_do_not_sum"));
    CHECK(reports(changed([&](Platform& p) { p.activities[0].second.hours[0].share = 0.9; }), "/platform/activities/citizen_logins/hours", "shares_do_not_sum"));
}
