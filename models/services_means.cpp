#include "models/services_means.hpp"

#include <algorithm>
#include <cmath>

#include "models/demand_parts.hpp"
#include "models/enrolment.hpp"
#include "models/episodes.hpp"
#include "models/kits.hpp"
#include "models/pathway.hpp"
#include "models/platform_activity.hpp"
#include "models/sensors.hpp"
#include "models/services.hpp"
#include "models/severity.hpp"

namespace teleplan::models {

namespace {

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

/// What lines add up from: active patients, starts a year by group, states by group.
struct Basis {
    const Plan& plan;
    double active;
    const ByGroup<double>& starts;
    const ByGroup<StateMix>& mixes;

    struct Patients { double active = 0, starts = 0; };
    [[nodiscard]] Patients patients(std::size_t g, std::size_t i) const
    {
        const double share = plan.intensities[i].share;
        return {active * plan.programmes[g].share * share, starts[g] * share};
    }
    /// Days on which contacts of the calendar are not dropped, as a share.
    [[nodiscard]] double at_home(std::size_t g) const
    {
        double sum = 0;
        for (std::size_t s = 0; s < mixes[g].share.size(); ++s) sum += mixes[g].share[s] * share_at_home(plan.programmes[g], s);
        return sum;
    }
};

/// Sessions that come, second bookings among them: those that would fall after a stay's end do not.
double bookings(const Recurring& r, double per_year, const Basis::Patients& p)
{
    double sessions = 0;
    for (int k = 0; k < sessions_of(r); ++k) sessions += per_year * std::max(0.0, p.active - p.starts * k * session_days(r) / days_per_year);
    if (r.asynchronous || !r.booking) return sessions;
    const double again = r.booking->technical_failure * r.booking->rescheduled;
    return sessions * (1 + again) - again * per_year * sessions_of(r) * p.starts * days_to_second(*r.booking) / days_per_year;
}

void add_recurring(std::vector<ServiceWork>& out, const Basis& b)
{
    for (const Recurring& r : recurring_contacts(b.plan)) {
        if (!r.service || *r.service == ServiceKind::televisit) continue;
        double jobs = 0;
        for (std::size_t g = 0; g < group_count; ++g)
            for (std::size_t i = 0; i < intensity_count; ++i) jobs += b.at_home(g) * bookings(r, 12 * r.per_month[g][i], b.patients(g, i));
        if (jobs > 0) out.push_back({r.pathway, jobs});
    }
}

/// Of patients at home at an intensity whose state has a coverage.
double calls_for_help(const Basis& b, const Coverages& coverages, std::size_t i, CoverageId coverage)
{
    const EmergencyCalls& e = b.plan.services.emergency_calls;
    double calls = 0;
    for (std::size_t g = 0; g < group_count; ++g) {
        const double rate = g == static_cast<std::size_t>(TargetGroup::cardiovascular) ? e.per_patient_year_cardiovascular : e.per_patient_year_other;
        for (std::size_t s = 0; s < b.mixes[g].share.size(); ++s)
            if (coverages.of(static_cast<TargetGroup>(g), static_cast<Intensity>(i), s) == coverage)
                calls += b.patients(g, i).active * b.mixes[g].share[s] * share_at_home(b.plan.programmes[g], s) * rate * episodes_mean(b.plan.episodes, g);
    }
    return calls;
}

void add_emergency_calls(std::vector<ServiceWork>& out, const Basis& b)
{
    const EmergencyCalls& e = b.plan.services.emergency_calls;
    if (!e.enabled) return;
    const Coverages coverages{b.plan};
    for (std::size_t i = 0; i < intensity_count; ++i)
        for (std::size_t c = 0; c < coverage_count; ++c) {
            const auto coverage = static_cast<CoverageId>(c);
            const double calls = calls_for_help(b, coverages, i, coverage);
            if (calls <= 0) continue;
            auto hours = emergency_hours(b.plan, detail::calendar_of(b.plan, coverages.calendar(coverage)));
            double answered = 0;
            for (const double share : hours) answered += share;
            if (answered <= 0) continue;
            for (double& share : hours) share /= answered;
            out.push_back({"emergency_call", calls * answered, hours, e.priority_mix, static_cast<Intensity>(i), coverage});
        }
}

std::array<double, 24> help_desk_hours(const Plan& plan)
{
    return hourly_shares(detail::calendar_of(plan, find(plan.organisation.pools, first_pool(plan, "help_desk_call"))->coverage));
}

/// A stay of L days: a run can first be complete after `days` prescribed days, and no call comes on the day of leaving. State by state:
/// a run over a change of state, or cut by days in hospital, counts as one within a state.
void add_missing_data(std::vector<ServiceWork>& out, const Basis& b)
{
    const Plan& plan = b.plan;
    const MissingData& m = plan.services.missing_data;
    if (!m.enabled) return;
    double calls = 0;
    for (std::size_t g = 0; g < group_count; ++g) {
        const auto start_shares = state_shares(plan.programmes[g]);
        for (std::size_t i = 0; i < intensity_count; ++i)
            for (std::size_t s = 0; s < b.mixes[g].share.size(); ++s) {
                Protocol own = plan.protocols[g];      // as the state prescribes
                own.sessions_per_day = state_traits(plan, static_cast<TargetGroup>(g), static_cast<Intensity>(i), s).sessions_per_day;
                const double per_day = prescribed_per_day(own, plan.intensities[i]);
                const auto [all, all_starts] = b.patients(g, i);
                const double active = all * b.mixes[g].share[s] * share_at_home(plan.programmes[g], s), starts = all_starts * start_shares[s];
                if (per_day <= 0 || active <= 0) continue;
                const double first = all_missed(own, plan.sensors, 1, static_cast<int>(std::lround(m.missed_days * std::max(1.0, per_day))));
                const double rate = over_months(plan, g, [&](double ratio) { return missed_runs_per_day(own, plan.sensors, plan.intensities[i], ratio, m.missed_days); });
                calls += starts * first + rate * std::max(0.0, active * days_per_year - starts * (m.missed_days / std::min(1.0, per_day) + 1));
            }
    }
    const auto open = help_desk_hours(plan);
    out.push_back({"missing_data_call", calls, open});
    if (m.flagged > 0) out.push_back({"missing_data_review", calls * m.flagged, open, {0, 0, 1, 0}});
}

void add_kits(std::vector<ServiceWork>& out, const Basis& b)
{
    const Services& s = b.plan.services;
    if (!s.kits.enabled && !s.device_failure.enabled) return;
    Basis::Patients kits;                              // with one; starts: who get one
    for (std::size_t g = 0; g < group_count; ++g) {
        const StateMix& mix = b.mixes[g];
        for (std::size_t i = 0; i < intensity_count; ++i) {
            if (!may_need_kit(b.plan, static_cast<TargetGroup>(g), static_cast<Intensity>(i))) continue;
            const Basis::Patients p = b.patients(g, i);
            for (std::size_t state = 0; state < mix.share.size(); ++state) kits.active += p.active * mix.share[state] * mix.had_kit[state];
            kits.starts += p.starts * mix.kits_per_start;
        }
    }
    const KitMeans means = kit_means(b.plan);
    const double swaps = kits.active * means.swaps + kits.starts * means.swaps_per_stay;
    const double dead = s.device_failure.enabled ? kits.starts * s.device_failure.dead_on_arrival : 0;
    const auto open = help_desk_hours(b.plan);
    const auto add = [&](const char* pathway, double per_year, bool urgent, const ByPriority<double>& mix) {
        if (per_year > 0) out.push_back({pathway, per_year, urgent ? std::optional{open} : std::nullopt, mix});
    };
    add("help_desk_call", kits.active * (means.failures + means.batteries) + dead, true, b.plan.contacts.help_desk_priority_mix);
    add("kit_swap", swaps * s.kits.visit, true, {0, 0, 1, 0});
    add("kit_shipment", swaps * (1 - s.kits.visit), true, {0, 0, 1, 0});
    if (!s.kits.enabled) return;
    add("kit_withdrawal", kits.starts * s.kits.withdrawal_visit, false, {0, 0, 0, 1});
    add("kit_return", kits.starts * (1 - s.kits.withdrawal_visit), false, {0, 0, 0, 1});
}

}  // namespace

std::vector<ServiceWork> service_work(const Plan& plan, double active, const ByGroup<double>& starts, const ByGroup<StateMix>& mixes)
{
    const Basis basis{plan, active, starts, mixes};
    std::vector<ServiceWork> out;
    add_recurring(out, basis);
    add_emergency_calls(out, basis);
    add_missing_data(out, basis);
    add_kits(out, basis);
    return out;
}

double scheduled_calls_per_year(const Plan& plan, double active, const ByGroup<StateMix>& mixes)
{
    const ByGroup<double> no_starts{};
    const Basis basis{plan, active, no_starts, mixes};
    double calls = 0;
    for (const Recurring& r : recurring_contacts(plan))
        if (r.phase == Phase::calls && !r.service)
            for (std::size_t g = 0; g < group_count; ++g)
                for (std::size_t i = 0; i < intensity_count; ++i)
                    calls += 12 * r.per_month[g][i] * active * plan.programmes[g].share * plan.intensities[i].share * basis.at_home(g);
    return calls;
}

double share_at_home(const Programme& p, std::size_t state) { return 1 - wellness_shares(p, state)[static_cast<std::size_t>(Wellness::in_hospital)]; }

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
