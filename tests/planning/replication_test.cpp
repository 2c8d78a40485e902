#include "planning/replication.hpp"

#include <algorithm>

#include "planning/run.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

struct Two {
    formats::PlanDocument document = two_authorities();
    Study study{document.plan, tests::territory()};
    StudyClocks clocks{study};
    std::size_t nurse = static_cast<std::size_t>(*models::pool_of(study.clinical, "nurse"));

    /// So many nurses in every shift, so many physicians, nobody else limited.
    [[nodiscard]] Staffing staffing(int nurses, int physicians) const
    {
        Staffing out = entered_staffing(study);
        for (auto& authority : out.clinical)
            for (std::size_t p = 0; p < authority.size(); ++p) {
                authority[p].unlimited = false;
                authority[p].seats.assign(authority[p].cells.size(), p == nurse ? nurses : physicians);
            }
        return out;
    }
};

std::vector<std::byte> bytes_of(const ServiceTally& tally)
{
    std::vector<std::byte> out;
    tally.encode(out);
    return out;
}

std::int64_t entered(const Two& two, const RegionReplication& r, std::size_t authority, const char* stage)
{
    return r.authorities[authority].service.stages[static_cast<std::size_t>(*models::stage_of(two.study.clinical, stage))].entered;
}

bool same(const models::Volumes& a, const models::Volumes& b)
{
    return a.active_days == b.active_days && a.sessions == b.sessions && a.alerts == b.alerts && a.treated == b.treated && a.assisted == b.assisted &&
           a.starts == b.starts && a.kit_starts == b.kit_starts && a.kit_days == b.kit_days && a.renewals == b.renewals && a.exits == b.exits &&
           a.scheduled_calls == b.scheduled_calls && a.notes == b.notes && a.help_desk_calls == b.help_desk_calls && a.televisits == b.televisits &&
           a.televisits_completed == b.televisits_completed && a.weekly_reports == b.weekly_reports;
}

}  // namespace

TEST_CASE("one nurse more in one authority changes her queue and nobody's demand", "[planning][replication]")
{
    const Two two;
    const Staffing few = two.staffing(3, 2);
    Staffing one_more = few;
    ++one_more.clinical[0][two.nurse].seats[0];
    const auto before = replicate(two.study, two.clocks, few, 3), after = replicate(two.study, two.clocks, one_more, 3);

    for (std::size_t a = 0; a < 2; ++a) {
        CHECK(same(before.authorities[a].volumes, after.authorities[a].volumes));
        for (const char* stage : {"clinical_alert.triage", "scheduled_call.call", "notes.notes", "televisit.visit"}) {
            INFO(stage);
            CHECK(entered(two, before, a, stage) == entered(two, after, a, stage));
            CHECK(entered(two, before, a, stage) > 0);
        }
    }
    CHECK(before.platform.messages_by_hour == after.platform.messages_by_hour);
    CHECK(before.platform.documents_by_hour == after.platform.documents_by_hour);
    CHECK(bytes_of(before.centre) == bytes_of(after.centre));
    CHECK(bytes_of(before.ramp) == bytes_of(after.ramp));
    CHECK(bytes_of(before.authorities[1].service) == bytes_of(after.authorities[1].service));
    const PoolTally& waits_before = before.authorities[0].service.pools[two.nurse];
    const PoolTally& waits_after = after.authorities[0].service.pools[two.nurse];
    CHECK(waits_after.waited < waits_before.waited);
    // The same alerts escalate; only those around the ends of the regime may fall on the other side.
    CHECK(std::abs(entered(two, before, 0, "clinical_alert.escalation") - entered(two, after, 0, "clinical_alert.escalation")) <= 3);
}

