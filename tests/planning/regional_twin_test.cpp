#include "planning/regional_twin.hpp"

#include <algorithm>
#include <cmath>

#include "models/mean_values.hpp"
#include "planning/analytic_start.hpp"
#include "planning/pool_answer.hpp"
#include "sim/erlang.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

/// Monitoring and televisits alone.
const std::string monitoring_only = R"("services": { "teleconsult": { "enabled": false }, "tele_advice": { "enabled": false }, "tele_care": { "enabled": false },
    "tele_check": { "enabled": false }, "emergency_calls": { "enabled": false }, "missing_data": { "enabled": false }, "device_failure": { "enabled": false },
    "kits": { "enabled": false } })";

struct Region {
    formats::PlanDocument document = small_region(monitoring_only);
    Study study{document.plan, tests::territory()};

    /// Staff with the same seats in every cell, or no limit.
    [[nodiscard]] PoolStaff seats(const std::string& pool, std::optional<int> number) const
    {
        PoolStaff staff{models::seat_cells(study.plan, study.pool(pool)), {}, !number};
        if (number) staff.seats.assign(staff.cells.size(), *number);
        return staff;
    }
    [[nodiscard]] PoolTwin twin(const models::PathwayNetwork& network, const std::string& pool, int number, double active, double starts = 0) const
    {
        std::vector<PoolStaff> staff;
        for (const std::string& name : network.pools) staff.push_back(seats(name, name == pool ? std::optional{number} : std::nullopt));
        return regional_twins(study, network, staff, active, starts).at(static_cast<std::size_t>(*models::pool_of(network, pool)));
    }
};

bool fails(const PoolTwin& twin, Assumption a) { return std::ranges::find(twin.fails, a) != twin.fails.end(); }

}  // namespace

TEST_CASE("the twin's load is that of the plan by averages", "[planning][twin]")
{
    const Region r;
    for (const models::PathwayNetwork* network : {&r.study.clinical, &r.study.centre})
        for (const std::string& pool : network->pools) {
            INFO(pool);
            const auto means = models::mean_values(r.document.plan, 20000);
            const double year_hours = 365.25 * 24;
            const double hours = *models::find(means.hours, pool);
            CHECK(r.twin(*network, pool, 1000, 20000, means.kit_starts).offered_load == Approx(hours / year_hours).epsilon(0.02));   // a week starts and ends within services
        }
}

TEST_CASE("a help desk with an even load is Erlang A by day and loses its callers' patience at no other time", "[planning][twin]")
{
    const Region r;
    const double active = 40000, service = 8 * 60, patience = 10 * 60;
    const OfferedLoad load = offered_load(r.study, "help_desk", active, 0);
    const double erlangs = load.urgent_at(0, 10);
    const PoolTwin twin = r.twin(r.study.centre, "help_desk", 2, active);
    CHECK(twin.formula == Formula::abandonment);
    CHECK_FALSE(twin.exact);
    const auto exact = sim::erlang_a({erlangs / service, service}, 2, patience, 0);
    CHECK(exact.mean_wait_served_seconds > 10);
    CHECK(urgent_wait(twin, r.study.centre) == Approx(exact.mean_wait_served_seconds).epsilon(0.05));   // the load lags behind at opening
    CHECK(fails(twin, Assumption::rates_random));
}

TEST_CASE("enough nurses for every hour leave hardly a wait, too few for the week no formula", "[planning][twin]")
{
    const Region r;
    const OfferedLoad load = offered_load(r.study, "nurse", 20000, 0);
    const PoolTwin plenty = r.twin(r.study.clinical, "nurse", static_cast<int>(3 * load.peak()), 20000);
    CHECK(urgent_wait(plenty, r.study.clinical) < 1);
    CHECK_FALSE(fails(plenty, Assumption::overloaded_for_a_time));
    const PoolTwin short_at_peak = r.twin(r.study.clinical, "nurse", static_cast<int>(1.2 * load.mean()), 20000);
    CHECK(fails(short_at_peak, Assumption::overloaded_for_a_time));
    CHECK(urgent_wait(short_at_peak, r.study.clinical) > 60 * 10);
    const PoolTwin hopeless = r.twin(r.study.clinical, "nurse", static_cast<int>(0.7 * load.mean()), 20000);
    CHECK(hopeless.fails == std::vector{Assumption::overloaded});
    CHECK(hopeless.formula == Formula::none);
}

TEST_CASE("pools without a limit have no twin, and pass their work on", "[planning][twin]")
{
    const Region r;
    std::vector<PoolStaff> staff;
    for (const std::string& name : r.study.clinical.pools) staff.push_back(r.seats(name, name == "physician" ? std::optional{20} : std::nullopt));
    const auto both = regional_twins(r.study, r.study.clinical, staff, 20000, 0);
    const auto of = [&](const char* name) { return both[static_cast<std::size_t>(*models::pool_of(r.study.clinical, name))]; };
    CHECK(of("nurse").fails == std::vector{Assumption::nobody_comes});
    CHECK(of("physician").offered_load > 0.5 * offered_load(r.study, "physician", 20000, 0).mean());
    CHECK_FALSE(fails(of("physician"), Assumption::arrivals_from_other_pools));
}
