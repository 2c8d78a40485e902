#pragma once
// The clinical work of one authority as a feed: made patient by patient, put in order of time eight days at a time.

#include <array>
#include <functional>
#include <span>
#include <vector>

#include "models/demand.hpp"

namespace teleplan::models {

/// A sim::Feed: work of [days.from, days.to] by time, then by kind and person. Borrows the model.
class DemandFeed {
public:
    /// `heed` is told after each seats_a_piece seats of patients that are made; it may throw to give up.
    DemandFeed(const DemandModel&, const Cohort&, DateRange days, DateRange counted, const std::function<void()>& heed = {});
    static constexpr int seats_a_piece = 128;

    [[nodiscard]] sim::SimTime next_time() const { return next_time_; }
    sim::Arrival pop()
    {
        const sim::Arrival arrival = ordered_[next_].arrival;
        if (++next_ == ordered_.size()) order_until_work();
        else next_time_ = ordered_[next_].at;
        return arrival;
    }

    /// What comes beside it: volumes, and the region's calls to the help desk and installations of kits; `clinical` is empty.
    [[nodiscard]] Demand& beside() { return beside_; }

private:
    static constexpr std::size_t alerts = 0;                       // of DemandModel::kinds_
    struct Traits { Intensity intensity{}; CoverageId coverage{}; Priority priority = Priority::low; };   // for the class of a job
    /// A piece of work in 16 bytes: 40 bits of time since the block's start [ticks], 8 of the day of the block, 8 of the slot
    /// beside the kind's own (or the index of its scale), 2 of the priority, 2 of the coverage, 4 of the intensity.
    struct Piece {
        PersonId person = 0;
        std::uint64_t packed = 0;
        [[nodiscard]] std::uint64_t ticks() const { return packed >> 24U; }
        [[nodiscard]] std::uint32_t day() const { return packed >> 16U & 255U; }
        [[nodiscard]] std::uint32_t slot() const { return packed >> 8U & 255U; }
        [[nodiscard]] Intensity intensity() const { return static_cast<Intensity>(packed & 15U); }
        [[nodiscard]] CoverageId coverage() const { return static_cast<CoverageId>(packed >> 4U & 3U); }
        [[nodiscard]] Priority priority() const { return static_cast<Priority>(packed >> 6U & 3U); }
    };
    using Pieces = std::vector<std::vector<Piece>>;                // by kind, each person by person

    void make(const Cohort&, DateRange counted, const std::function<void()>& heed);
    void skip_hours(std::vector<std::int64_t>& by_hour) const;
    void add_alert(const DemandModel::Patient&);       // the case in hand, if there is one
    void make_sessions(DemandModel::Patient&, const Cell&);
    void make_contacts(const Stay&, const Cell&, const DemandModel::Phases&);
    void make_bookings(std::size_t recurring, const Stay&, Traits, int day, bool ends_cycle, std::uint32_t slot);
    [[nodiscard]] Outcome outcome(const Recurring&, double u) const;
    void book(std::size_t recurring, const Stay&, Traits, int day, std::uint32_t slot);
    void make_emergency_calls(const Stay&, const Cell&);
    void remind(const DemandModel::Patient&, int day, Duration at);
    void call_about_missing_data(const DemandModel::Patient&, const Cell&, int missed_day);
    void document(DocumentKind, int day, Duration at);
    void add(std::size_t kind, PersonId, Traits, int day, Duration at, std::uint32_t slot = 0);
    void order_until_work();                           // blocks, until one has work or the days end
    void order(std::size_t block);
    void build(std::size_t kind, const std::vector<Piece>&, SimTime start);

    const DemandModel& model_;
    DemandModel::Days days_, before_;                  // before_: looked back on for missed days; counts nothing
    double technical_failure_ = 0;                     // of the televisits of this authority
    std::uint64_t region_ = 0;                         // its code as a number
    Demand beside_;
    std::vector<Pieces> blocks_;
    std::vector<StateSpan> course_;                    // of the stay in hand
    struct Case { int day = 0; Duration at{}; std::uint32_t slot = 0, joined = 0; CoverageId coverage{}; bool open = false; } case_;   // of alerts; joined: bit s for slot s
    std::size_t next_block_ = 0;
    std::vector<sim::TimedArrival> built_, ordered_;   // the present block by kind and person; by time
    std::vector<std::uint64_t> order_, scratch_;
    std::vector<sim::DrawPoint> points_;
    std::vector<double> values_;
    std::vector<KitEvent> kit_events_;
    std::vector<int> missed_;                          // days on which a patient's missed days reach the plan's number
    std::size_t next_ = 0;
    SimTime next_time_ = sim::never;
};

}  // namespace teleplan::models
