#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "bench/telemonitoring.hpp"
#include "sim/block_feed.hpp"
#include "sim/network_run.hpp"

// As the engine is meant to be used: the centre is a network of one stage, its readings are made a day at a time inside the
// feed, and only alerts become arrivals.
namespace teleplan::bench {
namespace {

// A day of one centre's patients: counts every reading's minute, gives the alerts in order of time, patient, reading.
class CentreDay {
public:
    CentreDay(const Telemonitoring& model, std::uint32_t centre, std::vector<std::uint32_t>& load)
        : draws_(model.seed, 0, reading_draws), begin_(first_patient(model, centre)), end_(first_patient(model, centre + 1)),
          grid_(model.grid), steps_(static_cast<std::uint32_t>(window_minutes * ticks_per_minute / model.grid.count())), load_(load) {}

    void operator()(std::uint32_t day, std::vector<sim::TimedArrival>& out)
    {
        alerts_.clear();
        for (std::uint32_t patient = begin_; patient < end_; patient += sim::BlockBatch::most)
            send(day, patient, std::min<std::uint32_t>(sim::BlockBatch::most, end_ - patient));
        std::sort(alerts_.begin(), alerts_.end());
        const sim::SimTime midnight{sim::Duration{std::int64_t{day} * minutes_per_day * ticks_per_minute}};
        for (const std::uint64_t alert : alerts_) {
            const auto patient = begin_ + static_cast<std::uint32_t>(alert >> 2U & 0xffffff);
            const sim::DrawPoint key{.entity = patient, .day = day, .slot = static_cast<std::uint32_t>(alert & 3U)};
            out.push_back({midnight + sim::Duration{static_cast<std::int64_t>(alert >> 26U)}, {.key = key}});
        }
    }

private:
    void send(std::uint32_t day, std::uint32_t first, std::uint32_t count)
    {
        std::uint32_t* const load = load_.data() + std::size_t{day} * minutes_per_day;
        draws_.blocks({.entity = first, .day = day, .slot = 0}, count, bits_);
        for (std::uint32_t i = 0; i < count; ++i) {
            for (std::size_t k = 0; k < readings_per_day; ++k)
                ++load[window_start[k] + part_of(window_minutes, bits_.word[k][i])];
            const std::uint32_t pattern = alerts_in(bits_.word[3][i]);
            for (std::uint32_t k = 0; pattern >> k != 0; ++k)
                if ((pattern >> k & 1U) != 0) alerts_.push_back(packed(k, first + i - begin_, bits_.word[k][i]));
        }
    }
    // 37 bits of time since midnight, 24 of the patient in the centre, 2 of the reading: sorts as wanted, and is unique.
    [[nodiscard]] std::uint64_t packed(std::uint32_t reading, std::uint32_t patient, std::uint32_t bits) const
    {
        const std::int64_t tick = window_start[reading] * ticks_per_minute + part_of(steps_, bits) * grid_.count();
        return static_cast<std::uint64_t>(tick) << 26U | std::uint64_t{patient} << 2U | reading;
    }

    sim::Stream draws_;
    std::uint32_t begin_;
    std::uint32_t end_;
    sim::Duration grid_;
    std::uint32_t steps_;
    std::vector<std::uint32_t>& load_;
    sim::BlockBatch bits_{};
    std::vector<std::uint64_t> alerts_;
};

struct WaitObserver : sim::NoObserver {
    sim::Moments wait{};
    std::uint64_t starts = hash_start;
    void started(sim::StageId, sim::ClassId, sim::SimTime entered, sim::SimTime, sim::SimTime now)
    {
        wait.add(now - entered);
        starts = hashed(starts, static_cast<std::uint64_t>(now.time_since_epoch().count()));
    }
};

sim::Network centre_network(int servers)
{
    sim::Network network;
    network.pools = {{.spec = {.name = "staff"}, .capacity = {{sim::SimTime{}, servers}}}};
    network.stages = {{.name = "alert", .pool = sim::PoolId{0}, .service = sim::Exponential{mean_handling_seconds}}};
    return network;
}

}  // namespace

TelemonitoringTotals blocks_before_engine(const Telemonitoring& m, Centres centres)
{
    const sim::Network network = centre_network(m.servers);
    const sim::Stream handling(m.seed, 0, handling_draws);
    TelemonitoringTotals totals{.load = std::vector<std::uint32_t>(std::size_t{m.days} * minutes_per_day)};
    for (std::uint32_t centre = centres.from; centre < centres.to; ++centre) {
        WaitObserver observer;
        sim::NetworkRun run(network, handling, observer, sim::SimTime{});
        sim::BlockFeed feed(m.days, CentreDay(m, centre, totals.load));
        sim::advance(run, feed, sim::never);
        totals.wait += observer.wait;
        totals.starts += observer.starts;
        totals.readings += std::int64_t{first_patient(m, centre + 1) - first_patient(m, centre)} * m.days * readings_per_day;
    }
    return totals;
}

}  // namespace teleplan::bench
