#include "planning/executor.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <set>
#include <string>
#include <thread>

#include "tests/catch.hpp"

using namespace teleplan::planning;

namespace {

std::size_t slow_first(std::size_t i)                              // later tasks overtake earlier ones
{
    std::this_thread::sleep_for(std::chrono::microseconds(i % 7 == 0 ? 800 : 20));
    return i;
}

}  // namespace

TEST_CASE("results come in the order of their index, on any number of threads", "[planning][executor][threads]")
{
    std::vector<std::size_t> expected(200);
    std::iota(expected.begin(), expected.end(), std::size_t{0});
    for (const int threads : {1, 2, 7, 64}) CHECK(Executor{threads}.map(200, slow_first) == expected);
    CHECK(Executor{3}.map(0, slow_first).empty());
    CHECK(Executor{0}.threads() >= 1);
}

TEST_CASE("results may be types without a default", "[planning][executor]")
{
    struct Only { explicit Only(int v) : value{v} {} int value; };
    const auto out = Executor{2}.map(5, [](std::size_t i) { return Only{static_cast<int>(i) * 2}; });
    REQUIRE(out.size() == 5);
    CHECK(out[4].value == 8);
}

TEST_CASE("of several failures the one of the lowest index is thrown", "[planning][executor][threads]")
{
    for (const int threads : {1, 2, 7}) {
        const auto task = [](std::size_t i) {
            slow_first(i);
            if (i == 14 || i == 15 || i == 40) throw std::runtime_error("task " + std::to_string(i));
        };
        CHECK_THROWS_WITH(Executor{threads}.each(60, task), "task 14");
    }
}

TEST_CASE("an executor that is asked to stop finishes what is running and throws Interrupted", "[planning][executor][threads]")
{
    for (const int threads : {1, 2, 7}) {
        std::atomic<bool> stop{false};
        std::atomic<int> done{0};
        const Executor executor{threads, {{}, &stop}};
        CHECK_THROWS_AS(executor.each(1000,
                                      [&](std::size_t i) {
                                          if (i == 20) stop = true;
                                          ++done;
                                      }),
                        Interrupted);
        CHECK(done >= 1);
        CHECK(done <= 20 + threads);
        CHECK_THROWS_AS(executor.stop_if_asked(), Interrupted);
    }
    std::atomic<bool> never{false};
    CHECK_NOTHROW((Executor{2, {{}, &never}}.stop_if_asked()));
    CHECK_NOTHROW(Executor{2}.stop_if_asked());
}

TEST_CASE("progress only grows, comes from one thread at a time and ends at its target", "[planning][executor][threads]")
{
    for (const int threads : {1, 2, 7}) {
        std::vector<double> seen;                                  // not protected: TSan would tell
        std::set<std::string> stages;
        const Executor executor{threads, {[&](std::string_view stage, double done, double total) {
                                              stages.emplace(stage);
                                              seen.push_back(done / total);
                                          },
                                          nullptr}};
        Progress progress{executor, "check", 50, 0.6, 1};
        executor.each(50, [&](std::size_t i) {
            slow_first(i);
            progress.step();
        });
        REQUIRE(seen.size() == 50);
        CHECK(std::ranges::is_sorted(seen));
        CHECK(seen.front() == Approx(0.6 + 0.4 / 50));
        CHECK(seen.back() == Approx(1.0));
        CHECK(stages == std::set<std::string>{"check"});
    }
}
