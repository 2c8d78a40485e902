#pragma once
// Private to models/demand*.cpp: one patient, the days of a demand, and the small arithmetic that they share.

#include <algorithm>
#include <limits>

#include "models/demand.hpp"
#include "sim/math.hpp"
#include "sim/random_lanes.hpp"

namespace teleplan::models {

inline constexpr int no_day = std::numeric_limits<int>::max();

/// A patient during one stay: properties drawn once, the same in every plan, and how far the sessions have been made.
struct DemandModel::Patient {
    PersonId person = 0;
    int start = 0, end = 0;                            // active on the days [start, end)
    std::uint8_t group = 0, intensity = 0;
    int month = 0, next_month = 0;                     // of the stay: the present one; first day of the next
    double adherence = 0;                              // in the first month
    double frailty = 1;                                // on values out of range
    bool second = false;                               // has a second condition
    std::uint8_t state = 0;                            // of the session in hand
    const Rates* rates = nullptr;                      // those that fraction_day was worked out with
    double received = 0;                               // probability in this month, after the first weeks
    double fraction_phase = 0;
    int fraction_day = no_day;                         // next day with a session beside the daily ones
    std::array<Duration, 2> window{};
    std::vector<int> failures;                         // days on which the kit breaks, in order
    std::size_t failure = 0;                           // the first that is not yet replaced
    bool broken = false;                               // on the day of the session in hand: nothing is received

