#include "models/demand.hpp"

#include <algorithm>
#include <cmath>

#include "models/demand_feed.hpp"
#include "models/demand_parts.hpp"
#include "models/purposes.hpp"
#include "models/staffing.hpp"
#include "sim/math.hpp"

namespace teleplan::models {

using namespace detail;

namespace {

// Slots of the purpose `frailty`.
constexpr std::uint32_t frailty_slot = 0, second_slot = 1;
// Slots of the purpose `patient`: fixed properties of a person.
constexpr std::uint32_t adherence_slot = 0, window_slot = 1, phase_slot = 2, report_slot = 3;

}  // namespace

DemandModel::DemandModel(const Plan& plan, const PathwayNetwork& clinical, const PathwayNetwork& centre, std::uint32_t replication)
    : plan_{plan}, clinical_pools_{clinical.pools.size()}, stay_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::stay},
      patient_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::patient},
      readings_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::readings},
      alert_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::alert},
      factor_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::daily_factor},
      help_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::help_desk},
      televisit_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::televisit},
      service_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::service},
      frailty_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::frailty},
      service_phase_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::service_phase},
      outcome_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::service_outcome},
      emergency_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::emergency},
      missing_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::missing_data},
      kits_{plan, sim::Stream{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::kit}},
      coverages_{plan}, severity_{plan, replication}, episodes_{plan, replication}, adherence_{[&]<std::size_t... G>(std::index_sequence<G...>) {
          return ByGroup<sim::Sampler>{sim::Sampler{adherence_distribution(plan.protocols[G], plan.sensors)}...};
      }(std::make_index_sequence<group_count>{})},
      profile_{plan.sensors.hour_profile, plan.sensors.habit_window}, open_{calendar_of(plan, "day")},
      help_desk_open_{calendar_of(plan, find(plan.organisation.pools, first_pool(plan, "help_desk_call"))->coverage)},
      onboarding_job_{job(centre, "onboarding")}, help_desk_job_{job(centre, "help_desk_call")}, recurring_{recurring_contacts(plan)},
      emergency_rate_{emergency_rate(plan)}, holidays_{holidays_of(plan, "region")}
{
    add_kinds(clinical);
    if (plan.services.missing_data.enabled) missing_data_job_ = job(centre, "missing_data_call");
    for (const auto& [pathway, kit_job] : {std::pair{"kit_swap", &KitJobs::swap}, {"kit_shipment", &KitJobs::shipment},
                                           {"kit_withdrawal", &KitJobs::withdrawal}, {"kit_return", &KitJobs::courier}})
        if (entry_of(centre, pathway)) kit_jobs_.*kit_job = job(centre, pathway);
    if (const Calendar* working = calendar_of(plan, "working"); working && !working->blocks.empty()) opening_ = working->blocks.front().from;
    for (const int days : {30, 31})
        for (const std::size_t later : {std::size_t{0}, std::size_t{1}})
            no_call_[later][days == 30 ? 0 : 1] = sim::math::exp(-call_candidates(later == 0, days));
    for (std::size_t g = 0; g < group_count; ++g) {
        stay_models_.emplace_back(plan.programmes[g], stay_, &severity_.progression(static_cast<TargetGroup>(g)));
        prepare_group(g);
    }
    left_to_person_ = alerts_against_simple(plan.sensors.alerts) * (1 - plan.sensors.alerts.closed_by_platform);
}

