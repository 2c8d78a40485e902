#include "planning/live_run.hpp"

#include <chrono>
#include <tuple>

#include "planning/world.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

using Shot = std::shared_ptr<const Snapshot>;

std::shared_ptr<const models::Plan> staffed_plan()
{
    static const auto plan = [] {
        models::Plan out = small_region(R"("plan": { "seed": 11 })").plan;
        std::vector<std::string> places = Study{out, tests::territory()}.codes;
        places.emplace_back("region");
        for (auto& [name, pool] : out.organisation.pools)
            for (const std::string& place : places) {
                models::Named<models::ShiftSeats> seats;
                for (const std::string& shift : pool.shifts) seats.push_back({shift, {1, 1}});
                pool.seats.emplace_back(place, std::move(seats));
            }
        return std::make_shared<const models::Plan>(std::move(out));
    }();
    return plan;
}
std::shared_ptr<const models::Territory> land() { return {std::shared_ptr<void>{}, &tests::territory()}; }

template <class Is> Shot wait_for(const LiveRun& run, Is&& is)
{
    const auto until = WallClock::now() + 60s;
    Shot shot = run.snapshot();
    while (!is(*shot) && WallClock::now() < until) {
        std::this_thread::sleep_for(1ms);
        shot = run.snapshot();
    }
    REQUIRE(is(*shot));
    return shot;
}
Shot wait_for(const LiveRun& run, LiveState state)
{
    return wait_for(run, [state](const Snapshot& s) { return s.state == state; });
}
Shot wait_until(const LiveRun& run, SimTime time)
{
    return wait_for(run, [time](const Snapshot& s) { return s.state == LiveState::paused && s.time == time; });
}

/// What a world shows that was advanced to a time.
Snapshot expected(SimTime time)
{
    const Study study{*staffed_plan(), tests::territory()};
    const StudyClocks clocks{study};
    World world{study, clocks, entered_staffing(study), 1, Executor{1}};
    world.advance(time);
    Snapshot out;
    world.look(out);
    return out;
}

void check_same(const Snapshot& a, const Snapshot& b)
{
    CHECK(a.time == b.time);
    REQUIRE(a.places.size() == b.places.size());
    for (std::size_t p = 0; p < a.places.size(); ++p) {
        for (std::size_t i = 0; i < a.places[p].pools.size(); ++i) {
            const LivePool &x = a.places[p].pools[i], &y = b.places[p].pools[i];
            CHECK(std::tie(x.waiting, x.busy, x.on_duty, x.done_today, x.longest_wait) == std::tie(y.waiting, y.busy, y.on_duty, y.done_today, y.longest_wait));
            CHECK(a.hours->places[p].pools[i].busy == b.hours->places[p].pools[i].busy);
            CHECK(a.hours->places[p].pools[i].done == b.hours->places[p].pools[i].done);
        }
        for (std::size_t s = 0; s < a.places[p].stages.size(); ++s) {
            const LiveStage &x = a.places[p].stages[s], &y = b.places[p].stages[s];
            CHECK(std::tie(x.waiting, x.in_service, x.left_this_hour, x.left_last_hour) == std::tie(y.waiting, y.in_service, y.left_this_hour, y.left_last_hour));
        }
        CHECK(a.places[p].alerts_today == b.places[p].alerts_today);
        for (std::size_t r = 0; r < a.places[p].standards.size(); ++r)
            for (std::size_t m = 0; m < a.places[p].standards[r].size(); ++m) {
                const LiveWindow &x = a.places[p].standards[r][m], &y = b.places[p].standards[r][m];
                CHECK(std::tie(x.due, x.met, x.open) == std::tie(y.due, y.met, y.open));
            }
    }
    CHECK(a.hours->messages == b.hours->messages);
    CHECK(a.moves.size() == b.moves.size());
}

models::Date first_day() { return staffed_plan()->plan.regime.from; }

}  // namespace

TEST_CASE("a live run prepares, stands at the start of the regime and waits", "[planning][live][threads]")
{
    std::atomic<int> woken{0};
    const LiveRun run{staffed_plan(), land(), {}, [&] { ++woken; }};
    REQUIRE(run.snapshot());
    const Shot shot = wait_for(run, LiveState::paused);
    CHECK(shot->time == models::start_of(first_day()));
    CHECK(shot->rate == 0);
    REQUIRE(shot->scene);
    REQUIRE(shot->hours);
    CHECK(shot->hours->count > 0);                     // the days before
    CHECK(woken >= 1);
    std::this_thread::sleep_for(50ms);
    CHECK(run.snapshot() == shot);                     // nothing new, nothing done
}

