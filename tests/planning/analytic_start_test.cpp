#include "planning/analytic_start.hpp"

#include <algorithm>
#include <numeric>

#include "models/mean_values.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

constexpr int weekday = 0, weekend = 1;

/// Monitoring and televisits alone.
const std::string monitoring_only = R"("services": { "teleconsult": { "enabled": false }, "tele_advice": { "enabled": false }, "tele_care": { "enabled": false },
    "tele_check": { "enabled": false }, "emergency_calls": { "enabled": false }, "missing_data": { "enabled": false }, "device_failure": { "enabled": false },
    "kits": { "enabled": false } })";

struct Region {
    explicit Region(formats::PlanDocument d = small_region(monitoring_only)) : document{std::move(d)}, study{document.plan, tests::territory()} {}
    formats::PlanDocument document;
    Study study;
};

/// Urgent minutes of a nurse per alert: triage, and the call that 4 in 10 need.
constexpr double alert_hours = (8 + 0.4 * 12) / 60;

}  // namespace

TEST_CASE("at night only the alerts of level-2 patients come; the others wait for the morning", "[planning][analytic]")
{
    const Region r;
    const OfferedLoad load = offered_load(r.study, "nurse", 2000, 0);
    const auto alerts = models::mean_values(r.document.plan, 2000).alerts_by;
    double level_2 = 0, others = 0;                                // by coverage: patients at home or in palliative care count as level 2
    for (const auto& by_coverage : alerts) {
        level_2 += by_coverage[0] * alert_hours / 365.25;
        others += by_coverage[1] * alert_hours / 365.25;
    }
    REQUIRE(level_2 > 0);
    for (const int day : {weekday, weekend}) {
        CHECK(load.urgent_at(day, 3) == 0);                        // nobody measures at three
        CHECK(load.urgent_at(day, 6) == Approx(level_2 * 0.70 / 4));
        CHECK(load.urgent_at(day, 22) == Approx(level_2 * 0.15 / 10));
        CHECK(load.urgent_at(day, 12) == Approx((level_2 + others) * 0.15 / 10));
        // At seven: its own readings, those of six o'clock and of the evening after nine.
        CHECK(load.urgent_at(day, 7) == Approx(level_2 * 0.70 / 4 + others * (2 * 0.70 / 4 + 2 * 0.15 / 10)));
    }
    CHECK(load.peak() == Approx(load.urgent_at(weekday, 7)));
}

TEST_CASE("the work of a week is that of the plan by averages, wherever it falls", "[planning][analytic]")
{
    const Region r;
    const auto means = models::mean_values(r.document.plan, 2000);
    for (const auto& [pool, hours] : means.hours) {
        INFO(pool);
        CHECK(offered_load(r.study, pool, 2000, means.kit_starts).mean() == Approx(hours / 365.25 / 24).epsilon(1e-9));
    }
}

TEST_CASE("what comes to a pool out of its own hours waits until it opens", "[planning][analytic]")
{
    const Region r;
    const OfferedLoad load = offered_load(r.study, "physician", 2000, 0);          // there from 07 to 21
    for (const int hour : {0, 3, 6, 21, 23}) CHECK(load.urgent_at(weekday, hour) == 0);
    CHECK(load.urgent_at(weekday, 7) > load.urgent_at(weekday, 8));
}

TEST_CASE("urgent work is split by priority in the shares of the mix", "[planning][analytic]")
{
    const Region r;
    const OfferedLoad load = offered_load(r.study, "nurse", 2000, 0);
    const auto& mix = r.document.plan.sensors.alerts.priority_mix;
    for (std::size_t p = 0; p < mix.size(); ++p) CHECK(load.urgent[p][weekday][9] == Approx(mix[p] * load.urgent_at(weekday, 9)));
}

TEST_CASE("seats by formula grow with the load and never fall below the coverage", "[planning][analytic]")
{
    const Region r{small_region()};                                // all services: every pool has work
    for (const auto& [name, pool] : r.document.plan.organisation.pools) {
        INFO(name);
        const auto cells = models::seat_cells(r.document.plan, pool);
        const auto least = models::coverage_minimum(r.document.plan, pool, cells);
        std::vector<int> before = least;
        int sum_before = 0;
        for (const double active : {100.0, 1000.0, 10000.0, 100000.0}) {
            const auto seats = analytic_seats(r.study, name, cells, offered_load(r.study, name, active, active));
            for (std::size_t c = 0; c < cells.size(); ++c) CHECK(seats[c] >= before[c]);
            const int sum = std::accumulate(seats.begin(), seats.end(), 0);
            if (active > 10000) CHECK(sum > sum_before);           // general practitioners have little
            sum_before = sum;
            before = seats;
        }
    }
}

TEST_CASE("seats by formula have hours for all the work of the week", "[planning][analytic]")
{
    const Region r;
    const models::StaffPool& pool = r.study.pool("nurse");
    const auto cells = models::seat_cells(r.document.plan, pool);
    const OfferedLoad load = offered_load(r.study, "nurse", 20000, 0);
    const auto seats = analytic_seats(r.study, "nurse", cells, load);
    double hours = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) hours += seats[c] * sim::seconds(cells[c].length) / 3600 * (cells[c].day == models::DayKind::weekday ? 5 : 2);
    CHECK(hours >= load.mean() * 168 / 0.97);
}
