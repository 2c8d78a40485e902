#include "models/network_clock.hpp"

#include <vector>

#include "tests/catch.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace std::chrono_literals;

namespace {

using Steps = std::vector<std::pair<Duration, double>>;            // from the start, an hour

/// Checks the steps against those expected, which stand in arrivals an hour.
void check_steps(const std::vector<sim::RateStep>& found, const Steps& expected)
{
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].from == SimTime{expected[i].first});
        CHECK(found[i].per_second * 3600 == Approx(expected[i].second));
    }
}

Rate rate(std::vector<double> per_hour) { return Rate{.per_hour = {std::move(per_hour)}}; }

const SimTime monday_morning = start_of(to_date({2027, 3, 1})) + 6h;

NetworkExperiment starting(ExperimentStart start)
{
    NetworkExperiment e;
    e.start = start;
    return e;
}

}  // namespace

TEST_CASE("a run starts on a Monday, a named weekday or a date, at a time of day", "[models][network_clock]")
{
    CHECK(weekday(date_of(civil_start(starting({})))) == 0);
    CHECK(time_of_day(civil_start(starting({.time = 6h}))) == 6h);
    for (const int day : {0, 3, 6}) CHECK(weekday(date_of(civil_start(starting({.weekday = static_cast<Weekday>(day)})))) == day);
    CHECK(civil_start(starting({.date = to_date({2027, 3, 1}), .time = 6h})) == monday_morning);
}

TEST_CASE("a list of rates goes on by its step, and starts again or not", "[models][network_clock]")
{
    Rate list = rate({4, 8});
    check_steps(rate_steps(list, {}, 5h), {{0h, 4}, {1h, 8}, {2h, 4}, {3h, 8}, {4h, 4}});
    list.step = 30min;
    check_steps(rate_steps(list, {}, 2h), {{0h, 4}, {30min, 8}, {1h, 4}, {90min, 8}});
    list.repeat_every = 24h;
    check_steps(rate_steps(list, {}, 25h), {{0h, 4}, {30min, 8}, {1h, 0}, {24h, 4}, {24h + 30min, 8}});
    list.repeat_every.reset();
    list.repeats = false;
    check_steps(rate_steps(list, {}, 9h), {{0h, 4}, {30min, 8}, {1h, 0}});
    check_steps(rate_steps(rate({5}), {}, 1000h), {{0h, 5}});
    Rate scaled = rate({5});
    scaled.scale = 0.5;
    check_steps(rate_steps(scaled, {}, 1000h), {{0h, 2.5}});
}

TEST_CASE("rates follow the civil clock by hour, weekday and month", "[models][network_clock]")
{
    Rate by_hour = rate({10});
    by_hour.by_hour.assign(24, 1.0);
    by_hour.by_hour[7] = 2.0;
    check_steps(rate_steps(by_hour, monday_morning, 24h), {{0h, 10}, {1h, 20}, {2h, 10}});
    check_steps(rate_steps(by_hour, monday_morning + 30min, 4h), {{0h, 10}, {30min, 20}, {90min, 10}});

    Rate week = rate({10});
    week.by_weekday = {1, 1, 1, 1, 1, 0.5, 0};
    check_steps(rate_steps(week, monday_morning, 7 * 24h), {{0h, 10}, {114h, 5}, {138h, 0}, {162h, 10}});

    Rate hour_of_week = rate({1});
    hour_of_week.by_hour.assign(168, 0.0);
    hour_of_week.by_hour[7] = 3;                                     // Monday at 7
    hour_of_week.by_hour[6 * 24 + 23] = 4;                           // Sunday at 23
    check_steps(rate_steps(hour_of_week, monday_morning, 170h), {{0h, 0}, {1h, 3}, {2h, 0}, {161h, 4}, {162h, 0}, {169h, 3}});

    Rate year = rate({6});
    year.by_month.assign(12, 1.0);
    year.by_month[3] = 1.5;
    // One hour of March is skipped: on the 28th.
    check_steps(rate_steps(year, monday_morning, 80 * 24h), {{0h, 6}, {31 * 24h - 6h - 1h, 9}, {61 * 24h - 6h - 1h, 6}});
}

