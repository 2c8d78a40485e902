#include "models/mean_values.hpp"

#include "models/enrolment.hpp"
#include "models/kits.hpp"
#include "models/pathway.hpp"
#include "models/sensors.hpp"
#include "sim/math.hpp"
#include "sim/offered_load.hpp"

namespace teleplan::models {

namespace {

constexpr double days_per_year = 365.25;

/// Survival from one month of a stay to the next: drop-out and deaths.
double monthly_survival(const Programme& p)
{
    return (1 - p.dropout_per_month) * sim::math::exp(sim::math::log(1 - p.mortality_per_year) / 12);
}

/// Mean months of a stay, counting a month in which the patient leaves as a whole one.
double mean_months(const Programme& p)
{
    const double survive = monthly_survival(p);
    double in_plan = 0, kept = 1;
    for (int m = 0; m < p.plan_months; ++m, kept *= survive) in_plan += kept;
    return in_plan / (1 - p.renewal * kept);
}

/// Mean adherence over the patients still in a plan.
double mean_adherence(const Protocol& protocol, const Programme& p)
{
    const double survive = monthly_survival(p);
    double sum = 0, weight = 0, kept = 1;
    for (int m = 0; m < p.plan_months; ++m, kept *= survive) {
        sum += kept * adherence_ratio(protocol, m);
        weight += kept;
    }
    return protocol.adherence * sum / weight;
}

/// Adherence lost over the first weeks of one stay [days].
double first_weeks_loss_days(const Sensors& s)
{
    double sum = 0;
    for (int day = 0; day < s.first_weeks_days; ++day) sum += first_weeks_loss(s, day);
    return sum;
}

}  // namespace

Named<double> hours_per_job(const Plan& plan, const std::string& pathway)
{
    for (const Scope scope : {Scope::authority, Scope::region}) {
        const PathwayNetwork n = pathway_network(plan, scope);
        const auto entry = entry_of(n, pathway);
        if (!entry) continue;
        const auto visits = sim::visits(n.network, *entry);
        Named<double> hours;
        for (const std::string& pool : n.pools) hours.emplace_back(pool, 0.0);
        for (std::size_t s = 0; s < visits.size(); ++s)
            if (const auto& stage = n.network.stages[s]; stage.pool) {
                const double per_unit = visits[s] * sim::mean(stage.service) / 3600;
                hours[static_cast<std::size_t>(*stage.pool)].second += per_unit;
                for (const sim::Need& need : stage.also) hours[static_cast<std::size_t>(need.pool)].second += need.units * per_unit;
            }
        return hours;
    }
    return {};
}

MeanValues mean_values(const Plan& plan, double active)
{
    MeanValues out;
    for (const auto& [name, pool] : plan.organisation.pools) out.hours.emplace_back(name, 0.0);
    const auto work = [&](const std::string& pathway, double jobs) {
        for (const auto& [pool, hours] : hours_per_job(plan, pathway))
            for (auto& [name, sum] : out.hours)
                if (name == pool) sum += jobs * hours;
    };
    double notes_hours = 0;
    ByGroup<double> starts_of{};
    const Coverages coverages{plan};
    for (std::size_t g = 0; g < group_count; ++g) {
        const Programme& programme = plan.programmes[g];
        const Protocol& protocol = plan.protocols[g];
        const double patients = active * programme.share;
        const double starts = patients / mean_months(programme) * 12;
        for (std::size_t i = 0; i < intensity_count; ++i) {
            const IntensityLevel& level = plan.intensities[i];
            const double prescribed = prescribed_per_day(protocol, level);
            const double sessions = level.share * prescribed *
                                    (patients * days_per_year * mean_adherence(protocol, programme) - starts * first_weeks_loss_days(plan.sensors));
            out.sessions += sessions;
            const CoverageId coverage = coverages.of(static_cast<TargetGroup>(g), static_cast<Intensity>(i));
            out.alerts_by[i][static_cast<std::size_t>(coverage)] += sessions * protocol.out_of_range * (1 - plan.sensors.alerts.closed_by_platform);
            notes_hours += patients * level.share * 12 * sim::seconds(level.notes_per_month) / 3600;
        }
        out.starts += starts;
        starts_of[g] = starts;
        for (std::size_t i = 0; i < intensity_count; ++i) {
            if (!needs_kit(plan, static_cast<TargetGroup>(g), static_cast<Intensity>(i))) continue;
            const double share = plan.intensities[i].share;
            out.kit_starts += share * starts;
            out.kits += share * (patients + starts * sim::seconds(plan.enrolment.kits.turnaround) / 86400 / days_per_year);
        }
        const Televisit& televisit = plan.services.televisit;
        if (televisit.enabled) out.televisits += patients * programme.televisits_per_year * (1 + televisit.technical_failure * televisit.rescheduled);
    }
    for (const auto& intensity : out.alerts_by)
        for (const double alerts : intensity) out.alerts += alerts;
    out.scheduled_calls = scheduled_calls_per_year(plan, active);
    out.notes = 12 * active * plan.contacts.notes_per_month;
    out.help_desk_calls = 12 * active * plan.contacts.help_desk_calls_per_month +
                          out.starts * (plan.contacts.help_desk_calls_first_month - plan.contacts.help_desk_calls_per_month);
    work("clinical_alert", out.alerts);
    work("scheduled_call", out.scheduled_calls);
    work("televisit", out.televisits);
    work("onboarding", out.kit_starts);
    work("help_desk_call", out.help_desk_calls);
    out.services = service_work(plan, active, starts_of);
    for (const ServiceWork& line : out.services) work(line.pathway, line.per_year);
    const auto notes = hours_per_job(plan, "notes");               // which pool; how long is the intensity's
    double per_item = 0;
    for (const auto& [pool, hours] : notes) per_item += hours;
    work("notes", per_item > 0 ? notes_hours / per_item : 0);

    const PathwayNetwork clinical = pathway_network(plan, Scope::authority);
    if (const auto entry = entry_of(clinical, "clinical_alert"), escalation = stage_of(clinical, "clinical_alert.escalation"); entry && escalation)
        out.escalations = out.alerts * sim::visits(clinical.network, *entry)[static_cast<std::size_t>(*escalation)];
    return out;
}

double total_fte(const Plan& plan, const MeanValues& values)
{
    double sum = 0;
    for (const auto& [name, hours] : values.hours) sum += hours / find(plan.organisation.pools, name)->productive_hours;
    return sum;
}

}  // namespace teleplan::models
