#pragma once
// Private to models/demand*.cpp: one patient, one block of days, and the small arithmetic both files need.

#include <algorithm>

#include "models/demand.hpp"

namespace teleplan::models {

/// A person with the properties that stay fixed: drawn once, the same in every plan.
struct DemandModel::Patient {
    Stay stay;
    std::size_t group = 0, intensity = 0;
    double adherence = 0, fraction_phase = 0, notes_phase = 0, call_phase = 0, televisit_phase = 0;
    std::array<Duration, 2> window{};
    int report_weekday = 0;
    Duration report_time{};
};

/// The days that are generated and, of them, those that are counted.
struct DemandModel::Block {
    int from = 0, to = 0;                              // days [from, to)
    int count_from = 0, count_to = 0;
    ByGroup<std::vector<double>> alert_given_received; // by day: probability that a received session is left to a person
    std::vector<double> call_factor;                   // by day: of help-desk calls
    bool covers_end = false;                           // the last counted day lies in this block

    [[nodiscard]] bool counts(int day) const { return day >= count_from && day < count_to; }
    [[nodiscard]] std::size_t hour(int day, Duration at) const
    {
        return static_cast<std::size_t>((day - count_from) * 24) + static_cast<std::size_t>(at / std::chrono::hours{1});
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

}  // namespace detail

}  // namespace teleplan::models
