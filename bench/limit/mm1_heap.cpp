#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <vector>

#include "bench/limit/mm1_bare.hpp"
#include "bench/report.hpp"
#include "sim/interval.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "sim/tally.hpp"
#include "sim/time.hpp"

// mm1_heap [--quick]: M/M/1 (lambda 0.9, mu 1 per minute) written by hand on a binary heap of 16-byte events, with keyed draws
// and with xoshiro. The logarithm is that of sim/math.hpp in both.
namespace {

using namespace teleplan;

using bench::mean_interarrival;
using bench::mean_service;
using bench::XoshiroDraws;

class KeyedDraws {                                        // one block for each number, as in the engine
public:
    explicit KeyedDraws(std::uint32_t replication) : stream_(1, replication, sim::Purpose{1}) {}
    [[nodiscard]] double interarrival(std::uint64_t customer) const
    {
        const auto bits = stream_.block({.entity = customer});
        return sim::unit_interval(bits[0], bits[1]);
    }
    [[nodiscard]] double service(std::uint64_t customer) const
    {
        const auto bits = stream_.block({.entity = customer, .slot = 1});
        return sim::unit_interval(bits[0], bits[1]);
    }

private:
    sim::Stream stream_;
};

struct Event {
    std::int64_t at;
    std::uint64_t order;                                  // serial number; the lowest bit: a service ends
    [[nodiscard]] bool before(const Event& other) const { return at != other.at ? at < other.at : order < other.order; }
};
static_assert(sizeof(Event) == 16);

// pop() leaves a hole at the top, which the next push() fills.
class Heap {
public:
    void push(Event event)
    {
        if (hole_) {
            hole_ = false;
            sink(event);
            return;
        }
        std::size_t at = events_.size();
        events_.push_back(event);
        for (; at > 0 && event.before(events_[(at - 1) / 2]); at = (at - 1) / 2) events_[at] = events_[(at - 1) / 2];
        events_[at] = event;
    }
    Event pop()                                           // requires an event
    {
        if (hole_) {
            const Event last = events_.back();
            events_.pop_back();
            sink(last);
        }
        hole_ = true;
        return events_.front();
    }

private:
    void sink(Event event)
    {
        std::size_t at = 0;
        for (std::size_t child = 1; child < events_.size(); child = 2 * at + 1) {
            if (child + 1 < events_.size() && events_[child + 1].before(events_[child])) ++child;
            if (!events_[child].before(event)) break;
            events_[at] = events_[child];
            at = child;
        }
        events_[at] = event;
    }
    std::vector<Event> events_;
    bool hole_ = false;
};

std::int64_t exponential(double mean, double u) { return sim::to_ticks(-mean * sim::math::log(1.0 - u)).count(); }

template <class Draws>
sim::Moments waits(Draws draws, std::int64_t customers)
{
    sim::Moments wait;
    Heap heap;
    std::vector<std::int64_t> line(1U << 12U);            // ring of those who wait: when they came
    std::uint64_t arrived = 0;
    std::uint64_t started = 0;
    std::uint64_t serial = 0;
    bool busy = false;
    const auto schedule = [&](std::int64_t at, std::uint64_t ends) { heap.push({at, serial++ << 1U | ends}); };
    const auto start = [&](std::int64_t now) {
        busy = true;
        wait.add(sim::Duration{now - line[started % line.size()]});
        schedule(now + exponential(mean_service, draws.service(started++)), 1);
    };
    schedule(exponential(mean_interarrival, draws.interarrival(0)), 0);
    while (wait.count < customers) {
        const Event event = heap.pop();
        if ((event.order & 1U) != 0) {
            busy = false;
            if (started < arrived) start(event.at);
        } else {
            if (arrived - started == line.size()) {       // full: twice the room, each at its new place
                std::vector<std::int64_t> wider(2 * line.size());
                for (std::uint64_t c = started; c < arrived; ++c) wider[c % wider.size()] = line[c % line.size()];
                line.swap(wider);
            }
            line[arrived++ % line.size()] = event.at;
            schedule(event.at + exponential(mean_interarrival, draws.interarrival(arrived)), 0);
            if (!busy) start(event.at);
        }
    }
    return wait;
}

template <class Draws>
void measure(std::string_view row, std::int64_t customers)
{
    constexpr std::uint32_t replications = 20;
    std::vector<double> means;
    const bench::Stopwatch time;
    for (std::uint32_t r = 1; r <= replications; ++r)
        means.push_back(waits(Draws(r), customers).mean_seconds() / mean_service);
    const double cpu = time.cpu_seconds();
    const auto mean = sim::mean_interval(means, 0.95);
    bench::Line("mm1", row).put("customers", replications * customers).put("cpu_s", cpu)
        .put("mean_wait", mean.mean).put("error", mean.half_width);
}

}  // namespace

int main(int count, char** arguments)
{
    const bool quick = count == 2 && std::string_view{arguments[1]} == "--quick";
    if (count > 2 || (count == 2 && !quick)) {
        std::fputs("usage: mm1_heap [--quick]\n", stderr);
        return 2;
    }
    const std::int64_t customers = quick ? 10'000 : 1'000'000;
    measure<KeyedDraws>("heap", customers);
    measure<XoshiroDraws>("heap_xoshiro", customers);
}
