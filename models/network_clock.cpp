#include "models/network_clock.hpp"

#include <algorithm>

namespace teleplan::models {

namespace {

constexpr Duration one_hour = std::chrono::hours{1};

int hour_of_day(SimTime civil) { return static_cast<int>(time_of_day(civil) / one_hour); }

/// The value for this hour of a list of 24 or 168.
template <class T> T by_hour(const std::vector<T>& values, SimTime civil)
{
    const int hour = hour_of_day(civil);
    return values[static_cast<std::size_t>(values.size() == 24 ? hour : weekday(date_of(civil)) * 24 + hour)];
}

/// When the hour that clocks show ends: clocks change by whole hours.
SimTime next_hour(SimTime civil) { return civil + (one_hour - time_of_day(civil) % one_hour); }

double clock_factor(const Rate& rate, SimTime civil)
{
    double factor = rate.scale;
    if (!rate.by_hour.empty()) factor *= by_hour(rate.by_hour, civil);
    if (!rate.by_weekday.empty()) factor *= rate.by_weekday[static_cast<std::size_t>(weekday(date_of(civil)))];
    if (!rate.by_month.empty()) factor *= rate.by_month[static_cast<std::size_t>(models::civil(date_of(civil)).month - 1)];
    return factor;
}

/// Value of the list at `t` from the start, and where it may change next.
struct Listed { double value; Duration until; };
Listed listed(const Rate& rate, Duration t)
{
    const auto& values = rate.per_hour.values;
    if (values.size() == 1 && rate.repeats && !rate.repeat_every) return {values[0], Duration::max()};
    const Duration length = static_cast<std::int64_t>(values.size()) * rate.step;
    const Duration period = rate.repeats ? rate.repeat_every.value_or(length) : Duration::max();
    const Duration phase = t % period, cycle = t - phase;
    if (phase >= length) return {0.0, period == Duration::max() ? period : cycle + period};
    const auto index = phase / rate.step;
    return {values[static_cast<std::size_t>(index)], cycle + (index + 1) * rate.step};
}

}  // namespace

SimTime civil_start(const NetworkExperiment& experiment)
{
    const ExperimentStart& start = experiment.start;
    const Date monday = to_date({1900, 1, 1});         // before summer time
    const Date date = start.date ? *start.date : start.weekday ? monday + static_cast<int>(*start.weekday) : monday;
    return instant(date, start.time);
}

Duration horizon(const NetworkExperiment& experiment)
{
    if (experiment.warm_up || !experiment.steady_state) return experiment.warm_up.value_or(Duration{}) + experiment.length;
    return 2 * experiment.length;
}

std::vector<sim::RateStep> rate_steps(const Rate& rate, SimTime start, Duration horizon)
{
    const bool by_clock = !rate.by_hour.empty() || !rate.by_weekday.empty() || !rate.by_month.empty();
    std::vector<sim::RateStep> steps;
    for (Duration t{}; t < horizon;) {
        const auto [value, until] = listed(rate, t);
        const double per_second = value * clock_factor(rate, start + t) / 3600;
        if (steps.empty() || steps.back().per_second != per_second) steps.push_back({SimTime{t}, per_second});
        t = by_clock ? std::min(until, next_hour(start + t) - start) : until;
    }
    return steps;
}

std::vector<sim::CapacityStep> capacity_steps(const StaffPool& pool, SimTime start, Duration horizon)
{
    if (!pool.schedule) return {{SimTime{}, pool.servers.value_or(0)}};
    const ServerSchedule& schedule = *pool.schedule;
    std::vector<sim::CapacityStep> steps;
    const auto add = [&](Duration at, int servers) {
        if (at < horizon && (steps.empty() || steps.back().servers != servers)) steps.push_back({SimTime{at}, servers});
    };
    if (!schedule.by_hour.empty()) {
        for (Duration t{}; t < horizon; t = next_hour(start + t) - start) add(t, by_hour(schedule.by_hour, start + t));
        return steps;
    }
    const bool at_start = schedule.steps.front().at == Duration{};
    if (!at_start) add(Duration{}, schedule.repeat_every ? schedule.steps.back().servers : 0);
    const Duration every = schedule.repeat_every.value_or(std::max(horizon, Duration{1}));
    for (Duration cycle{}; cycle < horizon; cycle += every)
        for (const ServerStep& step : schedule.steps) add(cycle + step.at, step.servers);
    return steps;
}

std::vector<Interval> window_intervals(const Window& window, SimTime start, SimTime from, SimTime to)
{
    std::vector<Interval> out;
    const auto add = [&](SimTime a, SimTime b) {
        a = std::max(a, from);
        b = std::min(b, to);
        if (a >= b) return;
        if (!out.empty() && out.back().to >= a) out.back().to = b;
        else out.push_back({a, b});
    };
    if (window.repeat == Repeat::once) {
        add(SimTime{window.from}, SimTime{window.to});
        return out;
    }
    const int period = window.repeat == Repeat::daily ? 1 : 7;
    const Duration end = window.to > window.from ? window.to : window.to + period * one_day;
    const Date today = date_of(start);
    for (Date day = window.repeat == Repeat::daily ? today + -1 : today + (-weekday(today) - 7);; day = day + period) {
        const SimTime begins = SimTime{instant(day, window.from) - start};
        if (begins >= to) return out;
        add(begins, SimTime{instant(day, end) - start});
    }
}

}  // namespace teleplan::models
