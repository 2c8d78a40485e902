// The work that a patient's calendar brings, beside readings: calls, notes, televisits, help desk, kits, documents.
#include <algorithm>

#include "models/demand_parts.hpp"
#include "sim/math.hpp"

namespace teleplan::models {

using namespace detail;

namespace {

constexpr double most_daily_factor = 2;                // of help-desk calls: a larger one is cut (cv 0.10: never seen)

/// Events at (k + phase) × interval days after the start of a stay, k = 0, 1, …, on the days [from, to).
template <class Each> void every(double interval, double phase, int start, int from, int to, Each&& each)
{
    const double elapsed = from - start;
    int k = std::max(0, static_cast<int>(elapsed / interval - phase) - 1);
    for (;; ++k) {
        const int day = start + static_cast<int>((k + phase) * interval);
        if (day >= to) return;
        if (day >= from) each(day);
    }
}

}  // namespace

Volumes& Volumes::operator+=(const Volumes& o)
{
    for (std::size_t g = 0; g < group_count; ++g) {
        active_days[g] += o.active_days[g];
        sessions[g] += o.sessions[g];
        for (std::size_t i = 0; i < intensity_count; ++i) alerts[g][i] += o.alerts[g][i];
    }
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

void DemandModel::recurring(const Patient& p, const Block& block, Demand& out) const
{
    const int from = std::max(p.stay.start.day, block.from), to = std::min(p.stay.end.day, block.to);
    const IntensityLevel& level = plan_.intensities[p.intensity];
    const auto add = [&](const Job& job, int day, Duration at, std::uint32_t kind, double scale) {
        const sim::DrawPoint key{p.stay.person, day_word(Date{day}), kind};
        out.clinical[job.pool].push_back({start_of(Date{day}) + at,
                                {key, job.stage, job_class(Priority::low, static_cast<Intensity>(p.intensity)), sim::to_ticks(scale * job.service(service_, key)), {}}});
    };
    const auto each = [&](double per_month, double phase, auto&& action) {
        if (per_month > 0) every(days_per_month / per_month, phase, p.stay.start.day, from, to, action);
    };
    const Calendar* working = calendar_of(plan_, "working");
    const Duration opening = working && !working->blocks.empty() ? working->blocks.front().from : Duration{};

    each(plan_.contacts.scheduled_calls_per_month, p.call_phase, [&](int day) {
        add(call_job_, day, opening, work::scheduled_call, 1);
        if (block.counts(day)) ++out.volumes.scheduled_calls;
    });
    if (level.notes_per_month > Duration{}) {
        const double scale = sim::seconds(level.notes_per_month) / (plan_.contacts.notes_per_month * notes_job_.mean);
        each(plan_.contacts.notes_per_month, p.notes_phase, [&](int day) {
            add(notes_job_, day, opening, work::notes, scale);
            if (block.counts(day)) ++out.volumes.notes;
        });
    }
    if (!plan_.services.televisit.enabled) return;
    each(plan_.programmes[p.group].televisits_per_year / 12, p.televisit_phase, [&](int day) {
        const auto bits = televisit_.block({p.stay.person, day_word(Date{day}), 0});
        add(televisit_job_, day, open_moment(calendar_of(plan_, "day"), bits[0]), work::televisit, 1);
        if (!block.counts(day)) return;
        ++out.volumes.televisits;
        const double outcome = sim::unit_interval(bits[1]);
        if (outcome >= plan_.services.televisit.no_show + plan_.services.televisit.technical_failure) ++out.volumes.televisits_completed;
    });
}

void DemandModel::help_desk_calls(const Patient& p, const Block& block, Demand& out) const
{
    const int start = p.stay.start.day, from = std::max(start, block.from), to = std::min(p.stay.end.day, block.to);
    if (from >= to) return;
    const Calendar* open = calendar_of(plan_, find(plan_.organisation.pools, first_pool(plan_, "help_desk_call"))->coverage);
    for (int month = months_done(from - start); start + month_start(month) < to; ++month) {
        const int length = month_start(month + 1) - month_start(month);
        const double mean = call_candidates(month == 0, length);
        double u = help_.uniform({p.stay.person, static_cast<std::uint32_t>(month), 0});
        double probability = no_call_[month == 0 ? 0 : 1][length == 30 ? 0 : 1];
        for (std::uint32_t i = 0; u >= probability && i < 64; ++i) {              // Poisson by inversion
            u -= probability;
            probability *= mean / (i + 1);
            const auto bits = help_.block({p.stay.person, static_cast<std::uint32_t>(month), 1 + i});
            const int day = start + month_start(month) + static_cast<int>(scaled(bits[0], length));
            if (day < from || day >= to) continue;
            if (sim::unit_interval(bits[1]) * most_daily_factor >= block.call_factor[static_cast<std::size_t>(day - block.from)]) continue;
            const sim::DrawPoint key{p.stay.person, day_word(Date{day}), work::help_desk + i};
            const Priority priority = priority_of(plan_.contacts.help_desk_priority_mix, sim::unit_interval(bits[3]));
            out.help_desk.push_back({start_of(Date{day}) + open_moment(open, bits[2]),
                                          {key, help_desk_job_.stage, job_class(priority, static_cast<Intensity>(p.intensity)),
                                           sim::to_ticks(help_desk_job_.service(service_, key)), {}}});
            if (block.counts(day)) ++out.volumes.help_desk_calls;
        }
    }
}

void DemandModel::lifecycle(const Patient& p, const Block& block, Volumes& out) const
{
    const Programme& programme = plan_.programmes[p.group];
    const int from = std::max({p.stay.start.day, block.from, block.count_from}), to = std::min({p.stay.end.day, block.to, block.count_to});
    const auto inside = [&](int day) { return day >= block.from && day < block.to && block.counts(day); };
    const auto document = [&](int day) { ++out.documents_by_hour[block.hour(day, p.report_time)]; };
    const int start = p.stay.start.day, end = p.stay.end.day;

    if (const int first_counted = std::max(start, block.count_from); first_counted < end && inside(first_counted)) ++out.treated;
    if (!p.stay.renewed_from_before && inside(start)) {
        ++out.starts;
        document(start);                               // plan
        if (programme.needs_kit) {
            ++out.kit_starts;
            document(start);                           // device card
        }
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
    out.active_days[p.group] += to - from;
    if (programme.needs_kit) out.kit_days += to - from;
    for (int day = from + (p.report_weekday - weekday(Date{from}) + 7) % 7; day < to; day += 7) {
        ++out.weekly_reports;
        document(day);
    }
}

sim::TimedArrival DemandModel::installation(const Stay& stay, Intensity intensity) const
{
    const sim::DrawPoint key{stay.person, day_word(stay.start), work::onboarding};
    return {start_of(stay.start) + open_moment(calendar_of(plan_, "day"), service_.block(key)[2]),
            {key, onboarding_job_.stage, job_class(Priority::low, intensity), sim::to_ticks(onboarding_job_.service(service_, key)), {}}};
}

}  // namespace teleplan::models
