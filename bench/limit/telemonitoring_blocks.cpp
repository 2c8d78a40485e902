#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "bench/telemonitoring.hpp"
#include "sim/math.hpp"

// The limit: no engine, no event. A centre's day is drawn in batches, its alerts are sorted, and each starts when it has come
// and the first of the servers is free (the recursion of Kiefer and Wolfowitz).
namespace teleplan::bench {

TelemonitoringTotals blocks_by_hand(const Telemonitoring& m, Centres centres)
{
    constexpr unsigned reading_bits = 2;
    constexpr unsigned patient_bits = 24;
    const sim::Stream readings(m.seed, 0, reading_draws);
    const sim::Stream handling(m.seed, 0, handling_draws);
    const auto steps = static_cast<std::uint32_t>(window_minutes * ticks_per_minute / m.grid.count());
    constexpr std::uint32_t first_alert = ((117'649ULL << 32U) + 124'999) / 125'000;   // the least bits with an alert
    TelemonitoringTotals totals{.load = std::vector<std::uint32_t>(std::size_t{m.days} * minutes_per_day)};
    std::vector<std::uint64_t> alerts;                        // packed: tick of the day, patient of the centre, reading
    std::array<std::uint32_t, sim::BlockBatch::most> candidates{};
    sim::BlockBatch batch;
    std::vector<std::int64_t> free_at(static_cast<std::size_t>(m.servers));

    for (std::uint32_t centre = centres.from; centre < centres.to; ++centre) {
        const std::uint32_t begin = first_patient(m, centre);
        const std::uint32_t end = first_patient(m, centre + 1);
        std::fill(free_at.begin(), free_at.end(), 0);
        std::uint64_t starts = hash_start;
        for (std::uint32_t day = 0; day < m.days; ++day) {
            std::uint32_t* const load = totals.load.data() + std::size_t{day} * minutes_per_day;
            alerts.clear();
            for (std::uint32_t p = begin; p < end; p += sim::BlockBatch::most) {
                const std::uint32_t count = std::min<std::uint32_t>(sim::BlockBatch::most, end - p);
                readings.blocks({p, day, 0}, count, batch);
                std::size_t found = 0;
                for (std::uint32_t i = 0; i < count; ++i) {
                    for (std::size_t k = 0; k < readings_per_day; ++k)
                        ++load[window_start[k] + part_of(window_minutes, batch.word[k][i])];
                    candidates[found] = i;
                    found += batch.word[3][i] >= first_alert ? 1 : 0;
                }
                for (std::size_t a = 0; a < found; ++a) {
                    const std::uint32_t i = candidates[a];
                    const std::uint32_t pattern = alerts_in(batch.word[3][i]);
                    for (std::uint32_t k = 0; k < readings_per_day; ++k) {
                        if ((pattern >> k & 1U) == 0) continue;
                        const std::int64_t tick = window_start[k] * ticks_per_minute + part_of(steps, batch.word[k][i]) * m.grid.count();
                        alerts.push_back((static_cast<std::uint64_t>(tick) << patient_bits | (p + i - begin)) << reading_bits | k);
                    }
                }
            }
            std::sort(alerts.begin(), alerts.end());
            const std::int64_t midnight = std::int64_t{day} * minutes_per_day * ticks_per_minute;
            for (const std::uint64_t alert : alerts) {
                const auto reading = static_cast<std::uint32_t>(alert & ((1U << reading_bits) - 1));
                const auto patient = static_cast<std::uint32_t>(alert >> reading_bits & ((1U << patient_bits) - 1)) + begin;
                const std::int64_t at = midnight + static_cast<std::int64_t>(alert >> (reading_bits + patient_bits));
                const double u = handling.uniform({patient, day, 1U << 12U | reading});
                const std::int64_t length = sim::to_ticks(-mean_handling_seconds * sim::math::log(1.0 - u)).count();
                const auto server = std::min_element(free_at.begin(), free_at.end());
                const std::int64_t start = std::max(at, *server);
                *server = start + length;
                totals.wait.add(sim::Duration{start - at});
                starts = hashed(starts, static_cast<std::uint64_t>(start));
            }
        }
        totals.readings += std::int64_t{end - begin} * m.days * readings_per_day;
        totals.starts += starts;
    }
    return totals;
}

}  // namespace teleplan::bench