void DemandModel::prepare_group(std::size_t g)
{
    const Programme& programme = plan_.programmes[g];
    const Protocol &own = plan_.protocols[g], both = programme.comorbidity ? merged(own, plan_.protocols[static_cast<std::size_t>(programme.comorbidity->group)]) : own;
    GroupRates& group = group_rates_.emplace_back();
    for (int m = 0; m < programme.plan_months; ++m) group.adherence.push_back(adherence_ratio(own, m));
    if (programme.exacerbations) {
        const auto [factor, kept] = std::pair{programme.exacerbations->alert_factor, programme.exacerbations->adherence_factor};
        group.received = {1, kept, kept, 1};
        group.out_of_range = {1, 1, factor, 1};
    }
    group.messages = {messages_per_session(own), messages_per_session(both)};
    if (const double cv = plan_.sensors.alerts.frailty_cv; cv > 0) group.frailty = sim::Sampler{sim::Gamma{1, cv}};
    group.second_share = programme.comorbidity ? programme.comorbidity->share : 0;
    Kind& notes = *std::ranges::find(kinds_, work::notes, &Kind::slot);
    rates_.resize((g + 1) * intensity_count * most_states * 2);
    for (std::size_t i = 0; i < intensity_count; ++i)
        for (std::size_t state = 0; state < state_count(programme); ++state) {
            const auto intensity = static_cast<Intensity>(i);
            const StateTraits traits = state_traits(plan_, static_cast<TargetGroup>(g), intensity, state);
            Monthly& monthly = monthly_[g][i][state];
            monthly.televisits = traits.televisits_per_year / 12;
            monthly.notes = traits.notes_per_month > Duration{} ? plan_.contacts.notes_per_month : 0;
            if (monthly.notes > 0) {                   // each takes its part of the state's minutes
                const double scale = sim::seconds(traits.notes_per_month) / (monthly.notes * notes.job.mean);
                const auto same = std::ranges::find(notes.scales, scale);
                monthly.notes_scale = static_cast<std::uint8_t>(same - notes.scales.begin());
                if (same == notes.scales.end()) notes.scales.push_back(scale);
            }
            if (i == 0) group.needs_kit.push_back(traits.needs_kit);
            group.kit_by_state = group.kit_by_state || traits.needs_kit != group.needs_kit.front();
            for (const bool second : {false, true}) {
                Rates& r = rates_[((g * intensity_count + i) * most_states + state) * 2 + (second ? 1 : 0)];
                r.coverage = coverages_.of(static_cast<TargetGroup>(g), intensity, state);
                r.out_of_range = traits.out_of_range_factor * (second ? both.out_of_range : own.out_of_range);
                const double prescribed = second ? std::max(traits.sessions_per_day, prescribed_per_day(both, plan_.intensities[i])) : traits.sessions_per_day;
                for (const SessionSlot& s : session_slots(prescribed)) {
                    if (s.per_day >= 1) ++r.daily_slots;
                    else r.fraction += s.per_day;
                }
                if (const double period = r.fraction > 0 ? 1 / r.fraction : 0; std::abs(period - std::round(period)) < 1e-9) r.period = static_cast<int>(std::round(period));
            }
        }
}

DemandModel::Job DemandModel::job(const PathwayNetwork& network, const char* pathway) const
{
    const sim::StageId id = *entry_of(network, pathway);
    const sim::Stage& stage = network.network.stages[static_cast<std::size_t>(id)];
    Job out{id, {}, sim::Sampler{stage.service}, sim::mean(stage.service)};
    if (stage.pool) out.pools.push_back(static_cast<std::size_t>(*stage.pool));
    for (const sim::Need& need : stage.also) out.pools.push_back(static_cast<std::size_t>(need.pool));
    return out;
}

std::size_t DemandModel::add_kind(const PathwayNetwork& clinical, const char* pathway, std::uint32_t slot)
{
    kinds_.push_back({job(clinical, pathway), slot, {}});
    return kinds_.size() - 1;
}

void DemandModel::add_kinds(const PathwayNetwork& clinical)
{
    kinds_.push_back({job(clinical, "clinical_alert"), work::alert, {}});
    for (const Recurring& r : recurring_) static_cast<void>(add_kind(clinical, r.pathway, r.slot));
    const Services& s = plan_.services;
    if (s.emergency_calls.enabled) emergency_kind_ = add_kind(clinical, "emergency_call", work::emergency);
    if (s.missing_data.enabled && s.missing_data.flagged > 0) review_kind_ = add_kind(clinical, "missing_data_review", work::missing_data_review);
}

DemandModel::Patient DemandModel::patient(const Stay& stay, const Cell& cell, int from, int kit_day) const
{
    Patient p;
    p.person = stay.person;
    p.start = stay.start.day;
    p.end = stay.end.day;
    p.group = static_cast<std::uint8_t>(cell.group);
    p.intensity = static_cast<std::uint8_t>(cell.intensity);
    const GroupRates& rates = group_rates_[p.group];
    if (plan_.services.device_failure.enabled && kit_day < p.end) p.failures = kits_.failures(stay.person, kit_day, p.end);
    if (rates.second_share > 0) p.second = frailty_.uniform({stay.person, 0, second_slot}) < rates.second_share;
    p.frailty = rates.frailty(frailty_, {stay.person, 0, frailty_slot});
    p.adherence = adherence_[p.group](patient_, {stay.person, 0, adherence_slot});
    const auto windows = patient_.block({stay.person, 0, window_slot});
    for (std::size_t s = 0; s < 2; ++s)
        p.window[s] = profile_.window_start(sim::unit_interval(windows[2 * s]), sim::unit_interval(windows[2 * s + 1]));
    from = std::max(from, p.start);
    p.month = months_done(from - p.start);
    p.next_month = p.start + month_start(p.month + 1);
    p.received = p.adherence * rates.adherence[static_cast<std::size_t>(p.month) % rates.adherence.size()];
    p.fraction_phase = sim::unit_interval(patient_.block({stay.person, 0, phase_slot})[0]);
    return p;
}

