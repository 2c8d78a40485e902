#pragma once
// The clinical work of one authority as a feed, made eight days at a time for all patients together.

#include <array>
#include <span>
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

    [[nodiscard]] sim::SimTime next_time() const { return next_time_; }
    sim::Arrival pop()
    {
        const sim::Arrival arrival = block_[next_].arrival;
        if (++next_ == block_.size()) make_until_work();
        else next_time_ = block_[next_].at;
        return arrival;
    }

    /// The region's part, made at once: calls to the help desk and installations of kits; `clinical` stays empty. The volumes
    /// are complete when the feed is exhausted.
    [[nodiscard]] Demand& beside() { return beside_; }

private:
    /// What comes at (k + phase) × interval days after the start of a stay, k = 0, 1, …
    enum class Contact : std::uint8_t { call, notes, televisit };
    static constexpr std::size_t contact_count = 3;
    struct Recurrences {                               // by patient, the next one
        std::vector<int> day;                          // beyond every day: none
        std::vector<int> count;                        // its k
        std::vector<double> phase;
    };

    void enrol(const Cohort&, DateRange counted);
    [[nodiscard]] int first_session(const DemandModel::Patient&) const;
    [[nodiscard]] double interval(Contact, const DemandModel::Patient&) const;   // days; 0: never
    void begin(Contact, double phase, const DemandModel::Patient&);              // the first one
    void make_until_work();                            // blocks of days, until one has work or the days end
    void make_readings(int from, int to);
    /// Calls made(key, intensity) for each contact before `to`; it returns the time of day.
    template <class Moment> void make_contacts(Contact, const DemandModel::Job&, std::uint32_t kind, int to, std::int64_t& counted, Moment&&);
    // For the work made from `first` on, as functions of its key: a variate (no sampler: uniform); the priority; the service.
    [[nodiscard]] std::span<const double> drawn(std::size_t first, const sim::Stream&, const sim::Sampler*);
    void draw_priorities(std::size_t first);
    template <class Scale> void draw_services(const DemandModel::Job&, std::size_t first, Scale&&);

    const DemandModel& model_;
    DemandModel::Days days_;
    std::vector<DemandModel::Patient> patients_;       // person by person
    std::vector<int> session_day_;                     // by patient: the next day with sessions
    std::array<Recurrences, contact_count> contacts_;
    Demand beside_;
    int next_day_;                                     // from which the next block is made

    sim::SimTime block_start_{};
    std::vector<sim::TimedArrival> made_;              // the present block's work as it was made,
    std::vector<sim::TimedArrival> block_;             // and in order of time
    std::vector<std::uint64_t> order_;
    std::vector<sim::DrawPoint> points_;
    std::vector<double> values_;
    std::size_t next_ = 0;
    sim::SimTime next_time_ = sim::never;
};

}  // namespace teleplan::models
