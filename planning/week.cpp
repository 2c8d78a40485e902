#include "planning/week.hpp"

#include <algorithm>

namespace teleplan::planning {

namespace {

constexpr int saturday = 5;

/// Whether a cell is worked on a day of the week, Monday being 0; where Saturdays have seats of their own those for holidays have none.
bool is_on(models::DayKind kind, int day)
{
    switch (kind) {
    case models::DayKind::weekday: return day < saturday;
    case models::DayKind::holiday: return day >= saturday;
    case models::DayKind::saturday: return day == saturday;
    case models::DayKind::sunday: return day > saturday;
    case models::DayKind::public_holiday: break;
    }
    return false;
}

}  // namespace

std::vector<double> seats_by_hour_of_week(const models::Plan& plan, const PoolAnswer& pool)
{
    if (pool.seats.empty()) return {};
    std::vector<double> out(hours_per_week, 0.0);
    constexpr auto week = std::chrono::hours{hours_per_week};
    for (const ShiftSeats& seats : pool.seats) {
        const models::Shift* shift = models::find(plan.organisation.shifts, seats.shift);
        if (!shift) continue;
        const models::Duration length = shift->to > shift->from ? shift->to - shift->from : shift->to - shift->from + models::one_day;
        for (int day = 0; day < 7; ++day) {
            if (!is_on(seats.day, day)) continue;
            const models::Duration from = models::one_day * day + shift->from, to = from + length;
            for (std::size_t h = 0; h < hours_per_week; ++h)
                for (const models::Duration later : {models::Duration{}, models::Duration{week}}) {   // the last night runs into Monday
                    const models::Duration start = std::chrono::hours{h} + later;
                    const models::Duration within = std::min(to, start + std::chrono::hours{1}) - std::max(from, start);
                    if (within > models::Duration{}) out[h] += seats.seats * (sim::seconds(within) / 3600);
                }
        }
    }
    return out;
}

std::optional<int> busiest_hour(const std::vector<double>& by_hour_of_week)
{
    const auto most = std::ranges::max_element(by_hour_of_week);
    if (most == by_hour_of_week.end() || !(*most > 0)) return std::nullopt;
    return static_cast<int>(most - by_hour_of_week.begin());
}

}  // namespace teleplan::planning