DemandModel::Phases DemandModel::phases(PersonId person) const
{
    const auto bits = patient_.block({person, 0, phase_slot}), report = patient_.block({person, 0, report_slot});
    return {sim::unit_interval(bits[1]), sim::unit_interval(bits[2]), sim::unit_interval(bits[3]), static_cast<int>(scaled(report[0], 7)),
            open_moment(open_, report[1])};
}

double DemandModel::phase(const Phases& phases, const Recurring& r, PersonId person) const
{
    switch (r.phase) {
    case Phase::calls: return phases.calls;
    case Phase::notes: return phases.notes;
    case Phase::televisits: return phases.televisits;
    case Phase::own: break;
    }
    return service_phase_.uniform({person, 0, r.slot});
}

std::array<std::uint32_t, 4> DemandModel::booking_bits(const Recurring& r, PersonId person, int day, bool second) const
{
    const std::uint32_t first = r.phase == Phase::televisits ? 0 : r.slot, above = !second ? 0 : r.phase == Phase::televisits ? 1 : work::second_booking;
    return (r.phase == Phase::televisits ? televisit_ : outcome_).block({person, day_word(Date{day}), first + above});
}

/// The longest that any state of the patients needs.
int DemandModel::days_back(TargetGroup group, Intensity intensity) const
{
    if (!missing_data_job_) return 0;
    const auto g = static_cast<std::size_t>(group), i = static_cast<std::size_t>(intensity);
    const int prescribed = plan_.services.missing_data.missed_days + 2;            // a longer run is told from a shorter one
    const int for_reminders = static_cast<int>(plan_.services.missing_data.reminder_after / one_day) + 1;
    int back = 0;
    for (std::size_t state = 0; state < state_count(plan_.programmes[g]); ++state) {
        const Rates& rates = rates_[((g * intensity_count + i) * most_states + state) * 2];
        if (rates.daily_slots == 0 && rates.fraction <= 0) continue;
        back = std::max({back, for_reminders, rates.daily_slots > 0 ? prescribed : static_cast<int>(prescribed / rates.fraction) + 1});
    }
    return back;
}

DemandModel::Days DemandModel::look_back(const Days& days) const
{
    int back = 0;
    for (std::size_t g = 0; g < group_count; ++g)
        for (std::size_t i = 0; i < intensity_count; ++i) back = std::max(back, days_back(static_cast<TargetGroup>(g), static_cast<Intensity>(i)));
    Days out{days.from - back, days.from, 0, 0, {}, {}, false};
    for (auto& group : out.out_of_range) group.resize(static_cast<std::size_t>(back));
    return out;
}

DemandModel::Days DemandModel::prepare(const Cohort& cohort, DateRange days, DateRange counted) const
{
    Days out{days.from.day, days.to.day + 1, counted.from.day, counted.to.day + 1, {}, {}, counted.to >= days.from && counted.to <= days.to};
    const AlertRules& rules = plan_.sensors.alerts;
    const std::uint64_t region = number(cohort.authority.region_code);
    const auto factors = daily_factors(rules, factor_, region, number(cohort.authority.code), Date{out.from}, Date{out.to});
    const bool episodes = episodes_.any();
    const double monday = plan_.contacts.help_desk_monday_factor, mean_weekday = (6 + monday) / 7;
    for (std::size_t g = 0; g < group_count; ++g) {
        const SeasonFactor season{plan_.protocols[g].season};
        for (int day = out.from; day < out.to; ++day) {
            const double episode = episodes ? episodes_.factor(region, static_cast<TargetGroup>(g), Date{day}) : 1;
            out.out_of_range[g].push_back(season.on(Date{day}) * factors[static_cast<std::size_t>(day - out.from)] * episode);
        }
    }
    for (int day = out.from; day < out.to; ++day)
        out.call_factor.push_back(factors[static_cast<std::size_t>(day - out.from)] * (weekday(Date{day}) == 0 ? monday : 1) / mean_weekday);
    return out;
}

/// First day of a state that needs a kit: the patient keeps it until the stay ends. no_day: none. The course is read only where
/// states differ.
int DemandModel::kit_day(const Stay& stay, const Cell& cell, std::span<const StateSpan> course) const
{
    const GroupRates& rates = group_rates_[static_cast<std::size_t>(cell.group)];
    if (!may_need_kit(plan_, cell.group, cell.intensity)) return no_day;
    if (!rates.kit_by_state) return rates.needs_kit.front() ? stay.start.day : no_day;
    for (const StateSpan& span : course)
        if (rates.needs_kit[span.state]) return span.from;
    return no_day;
}

