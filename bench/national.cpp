#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <sys/resource.h>

#include "bench/report.hpp"
#include "formats/data_tables.hpp"
#include "formats/plan_json.hpp"
#include "planning/analytic_start.hpp"
#include "planning/replication.hpp"

// national [--quick]: a year of the real model, all regions, all services, with finite staff by
// formula, on one thread. First the country at the plan's target, then smaller and larger ones: the cost must grow linearly.
namespace {

using namespace teleplan;

constexpr int national_target = 792'000;               // patients by the end of 2026, scenarios/data/pnrr_national.csv

/// The plan of one region: the template's ramp and assumptions, so many patients at its end, no staff entered.
models::Plan plan_of(const models::Plan& pattern, const std::string& region, int patients)
{
    models::Plan plan = pattern;
    plan.plan.region_code = region;
    auto& points = plan.timeline.ramp.points;
    const double scale = static_cast<double>(patients) / points.back().patients;
    for (auto& point : points) point.patients = static_cast<int>(std::lround(point.patients * scale));
    return plan;
}

double active(const models::Cohort& cohort)
{
    double sum = 0;
    for (const models::Cell& cell : cohort.cells) sum += cell.patients.back();
    return sum;
}

/// Seats by formula, one more each, so that no queue grows.
planning::PoolStaff staff_of(const planning::Study& study, const std::string& pool, double patients, double kit_starts)
{
    planning::PoolStaff staff{models::seat_cells(study.plan, study.pool(pool)), {}, false};
    staff.seats = planning::analytic_seats(study, pool, staff.cells, planning::offered_load(study, pool, patients, kit_starts));
    for (int& seats : staff.seats) ++seats;
    return staff;
}

planning::Staffing staffing_of(const planning::Study& study)
{
    planning::Staffing out;
    double region = 0;
    for (const models::Cohort& cohort : study.cohorts) {
        region += active(cohort);
        auto& row = out.clinical.emplace_back();
        for (const std::string& pool : study.clinical.pools) row.push_back(staff_of(study, pool, active(cohort), 0));
    }
    for (const std::string& pool : study.centre.pools) out.centre.push_back(staff_of(study, pool, region, 2 * region));
    return out;
}

struct Country { std::int64_t patients = 0, prescribed = 0, received = 0, jobs = 0; };

Country year(const models::Plan& pattern, const models::Territory& territory, int target)
{
    Country out;
    const double people = models::national_population(territory);
    for (const models::Region& region : territory.regions) {
        double here = 0;
        for (const auto& authority : models::authorities_of(territory, region.code)) here += authority.population;
        const models::Plan plan = plan_of(pattern, region.code, static_cast<int>(std::lround(target * here / people)));
        const planning::Study study{plan, territory};
        const planning::RegionReplication r = planning::replicate(study, planning::StudyClocks{study}, staffing_of(study), 1);
        for (const models::Cohort& cohort : study.cohorts) out.patients += static_cast<std::int64_t>(active(cohort));
        for (const planning::AuthorityTally& authority : r.authorities) {
            for (std::size_t g = 0; g < models::group_count; ++g) {
                out.prescribed += authority.volumes.prescribed[g];
                out.received += authority.volumes.sessions[g];
            }
            for (const auto& pool : authority.service.pools) out.jobs += pool.started;
        }
        for (const auto& pool : r.centre.pools) out.jobs += pool.started;
    }
    return out;
}

void measure(std::string_view row, const models::Plan& pattern, const models::Territory& territory, int target)
{
    const bench::Stopwatch time;
    const Country c = year(pattern, territory, target);
    const double cpu = time.cpu_seconds();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);                    // so far: the largest of all rows before
    const double bytes = 1024.0 * static_cast<double>(usage.ru_maxrss);
    bench::Line("national", row).put("patients", c.patients).put("sessions", c.prescribed).put("received", c.received).put("jobs", c.jobs)
        .put("cpu_s", cpu).put("sessions_per_cpu_s", static_cast<double>(c.prescribed) / cpu).put("us_per_patient", 1e6 * cpu / static_cast<double>(c.patients))
        .put("peak_bytes_per_patient", bytes / static_cast<double>(c.patients));
    if (target != national_target) return;
    bench::Line("targets", "a_national_year,_sessions_per_CPU_second").put("value", static_cast<double>(c.prescribed) / cpu).put("at_least", 30e6);
    bench::Line("targets", "a_national_year,_bytes_per_patient").put("value", bytes / static_cast<double>(c.patients)).put("at_most", 300.0);
}

}  // namespace

int main(int count, char** arguments)
{
    const bool quick = count == 2 && std::string_view{arguments[1]} == "--quick";
    if (count != (quick ? 2 : 1)) {
        std::fputs("usage: national [--quick]\n", stderr);
        return 2;
    }
    const formats::DataFolders folders{std::filesystem::path{TELEPLAN_SOURCE_DIR} / "scenarios"};
    const formats::Loaded plan = formats::load_plan(folders.scenarios / "regions/puglia.json", folders);
    const formats::LoadedTerritory territory = formats::load_territory(folders);
    if (!plan.document || !territory.territory) {
        std::fputs("national: the plan of Puglia or a data table cannot be read\n", stderr);
        return 1;
    }
    for (const int target : {10'000, 30'000, 100'000, 300'000, national_target, 1'000'000}) {
        if (quick && target > 30'000) break;
        measure("for_" + std::to_string(target), plan.document->plan, *territory.territory, target);
    }
    return 0;
}
