#pragma once
// Private to models/demand*.cpp: one patient, the days of a demand, and the small arithmetic that they share.

#include <algorithm>
#include <limits>

#include "models/demand.hpp"
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
    double received = 0;                               // probability in this month, after the first weeks
    double fraction_phase = 0;
    int fraction_day = no_day;                         // next day with a session beside the daily ones
    std::array<Duration, 2> window{};
};

namespace detail {

/// floor(bits / 2^32 × range), in two halves so that nothing overflows. 0 <= range < 2^63.
inline std::int64_t scaled(std::uint32_t bits, std::int64_t range)
{
    const auto r = static_cast<std::uint64_t>(range);
    return static_cast<std::int64_t>(bits * (r >> 32U) + (bits * (r & 0xffffffffU) >> 32U));
}

inline std::uint32_t day_word(Date d) { return static_cast<std::uint32_t>(d.day); }

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

/// Work of days [from, to) in order of time; at one instant in the order in which it stands.
void sort_by_time(std::vector<sim::TimedArrival>& work, Date from, Date to);

}  // namespace detail

/// Calls sink(day, slot, time of day, alert) for each received session on the days [from, to), made in order, and
/// prescribed(day, sessions) for each day with sessions.
template <class Sink, class Prescribed>
void DemandModel::sessions(Patient& p, const Days& days, int from, int to, Sink&& sink, Prescribed&& prescribed) const
{
    const Rates& rates = rates_[p.group][p.intensity];
    from = std::max(p.start, from);
    to = std::min(p.end, to);
    const std::int64_t window = plan_.sensors.habit_window.count();
    const int first_weeks = p.start + plan_.sensors.first_weeks_days;
    const double* const alert_given_received = days.alert_given_received[p.group].data() - days.from;

    const auto make_day = [&](int day, std::uint32_t slots, const auto& word) {
        prescribed(day, slots);
        while (day >= p.next_month) {
            ++p.month;
            p.next_month = p.start + month_start(p.month + 1);
            p.received = p.adherence * rates.adherence[static_cast<std::size_t>(p.month) % rates.adherence.size()];
        }
        const double received = day < first_weeks ? p.received - first_weeks_loss(plan_.sensors, day - p.start) : p.received;
        const double alert = received * alert_given_received[day];
        for (std::uint32_t s = 0; s < slots; ++s) {
            const double u = sim::unit_interval(word(2 * s));
            if (u < received) sink(day, s, p.window[s] + Duration{detail::scaled(word(2 * s + 1), window)}, u < alert);
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
