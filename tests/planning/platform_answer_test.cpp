#include "planning/platform_answer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "formats/platform_json.hpp"
#include "planning/enrolment.hpp"
#include "planning/platform_load.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

constexpr int replications = 2;

RunAnswer answer(const models::Plan& plan, int threads = 1) { return run(plan, tests::territory(), {}, replications, Executor{threads}).answer; }

const TierResult& tier(const RunAnswer& a, const std::string& name) { return *std::ranges::find(a.tiers.tiers, name, &TierResult::name); }
double activity(const RunAnswer& a, const std::string& name) { return std::ranges::find(a.tiers.activities, name, &ActivityCount::name)->per_year.mean; }
models::PlatformTier& tier(models::Plan& p, const std::string& name) { return std::ranges::find(p.platform.tiers, name, [](const auto& t) { return t.first; })->second; }

const models::Plan& region()
{
    static const formats::PlanDocument document = small_region();
    return document.plan;
}
const RunAnswer& as_it_stands()
{
    static const RunAnswer made = answer(region());
    return made;
}

}  // namespace

TEST_CASE("the requests of an hour are those that were counted", "[planning][platform]")
{
    const models::Plan& plan = region();
    const Study study{plan, tests::territory()};
    const StudyClocks clocks{study};
    const RegionReplication r = replicate(study, clocks, entered_staffing(study), 1);
    const models::PlatformGraph graph = models::platform_graph(plan.platform);
    const models::DemandModel model{plan, study.clinical, study.centre, 1};
    const PlatformUsers users = platform_users(study, volumes(r));

    // Every message of the patients is a reminder or one of the four clinical kinds.
    std::int64_t clinical = 0;
    for (const char* kind : {"reading", "ecg_strip", "questionnaire", "alert", "reminder"})
        for (const std::int64_t n : r.platform.requests_by_hour[*graph.kind(kind)]) clinical += n;
    const std::int64_t messages = std::accumulate(r.platform.messages_by_hour.begin(), r.platform.messages_by_hour.end(), std::int64_t{0});
    CHECK(std::abs(static_cast<double>(clinical - messages)) <= 5);        // each kind is rounded down once

    const int hour = r.platform.peak_hour;
    std::vector<std::int64_t> seen(graph.kinds.size());
    for (const PlatformRequest& q : requests_in_hour(study, enrolled(study, 1).cohorts, graph, model, 1, users, r.platform, hour)) {
        CHECK((q.at >= Duration{} && q.at < std::chrono::hours{1}));
        ++seen[q.kind];
    }
    for (const char* kind : {"document", "login", "consultation"})
        CHECK(seen[*graph.kind(kind)] == r.platform.requests_by_hour[*graph.kind(kind)][static_cast<std::size_t>(hour)]);
    CHECK(seen[*graph.kind("reading")] + seen[*graph.kind("ecg_strip")] + seen[*graph.kind("questionnaire")] + seen[*graph.kind("alert")] + seen[*graph.kind("reminder")] ==
          r.platform.peak_messages);
}

TEST_CASE("a platform is answered tier by tier", "[planning][platform]")
{
    const RunAnswer& a = as_it_stands();
    REQUIRE(a.tiers.tiers.size() == region().platform.tiers.size());
    for (const TierResult& t : a.tiers.tiers) {
        INFO(t.name);
        CHECK(t.p50.mean <= t.p95.mean);
        CHECK(t.p95.mean <= t.p99.mean);
        CHECK(t.peak_mean.mean <= t.peak_q999.mean);
        CHECK(t.peak_q999.mean <= t.peak_max.mean);
        if (t.shared && t.met && t.p95_one_less) CHECK(*t.p95_one_less > *t.target_p95);
        // the busiest hour is busier than the hours of an average day
        CHECK(t.peak_mean.mean >= *std::ranges::max_element(t.by_hour));
    }
    // 365.25 records a year for each active patient
    const double expected = 365.25 * a.rows.back().active.mean;
    CHECK(std::abs(activity(a, "nightly_extraction") - expected) < 3.5 * std::sqrt(expected));
    const double micro = std::accumulate(tier(a, "irt").micro_services.begin(), tier(a, "irt").micro_services.end(), 0.0, [](double sum, const auto& m) { return sum + m.second; });
    CHECK(micro == Approx(tier(a, "irt").offered.mean));
    CHECK(formats::platform_json(a.tiers).find("\"gateway_publication\"") != std::string::npos);
}