void DemandModel::count_course(TargetGroup group, std::span<const StateSpan> course, const Days& days, PatientVolumes& out) const
{
    const auto g = static_cast<std::size_t>(group);
    const int from = std::max(days.from, days.count_from), to = std::min(days.to, days.count_to);
    Wellness before = Wellness::usual;
    for (const StateSpan& span : course) {
        const std::int64_t counted = std::max(0, std::min(span.to, to) - std::max(span.from, from));
        const bool begins = span.from >= from && span.from < to && span.wellness != before;
        out.state_days[g][span.state] += counted;
        if (span.wellness == Wellness::worse && begins) ++out.worsenings[g];
        if (span.wellness == Wellness::in_hospital) {
            out.days_away[g] += counted;
            if (begins) ++out.admissions[g];
        }
        before = span.wellness;
    }
}

Demand DemandModel::demand(const Cohort& cohort, DateRange block, DateRange counted) const
{
    DemandFeed feed{*this, cohort, block, counted};
    std::vector<std::vector<sim::TimedArrival>> clinical(clinical_pools_);
    std::vector<std::vector<std::size_t>> pools_of_stage;
    for (const Kind& kind : kinds_) {
        const auto stage = static_cast<std::size_t>(kind.job.stage);
        pools_of_stage.resize(std::max(pools_of_stage.size(), stage + 1));
        pools_of_stage[stage] = kind.job.pools;
    }
    for (sim::SimTime at = feed.next_time(); at != sim::never; at = feed.next_time()) {
        const sim::Arrival arrival = feed.pop();
        for (const std::size_t pool : pools_of_stage[static_cast<std::size_t>(arrival.stage)]) clinical[pool].push_back({at, arrival});
    }
    Demand out = std::move(feed.beside());
    out.clinical = std::move(clinical);
    return out;
}

/// Far cheaper than the rest of the person: whether one of the patient's windows touches that time of day.
bool DemandModel::may_send(PersonId person, Duration from, Duration to) const
{
    const auto windows = patient_.block({person, 0, window_slot});
    for (std::size_t s = 0; s < 2; ++s) {
        const Duration start = profile_.window_start(sim::unit_interval(windows[2 * s]), sim::unit_interval(windows[2 * s + 1]));
        if (start < to && start + plan_.sensors.habit_window >= from) return true;
    }
    return false;
}

std::vector<SentSession> DemandModel::sessions_in_hour(const Cohort& cohort, Date day, int hour) const
{
    const bool reminders = plan_.services.missing_data.enabled;
    const Duration reminder = plan_.services.missing_data.reminder_after, hour_length = std::chrono::hours{1};
    const Duration from = hour * hour_length, to = from + hour_length;
    const bool same_time = !reminders || reminder % one_day == Duration{};              // a reminder comes at the session's own time of day
    const int before = reminders ? static_cast<int>((reminder + one_day - Duration{1}) / one_day) : 0;
    const Days days = prepare(cohort, {day + -before, day}, {day, day});
    std::vector<SentSession> out;
    std::vector<StateSpan> course;
    for (const Cell& cell : cohort.cells)
        for (int chain = 0; chain < chains(cell); ++chain)
            for (const Stay& stay : stays(stay_models_[static_cast<std::size_t>(cell.group)], cohort.authority, cell, cohort.points, chain, day + 1)) {
                if (stay.end <= day) continue;
                if (same_time && !may_send(stay.person, from - hour_length, to)) continue;    // a clock put forward moves a session by an hour
                severity_.course(cell.group, stay, course);
                Patient p = patient(stay, cell, days.from, kit_day(stay, cell, course));
                const int messages = group_rates_[p.group].messages[p.second ? 1 : 0];
                sessions(p, course, days, days.from, day.day + 1, [&](int on, std::uint32_t slot, Duration civil, bool received, bool alert) {
                    if (received && on == day.day) {
                        const Duration at = time_of_day(instant(day, civil));
                        if (at >= from && at < to) out.push_back({at, stay.person, slot, cell.group, alert, messages});
                        return;
                    }
                    if (received || !reminders || p.broken || on + (civil + reminder) / one_day >= p.end) return;
                    const Duration at = (on - day.day) * one_day + civil + reminder;
                    if (at >= from && at < to) out.push_back({at, stay.person, slot + 8, cell.group, false, 1, true});
                });
            }
    return out;
}

std::vector<std::uint32_t> DemandModel::messages_by_second(const Cohort& cohort, Date day, int hour) const
{
    std::vector<std::uint32_t> out(3600);
    for (const SentSession& s : sessions_in_hour(cohort, day, hour)) {
        const auto second = static_cast<std::size_t>((s.at - std::chrono::hours{hour}) / std::chrono::seconds{1});
        out[second] += static_cast<std::uint32_t>(s.messages) + (s.alert ? 1 : 0);
    }
    return out;
}

}  // namespace teleplan::models
