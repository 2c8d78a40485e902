// The work that a patient's calendar brings, beside readings: calls, notes, televisits, help desk, kits, documents.
#include <algorithm>
#include <numeric>

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
                              &Volumes::televisits_completed, &Volumes::weekly_reports, &Volumes::reminders, &Volumes::missing_data_calls,
                              &Volumes::missing_data_reviews})
        this->*member += o.*member;
    for (std::size_t k = 0; k < services.size(); ++k) services[k] += o.services[k];
    kits += o.kits;
    for (std::size_t k = 0; k < documents.size(); ++k) documents[k] += o.documents[k];
    for (const auto member : {&Volumes::messages_by_hour, &Volumes::documents_by_hour}) {
        (this->*member).resize(std::max((this->*member).size(), (o.*member).size()));
        std::ranges::transform(o.*member, this->*member, (this->*member).begin(), std::plus{});
    }
    return *this;
}

std::int64_t Volumes::all_documents() const { return std::accumulate(documents.begin(), documents.end(), std::int64_t{0}); }

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
            out.help_desk.push_back(at_centre(help_desk_job_, key, instant(Date{day}, open_moment(help_desk_open_, bits[2])), priority, cell));
            if (days.counts(day)) ++out.volumes.help_desk_calls;
        }
    }
}

void DemandModel::lifecycle(const Stay& stay, const Cell& cell, int kit_day, const Phases& phases, const Days& days, Volumes& out) const
{
    const Programme& programme = plan_.programmes[static_cast<std::size_t>(cell.group)];
    const int from = std::max({stay.start.day, days.from, days.count_from}), to = std::min({stay.end.day, days.to, days.count_to});
    const auto inside = [&](int day) { return day >= days.from && day < days.to && days.counts(day); };
    const auto document = [&](DocumentKind kind, int day) {
        ++out.documents[static_cast<std::size_t>(kind)];
        ++out.documents_by_hour[days.hour(day, phases.report_time)];
    };
    const int start = stay.start.day, end = stay.end.day;

    if (const int first_counted = std::max(start, days.count_from); first_counted < end && inside(first_counted)) ++out.treated;
    if (!stay.renewed_from_before && inside(start)) {
        ++out.starts;
        document(DocumentKind::plan, start);
    }
    if (kit_day != no_day && inside(kit_day) && (!stay.renewed_from_before || Date{kit_day} > plan_.timeline.ramp.points.front().date)) {
        ++out.kit_starts;
        document(DocumentKind::device_card, kit_day);
    }
    for (int plan = 1; start + month_start(plan * programme.plan_months) < end; ++plan)
        if (const int day = start + month_start(plan * programme.plan_months); inside(day)) {
            ++out.renewals;
            document(DocumentKind::plan, day);
        }
    if (inside(end)) {
        ++out.exits;
        document(DocumentKind::final_report, end);
    }
    if (from >= to) return;
    out.active_days[static_cast<std::size_t>(cell.group)] += to - from;
    out.kit_days += std::max(0, to - std::max(from, kit_day));
    for (int day = from + (phases.report_weekday - weekday(Date{from}) + 7) % 7; day < to; day += 7) {
        ++out.weekly_reports;
        document(DocumentKind::weekly_report, day);
    }
}

sim::TimedArrival DemandModel::at_centre(const Job& job, const sim::DrawPoint& key, SimTime at, Priority priority, const Cell& cell) const
{
    return {at, {key, job.stage, job_class(priority, cell.intensity, coverages_.of(cell.group, cell.intensity)), sim::to_ticks(job.service(service_, key)), {}}};
}

sim::TimedArrival DemandModel::installation(const Stay& stay, const Cell& cell, int kit_day) const
{
    const sim::DrawPoint key{stay.person, day_word(Date{kit_day}), work::onboarding};
    return at_centre(onboarding_job_, key, instant(Date{kit_day}, open_moment(open_, service_.block(key)[2])), Priority::low, cell);
}

/// Failures, batteries and swaps of a stay from the first day of its kit, and the kit's way back. Swaps are asked for as the patient calls; a kit that comes by
/// courier is there after three days.
void DemandModel::kit_work(const Stay& stay, const Cell& cell, int kit_day, const Days& days, std::vector<KitEvent>& events, Demand& out) const
{
    constexpr int courier_days = 3;
    const int first = plan_.timeline.ramp.points.front().date.day;
    const auto counts = [&](int day) { return day >= days.from && day < days.to && days.counts(day); };
    const auto technician = [&](const Job& job, int day, std::uint32_t slot, SimTime at) {
        out.installations.push_back(at_centre(job, {stay.person, day_word(Date{day}), slot}, at, Priority::medium, cell));
    };
    kits_.events(stay.person, kit_day, stay.end.day, events);
    for (const KitEvent& e : events) {
        if (e.day < first || e.day >= days.to) continue;
        const std::uint32_t slot = static_cast<std::uint32_t>(e.cause) * work::most_a_day + e.index % work::most_a_day;
        const SimTime at = instant(Date{e.day}, open_moment(help_desk_open_, e.bits[3]));
        const bool calls = e.cause != KitCause::call;          // the others are among the ordinary calls
        if (e.swap) technician(e.visit ? kit_jobs_.swap : kit_jobs_.shipment, e.day, work::kit + slot, at);
        if (calls && e.day >= days.from)
            out.help_desk.push_back(at_centre(help_desk_job_, {stay.person, day_word(Date{e.day}), work::kit_call + slot}, at,
                                              priority_of(plan_.contacts.help_desk_priority_mix, sim::unit_interval(e.bits[2])), cell));
        if (!counts(e.day)) continue;
        KitCounts& kits = out.volumes.kits;
        kits.failures += e.cause == KitCause::failure ? 1 : 0;
        kits.dead_on_arrival += e.dead_on_arrival ? 1 : 0;
        kits.batteries += e.cause == KitCause::battery ? 1 : 0;
        kits.calls += calls ? 1 : 0;
        kits.swaps_by_visit += e.swap && e.visit ? 1 : 0;
        kits.swaps_by_courier += e.swap && !e.visit ? 1 : 0;
    }
    if (!plan_.services.kits.enabled) return;
    const bool visit = kits_.withdrawn_by_visit(stay.person);
    const int day = stay.end.day + (visit ? 0 : courier_days);
    if (day < first || day >= days.to) return;
    technician(visit ? kit_jobs_.withdrawal : kit_jobs_.courier, day, work::kit_return, instant(Date{day}, opening_));
    if (counts(day)) ++(visit ? out.volumes.kits.withdrawals : out.volumes.kits.returns);
}

}  // namespace teleplan::models
