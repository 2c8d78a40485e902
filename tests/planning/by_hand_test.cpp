// PARAMETERS section 10, check 0: a simulation of a stationary cohort with unlimited staff against the arithmetic by
// hand.

#include "tests/models/by_hand.hpp"

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "planning/replication.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan;
using namespace teleplan::planning;
using namespace teleplan::tests;

namespace
{

struct Measure {
    const char* name;
    double expected;
    std::vector<double> seen;
};

double busy_minutes(const ServiceTally& tally, const models::PathwayNetwork& network, const char* pool)
{
    const auto id = models::pool_of(network, pool);
    return id ? sim::seconds(tally.pools[static_cast<std::size_t>(*id)].busy) / 60 : 0;
}

}  // namespace

TEST_CASE("a stationary cohort with unlimited staff asks for what the arithmetic by hand says", "[planning][by_hand]")
{
    const auto plan = stationary(comparable_by_hand(puglia()), day(2026, 8, 15), 9664);
    const Study study{plan, territory()};
    const StudyClocks clocks{study};
    const Staffing staffing = entered_staffing(study);  // the plan enters no seats: no limit
    const double patient_days = 9664 * study.regime_days();

    by_hand::Year year;  // with the cells as they were rounded
    for (const auto& cohort : study.cohorts)
        for (const auto& cell : cohort.cells)
            by_hand::add(year, static_cast<std::size_t>(cell.group), static_cast<std::size_t>(cell.intensity),
                         cell.patients.front());
    const double scale = study.regime_days() / by_hand::days_a_year;

    std::array measures{
        Measure{"sessions", year.sessions, {}},
        Measure{"alerts", year.alerts, {}},
        Measure{"televisits", year.televisits, {}},
        Measure{"starts", year.starts, {}},
        Measure{"kit starts", year.kit_starts, {}},
        Measure{"kits", year.kits, {}},
        Measure{"scheduled calls", year.scheduled_calls, {}},
        Measure{"notes", year.notes, {}},
        Measure{"help-desk calls", year.help_desk_calls, {}},
        Measure{"nurse", year.nurse_min, {}},
        Measure{"physician", year.physician_min, {}},
        Measure{"technician", year.technician_min, {}},
        Measure{"help desk", year.help_desk_min, {}},
    };

    constexpr std::uint32_t replications = 12;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const RegionReplication one = replicate(study, clocks, staffing, r);
        models::Volumes v;
        double nurse = 0, physician = 0;
        for (const AuthorityTally& a : one.authorities) {
            v += a.volumes;
            nurse += busy_minutes(a.service, study.clinical, "nurse");
            physician += busy_minutes(a.service, study.clinical, "physician");
        }
        double active = 0, sessions = 0, alerts = 0;
        for (std::size_t g = 0; g < models::group_count; ++g) {
            active += static_cast<double>(v.active_days[g]);
            sessions += static_cast<double>(v.sessions[g]);
            for (const auto count : v.alerts[g]) alerts += static_cast<double>(count);
        }
        CHECK(active == patient_days);  // the cohort does not drift
        const auto real = [](std::int64_t count) { return static_cast<double>(count); };
        const std::array seen{sessions,
                              alerts,
                              real(v.televisits),
                              real(v.starts),
                              real(v.kit_starts),
                              (real(v.kit_days) + real(v.kit_starts) * 10.5) / by_hand::days_a_year,
                              real(v.scheduled_calls + v.of(models::ServiceKind::tele_check).requested),  // a tele-check is the scheduled call
                              real(v.notes),
                              real(v.help_desk_calls),
                              nurse,
                              physician,
                              busy_minutes(one.centre, study.centre, "technician"),
                              busy_minutes(one.centre, study.centre, "help_desk")};
        for (std::size_t m = 0; m < measures.size(); ++m) measures[m].seen.push_back(seen[m]);
    }

    for (const Measure& m : measures) {
        double mean = 0, squares = 0;
        for (const double x : m.seen) mean += x / replications;
        for (const double x : m.seen) squares += (x - mean) * (x - mean);
        const double error = std::sqrt(squares / (replications - 1) / replications), expected = m.expected * scale;
        CAPTURE(m.name, mean, expected, error, (mean - expected) / error);
        CHECK(std::abs(mean - expected) <= 3.5 * error);
        CHECK(error < 0.01 * expected);  // the interval is narrow enough to mean something
    }
}
