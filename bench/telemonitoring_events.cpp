#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "bench/telemonitoring.hpp"
#include "sim/event_list.hpp"
#include "sim/sampler.hpp"
#include "sim/server_pool.hpp"

// The plain design: one event list per centre, and every reading of every patient is an event on it.
namespace teleplan::bench {
namespace {

class Centre {
public:
    struct Reading { std::uint32_t patient; };                     // of this centre
    struct Join { std::uint32_t unused; };                         // the alerts of this instant, by patient
    struct Handled { std::uint32_t unused; };
    sim::EventList<sim::OneOf<Reading, Join, Handled>> events;

    Centre(const Telemonitoring& model, std::uint32_t centre, TelemonitoringTotals& totals)
        : model_(model), readings_(model.seed, 0, reading_draws), handling_(model.seed, 0, handling_draws),
          length_(sim::Exponential{mean_handling_seconds}), begin_(first_patient(model, centre)),
          patients_(first_patient(model, centre + 1) - begin_), staff_({.name = "staff"}), totals_(totals)
    {
        staff_.staff(model.servers);
        for (std::uint32_t p = 0; p < patients_.size(); ++p) schedule_next(p);
    }

    void run()
    {
        while (!events.empty()) events.pop().deliver(*this);
        totals_.starts += starts_;
    }

    void on(Reading e)
    {
        Patient& patient = patients_[e.patient];
        const std::uint32_t day = patient.sent / readings_per_day;
        const std::uint32_t reading = patient.sent++ % readings_per_day;
        const std::int64_t minute = events.now().time_since_epoch().count() / ticks_per_minute;
        ++totals_.load[static_cast<std::size_t>(minute)];
        ++totals_.readings;
        if ((alerts_in(patient.bits[3]) >> reading & 1U) != 0) {
            if (joining_.empty()) events.schedule(events.now(), sim::Phase::observe, Join{});
            joining_.push_back({e.patient, reading, day, events.now()});
        }
        if (patient.sent < model_.days * readings_per_day) schedule_next(e.patient);
    }

    void on(Join)
    {
        std::sort(joining_.begin(), joining_.end(), [](const Alert& a, const Alert& b) { return a.patient < b.patient; });
        for (const Alert& alert : joining_) static_cast<void>(staff_.request(keep(alert), 0));   // unlimited waiting places
        joining_.clear();
        start_all();
    }

    void on(Handled)
    {
        staff_.release();
        start_all();
    }

private:
    struct Patient { std::uint32_t sent = 0; std::array<std::uint32_t, 4> bits{}; };   // readings sent; the bits of the day
    struct Alert { std::uint32_t patient; std::uint32_t reading; std::uint32_t day; sim::SimTime at; };

    void schedule_next(std::uint32_t p)
    {
        Patient& patient = patients_[p];
        const std::uint32_t day = patient.sent / readings_per_day;
        const std::uint32_t reading = patient.sent % readings_per_day;
        if (reading == 0) patient.bits = readings_.block({.entity = begin_ + p, .day = day, .slot = 0});
        const std::int64_t steps = window_minutes * ticks_per_minute / model_.grid.count();
        const std::int64_t jitter = static_cast<std::int64_t>(static_cast<std::uint64_t>(steps) * patient.bits[reading] >> 32U) * model_.grid.count();
        const std::int64_t minute = std::int64_t{day} * minutes_per_day + window_start[reading];
        events.schedule(sim::SimTime{sim::Duration{minute * ticks_per_minute + jitter}}, sim::Phase::act, Reading{p});
    }

    [[nodiscard]] sim::JobId keep(const Alert& alert)
    {
        if (free_.empty()) {
            alerts_.push_back(alert);
            return sim::JobId{static_cast<std::uint32_t>(alerts_.size() - 1)};
        }
        const sim::JobId job = free_.back();
        free_.pop_back();
        alerts_[static_cast<std::size_t>(job)] = alert;
        return job;
    }

    void start_all()
    {
        while (const auto job = staff_.start_next()) {
            const Alert& alert = alerts_[static_cast<std::size_t>(*job)];
            const sim::SimTime now = events.now();
            totals_.wait.add(now - alert.at);
            starts_ = hashed(starts_, static_cast<std::uint64_t>(now.time_since_epoch().count()));
            const double seconds = length_(handling_, {.entity = begin_ + alert.patient, .day = alert.day, .slot = 1U << 12U | alert.reading});
            events.schedule(now + sim::to_ticks(seconds), sim::Phase::release, Handled{});
            free_.push_back(*job);
        }
    }

    const Telemonitoring& model_;
    sim::Stream readings_;
    sim::Stream handling_;
    sim::Sampler length_;
    std::uint32_t begin_;
    std::vector<Patient> patients_;
    sim::ServerPool staff_;
    std::vector<Alert> joining_;
    std::vector<Alert> alerts_;                                    // waiting, by job
    std::vector<sim::JobId> free_;
    std::uint64_t starts_ = hash_start;
    TelemonitoringTotals& totals_;
};

}  // namespace

TelemonitoringTotals event_for_every_reading(const Telemonitoring& m, Centres centres)
{
    TelemonitoringTotals totals{.load = std::vector<std::uint32_t>(std::size_t{m.days} * minutes_per_day)};
    for (std::uint32_t c = centres.from; c < centres.to; ++c) Centre(m, c, totals).run();
    return totals;
}

}  // namespace teleplan::bench
