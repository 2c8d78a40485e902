#include "models/mean_values.hpp"

#include <algorithm>

#include "models/enrolment.hpp"
#include "models/episodes.hpp"
#include "models/kits.hpp"
#include "models/pathway.hpp"
#include "models/sensors.hpp"
#include "models/severity.hpp"
#include "models/state_mix.hpp"
#include "sim/math.hpp"
#include "sim/offered_load.hpp"

namespace teleplan::models {

namespace {

/// Survival from one month of a stay to the next: drop-out and deaths, so many times as often as the programme's.
double monthly_survival(const Programme& p, double deaths)
{
    return (1 - p.dropout_per_month) * sim::math::exp(deaths * sim::math::log(1 - p.mortality_per_year) / 12);
}

/// Mean months of a stay, counting a month in which the patient leaves as a whole one.
double mean_months(const Programme& p, double deaths)
{
    const double survive = monthly_survival(p, deaths);
    double in_plan = 0, kept = 1;
    for (int m = 0; m < p.plan_months; ++m, kept *= survive) in_plan += kept;
    return in_plan / (1 - p.renewal * kept);
}

/// Mean adherence over the patients still in a plan.
double mean_adherence(const Protocol& protocol, const Programme& p)
{
    const double survive = monthly_survival(p, 1);
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

/// What the patients of a group in one state send, with or without a second condition, against well ones of the group.
struct Sending { double sessions = 1, alerts = 1; };
Sending sending(const Plan& plan, std::size_t group, std::size_t state)
{
    const Programme& p = plan.programmes[group];
    const double square = SeasonFactor{plan.protocols[group].season}.mean_square();    // worsenings and alerts rise in the same season
    const auto [usual, before, worse, hospital] = wellness_shares(p, state);
    const double kept = p.exacerbations ? p.exacerbations->adherence_factor : 1, factor = p.exacerbations ? p.exacerbations->alert_factor : 1;
    return {usual + (before + worse) * kept, 1 - (before + worse + hospital) * square + square * kept * (before + worse * factor)};
}

/// Second alerts of a day that join the first, per patient-day with two sessions: the mean square of what makes an alert. Caps left out.
double joined(const Plan& plan, std::size_t group, double alerts_per_session)
{
    const AlertRules& rules = plan.sensors.alerts;
    const Protocol& protocol = plan.protocols[group];
    const double spread = protocol.adherence > 0 ? plan.sensors.adherence_sd / protocol.adherence : 0;
    return rules.join_same_day ? alerts_per_session * alerts_per_session * (1 + spread * spread) * (1 + rules.daily_cv * rules.daily_cv) *
                                     (1 + rules.frailty_cv * rules.frailty_cv) * SeasonFactor{protocol.season}.mean_square()
                               : 0;
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
    const double left_to_person = alerts_against_simple(plan.sensors.alerts) * (1 - plan.sensors.alerts.closed_by_platform);
    const double second_televisits = 1 + plan.services.televisit.technical_failure * plan.services.televisit.rescheduled;
    ByGroup<double> starts_of{};
    ByGroup<StateMix> mixes;
    const Coverages coverages{plan};
    for (std::size_t g = 0; g < group_count; ++g) {
        const Programme& programme = plan.programmes[g];
        const Protocol& protocol = plan.protocols[g];
        const double patients = active * programme.share;
        const bool one_state = state_count(programme) == 1;
        const double kit = state_traits(plan, static_cast<TargetGroup>(g), Intensity::level_2, 0).needs_kit ? 1 : 0;   // where there is one state
        mixes[g] = one_state ? StateMix{{1}, {protocol.adherence > 0 ? mean_adherence(protocol, programme) / protocol.adherence : 0}, {kit}, kit, 1}
                             : state_mix(programme, protocol);
        const StateMix& mix = mixes[g];
        const double starts = patients / mean_months(programme, mix.mortality) * 12;
        const std::vector<double> start_shares = state_shares(programme);
        for (std::size_t i = 0; i < intensity_count; ++i) {
            const IntensityLevel& level = plan.intensities[i];
            const auto [group, intensity] = std::pair{static_cast<TargetGroup>(g), static_cast<Intensity>(i)};
            for (std::size_t s = 0; s < state_count(programme); ++s) {
                const StateTraits traits = state_traits(plan, group, intensity, s);
                const Sending sends = sending(plan, g, s);
                const double days = patients * level.share * mix.share[s] * days_per_year;
                const double contacted = patients * level.share * mix.share[s] * share_at_home(programme, s);
                if (traits.notes_per_month > Duration{} && plan.contacts.notes_per_month > 0) {
                    out.notes += 12 * contacted * plan.contacts.notes_per_month;
                    out.notes_hours += 12 * contacted * sim::seconds(traits.notes_per_month) / 3600;
                }
                if (plan.services.televisit.enabled) out.televisits += contacted * traits.televisits_per_year * second_televisits;
                const double received_days = days * protocol.adherence * mix.adherence[s] - starts * level.share * start_shares[s] * first_weeks_loss_days(plan.sensors);
                for (const bool second : {false, true}) {
                    const double share = !programme.comorbidity ? (second ? 0 : 1) : second ? programme.comorbidity->share : 1 - programme.comorbidity->share;
                    if (share <= 0) continue;
                    const Protocol both = second ? merged(protocol, plan.protocols[static_cast<std::size_t>(programme.comorbidity->group)]) : protocol;
                    const double prescribed = second ? std::max(traits.sessions_per_day, prescribed_per_day(both, level)) : traits.sessions_per_day;
                    const double out_of_range = both.out_of_range * traits.out_of_range_factor * episodes_mean(plan.episodes, g) * left_to_person;
                    out.sessions += share * received_days * prescribed * sends.sessions;
                    const double raw = share * received_days * prescribed * sends.alerts * out_of_range;
                    const double pairs = share * days * std::max(0.0, prescribed - 1);
                    out.alerts_raw += raw;
                    out.alerts_by[i][static_cast<std::size_t>(coverages.of(group, intensity, s))] +=
                        raw - pairs * (days > 0 ? joined(plan, g, received_days / days * sends.alerts * out_of_range) : 0);
                }
            }
        }
        out.starts += starts;
        starts_of[g] = starts;
        double may = 0;                                // share of the patients at a level that needs a kit at all
        for (std::size_t i = 0; i < intensity_count; ++i)
            if (may_need_kit(plan, static_cast<TargetGroup>(g), static_cast<Intensity>(i))) may += plan.intensities[i].share;
        const double kit_starts = may * starts * mix.kits_per_start;
        out.kit_starts += kit_starts;
        for (std::size_t s = 0; s < mix.share.size(); ++s) out.kits += may * patients * mix.share[s] * mix.had_kit[s];
        out.kits += kit_starts * sim::seconds(plan.enrolment.kits.turnaround) / 86400 / days_per_year;
    }
    for (const auto& intensity : out.alerts_by)
        for (const double alerts : intensity) out.alerts += alerts;
    out.scheduled_calls = scheduled_calls_per_year(plan, active, mixes);
    out.help_desk_calls = 12 * active * plan.contacts.help_desk_calls_per_month +
                          out.starts * (plan.contacts.help_desk_calls_first_month - plan.contacts.help_desk_calls_per_month);
    work("clinical_alert", out.alerts);
    work("scheduled_call", out.scheduled_calls);
    work("televisit", out.televisits);
    work("onboarding", out.kit_starts);
    work("help_desk_call", out.help_desk_calls);
    out.services = service_work(plan, active, starts_of, mixes);
    for (const ServiceWork& line : out.services) work(line.pathway, line.per_year);
    const auto notes = hours_per_job(plan, "notes");               // which pool; how long is the state's
    double per_item = 0;
    for (const auto& [pool, hours] : notes) per_item += hours;
    work("notes", per_item > 0 ? out.notes_hours / per_item : 0);

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
