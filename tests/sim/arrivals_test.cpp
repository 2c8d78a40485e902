#include "sim/arrivals.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/bug.hpp"
#include "sim/random.hpp"
#include "tests/catch.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

TEST_CASE("merged sequences come by time, and at one instant the first sequence first", "[sim][arrivals]")
{
    const Stream draws(3, 0, 1);
    for (std::uint32_t count = 0; count <= 9; ++count) {
        std::vector<std::vector<TimedArrival>> parts(count);
        std::vector<TimedArrival> all;
        for (std::uint32_t p = 0; p < count; ++p) {
            SimTime at{};
            for (std::uint32_t i = 0; i < (p * 5) % 17; ++i) {                     // some are empty
                at += static_cast<int>(3.0 * draws.uniform({.entity = p, .day = i, .slot = 0})) * 1s;
                parts[p].push_back({at, {.key = {.entity = p, .day = i, .slot = 0}}});
            }
            all.insert(all.end(), parts[p].begin(), parts[p].end());
        }
        std::stable_sort(all.begin(), all.end(), [](const TimedArrival& a, const TimedArrival& b) { return a.at < b.at; });
        const std::vector<std::span<const TimedArrival>> views(parts.begin(), parts.end());
        MergedFeed feed(views);
        for (const TimedArrival& expected : all) {
            CHECK(feed.next_time() == expected.at);
            CHECK(feed.pop().key == expected.arrival.key);
        }
        CHECK(feed.next_time() == never);
        CHECK_THROWS_AS(feed.pop(), Bug);
    }
}
