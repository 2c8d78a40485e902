#include "planning/service_tally.hpp"

#include "planning/statistical_check.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

struct Job { SimTime at; sim::OptionalDuration service, patience = sim::forever; models::Priority priority = models::Priority::high; };

/// Jobs at the desk, with one server around the clock, until the end of the counted days.
struct DeskRun {
    std::int64_t inside = 0;
    ServiceTally tally;
};
DeskRun run(const Desk& desk, const std::vector<Job>& jobs, int servers = 1, int hourly_stage = -1)
{
    sim::Network network = desk.network.network;
    network.pools[0].capacity = {{models::start_of(desk.plan.plan.regime.from), servers}};
    std::vector<sim::TimedArrival> arrivals;
    for (std::uint32_t i = 0; i < jobs.size(); ++i)
        arrivals.push_back({jobs[i].at, {{i, 0, 0}, {}, models::job_class(jobs[i].priority, models::Intensity::level_1, models::CoverageId{1}), jobs[i].service, jobs[i].patience}});
    ServiceObserver observer{desk.network, desk.clocks, hourly_stage};
    sim::NetworkRun<ServiceObserver> run{network, sim::Stream{1, 1, 1}, observer, models::start_of(desk.plan.plan.regime.from)};
    sim::VectorFeed feed{arrivals};
    sim::advance(run, feed, models::start_of(desk.plan.plan.regime.to + 1));
    return {static_cast<std::int64_t>(run.inside()), observer.tally};
}

DueMet sum(const std::vector<DueMet>& cells)
{
    DueMet out;
    for (const DueMet& c : cells) out += c;
    return out;
}

constexpr models::YearMonthDay monday{2026, 7, 6}, last_day{2026, 12, 31};

}  // namespace

TEST_CASE("of a job in time, a late one and one never begun, one is met and three were due", "[planning][tally]")
{
    const Desk desk;
    const auto result = run(desk, {{at(monday, 8h), 40min}, {at(monday, 8h + 1min), 24h * 400}, {at(monday, 9h), 10min}});
    const ServiceTally& tally = result.tally;
    CHECK(tally.by_month[0][0].due == 3);                          // the second starts at 08:40, nine minutes late; the third never
    CHECK(tally.by_month[0][0].met == 1);
    CHECK(sum(tally.by_month[0]).due == 3);
    CHECK(tally.pools[0].entered == 3);
    CHECK(tally.pools[0].started == 2);
    CHECK(tally.pools[0].urgent_started == 2);
    CHECK(tally.pools[0].waited == 39min);
    CHECK(tally.pools[0].busy == 40min);                           // of services that ended
    CHECK(tally.stages[0].ended == 1);
    CHECK(tally.by_hour_of_week[0][8].due == 2);                   // what was begun, by the hour of the week of entering
    CHECK(tally.by_hour_of_week[0][8].met == 1);
    CHECK(result.inside == 2);
    CHECK(tally.waits[0][0] == 1);                                 // the first does not wait
    CHECK(tally.waits[0][wait_class(39min)] == 1);
    CHECK(wait_class(1h) == wait_class(39min));                    // up to an hour, with it
    CHECK(wait_class(1h + 1us) == wait_class(39min) + 1);
    CHECK(wait_class(24h * 31) == wait_class_ends.size());
    const std::vector<const ServiceTally*> one{&tally};
    CHECK(backlog_share(0, one) == Approx(1.0 / 3));
}

TEST_CASE("a job that is begun at the very instant at which it is due is in time", "[planning][tally]")
{
    const Desk desk;
    CHECK(sum(run(desk, {{at(monday, 8h), 30min}, {at(monday, 8h), 5min}}).tally.by_month[0]).met == 2);
    CHECK(sum(run(desk, {{at(monday, 8h), 30min + 1us}, {at(monday, 8h), 5min}}).tally.by_month[0]).met == 1);
}