    [[nodiscard]] bool is_broken(int day, int days)    // days: until it is replaced. Called for one day after the other
    {
        while (failure < failures.size() && day >= failures[failure] + days) ++failure;
        return failure < failures.size() && day >= failures[failure];
    }
};

namespace detail {

/// floor(bits / 2^32 × range), in two halves so that nothing overflows. 0 <= range < 2^63.
inline std::int64_t scaled(std::uint32_t bits, std::int64_t range)
{
    const auto r = static_cast<std::uint64_t>(range);
    return static_cast<std::int64_t>(bits * (r >> 32U) + (bits * (r & 0xffffffffU) >> 32U));
}

inline std::uint32_t day_word(Date d) { return static_cast<std::uint32_t>(d.day); }

/// The code of a region or an authority, as draws follow it.
inline std::uint64_t number(const std::string& code)
{
    std::uint64_t value = 0;
    for (const char c : code) value = value * 10 + static_cast<std::uint64_t>(c - '0');
    return value;
}

inline const Calendar* calendar_of(const Plan& plan, const std::string& name) { return find(plan.organisation.calendars, name); }

/// A time of day spread evenly over the open blocks of a calendar; over the whole day without one.
inline Duration open_moment(const Calendar* calendar, std::uint32_t bits)
{
    if (!calendar) return Duration{scaled(bits, one_day.count())};
    Duration left{scaled(bits, open_per_day(*calendar).count())};
    for (const Block& b : calendar->blocks) {
        if (left < b.to - b.from) return b.from + left;
        left -= b.to - b.from;
    }
    return calendar->blocks.back().to;
}

/// Months of a stay completed on a day.
inline int months_done(int days)
{
    int m = static_cast<int>(days / days_per_month);
    while (month_start(m + 1) <= days) ++m;
    while (month_start(m) > days) --m;
    return m;
}

/// Runs of days on which nothing is received, of those on which something is prescribed. Told of the sessions in order.
class MissedDays {
public:
    MissedDays(int days, std::vector<int>& reached) : days_{days}, reached_{reached} {}
    void session(int day, bool received)
    {
        if (day != day_) {
            end();
            day_ = day;
            received_ = false;
        }
        received_ |= received;
    }
    void interrupt()                                   // in hospital nobody misses: a new run begins
    {
        end();
        day_ = no_day;
        received_ = true;
    }
    void end()                                         // of the last day: once
    {
        run_ = received_ ? 0 : run_ + 1;
        if (run_ == days_) [[unlikely]] reached_.push_back(day_);
    }

private:
    int days_, day_ = no_day, run_ = 0;
    bool received_ = true;
    std::vector<int>& reached_;                        // days on which a run becomes that long
};

}  // namespace detail

/// Calls each(k, days since the start) for the events of a Poisson process before `length` [days], in order. Each gap is a draw of its own.
template <class Each> void poisson(const sim::Stream& draws, PersonId person, std::uint32_t slot, double per_day, double length, Each&& each)
{
    if (per_day <= 0) return;
    double at = 0;
    for (std::uint32_t k = 0;; ++k) {
        at -= sim::math::log(1 - draws.uniform({person, k, slot})) / per_day;
        if (at >= length) return;
        each(k, at);
    }
}

/// How many values of 32 bits stand for a u below p: u = (bits + 1/2) / 2^32 < p exactly if bits < limit(p). 0 <= p <= 1.
inline std::uint64_t limit(double p)
{
    const double below = p * 0x1p32 - 0.5;             // exact where it is above 0
    const auto whole = below > 0 ? static_cast<std::uint64_t>(below) : 0;
    return whole + (below > static_cast<double>(whole) ? 1 : 0);
}

inline const DemandModel::Rates& DemandModel::rates(const Patient& p, std::size_t state) const
{
    return rates_[((p.group * intensity_count + p.intensity) * most_states + state) * 2 + (p.second ? 1 : 0)];
}

/// Calls sink(day, slot, time of day, received, alert) for each prescribed session on the days [from, to), made in order; p.state is
/// the state then. In hospital none is prescribed. What a span of the course sets is worked out once.
template <class Sink> void DemandModel::sessions(Patient& p, std::span<const StateSpan> course, const Days& days, int from, int to, Sink&& sink) const
{
    for (const StateSpan& span : course) {
        if (span.from >= to) return;
        if (span.to > from && span.wellness != Wellness::in_hospital) sessions_in(p, span, days, std::max(from, span.from), std::min(to, span.to), sink);
    }
}

/// Nothing in it branches on a draw: half of the branches would be guessed wrong.
template <class Sink> void DemandModel::sessions_in(Patient& p, const StateSpan& span, const Days& days, int from, int to, Sink& sink) const
{
    const Rates& rates = this->rates(p, span.state);
    const GroupRates& group = group_rates_[p.group];
    if (p.rates != &rates || p.fraction_day < from) {
        p.rates = &rates;
        p.fraction_day = rates.fraction > 0 ? next_session_day(from, rates.fraction, p.fraction_phase) : no_day;
    }
    p.state = span.state;
    const auto wellness = static_cast<std::size_t>(span.wellness);
    const double kept = group.received[wellness], factor = p.frailty * rates.out_of_range * group.out_of_range[wellness];
    const std::int64_t window = plan_.sensors.habit_window.count();
    const int first_weeks = p.start + plan_.sensors.first_weeks_days;
    const double* const out_of_range = days.out_of_range[p.group].data();

    double lost = 0, received = p.received * kept;
    std::uint64_t received_below = limit(received);
    const auto make_day = [&](int day, std::uint32_t slots, const auto& word) {
        while (day >= p.next_month) [[unlikely]] {
            ++p.month;
            p.next_month = p.start + month_start(p.month + 1);
            p.received = p.adherence * group.adherence[static_cast<std::size_t>(p.month) % group.adherence.size()];
            received_below = limit(received = p.received * kept);
        }
        if (day < first_weeks || lost != 0) [[unlikely]] {
            lost = first_weeks_loss(plan_.sensors, day - p.start);
            received_below = limit(received = (p.received - lost) * kept);
        }
        std::uint64_t alert_below = limit(received * std::min(1.0, out_of_range[day - days.from] * factor) * left_to_person_), in_time = received_below;
        if (!p.failures.empty()) [[unlikely]]
            if ((p.broken = p.is_broken(day, kits_.replaced_days()))) alert_below = in_time = 0;
        for (std::uint32_t s = 0; s < slots; ++s) {
            const std::uint32_t u = word(2 * s);
            sink(day, s, p.window[s] + Duration{detail::scaled(word(2 * s + 1), window)}, u < in_time, u < alert_below);
        }
    };
    const auto fraction_on = [&](int day) {
        if (day != p.fraction_day) return 0U;
        p.fraction_day = rates.period > 0 ? day + rates.period : next_session_day(day + 1, rates.fraction, p.fraction_phase);
        return 1U;
    };

    if (rates.daily_slots == 0) {
        while (p.fraction_day < to) {
            const int day = p.fraction_day;
            const auto bits = readings_.block({p.person, detail::day_word(Date{day}), 0});
            make_day(day, fraction_on(day), [&](std::uint32_t w) { return bits[w]; });
        }
        return;
    }
    constexpr int most = static_cast<int>(sim::lane_count);
    sim::LaneBlocks lanes;
    for (int first = from; first < to; first += most) {
        sim::blocks_of_days(readings_, p.person, detail::day_word(Date{first}), 0, lanes);
        for (int day = first; day < std::min(first + most, to); ++day)
            make_day(day, rates.daily_slots + fraction_on(day), [&](std::uint32_t w) { return lanes.word[w][static_cast<std::size_t>(day - first)]; });
    }
}

}  // namespace teleplan::models