TEST_CASE("with staff to spare, all work that comes in the regime is begun", "[planning][replication][property]")
{
    const Two two;
    const auto r = replicate(two.study, two.clocks, two.staffing(60, 60), 1);
    for (const AuthorityTally& a : r.authorities)
        for (const PoolTally& p : a.service.pools) {
            CHECK(p.gave_up == 0);
            CHECK(std::abs(p.entered - p.started) <= p.entered / 50);       // at the ends: what waited for a working day
        }
    for (std::size_t a = 0; a < 2; ++a) CHECK(entered(two, r, a, "clinical_alert.triage") <= [&] {
        std::int64_t alerts = 0;
        for (const auto& group : r.authorities[a].volumes.alerts)
            for (const auto n : group) alerts += n;
        return alerts;
    }());
}

TEST_CASE("a replication is a function of its number", "[planning][replication]")
{
    const Two two;
    const Staffing staff = two.staffing(3, 2);
    const auto bytes = [&](std::uint32_t replication) {
        std::vector<std::byte> out;
        encode(replicate(two.study, two.clocks, staff, replication), out);
        return out;
    };
    CHECK(bytes(1) == bytes(1));
    CHECK(bytes(1) != bytes(2));
}

TEST_CASE("a regional run gives the same bits on 1, 2 and 7 threads", "[planning][run][threads]")
{
    const auto document = small_region();
    const auto with = [&](int threads) { return run(document.plan, tests::territory(), document.provenance, 5, Executor{threads}); };
    const auto once = with(1);
    REQUIRE_FALSE(once.tallies.empty());
    for (const int threads : {2, 7}) {
        const auto again = with(threads);
        CHECK(again.tallies == once.tallies);
        CHECK(again.answer.rows.back().running_cost.mean == once.answer.rows.back().running_cost.mean);
        CHECK(again.answer.platform.messages_per_second.mean == once.answer.platform.messages_per_second.mean);
    }
}

TEST_CASE("a plan without seats runs with no limit: no waits, no verdict on standards, no seats", "[planning][run]")
{
    const auto document = small_region();
    const auto answer = run(document.plan, tests::territory(), document.provenance, 2, Executor{2}).answer;
    for (const PoolAnswer& p : answer.pools) {
        INFO(p.pool);
        CHECK(p.seats.empty());
        CHECK(p.mean_wait_minutes.mean == 0);
        CHECK(p.fte_with_shifts == 0);
        CHECK(p.busy_hours.mean > 0);
        CHECK(p.windows.empty());
    }
}

TEST_CASE("the part of sorted work since a day begins with its first instant", "[planning][replication]")
{
    std::vector<sim::TimedArrival> work;
    for (int hour = 0; hour < 72; hour += 12) work.push_back({models::start_of(models::Date{100}) + hour * 1h, {}});
    CHECK(since(work, models::Date{101}).size() == 4);
    CHECK(since(work, models::Date{101}).front().at == models::start_of(models::Date{101}));
    CHECK(since(work, models::Date{90}).size() == 6);
    CHECK(since(work, models::Date{200}).empty());
}

TEST_CASE("another authority in the region leaves every stream of the others alone", "[planning][replication]")
{
    const Two two;
    models::Territory larger = tests::territory();
    const auto here = models::authorities_of(larger, "10");
    models::Authority third = here.front();
    third.code = "100299";
    third.population = here[0].population + here[1].population;  // twice the patients leave each of the two its own
    larger.authorities.push_back(third);
    models::Plan twice = two.document.plan;
    for (auto& point : twice.timeline.ramp.points) point.patients *= 2;

    const Study more{twice, larger};
    REQUIRE(more.cohorts.size() == 3);
    Staffing staffing = two.staffing(3, 2);
    const RegionReplication before = replicate(two.study, two.clocks, staffing, 1);
    staffing.clinical.push_back(staffing.clinical.front());
    const RegionReplication after = replicate(more, StudyClocks{more}, staffing, 1);
    for (std::size_t a = 0; a < 2; ++a) {
        CHECK(same(before.authorities[a].volumes, after.authorities[a].volumes));
        CHECK(bytes_of(before.authorities[a].service) == bytes_of(after.authorities[a].service));
    }
    CHECK(after.authorities[2].volumes.starts > 0);
    CHECK(bytes_of(before.centre) != bytes_of(after.centre));  // the region's help desk serves all three
}
