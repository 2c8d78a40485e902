#include "bench/telemonitoring.hpp"

#include <cstdint>

#include "tests/catch.hpp"

using namespace teleplan::bench;
using namespace std::chrono_literals;

TEST_CASE("telemonitoring by blocks, by blocks before the engine and by an event per reading are the same, bit by bit", "[bench]")
{
    Telemonitoring model{.patients = 5'000, .centres = 3, .days = 20};
    SECTION("two servers") {}
    SECTION("one server, who falls behind, so that waits pass midnight") { model.servers = 1; }
    SECTION("readings on whole minutes, so that many come at one instant") { model.grid = 1min; }
    SECTION("centres smaller than a batch of draws") { model.centres = 50; }
    SECTION("another seed") { model.seed = 20'260'101; }
    const Centres all{0, model.centres};
    const TelemonitoringTotals by_hand = blocks_by_hand(model, all);

    CHECK(by_hand.readings == 5'000 * 3 * 20);
    CHECK(by_hand.wait.count > 5'000);
    CHECK(by_hand.wait.sum > 0);
    CHECK(blocks_before_engine(model, all) == by_hand);
    CHECK(event_for_every_reading(model, all) == by_hand);
    CHECK(event_for_every_reading(model, all).hash() == by_hand.hash());
}

TEST_CASE("the totals of telemonitoring do not depend on how centres are shared out", "[bench]")
{
    const Telemonitoring model{.patients = 4'000, .centres = 7, .days = 10};
    TelemonitoringTotals parts = blocks_before_engine(model, {3, 7});
    parts += blocks_before_engine(model, {0, 3});
    CHECK(parts == blocks_before_engine(model, {0, 7}));
}

TEST_CASE("each difference between two runs of telemonitoring changes their hash", "[bench]")
{
    const TelemonitoringTotals totals = blocks_by_hand({.patients = 500, .centres = 1, .days = 2}, {0, 1});
    TelemonitoringTotals other = totals;
    SECTION("a wait") { other.wait.add(1s); }
    SECTION("an order of starts") { ++other.starts; }
    SECTION("a minute's load") { ++other.load[600]; --other.load[601]; }
    CHECK(other.hash() != totals.hash());
}

TEST_CASE("alerts have the probability of each pattern of three", "[bench]")
{
    // In steps of 2^32 / 125,000 the patterns come as often as in 50^3 equally likely triples.
    std::int64_t found[8] = {};
    for (std::uint64_t i = 0; i < 125'000; ++i) ++found[alerts_in(static_cast<std::uint32_t>(((2 * i + 1) << 32U) / 250'000))];
    for (std::uint32_t pattern = 0; pattern < 8; ++pattern) {
        std::int64_t ways = 1;
        for (std::uint32_t k = 0; k < 3; ++k) ways *= (pattern >> k & 1U) != 0 ? 1 : 49;
        CHECK(found[pattern] == ways);
    }
}