TEST_CASE("who gives up was not taken in charge, even before the time was over", "[planning][tally]")
{
    const Desk desk;
    const auto tally = run(desk, {{at(monday, 8h), 20min}, {at(monday, 8h + 1min), 10min, 5min}}).tally;
    CHECK(sum(tally.by_month[0]).due == 2);
    CHECK(sum(tally.by_month[0]).met == 1);
    CHECK(tally.pools[0].gave_up == 1);
    CHECK(tally.by_hour_of_week[0][8].due == 2);
    CHECK(tally.by_hour_of_week[0][8].met == 1);
}

TEST_CASE("who finds no waiting place was not taken in charge", "[planning][tally]")
{
    auto plan = desk_plan();
    plan.organisation.pools[0].second.waiting_places = 0;
    const Desk desk{plan};
    const auto tally = run(desk, {{at(monday, 8h), 20min}, {at(monday, 8h + 1min), 10min}}).tally;
    CHECK(sum(tally.by_month[0]).due == 2);
    CHECK(sum(tally.by_month[0]).met == 1);
    CHECK(tally.by_hour_of_week[0][8].due == 2);
    CHECK(tally.by_hour_of_week[0][8].met == 1);
}

TEST_CASE("an item counts in the month in which it falls due; one not yet due at the end is left out", "[planning][tally]")
{
    const Desk desk;
    const auto tally = run(desk, {{at({2026, 7, 31}, 23h + 45min), 10min}, {at(last_day, 23h + 20min), 5min}, {at(last_day, 23h + 45min), 5min}}).tally;
    CHECK(tally.by_month[0][0].due == 0);
    CHECK(tally.by_month[0][1].due == 1);                          // 1 August 00:15
    CHECK(tally.by_month[0][5].due == 1);
    CHECK(sum(tally.by_month[0]).due == 2);
    CHECK(sum(tally.by_month[0]).met == 2);
    CHECK(tally.pools[0].entered == 3);
}

TEST_CASE("a standard of one class does not judge the others", "[planning][tally]")
{
    const Desk desk;
    const auto tally = run(desk, {{at(monday, 8h), 5min, sim::forever, models::Priority::low}, {at(monday, 9h), 5min}}).tally;
    CHECK(sum(tally.by_month[0]).due == 1);
    CHECK(tally.pools[0].started == 2);
}

TEST_CASE("on a clock that stands still at night the night does not count", "[planning][tally]")
{
    auto plan = desk_plan();
    plan.organisation.calendars.emplace_back("day", models::Calendar{models::Days::every_day, {{7h, 21h}}, {}});
    plan.standards[0].second.clock = "day";
    const Desk desk{plan};
    // Both enter at 20:45: 15 minutes are left of the evening, the other 15 run from 07:00.
    const auto served = [&](Duration first) { return sum(run(desk, {{at(monday, 20h + 45min), first}, {at(monday, 20h + 45min), 5min}}).tally.by_month[0]).met; };
    CHECK(served(10h + 30min) == 2);                               // second begun at 07:15
    CHECK(served(10h + 31min) == 1);
}

TEST_CASE("busy time is cut at the borders of the counted period, and put in the clock hours that it touches", "[planning][tally]")
{
    const Desk desk;
    const auto tally = run(desk, {{at(monday, 8h + 40min), 90min}}, 1, 0).tally;
    const auto hour = static_cast<std::size_t>((models::to_date(monday) - models::to_date(first_counted)) * 24);
    REQUIRE(tally.stages[0].busy_by_hour.size() == 184 * 24);
    CHECK(tally.stages[0].busy_by_hour[hour + 8] == 20min);
    CHECK(tally.stages[0].busy_by_hour[hour + 9] == 60min);
    CHECK(tally.stages[0].busy_by_hour[hour + 10] == 10min);
    CHECK(tally.stages[0].ended_by_hour[hour + 10] == 1);
    CHECK(tally.stages[0].busy == 90min);
}

