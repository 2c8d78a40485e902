#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "bench/limit/xoshiro.hpp"
#include "sim/compiled_network.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "sim/time.hpp"

// M/M/1 (lambda 0.9, mu 1 per minute) as one would write it for this model only: the limit for an engine. No event list,
// since only one arrival and one departure are ever pending, and a ring of those who wait.
namespace teleplan::bench {

inline constexpr double mean_service = 60.0;              // seconds
inline constexpr double mean_interarrival = 60.0 / 0.9;

// What both sides record of the waits.
struct WaitTotal {
    std::int64_t count = 0;
    std::int64_t ticks = 0;
    void add(std::int64_t wait)
    {
        ++count;
        ticks += wait;
    }
    friend bool operator==(const WaitTotal&, const WaitTotal&) = default;
};

// Uniform draws by customer, 0 first: the blocks that NetworkRun takes for a job with the customer's number as its entity.
class KeyedDraws {
public:
    explicit KeyedDraws(std::uint32_t replication) : arrivals_(1, replication, 1U), services_(1, replication, 2U) {}
    [[nodiscard]] double interarrival(std::uint64_t customer) const { return arrivals_.uniform({.entity = customer}); }
    [[nodiscard]] double service(std::uint64_t customer) const
    {
        return services_.uniform(sim::draw_of({.entity = customer}, sim::DrawUse::service));
    }
    [[nodiscard]] const sim::Stream& arrivals() const { return arrivals_; }
    [[nodiscard]] const sim::Stream& services() const { return services_; }

private:
    sim::Stream arrivals_;
    sim::Stream services_;
};

class XoshiroDraws {
public:
    explicit XoshiroDraws(std::uint32_t replication) : next_(replication) {}
    [[nodiscard]] double interarrival(std::uint64_t) { return uniform(); }
    [[nodiscard]] double service(std::uint64_t) { return uniform(); }

private:
    double uniform()
    {
        const std::uint64_t bits = next_();
        return sim::unit_interval(static_cast<std::uint32_t>(bits >> 32U), static_cast<std::uint32_t>(bits));
    }
    Xoshiro next_;
};

// Until `customers` have arrived and all of them have started. At one instant, a departure comes first.
template <class Draws>
WaitTotal mm1_waits(Draws draws, std::uint64_t customers)
{
    constexpr std::int64_t none = INT64_MAX;
    const auto exponential = [](double mean, double u) { return sim::to_ticks(-mean * sim::math::log(1.0 - u)).count(); };
    WaitTotal wait;
    std::vector<std::int64_t> line(1U << 10U);            // when they came, at customer modulo its size
    std::uint64_t arrived = 0;
    std::uint64_t started = 0;
    std::int64_t departure = none;
    std::int64_t arrival = exponential(mean_interarrival, draws.interarrival(0));
    const auto start = [&](std::int64_t came, std::int64_t now) {
        wait.add(now - came);
        departure = now + exponential(mean_service, draws.service(started++));
    };
    while (started < customers) {
        if (departure <= arrival) {
            const std::int64_t now = departure;
            if (started < arrived) start(line[started & (line.size() - 1)], now);
            else departure = none;
            continue;
        }
        const std::int64_t now = arrival;
        ++arrived;
        arrival = arrived < customers ? now + exponential(mean_interarrival, draws.interarrival(arrived)) : none;
        if (departure == none) {
            start(now, now);
            continue;
        }
        if (arrived - started > line.size()) {            // full: twice the room, each at its new place
            std::vector<std::int64_t> wider(2 * line.size());
            for (std::uint64_t c = started; c + 1 < arrived; ++c) wider[c & (wider.size() - 1)] = line[c & (line.size() - 1)];
            line.swap(wider);
        }
        line[(arrived - 1) & (line.size() - 1)] = now;
    }
    return wait;
}

// The same, with services and gaps drawn before they are needed: a processor that waits for nothing makes several variates at
// once. Not how one writes it, but the least that two keyed draws for each customer cost in a loop over customers.
template <class Draws>
WaitTotal mm1_waits_ahead(Draws draws, std::uint64_t customers)
{
    constexpr std::int64_t none = INT64_MAX;
    const auto exponential = [](double mean, double u) { return sim::to_ticks(-mean * sim::math::log(1.0 - u)).count(); };
    const auto gap_before = [&](std::uint64_t customer) { return exponential(mean_interarrival, draws.interarrival(customer)); };
    struct Waiting { std::int64_t came; std::int64_t service; };
    WaitTotal wait;
    std::vector<Waiting> line(1U << 10U);                 // at customer modulo its size
    std::uint64_t arrived = 0;
    std::uint64_t started = 0;
    std::int64_t departure = none;
    std::int64_t arrival = gap_before(0);
    std::int64_t gap = gap_before(1);
    while (started < customers) {
        if (departure <= arrival) {
            if (started == arrived) {
                departure = none;
                continue;
            }
            const Waiting next = line[started++ & (line.size() - 1)];
            wait.add(departure - next.came);
            departure += next.service;
            continue;
        }
        const std::int64_t now = arrival;
        const std::int64_t service = exponential(mean_service, draws.service(arrived++));
        arrival = arrived < customers ? now + gap : none;
        gap = gap_before(arrived + 1);
        if (departure == none) {
            wait.add(0);
            ++started;
            departure = now + service;
            continue;
        }
        if (arrived - started > line.size()) {            // full: twice the room, each at its new place
            std::vector<Waiting> wider(2 * line.size());
            for (std::uint64_t c = started; c + 1 < arrived; ++c) wider[c & (wider.size() - 1)] = line[c & (line.size() - 1)];
            line.swap(wider);
        }
        line[(arrived - 1) & (line.size() - 1)] = {now, service};
    }
    return wait;
}

}  // namespace teleplan::bench
