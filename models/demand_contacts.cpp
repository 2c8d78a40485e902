// The work that a patient's calendar brings, beside readings: calls, notes, televisits, help desk, kits, documents.
#include <algorithm>

#include "models/demand_parts.hpp"
#include "sim/math.hpp"

namespace teleplan::models {

using namespace detail;

namespace {

constexpr double most_daily_factor = 2;                // of help-desk calls: a larger one is cut (cv 0.10: never seen)

}  // namespace

Volumes& Volumes::operator+=(const Volumes& o)
{
    for (std::size_t g = 0; g < group_count; ++g) {
        active_days[g] += o.active_days[g];
        prescribed[g] += o.prescribed[g];
        sessions[g] += o.sessions[g];
        assisted_by_group[g] += o.assisted_by_group[g];
        for (std::size_t i = 0; i < intensity_count; ++i) alerts[g][i] += o.alerts[g][i];
    }
    patients += o.patients;
    for (const auto member : {&Volumes::treated, &Volumes::assisted, &Volumes::starts, &Volumes::kit_starts, &Volumes::kit_days, &Volumes::renewals,
                              &Volumes::exits, &Volumes::scheduled_calls, &Volumes::notes, &Volumes::help_desk_calls, &Volumes::televisits,
                              &Volumes::televisits_completed, &Volumes::weekly_reports})
        this->*member += o.*member;
    for (const auto member : {&Volumes::messages_by_hour, &Volumes::documents_by_hour}) {
        (this->*member).resize(std::max((this->*member).size(), (o.*member).size()));
        std::ranges::transform(o.*member, this->*member, (this->*member).begin(), std::plus{});
    }
    return *this;
}

/// Mean candidates of help-desk calls in a month of so many days; the day's factor thins them.
double DemandModel::call_candidates(bool first_month, int days) const
{
    const double rate = first_month ? plan_.contacts.help_desk_calls_first_month : plan_.contacts.help_desk_calls_per_month;
    return most_daily_factor * rate * days / days_per_month;
}

void DemandModel::help_desk_calls(const Stay& stay, const Cell& cell, const Days& days, Demand& out) const
{
    const int start = stay.start.day, from = std::max(start, days.from), to = std::min(stay.end.day, days.to);
    if (from >= to) return;
    for (int month = months_done(from - start); start + month_start(month) < to; ++month) {
        const int length = month_start(month + 1) - month_start(month);
        const double mean = call_candidates(month == 0, length);
        double u = help_.uniform({stay.person, static_cast<std::uint32_t>(month), 0});
        double probability = no_call_[month == 0 ? 0 : 1][length == 30 ? 0 : 1];
        for (std::uint32_t i = 0; u >= probability && i < 64; ++i) {              // Poisson by inversion
            u -= probability;
            probability *= mean / (i + 1);
            const auto bits = help_.block({stay.person, static_cast<std::uint32_t>(month), 1 + i});
            const int day = start + month_start(month) + static_cast<int>(scaled(bits[0], length));
            if (day < from || day >= to) continue;
            if (sim::unit_interval(bits[1]) * most_daily_factor >= days.call_factor[static_cast<std::size_t>(day - days.from)]) continue;
            const sim::DrawPoint key{stay.person, day_word(Date{day}), work::help_desk + i};
            const Priority priority = priority_of(plan_.contacts.help_desk_priority_mix, sim::unit_interval(bits[3]));
            out.help_desk.push_back({instant(Date{day}, open_moment(help_desk_open_, bits[2])),
                                          {key, help_desk_job_.stage, job_class(priority, cell.intensity, coverages_.of(cell.group, cell.intensity)),
                                           sim::to_ticks(help_desk_job_.service(service_, key)), {}}});
            if (days.counts(day)) ++out.volumes.help_desk_calls;
        }
    }
}

void DemandModel::lifecycle(const Stay& stay, TargetGroup group, int kit_day, const Phases& phases, const Days& days, Volumes& out) const
{
    const Programme& programme = plan_.programmes[static_cast<std::size_t>(group)];
    const int from = std::max({stay.start.day, days.from, days.count_from}), to = std::min({stay.end.day, days.to, days.count_to});
    const auto inside = [&](int day) { return day >= days.from && day < days.to && days.counts(day); };
    const auto document = [&](int day) { ++out.documents_by_hour[days.hour(day, phases.report_time)]; };
    const int start = stay.start.day, end = stay.end.day;

    if (const int first_counted = std::max(start, days.count_from); first_counted < end && inside(first_counted)) ++out.treated;
    if (!stay.renewed_from_before && inside(start)) {
        ++out.starts;
        document(start);                               // plan
    }
    if (kit_day != no_day && inside(kit_day) && (!stay.renewed_from_before || Date{kit_day} > plan_.timeline.ramp.points.front().date)) {
        ++out.kit_starts;
        document(kit_day);                             // device card
    }
    for (int plan = 1; start + month_start(plan * programme.plan_months) < end; ++plan)
        if (const int day = start + month_start(plan * programme.plan_months); inside(day)) {
            ++out.renewals;
            document(day);
        }
    if (inside(end)) {
        ++out.exits;
        document(end);                                 // final report
    }
    if (from >= to) return;
    out.active_days[static_cast<std::size_t>(group)] += to - from;
    out.kit_days += std::max(0, to - std::max(from, kit_day));
    for (int day = from + (phases.report_weekday - weekday(Date{from}) + 7) % 7; day < to; day += 7) {
        ++out.weekly_reports;
        document(day);
    }
}

sim::TimedArrival DemandModel::installation(const Stay& stay, const Cell& cell, int kit_day) const
{
    const sim::DrawPoint key{stay.person, day_word(Date{kit_day}), work::onboarding};
    return {instant(Date{kit_day}, open_moment(open_, service_.block(key)[2])),
            {key, onboarding_job_.stage, job_class(Priority::low, cell.intensity, coverages_.of(cell.group, cell.intensity)), sim::to_ticks(onboarding_job_.service(service_, key)), {}}};
}

}  // namespace teleplan::models
