#pragma once
// The clinical work of one authority as a feed, made a week at a time for all patients together.

#include <array>
#include <vector>

#include "models/demand.hpp"

namespace teleplan::models {

/// A sim::Feed: work of [days.from, days.to] by time, then by kind and person. Borrows the model.
class DemandFeed {
public:
    DemandFeed(const DemandModel&, const Cohort&, DateRange days, DateRange counted);
    ~DemandFeed();
    DemandFeed(const DemandFeed&) = delete;
    DemandFeed& operator=(const DemandFeed&) = delete;

    [[nodiscard]] sim::SimTime next_time() const
    {
        return next_ < order_.size() ? week_start_ + sim::Duration{static_cast<std::int64_t>(order_[next_] >> place_bits)} : sim::never;
    }
    sim::Arrival pop()
    {
        const sim::Arrival arrival = made_[order_[next_] & place_mask].arrival;
        if (++next_ == order_.size()) make_until_work();
        return arrival;
    }

    /// The region's part, made at once: calls to the help desk and installations of kits; `clinical` stays empty. The volumes
    /// are complete when the feed is exhausted.
    [[nodiscard]] Demand& beside() { return beside_; }

private:
    /// What comes at (k + phase) × interval days after the start of a stay, k = 0, 1, …
    enum class Contact : std::uint8_t { call, notes, televisit };
    static constexpr std::size_t contact_count = 3;
    struct Recurrence {                                // the next one
        double phase = 0;
        int count = 0;                                 // its k
        int day = 0;                                   // its day; beyond every day: none
    };

    void enrol(const Cohort&, DateRange counted);
    [[nodiscard]] int first_session(const DemandModel::Patient&) const;
    [[nodiscard]] double interval(Contact, const DemandModel::Patient&) const;   // days; 0: never
    [[nodiscard]] Recurrence first(Contact, double phase, const DemandModel::Patient&) const;
    void make_until_work();                            // weeks, until one has work or the days end
    void make_readings(int from, int to);
    /// Calls made(key, intensity) for each contact before `to`; it returns the time of day.
    template <class Moment> void make_contacts(Contact, const DemandModel::Job&, std::uint32_t kind, int to, std::int64_t& counted, Moment&&);
    // For the work made from `first` on, as functions of its key: the priority; the service [ticks].
    void draw_priorities(std::size_t first);
    template <class Scale> void draw_services(const DemandModel::Job&, std::size_t first, Scale&&);

    const DemandModel& model_;
    DemandModel::Days days_;
    std::vector<DemandModel::Patient> patients_;       // person by person
    std::vector<int> session_day_;                     // by patient: the next day with sessions
    std::array<std::vector<Recurrence>, contact_count> contacts_;   // by patient
    Demand beside_;
    int next_day_;                                     // from which the next week is made

    // One week of work in the order in which it was made, and its order in time: the time since the week's start [ticks]
    // above the place, in 40 and 24 bits.
    static constexpr unsigned place_bits = 24;
    static constexpr std::uint64_t place_mask = (1U << place_bits) - 1;
    std::vector<sim::TimedArrival> made_;
    std::vector<std::uint64_t> order_;
    std::size_t next_ = 0;
    sim::SimTime week_start_{};
};

}  // namespace teleplan::models
