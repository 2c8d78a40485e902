#include "models/platform_activity.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/enrolment.hpp"
#include "models/platform_graph.hpp"
#include "models/random_counts.hpp"
#include "sim/math.hpp"

namespace teleplan::models {

std::array<double, 24> hourly_shares(const std::vector<HourBand>& bands)
{
    std::array<double, 24> out{};
    double sum = 0;
    for (const HourBand& band : bands) {
        Duration length{};
        for (const Block& b : band.hours) length += b.to - b.from;
        if (length <= Duration{}) continue;
        for (const Block& b : band.hours)
            for (std::size_t h = 0; h < 24; ++h) {
                const Duration from = std::chrono::hours{h}, to = from + std::chrono::hours{1};
                const Duration both = std::min(to, b.to) - std::max(from, b.from);
                if (both > Duration{}) out[h] += band.share * sim::seconds(both) / sim::seconds(length);
            }
        sum += band.share;
    }
    for (double& share : out) share = sum > 0 ? share / sum : 1.0 / 24;
    return out;
}

std::array<double, 24> hourly_shares(const Calendar* calendar)
{
    return hourly_shares({{1, calendar ? calendar->blocks : std::vector<Block>{{{}, one_day}}}});
}

ActivityModel::ActivityModel(const PlatformActivity& a, const std::string& name, DateRange regime, ActivityBases bases, std::uint32_t region, Holidays holidays)
    : days_{a.days}, holidays_{std::move(holidays)}, share_{hourly_shares(a.hours)}, code_{(name_code(name) & 0xffffffff00000000U) | region}
{
    if (!a.enabled) return;
    int days = 0;
    for (Date d = regime.from; d <= regime.to; d = d + 1) days += includes(days_, d, holidays_) ? 1 : 0;
    const double whose = a.per == ActivityBase::patient ? bases.patients : a.per == ActivityBase::operator_ ? bases.operators : 1;
    if (days > 0) per_day_ = whose * a.per_year * (regime.to - regime.from + 1) / days_per_year / days;
}

std::int64_t ActivityModel::count(const sim::Stream& draws, Date day, int hour) const
{
    const double mean = rate(day, hour);
    if (!(mean > 0)) return 0;
    return poisson(mean, draws.uniform({code_, static_cast<std::uint32_t>(day.day), static_cast<std::uint32_t>(hour)}));
}

}  // namespace teleplan::models
