#include "models/services_means.hpp"

#include <algorithm>
#include <cmath>

#include "models/enrolment.hpp"
#include "models/kits.hpp"
#include "models/pathway.hpp"
#include "models/sensors.hpp"
#include "models/services.hpp"

namespace teleplan::models {

namespace {

constexpr double days_per_year = 365.25;

const Calendar* calendar_named(const Plan& plan, const std::string& name) { return find(plan.organisation.calendars, name); }

std::array<double, 24> open_shares(const Calendar* calendar)
{
    std::array<double, 24> out{};
    double all = 0;
    for (int h = 0; h < 24; ++h) {
        const Duration from = std::chrono::hours{h}, to = std::chrono::hours{h + 1};
        double open = calendar ? 0 : 3600;
        if (calendar)
            for (const Block& b : calendar->blocks) open += sim::seconds(std::max(Duration{}, std::min(to, b.to) - std::max(from, b.from)));
        out[static_cast<std::size_t>(h)] = open;
        all += open;
    }
    for (double& share : out) share /= all > 0 ? all : 1;
    return out;
}

/// Months of a plan weighted by those still there: mean of f(ratio of adherence).
template <class F> double over_months(const Plan& plan, std::size_t g, F&& f)
{
    double sum = 0, weight = 0, kept = 1;
    for (int m = 0; m < plan.programmes[g].plan_months; ++m, kept *= 1 - plan.programmes[g].dropout_per_month) {
        sum += kept * f(adherence_ratio(plan.protocols[g], m));
        weight += kept;
    }
    return sum / weight;
}

struct Patients { double active = 0, starts = 0; };
Patients patients_of(const Plan& plan, double active, const ByGroup<double>& starts, std::size_t g, std::size_t i)
{
    const double share = plan.intensities[i].share;
    return {active * plan.programmes[g].share * share, starts[g] * share};
}

/// Sessions that come, second bookings among them: those that would fall after a stay's end do not.
double bookings(const Recurring& r, double per_year, const Patients& p)
{
    double sessions = 0;
    for (int k = 0; k < sessions_of(r); ++k) sessions += per_year * std::max(0.0, p.active - p.starts * k * session_days(r) / days_per_year);
    if (r.asynchronous || !r.booking) return sessions;
    const double again = r.booking->technical_failure * r.booking->rescheduled;
    return sessions * (1 + again) - again * per_year * sessions_of(r) * p.starts * days_to_second(*r.booking) / days_per_year;
}

void add_recurring(std::vector<ServiceWork>& out, const Plan& plan, const std::vector<Recurring>& contacts, double active, const ByGroup<double>& starts)
{
    for (const Recurring& r : contacts) {
        if (!r.service || *r.service == ServiceKind::televisit) continue;
        double jobs = 0;
        for (std::size_t g = 0; g < group_count; ++g)
            for (std::size_t i = 0; i < intensity_count; ++i) jobs += bookings(r, 12 * r.per_month[g][i], patients_of(plan, active, starts, g, i));
        if (jobs > 0) out.push_back({r.pathway, jobs});
    }
}

void add_emergency_calls(std::vector<ServiceWork>& out, const Plan& plan, double active, const ByGroup<double>& starts)
{
    const EmergencyCalls& e = plan.services.emergency_calls;
    if (!e.enabled) return;
    const Coverages coverages{plan};
    for (std::size_t i = 0; i < intensity_count; ++i)
        for (std::size_t c = 0; c < coverage_count; ++c) {
            const auto coverage = static_cast<CoverageId>(c);
            double calls = 0;
            for (std::size_t g = 0; g < group_count; ++g)
                if (coverages.of(static_cast<TargetGroup>(g), static_cast<Intensity>(i)) == coverage)
                    calls += patients_of(plan, active, starts, g, i).active *
                             (g == static_cast<std::size_t>(TargetGroup::cardiovascular) ? e.per_patient_year_cardiovascular : e.per_patient_year_other);
            if (calls <= 0) continue;
            auto hours = emergency_hours(plan, calendar_named(plan, coverages.calendar(coverage)));
            double answered = 0;
            for (const double share : hours) answered += share;
            if (answered <= 0) continue;
            for (double& share : hours) share /= answered;
            out.push_back({"emergency_call", calls * answered, hours, e.priority_mix, static_cast<Intensity>(i), coverage});
        }
}

/// A stay of L days: a run can first be complete after `days` prescribed days, and no call comes on the day of leaving.
void add_missing_data(std::vector<ServiceWork>& out, const Plan& plan, double active, const ByGroup<double>& starts)
{
    const MissingData& m = plan.services.missing_data;
    if (!m.enabled) return;
    double calls = 0;
    for (std::size_t g = 0; g < group_count; ++g)
        for (std::size_t i = 0; i < intensity_count; ++i) {
            const double per_day = prescribed_per_day(plan.protocols[g], plan.intensities[i]);
            const Patients p = patients_of(plan, active, starts, g, i);
            if (per_day <= 0 || p.active <= 0) continue;
            const double first = all_missed(plan.protocols[g], plan.sensors, 1, static_cast<int>(std::lround(m.missed_days * std::max(1.0, per_day))));
            const double rate = over_months(plan, g, [&](double ratio) { return missed_runs_per_day(plan.protocols[g], plan.sensors, plan.intensities[i], ratio, m.missed_days); });
            calls += p.starts * first + rate * std::max(0.0, p.active * days_per_year - p.starts * (m.missed_days / std::min(1.0, per_day) + 1));
        }
    const auto open = open_shares(calendar_named(plan, find(plan.organisation.pools, first_pool(plan, "help_desk_call"))->coverage));
    out.push_back({"missing_data_call", calls, open});
    if (m.flagged > 0) out.push_back({"missing_data_review", calls * m.flagged, open, {0, 0, 1, 0}});
}

void add_kits(std::vector<ServiceWork>& out, const Plan& plan, double active, const ByGroup<double>& starts)
{
    const Services& s = plan.services;
    if (!s.kits.enabled && !s.device_failure.enabled) return;
    Patients kits;
    for (std::size_t g = 0; g < group_count; ++g)
        for (std::size_t i = 0; i < intensity_count; ++i)
            if (needs_kit(plan, static_cast<TargetGroup>(g), static_cast<Intensity>(i))) {
                const Patients p = patients_of(plan, active, starts, g, i);
                kits.active += p.active;
                kits.starts += p.starts;
            }
    const KitMeans means = kit_means(plan);
    const double swaps = kits.active * means.swaps + kits.starts * means.swaps_per_stay;
    const double dead = s.device_failure.enabled ? kits.starts * s.device_failure.dead_on_arrival : 0;
    const auto open = open_shares(calendar_named(plan, find(plan.organisation.pools, first_pool(plan, "help_desk_call"))->coverage));
    const auto add = [&](const char* pathway, double per_year, bool urgent, const ByPriority<double>& mix) {
        if (per_year > 0) out.push_back({pathway, per_year, urgent ? std::optional{open} : std::nullopt, mix});
    };
    add("help_desk_call", kits.active * (means.failures + means.batteries) + dead, true, plan.contacts.help_desk_priority_mix);
    add("kit_swap", swaps * s.kits.visit, true, {0, 0, 1, 0});
    add("kit_shipment", swaps * (1 - s.kits.visit), true, {0, 0, 1, 0});
    if (!s.kits.enabled) return;
    add("kit_withdrawal", kits.starts * s.kits.withdrawal_visit, false, {0, 0, 0, 1});
    add("kit_return", kits.starts * (1 - s.kits.withdrawal_visit), false, {0, 0, 0, 1});
}

}  // namespace

std::vector<ServiceWork> service_work(const Plan& plan, double active, const ByGroup<double>& starts)
{
    std::vector<ServiceWork> out;
    add_recurring(out, plan, recurring_contacts(plan), active, starts);
    add_emergency_calls(out, plan, active, starts);
    add_missing_data(out, plan, active, starts);
    add_kits(out, plan, active, starts);
    return out;
}

double scheduled_calls_per_year(const Plan& plan, double active)
{
    double calls = 0;
    for (const Recurring& r : recurring_contacts(plan))
        if (r.phase == Phase::calls && !r.service)
            for (std::size_t g = 0; g < group_count; ++g)
                for (std::size_t i = 0; i < intensity_count; ++i) calls += 12 * r.per_month[g][i] * patients_of(plan, active, {}, g, i).active;
    return calls;
}

double all_missed(const Protocol& protocol, const Sensors& sensors, double ratio, int n)
{
    const sim::Distribution shares = adherence_distribution(protocol, sensors);
    const auto* beta = std::get_if<sim::Beta>(&shares);
    double out = 1;
    if (!beta) {
        for (int k = 0; k < n; ++k) out *= 1 - sim::mean(shares) * ratio;
        return out;
    }
    // (1 - A ratio)^n = sum over k of C(n, k) (1 - A)^(n-k) (A (1 - ratio))^k; moments of A ~ Beta(a, b) by rising factors.
    const double size = beta->mean * (1 - beta->mean) / (beta->sd * beta->sd) - 1, a = beta->mean * size, b = size - a;
    for (int j = 0; j < n; ++j) out *= (b + j) / (a + b + j);
    double term = out, sum = out;
    for (int k = 1; k <= n; ++k) {
        term *= (1 - ratio) * (n - k + 1) / k * (a + k - 1) / (b + n - k);
        sum += term;
    }
    return sum;
}

double missed_runs_per_day(const Protocol& protocol, const Sensors& sensors, const IntensityLevel& level, double ratio, int days)
{
    int daily = 0;
    double fraction = 0;
    for (const SessionSlot& slot : session_slots(prescribed_per_day(protocol, level))) {
        if (slot.per_day >= 1) ++daily;
        else fraction += slot.per_day;
    }
    if (daily == 0) return fraction * (all_missed(protocol, sensors, ratio, days) - all_missed(protocol, sensors, ratio, days + 1));
    const auto missed = [&](int n) {
        const int more = static_cast<int>(std::floor(fraction * n + 1e-9));
        const double share = std::max(0.0, fraction * n - more);
        return (1 - share) * all_missed(protocol, sensors, ratio, daily * n + more) + share * all_missed(protocol, sensors, ratio, daily * n + more + 1);
    };
    return missed(days) - missed(days + 1);
}

}  // namespace teleplan::models