TEST_CASE("a live run shows at a date what a world shows there, at any speed and in any steps", "[planning][live][threads]")
{
    const SimTime end = models::start_of(first_day() + 5);
    const Snapshot there = expected(end);
    int waiting = 0;
    for (const LivePlaceNow& place : there.places)
        for (const LivePool& pool : place.pools) waiting += pool.waiting;
    REQUIRE(waiting > 0);

    LiveRun fast{staffed_plan(), land(), {1, 2, as_fast_as_possible}};
    fast.run_until(first_day() + 5);
    check_same(*wait_until(fast, end), there);

    LiveRun paced{staffed_plan(), land(), {1, 1, 50'000}};          // about nine seconds
    paced.run_until(first_day() + 5);
    const Shot under_way = wait_for(paced, [](const Snapshot& s) { return s.state == LiveState::running && s.rate > 0; });
    CHECK(under_way->time < end);
    paced.set_speed(as_fast_as_possible);
    check_same(*wait_until(paced, end), there);

    LiveRun stepped{staffed_plan(), land()};
    stepped.step();
    const SimTime first = models::start_of(first_day()) + 1h;
    CHECK(wait_until(stepped, first)->time == first);
    stepped.step(7min + 3s);
    stepped.step(53min - 3s);                          // steps add up
    (void)wait_until(stepped, first + 1h);
    stepped.step(end - first - 1h);
    check_same(*wait_until(stepped, end), there);
}

TEST_CASE("play, pause and speed are heeded while it runs", "[planning][live][threads]")
{
    LiveRun run{staffed_plan(), land(), {1, 1, 3600}};
    run.play();                                        // heeded once it is prepared
    const Shot begun = wait_for(run, [](const Snapshot& s) { return s.state == LiveState::running && s.time > models::start_of(first_day()); });
    CHECK(begun->time < models::start_of(first_day() + 1));
    run.set_speed(200'000);
    (void)wait_for(run, [](const Snapshot& s) { return s.time > models::start_of(first_day() + 1); });
    run.pause();
    const Shot paused = wait_for(run, LiveState::paused);
    std::this_thread::sleep_for(40ms);
    CHECK(run.snapshot()->time == paused->time);
    run.set_speed(-5);                                 // the slowest
    run.play();
    (void)wait_for(run, [&](const Snapshot& s) { return s.time > paused->time; });
    CHECK(run.snapshot()->time < paused->time + 1h);
    run.run_until(first_day());                        // has passed
    const Shot still = wait_for(run, LiveState::paused);
    CHECK(still->time < paused->time + 1h);
}

TEST_CASE("a pace that is asked for is kept", "[planning][live][threads]")
{
    LiveRun run{staffed_plan(), land(), {1, 1, 20'000}};
    run.play();
    const Shot shot = wait_for(run, [](const Snapshot& s) { return s.time > models::start_of(first_day()) + 6h; });
    CHECK(shot->rate < 40'000);                       // after a delay it catches up
    CHECK(shot->rate > 1'000);
}

TEST_CASE("a live run comes to the end of the regime and stays there", "[planning][live][threads]")
{
    LiveRun run{staffed_plan(), land(), {1, 2, as_fast_as_possible}};
    run.play();
    const Shot end = wait_for(run, LiveState::finished);
    CHECK(end->time == models::start_of(staffed_plan()->plan.regime.to + 1));
    CHECK(end->hours->count == 14 * 24);
    run.play();
    run.step();
    std::this_thread::sleep_for(40ms);
    CHECK(run.snapshot()->state == LiveState::finished);
    CHECK(run.snapshot()->time == end->time);
}

TEST_CASE("a live run that is stopped while it prepares, or goes away, ends quickly", "[planning][live][threads]")
{
    for (const auto wait : {0ms, 5ms, 40ms}) {
        LiveRun run{staffed_plan(), land()};
        std::this_thread::sleep_for(wait);
        run.stop();
        const Shot end = wait_for(run, LiveState::stopped);
        CHECK(end->error.empty());
        run.play();                                    // for good
        std::this_thread::sleep_for(5ms);
        CHECK(run.snapshot()->state == LiveState::stopped);
    }
    for (const auto wait : {0ms, 10ms}) {
        const LiveRun run{staffed_plan(), land()};
        std::this_thread::sleep_for(wait);
    }
    LiveRun running{staffed_plan(), land(), {1, 2, as_fast_as_possible}};
    running.play();
    (void)wait_for(running, LiveState::running);
}

TEST_CASE("a plan that cannot be seen live says why", "[planning][live][threads]")
{
    const auto network = std::make_shared<const models::Plan>(example("mm1.json").plan);
    LiveRun run{network, land()};
    const Shot shot = wait_for(run, LiveState::failed);
    CHECK(shot->error.find("queueing network") != std::string::npos);
    run.play();
    CHECK(run.snapshot()->state == LiveState::failed);
}
