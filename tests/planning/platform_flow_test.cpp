#include "planning/platform_flow.hpp"

#include <numeric>

#include "tests/catch.hpp"

using namespace teleplan::planning;

namespace {

constexpr double hour = 3600;

FlowPiece in_hour(double from, double amount) { return {from * hour, (from + 1) * hour, amount, from * hour, (from + 1) * hour}; }

double amount(const Flow& flow)
{
    return std::accumulate(flow.begin(), flow.end(), 0.0, [](double sum, const FlowPiece& p) { return sum + p.amount; });
}

}  // namespace

TEST_CASE("one session a day at a tier that is down from eight to ten", "[planning][platform]")
{
    // One request, somewhere between 09:00 and 10:00. The outage of two hours is played back in 30 minutes: what came at
    // 09:00, half of the outage, is sent at 10:00 + 15 min; what came at 10:00 at 10:30. So 1 request in 900 s.
    const std::vector<Flow> flows{{in_hour(9, 1)}};
    const std::vector<Span> down{{8 * hour, 10 * hour}};
    const TierLine line{flows, down, {10, 1800}, 24 * hour};
    CHECK(line.backlog().buffered == Approx(1));
    CHECK(line.backlog().most == Approx(1));
    CHECK(line.backlog().burst_per_second == Approx(1.0 / 900));
    REQUIRE(line.backlog().drained_after.size() == 1);
    CHECK(line.backlog().drained_after[0] == Approx(1800));
    const Flow out = line.leaving(flows[0]);
    REQUIRE(out.size() == 1);
    CHECK(out[0].from == Approx(10.25 * hour));
    CHECK(out[0].to == Approx(10.5 * hour));
    CHECK(out[0].origin_from == Approx(9 * hour));
    // The first has been under way for 75 minutes, the last for 30: two thirds of them for more than 45.
    CHECK(within(out[0], out[0].origin_from, out[0].origin_to, 45 * 60) == Approx(1.0 / 3));
}

TEST_CASE("a backlog drains at the tier's capacity", "[planning][platform]")
{
    // 100 an hour come, all day; capacity 300 an hour; down from 08:00 to 10:00, sent again in one second: 200 wait at 10:00,
    // and 200 an hour more go than come: the line is gone at 11:00. Who came at 09:00 has 100 before him: 10:20.
    std::vector<Flow> flows(1);
    for (int h = 0; h < 24; ++h) flows[0].push_back(in_hour(h, 100));
    const std::vector<Span> down{{8 * hour, 10 * hour}};
    const TierLine line{flows, down, {300 / hour, 1}, 24 * hour};
    CHECK(line.backlog().buffered == Approx(200));
    CHECK(line.backlog().most == Approx(200).epsilon(0.001));
    REQUIRE(line.backlog().drained_after.size() == 1);
    CHECK(line.backlog().drained_after[0] == Approx(hour).epsilon(0.001));
    const Flow out = line.leaving(flows[0]);
    CHECK(amount(out) == Approx(2400));
    double nine = 0;
    for (const FlowPiece& p : out)
        if (p.origin_from <= 9 * hour && p.origin_to > 9 * hour) nine = p.from;
    CHECK(nine == Approx(10 * hour + 20 * 60).margin(2));
}

TEST_CASE("more requests than capacity in one hour wait for the next", "[planning][platform]")
{
    // 200 in the hour from 09:00 at a tier of 100 an hour: 100 wait at 10:00, the last leaves at 11:00. The k-th of them, at
    // 09:00 + k/200 h, leaves at 09:00 + k/100 h.
    const std::vector<Flow> flows{{in_hour(9, 200)}};
    const std::vector<Span> none;
    const TierLine line{flows, none, {100 / hour, 1}, 24 * hour};
    CHECK(line.backlog().most == Approx(100));
    CHECK(line.backlog().buffered == 0);
    CHECK(line.backlog().drained_after.empty());
    const Flow out = line.leaving(flows[0]);
    CHECK(amount(out) == Approx(200));
    CHECK(out.front().from == Approx(9 * hour));
    CHECK(out.back().to == Approx(11 * hour));
    double late = 0;                                   // half of them wait for more than half an hour
    for (const FlowPiece& p : out) late += p.amount * (1 - within(p, p.origin_from, p.origin_to, 1800));
    CHECK(late == Approx(100));
}

TEST_CASE("what is sent again meets the next outage", "[planning][platform]")
{
    // Down 08-09 and 09:15-10:15. What came at 08:00-09:00 is sent again from 09:00 to 10:00: a quarter gets through before the
    // second outage, the rest is held once more, from 10:15 to 11:15.
    const std::vector<Flow> flows{{in_hour(8, 60)}};
    const std::vector<Span> down{{8 * hour, 9 * hour}, {9.25 * hour, 10.25 * hour}};
    const TierLine line{flows, down, {1000, hour}, 24 * hour};
    const Flow out = line.leaving(flows[0]);
    CHECK(amount(out) == Approx(60));
    double through = 0, last = 0;
    for (const FlowPiece& p : out) {
        if (p.to <= 9.25 * hour + 1) through += p.amount;
        last = std::max(last, p.to);
    }
    CHECK(through == Approx(15));
    CHECK(last == Approx(11 * hour));                  // what was due at 10:00, 45 minutes into the second outage
    REQUIRE(line.backlog().drained_after.size() == 1); // from the first restore on, without a break
    CHECK(line.backlog().drained_after[0] == Approx(2 * hour).epsilon(0.001));
}

TEST_CASE("a tier that stays up with room to spare changes nothing", "[planning][platform]")
{
    const std::vector<Flow> flows{{in_hour(0, 5), in_hour(1, 7)}};
    const std::vector<Span> none;
    const TierLine line{flows, none, {1, 1}, 24 * hour};
    CHECK(line.backlog().most == 0);
    const Flow out = line.leaving(flows[0]);
    REQUIRE(out.size() == 2);
    CHECK(out[1].from == flows[0][1].from);
    CHECK(out[1].to == flows[0][1].to);
}
