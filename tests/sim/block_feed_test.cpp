#include "sim/block_feed.hpp"

#include <cstdint>
#include <vector>

#include "sim/bug.hpp"
#include "tests/catch.hpp"
#include "tests/sim/traffic.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

TimedArrival at(Duration time, std::uint64_t entity) { return {SimTime{time}, {.key = {.entity = entity}}}; }

}  // namespace

TEST_CASE("a block feed gives the arrivals of its blocks in order", "[sim][arrivals]")
{
    BlockFeed feed(3, [](std::uint32_t b, std::vector<TimedArrival>& out) {
        out = {at(b * 10s + 1s, 2 * b), at(b * 10s + 1s, 2 * b + 1)};
    });
    static_assert(Feed<decltype(feed)>);
    for (std::uint32_t i = 0; i < 6; ++i) {
        CHECK(feed.next_time() == SimTime{(i / 2) * 10s + 1s});
        CHECK(feed.pop().key.entity == i);
    }
    CHECK(feed.next_time() == never);
    CHECK_THROWS_AS(feed.pop(), Bug);
}

TEST_CASE("a block feed makes each block once, when the block before is used up", "[sim][arrivals]")
{
    std::vector<std::uint32_t> made;
    BlockFeed feed(6, [&](std::uint32_t b, std::vector<TimedArrival>& out) {
        CHECK(out.empty());
        made.push_back(b);
        if (b == 1 || b == 4) out = {at(b * 10s, 0), at(b * 10s, 0)};     // the others are empty
    });
    CHECK(made == std::vector<std::uint32_t>{0, 1});
    static_cast<void>(feed.pop());
    CHECK(made.size() == 2);
    static_cast<void>(feed.pop());
    CHECK(made == std::vector<std::uint32_t>{0, 1, 2, 3, 4});
    static_cast<void>(feed.pop());
    static_cast<void>(feed.pop());
    CHECK(made.size() == 6);
    CHECK(feed.next_time() == never);
}

TEST_CASE("a feed without blocks, or with empty ones only, is exhausted", "[sim][arrivals]")
{
    const auto nothing = [](std::uint32_t, std::vector<TimedArrival>&) {};
    CHECK(BlockFeed(0, nothing).next_time() == never);
    CHECK(BlockFeed(5, nothing).next_time() == never);
}

TEST_CASE("a run fed by blocks is the run fed at once", "[sim][arrivals]")
{
    std::vector<TimedArrival> all;
    for (std::uint32_t i = 0; i < 200; ++i) all.push_back(at(i * 700ms, i));
    const Network network = one_stage(1, Exponential{0.6});
    const Stream draws(3, 0, 1);
    LogObserver once;
    LogObserver by_blocks;
    NetworkRun run_once(network, draws, once, SimTime{});
    NetworkRun run_by_blocks(network, draws, by_blocks, SimTime{});
    VectorFeed vector_feed{all};
    BlockFeed block_feed(20, [&](std::uint32_t b, std::vector<TimedArrival>& out) { out.assign(all.begin() + b * 10, all.begin() + (b + 1) * 10); });
    advance(run_once, vector_feed, never);
    advance(run_by_blocks, block_feed, never);
    CHECK(by_blocks.lines.size() == 600);
    CHECK(by_blocks.lines == once.lines);
}
