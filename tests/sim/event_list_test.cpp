#include "sim/event_list.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

#include "sim/bug.hpp"
#include "tests/catch.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

enum class BallId : std::uint32_t {};
struct Red { BallId ball; };
struct Blue { BallId ball; };
using Ball = OneOf<Red, Blue>;

struct Catcher {
    std::vector<std::uint32_t> red;
    std::vector<std::uint32_t> blue;
    void on(Red e) { red.push_back(static_cast<std::uint32_t>(e.ball)); }
    void on(Blue e) { blue.push_back(static_cast<std::uint32_t>(e.ball)); }
};

}  // namespace

TEST_CASE("an event of several kinds takes 8 bytes and reaches its own handler", "[sim][events]")
{
    STATIC_REQUIRE(sizeof(Ball) == 8);
    Catcher catcher;
    Ball{Red{BallId{4}}}.deliver(catcher);
    Ball{Blue{BallId{5}}}.deliver(catcher);
    CHECK(catcher.red == std::vector<std::uint32_t>{4});
    CHECK(catcher.blue == std::vector<std::uint32_t>{5});
}

TEST_CASE("events come by time, then by phase, then first scheduled first", "[sim][events]")
{
    EventList<int> events;
    events.schedule(SimTime{2s}, Phase::act, 5);
    events.schedule(SimTime{1s}, Phase::observe, 3);
    events.schedule(SimTime{1s}, Phase::act, 1);
    events.schedule(SimTime{1s}, Phase::act, 2);
    events.schedule(SimTime{1s}, Phase::release, 0);
    events.schedule(SimTime{2s}, Phase::give_up, 4);
    for (int expected = 0; expected < 6; ++expected) CHECK(events.pop() == expected);
    CHECK(events.empty());
    CHECK(events.now() == SimTime{2s});
}

TEST_CASE("an empty event list has no next time", "[sim][events]")
{
    EventList<int> events(SimTime{5s});
    CHECK(events.empty());
    CHECK(events.next_time() == never);
    CHECK(events.now() == SimTime{5s});
    CHECK_THROWS_AS(events.pop(), Bug);
    CHECK_THROWS_AS(events.next_phase(), Bug);
}

TEST_CASE("a popped event leaves a hole that counts for nothing", "[sim][events]")
{
    EventList<int> events;
    events.schedule(SimTime{1s}, Phase::act, 1);
    CHECK(events.pop() == 1);
    CHECK(events.empty());
    events.schedule(SimTime{3s}, Phase::act, 3);
    events.schedule(SimTime{2s}, Phase::staff, 2);
    CHECK(events.size() == 2);
    CHECK(events.next_time() == SimTime{2s});
    CHECK(events.next_phase() == Phase::staff);
    CHECK(events.pop() == 2);
    CHECK(events.next_time() == SimTime{3s});
}

TEST_CASE("the clock does not go back nor over an event", "[sim][events]")
{
    EventList<int> events;
    events.schedule(SimTime{5s}, Phase::act, 1);
    events.advance_to(SimTime{3s});
    CHECK(events.now() == SimTime{3s});
    CHECK_THROWS_AS(events.schedule(SimTime{2s}, Phase::act, 2), Bug);
    CHECK_THROWS_AS(events.advance_to(SimTime{6s}), Bug);
    CHECK_THROWS_AS(events.advance_to(SimTime{2s}), Bug);
}

TEST_CASE("a long mixture of schedule and pop keeps the order of a sorted list", "[sim][events]")
{
    struct Item { SimTime at; Phase phase; int serial; };
    EventList<int> events;
    std::vector<Item> waiting;
    std::uint64_t state = 1;
    const auto next = [&state](std::uint64_t limit) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return (state >> 33U) % limit;
    };
    const auto before = [](const Item& a, const Item& b) { return std::tie(a.at, a.phase, a.serial) < std::tie(b.at, b.phase, b.serial); };
    int serial = 0;
    for (int step = 0; step < 20'000; ++step) {
        const bool grow = next(100) < (step < 10'000 ? 60U : 40U);
        if (grow || waiting.empty()) {
            const Item item{events.now() + Duration{static_cast<std::int64_t>(next(50))}, static_cast<Phase>(next(5)), serial++};
            events.schedule(item.at, item.phase, item.serial);
            waiting.push_back(item);
        } else {
            const auto first = std::min_element(waiting.begin(), waiting.end(), before);
            REQUIRE(events.pop() == first->serial);
            REQUIRE(events.now() == first->at);
            waiting.erase(first);
        }
        REQUIRE(events.size() == waiting.size());
    }
}