TEST_CASE("each switch of the platform moves what it should and nothing else", "[planning][platform]")
{
    const RunAnswer& before = as_it_stands();
    SECTION("outages off")
    {
        models::Plan plan = region();
        plan.platform.simulate_outages = false;
        const RunAnswer after = answer(plan);
        CHECK(tier(before, "irt").outages.hours.mean > 0);
        CHECK(tier(after, "irt").outages.hours.mean == 0);
        CHECK(tier(after, "irt").outages.buffered.mean == 0);
        CHECK(tier(after, "gateway_publication").outages.in_time->mean == Approx(1));
        CHECK(tier(after, "irt").p95.mean == tier(before, "irt").p95.mean);
    }
    SECTION("an activity off, the others as they were")
    {
        models::Plan plan = region();
        plan.platform.activities[0].second.enabled = false;
        const RunAnswer after = answer(plan);
        CHECK(activity(after, "citizen_logins") == 0);
        CHECK(activity(after, "operator_logins") == activity(before, "operator_logins"));
        // three messages for each
        CHECK(tier(before, "irt").requests_per_year.mean - tier(after, "irt").requests_per_year.mean == Approx(3 * activity(before, "citizen_logins")));
    }
    SECTION("publication down for a week: late documents, some validated again")
    {
        models::Plan plan = region();
        tier(plan, "gateway_publication").outages = {{plan.plan.regime.from + 30, {}, 24h * 7}};
        const RunAnswer after = answer(plan);
        CHECK(tier(before, "gateway_publication").outages.in_time->mean == Approx(1));
        CHECK(tier(after, "gateway_publication").outages.in_time->mean < 1);
        // Two days of the seven wait for more than five; which weekdays they are decides how many documents that is. A week of
        // the regime's days counts as so many times a week of a year.
        const double days = plan.plan.regime.to - plan.plan.regime.from + 1;
        const double two_days = 2 / days * tier(after, "gateway_publication").requests_per_year.mean;
        CHECK(tier(after, "gateway_publication").outages.again->mean == Approx(two_days).epsilon(0.5));
        CHECK(tier(after, "gateway_publication").outages.hours.mean == Approx(168 * 365.25 / days));
    }
    SECTION("slower service takes longer with the same servers, and more servers to be as fast")
    {
        models::Plan plan = region();
        tier(plan, "irt").service = sim::Lognormal{0.2, 1};
        CHECK(tier(answer(plan), "irt").servers >= tier(before, "irt").servers);
        tier(plan, "irt").servers = tier(before, "irt").servers;
        const RunAnswer after = answer(plan);
        CHECK_FALSE(tier(after, "irt").sized);
        CHECK(tier(after, "irt").p95.mean > tier(before, "irt").p95.mean);
    }
    SECTION("a limit below the peak refuses and retries")
    {
        models::Plan plan = region();
        tier(plan, "irt").limit = models::RateLimit{1, 1s, 2, 3};
        const RunAnswer after = answer(plan);
        CHECK(tier(before, "irt").attempts.mean == 1);
        CHECK(tier(after, "irt").attempts.mean > 1);
        CHECK(tier(after, "irt").refused.mean > 0);
    }
    SECTION("the staff is what it was")
    {
        models::Plan plan = region();
        plan.platform.tiers.clear();
        plan.platform.activities.clear();
        const RunAnswer after = answer(plan);
        CHECK(after.tiers.tiers.empty());
        REQUIRE(after.pools.size() == before.pools.size());
        for (std::size_t p = 0; p < after.pools.size(); ++p) CHECK(after.pools[p].busy_hours.mean == before.pools[p].busy_hours.mean);
        CHECK(after.platform.messages_per_second.mean == before.platform.messages_per_second.mean);
    }
}

TEST_CASE("the platform's numbers are the same with two threads", "[planning][platform][threads]")
{
    CHECK(formats::platform_json(answer(region(), 2).tiers) == formats::platform_json(as_it_stands().tiers));
}

TEST_CASE("a part of a message per occurrence is a message of some occurrences", "[planning][platform]")
{
    models::Plan plan = region();
    plan.platform.activities = {{"opened", {.per_year = 20000, .messages = {{"login", 0.25}, {"consultation", 2.5}}}}};
    const Study study{plan, tests::territory()};
    const RegionReplication r = replicate(study, StudyClocks{study}, entered_staffing(study), 1);
    const models::PlatformGraph graph = models::platform_graph(plan.platform);
    const models::DemandModel model{plan, study.clinical, study.centre, 1};
    std::vector<double> seen(graph.kinds.size()), counted(graph.kinds.size());
    for (int hour = 0; hour < 24; ++hour) {
        for (const PlatformRequest& q : requests_in_hour(study, enrolled(study, 1).cohorts, graph, model, 1, platform_users(study, volumes(r)), r.platform, hour)) ++seen[q.kind];
        for (std::size_t k = 0; k < graph.kinds.size(); ++k)
            if (const auto& by_hour = r.platform.requests_by_hour[k]; !by_hour.empty()) counted[k] += static_cast<double>(by_hour[static_cast<std::size_t>(hour)]);
    }
    for (const char* kind : {"login", "consultation"}) {
        INFO(kind);
        const auto k = *graph.kind(kind);
        CHECK(counted[k] > 1000);
        CHECK(std::abs(seen[k] - counted[k]) < 4 * std::sqrt(counted[k]));
    }
}

TEST_CASE("what the network of a region fails leaves no document, in the load and in the tiers alike", "[planning][platform]")
{
    models::Plan plan = small_region(R"("plan": { "region_code": "14" })").plan;   // Molise: its coverage is known
    plan.population.socioeconomic = {true, 0, -2};
    const Study study{plan, tests::territory()};
    const RegionReplication r = replicate(study, StudyClocks{study}, entered_staffing(study), 1);
    CHECK(completed_share(study) != Approx(1 - plan.services.televisit.no_show - plan.services.televisit.technical_failure));
    CHECK(platform_users(study, volumes(r)).completed_share == completed_share(study));
    const models::PlatformGraph graph = models::platform_graph(plan.platform);
    double load = 0, tiers = 0;
    for (std::size_t h = 0; h < r.platform.documents_by_hour.size(); ++h) {
        load += documents_in(study, r.platform, h);
        tiers += static_cast<double>(r.platform.requests_by_hour[*graph.kind("document")][h]);
    }
    CHECK(tiers == Approx(load).margin(2));
}

TEST_CASE("the gigabytes of a year hold the reminders", "[planning][platform]")
{
    models::Plan plan = region();
    const Study study{plan, tests::territory()};
    const std::vector<RegionReplication> one{replicate(study, StudyClocks{study}, entered_staffing(study), 1)};
    const double before = platform_load(study, one).gigabytes_per_year.mean;
    for (auto& [name, kind] : plan.platform.messages)
        if (name == "reminder") kind.kilobytes += 1000;
    CHECK(platform_load(study, one).gigabytes_per_year.mean - before == Approx(static_cast<double>(volumes(one[0]).reminders) / 1000 * study.per_year()));
}