TEST_CASE("a run with a date follows the clocks when they change, one without a date never does", "[models][network_clock]")
{
    Rate by_hour = rate({10});
    by_hour.by_hour.assign(24, 1.0);
    by_hour.by_hour[2] = 2.0;
    by_hour.by_hour[7] = 3.0;
    const SimTime march = start_of(to_date({2027, 3, 28})), october = start_of(to_date({2027, 10, 31}));
    check_steps(rate_steps(by_hour, march, 23h), {{0h, 10}, {6h, 30}, {7h, 10}});                       // no hour from 2 to 3
    check_steps(rate_steps(by_hour, october, 25h), {{0h, 10}, {2h, 20}, {4h, 10}, {8h, 30}, {9h, 10}});   // that hour twice
    const SimTime undated = civil_start(starting({}));
    for (const int day : {0, 83, 86, 300}) check_steps(rate_steps(by_hour, undated + day * one_day, 24h), {{0h, 10}, {2h, 20}, {3h, 10}, {7h, 30}, {8h, 10}});

    Rate list = rate({4, 8});                                        // from the start of the run: elapsed time
    check_steps(rate_steps(list, march, 5h), {{0h, 4}, {1h, 8}, {2h, 4}, {3h, 8}, {4h, 4}});
    const auto nights = window_intervals({.from = 21h, .to = 7h, .repeat = Repeat::daily}, march, {}, SimTime{22h});
    REQUIRE(nights.size() == 2);
    CHECK((nights[0].from == SimTime{} && nights[0].to == SimTime{6h}));    // until 7 by the clock
    CHECK((nights[1].from == SimTime{20h} && nights[1].to == SimTime{22h}));
}

TEST_CASE("servers change by hour of the day or the week, or by steps that repeat or not", "[models][network_clock]")
{
    using sim::CapacityStep;
    const auto counts = [](const StaffPool& pool, SimTime start, Duration length) {
        std::vector<std::pair<Duration, int>> out;
        for (const CapacityStep& s : capacity_steps(pool, start, length)) out.emplace_back(s.at.time_since_epoch(), s.servers);
        return out;
    };
    using Counts = std::vector<std::pair<Duration, int>>;
    StaffPool pool;
    pool.servers = 4;
    CHECK(counts(pool, {}, 10h) == Counts{{0h, 4}});
    pool.schedule = ServerSchedule{};
    pool.schedule->by_hour.assign(24, 1);
    pool.schedule->by_hour[8] = pool.schedule->by_hour[9] = 3;
    CHECK(counts(pool, monday_morning, 30h) == Counts{{0h, 1}, {2h, 3}, {4h, 1}, {26h, 3}, {28h, 1}});
    pool.schedule = ServerSchedule{{}, {{0h, 1}, {1h, 3}, {2h, 1}}, {}};
    CHECK(counts(pool, {}, 100h) == Counts{{0h, 1}, {1h, 3}, {2h, 1}});
    pool.schedule = ServerSchedule{{}, {{8h, 3}, {20h, 1}}, {}};
    CHECK(counts(pool, {}, 100h) == Counts{{0h, 0}, {8h, 3}, {20h, 1}});
    pool.schedule->repeat_every = 24h;                               // before the first step as after the last
    CHECK(counts(pool, {}, 33h) == Counts{{0h, 1}, {8h, 3}, {20h, 1}, {32h, 3}});
}

TEST_CASE("a window covers its part of the observed time once, every day or every week", "[models][network_clock]")
{
    const auto parts = [](const Window& w, Duration from, Duration to) {
        std::vector<std::pair<Duration, Duration>> out;
        for (const Interval& i : window_intervals(w, monday_morning, SimTime{from}, SimTime{to})) out.emplace_back(i.from.time_since_epoch(), i.to.time_since_epoch());
        return out;
    };
    using Parts = std::vector<std::pair<Duration, Duration>>;
    CHECK(parts({2h, 5h, Repeat::once}, 1h, 10h) == Parts{{2h, 5h}});
    CHECK(parts({2h, 5h, Repeat::once}, 3h, 4h) == Parts{{3h, 4h}});
    CHECK(parts({2h, 5h, Repeat::once}, 5h, 9h).empty());
    CHECK(parts({8h, 12h, Repeat::daily}, 0h, 48h) == Parts{{2h, 6h}, {26h, 30h}});
    CHECK(parts({22h, 7h, Repeat::daily}, 0h, 30h) == Parts{{0h, 1h}, {16h, 25h}});      // over midnight
    CHECK(parts({0h, 24h, Repeat::daily}, 0h, 60h) == Parts{{0h, 60h}});
    CHECK(parts({9h, 10h, Repeat::weekly}, 0h, 200h) == Parts{{3h, 4h}, {171h, 172h}});
    CHECK(parts({6 * 24h, 8h, Repeat::weekly}, 0h, 180h) == Parts{{0h, 2h}, {6 * 24h - 6h, 7 * 24h + 2h}});   // Sunday to Monday at 8
}