TEST_CASE("a tally as bytes: each count in eight, tables with their sizes", "[planning][tally]")
{
    const Desk desk;
    std::vector<std::byte> bytes;
    const auto tally = run(desk, {{at(monday, 8h), 40min}}).tally;
    tally.encode(bytes);
    // by month 1 + (1 + 6 · 2), by hour 1 + (1 + 168 · 2), classes of waits 17, pools 1 + 10, stages 1 + 5
    CHECK(bytes.size() == 8 * (14 + 338 + 17 + 11 + 6));
    CHECK(bytes[0] == std::byte{1});                               // one standard
    CHECK(bytes[8] == std::byte{6});                               // six months
    CHECK(bytes[16] == std::byte{1});                              // July: one due
    std::vector<std::byte> again;
    run(desk, {{at(monday, 8h), 40min}}).tally.encode(again);
    CHECK(bytes == again);
    again.clear();
    run(desk, {{at(monday, 8h), 41min}}).tally.encode(again);
    CHECK(bytes != again);
}

TEST_CASE("out of hours goes by wall clocks and by the holidays of the plan, in summer and in winter", "[planning][tally]")
{
    auto plan = desk_plan();
    plan.plan.regime = {models::to_date({2026, 10, 1}), models::to_date({2027, 3, 31})};
    const auto outside = [](const models::Plan& p, models::YearMonthDay day, Duration time) {
        const auto tally = run(Desk{p}, {{at(day, time), 5min}}).tally;
        CHECK(tally.pools[0].urgent_entered == 1);
        return tally.pools[0].urgent_outside;
    };
    CHECK(outside(plan, {2026, 10, 5}, 7h + 30min) == 1);
    CHECK(outside(plan, {2026, 10, 5}, 8h + 30min) == 0);
    CHECK(outside(plan, {2027, 1, 11}, 7h + 30min) == 1);          // the clocks went back: an hour more has passed
    CHECK(outside(plan, {2027, 1, 11}, 8h) == 0);
    CHECK(outside(plan, {2027, 1, 11}, 19h + 30min) == 0);
    CHECK(outside(plan, {2027, 1, 11}, 20h) == 1);
    CHECK(outside(desk_plan(), last_day, 23h + 30min) == 1);       // the last hour of a period that began in summer
    auto local = desk_plan();
    local.organisation.holidays = {{"feast", {7, 6, {}}}};                    // that Monday
    CHECK(outside(desk_plan(), monday, 9h) == 0);
    CHECK(outside(local, monday, 9h) == 1);
}

TEST_CASE("who arrived at the desk was served, gave up, was turned away or is still there", "[planning][tally][property]")
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        auto plan = desk_plan();
        if (seed % 2 == 0) plan.organisation.pools[0].second.waiting_places = 3;
        const Desk desk{plan};
        const sim::Stream draws{seed, 0, 1};
        std::vector<Job> jobs;
        SimTime now = at(first_counted, 0h);
        for (std::uint32_t i = 0; i < 20000; ++i) {                // about 24 an hour for three servers of 10 minutes
            now += sim::to_ticks(300 * draws.uniform({i, 0, 0}));
            jobs.push_back({now, sim::to_ticks(1200 * draws.uniform({i, 0, 1})), sim::to_ticks(seed % 3 == 0 ? 1e9 : 600 * draws.uniform({i, 0, 2}))});
        }
        const auto result = run(desk, jobs, 3);
        const PoolTally& pool = result.tally.pools[0];
        const std::int64_t rejected = static_cast<std::int64_t>(jobs.size()) - pool.entered, served = result.tally.stages[0].ended;
        CHECK(static_cast<std::int64_t>(jobs.size()) == served + pool.gave_up + rejected + result.inside);
        CHECK((rejected > 0) == (seed % 2 == 0));
        CHECK(pool.started >= served);
        CHECK(sum(result.tally.by_month[0]).due <= static_cast<std::int64_t>(jobs.size()));
        CHECK(sum(result.tally.by_month[0]).met <= pool.started);
    }
}
