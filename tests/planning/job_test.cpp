#include "planning/job.hpp"

#include <memory>
#include <stdexcept>
#include <string>

#include "tests/catch.hpp"

using namespace teleplan::planning;
using namespace std::chrono_literals;

namespace {

template <class T> JobProgress wait_for(const Job<T>& job, JobState state)
{
    const auto until = WallClock::now() + 20s;
    while (job.poll().state != state && WallClock::now() < until) std::this_thread::sleep_for(1ms);
    return job.poll();
}

/// Reports until it is asked to stop.
int endless(const Watch& watch)
{
    for (int i = 0;; ++i) {
        watch.progress("waiting", i, 1e9);
        if (*watch.stop) throw Interrupted{};
        std::this_thread::sleep_for(100us);
    }
}

}  // namespace

TEST_CASE("a job hands over its result once", "[planning][job][threads]")
{
    Job<std::unique_ptr<int>> job{[](const Watch& watch) {
        watch.progress("counting", 3, 4);
        return std::make_unique<int>(7);
    }};
    const JobProgress end = wait_for(job, JobState::done);
    CHECK(end.stage == "counting");
    CHECK(end.done == 3);
    CHECK(end.total == 4);
    CHECK_FALSE(end.seconds_left);
    CHECK(job.poll().elapsed_seconds == end.elapsed_seconds);      // stands still
    const auto result = job.take();
    REQUIRE(result.has_value());
    CHECK(**result == 7);
    CHECK_FALSE(job.take().has_value());
}

TEST_CASE("a job that is running is polled at once and has no result yet", "[planning][job][threads]")
{
    std::atomic<int> woken{0};
    Job<int> job{endless, [&] { ++woken; }};
    while (woken < 5) std::this_thread::sleep_for(1ms);
    CHECK(job.poll().state == JobState::running);
    CHECK(job.poll().stage == "waiting");
    CHECK_FALSE(job.take().has_value());
    job.stop();
    const JobProgress end = wait_for(job, JobState::stopped);
    CHECK(end.state == JobState::stopped);
    CHECK(end.error.empty());
    CHECK_FALSE(job.take().has_value());
}

TEST_CASE("a job keeps the text of what its task throws", "[planning][job][threads]")
{
    Job<int> job{[](const Watch&) -> int { throw std::runtime_error("no such table"); }};
    const JobProgress end = wait_for(job, JobState::failed);
    CHECK(end.state == JobState::failed);
    CHECK(end.error == "no such table");
    Job<int> strange{[](const Watch&) -> int { throw 3; }};
    CHECK(wait_for(strange, JobState::failed).error == "unknown exception");
}

TEST_CASE("a job that goes away asks its task to stop and waits for it", "[planning][job][threads]")
{
    std::atomic<bool> inside{false};
    {
        Job<int> job{[&](const Watch& watch) -> int {
            inside = true;
            try {
                return endless(watch);
            } catch (...) {
                inside = false;
                throw;
            }
        }};
        while (!inside) std::this_thread::sleep_for(1ms);
    }
    CHECK_FALSE(inside);
}

TEST_CASE("a job is stopped through an executor that runs in it", "[planning][job][threads]")
{
    std::atomic<int> woken{0};
    Job<int> job{[](const Watch& watch) {
                     const Executor executor{2, watch};
                     Progress progress{executor, "tasks", 1e6};
                     executor.each(1'000'000, [&](std::size_t) {
                         std::this_thread::sleep_for(50us);
                         progress.step();
                     });
                     return 1;
                 },
                 [&] { ++woken; }};
    while (woken < 3) std::this_thread::sleep_for(1ms);
    job.stop();
    CHECK(wait_for(job, JobState::stopped).state == JobState::stopped);
}

TEST_CASE("time left goes by the pace of the stage, and stands on what was done last", "[planning][job]")
{
    const WallClock::time_point start{};
    Pace pace{start};
    CHECK_FALSE(pace.left(start + 1s));
    pace.note("first", 0, 10, start + 1s);
    CHECK_FALSE(pace.left(start + 2s));
    pace.note("first", 2, 10, start + 5s);             // 4 s for 2: 16 s for the rest
    CHECK(*pace.left(start + 5s) == Approx(16));
    CHECK(*pace.left(start + 8s) == Approx(13));
    CHECK(*pace.left(start + 60s) == 0);
    CHECK(pace.elapsed(start + 8s) == Approx(8));
    pace.note("second", 0.5, 1, start + 9s);           // begins half-way
    CHECK_FALSE(pace.left(start + 10s));
    pace.note("second", 0.75, 1, start + 11s);
    CHECK(*pace.left(start + 11s) == Approx(2));
    pace.note("second", 0.1, 1, start + 12s);          // again
    CHECK_FALSE(pace.left(start + 12s));
    pace.note("second", 0.2, 0, start + 12s);          // of nothing
    CHECK_FALSE(pace.left(start + 13s));
}
