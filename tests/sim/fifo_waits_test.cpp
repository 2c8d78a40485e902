#include "sim/fifo_waits.hpp"

#include <vector>

#include "sim/bug.hpp"
#include "tests/catch.hpp"
#include "tests/sim/traffic.hpp"

using namespace teleplan::sim;

namespace {

struct WaitsInOrder : NoObserver {
    std::vector<Duration> waits;
    void started(StageId, ClassId, SimTime entered, SimTime, SimTime now) { waits.push_back(now - entered); }
};

// Poisson arrivals and exponential services from one block a customer.
std::vector<TimedArrival> customers(std::size_t n, double mean_gap)
{
    const Stream draws(2026, 0, 1);
    std::vector<TimedArrival> out(n);
    SimTime now{};
    for (std::uint64_t i = 0; i < n; ++i) {
        const auto bits = draws.block({.entity = i, .day = 0, .slot = 0});
        now += to_ticks(-mean_gap * math::log(unit_interval(bits[0], bits[1])));
        out[i].at = now;
        out[i].arrival.service = to_ticks(-math::log(unit_interval(bits[2], bits[3])));
    }
    return out;
}

}  // namespace

TEST_CASE("the recursion gives the waits of a run event by event", "[sim][fifo_waits]")
{
    for (const int servers : {1, 2, 5, 23}) {
        INFO(servers);
        const auto arrivals = customers(20000, 1.0 / (0.9 * servers));
        const Network network = one_stage(servers, Exponential{1.0});
        WaitsInOrder observer;
        NetworkRun<WaitsInOrder> run(network, Stream(1, 0, 0), observer, SimTime{});
        VectorFeed feed(arrivals);
        advance(run, feed, never);
        FifoWaits recursion(servers);
        std::vector<Duration> waits;
        for (const TimedArrival& a : arrivals) waits.push_back(recursion.next(a.at, *a.arrival.service));
        CHECK(waits == observer.waits);
        CHECK(waits.back() + *std::max_element(waits.begin(), waits.end()) > Duration::zero());      // some wait
    }
    CHECK_THROWS_AS(FifoWaits(0), Bug);
}

TEST_CASE("three jobs before two servers by hand", "[sim][fifo_waits]")
{
    using namespace std::chrono_literals;
    FifoWaits waits(2);
    CHECK(waits.next(SimTime{0s}, 10s) == 0s);
    CHECK(waits.next(SimTime{1s}, 4s) == 0s);
    CHECK(waits.next(SimTime{2s}, 9s) == 3s);            // at 5, when the second ends
    CHECK(waits.next(SimTime{2s}, 0s) == 8s);            // at 10
    CHECK(waits.next(SimTime{10s}, 1s) == 0s);
}
