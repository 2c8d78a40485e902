#include "models/demand.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/demand_parts.hpp"
#include "models/purposes.hpp"
#include "sim/math.hpp"

namespace teleplan::models {

using namespace detail;

namespace {

// Slots of the purpose `patient`: fixed properties of a person.
constexpr std::uint32_t adherence_slot = 0, window_slot = 1, phase_slot = 2, report_slot = 3;

std::uint64_t number(const std::string& code)
{
    std::uint64_t value = 0;
    for (const char c : code) value = value * 10 + static_cast<std::uint64_t>(c - '0');
    return value;
}

/// Sorts work of the days [from, to) by time, then by person and kind: it is made patient by patient, so first into short bins.
void sort_by_time(std::vector<sim::TimedArrival>& work, Date from, Date to)
{
    constexpr Duration bin = std::chrono::minutes{10};
    const SimTime start = start_of(from);
    const auto bin_of = [&](const sim::TimedArrival& w) { return static_cast<std::size_t>((w.at - start) / bin); };
    std::vector<std::uint32_t> first(static_cast<std::size_t>((to - from) * (one_day / bin)) + 1);
    for (const auto& w : work) ++first[bin_of(w) + 1];
    for (std::size_t b = 1; b < first.size(); ++b) first[b] += first[b - 1];
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    std::vector<sim::TimedArrival> sorted(work.size());
    for (const auto& w : work) sorted[next[bin_of(w)]++] = w;
    for (std::size_t b = 0; b + 1 < first.size(); ++b)
        std::ranges::sort(sorted.begin() + first[b], sorted.begin() + first[b + 1], [](const sim::TimedArrival& x, const sim::TimedArrival& y) {
            if (x.at != y.at) return x.at < y.at;
            if (x.arrival.key.entity != y.arrival.key.entity) return x.arrival.key.entity < y.arrival.key.entity;
            return x.arrival.key.slot < y.arrival.key.slot;
        });
    work = std::move(sorted);
}

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
      adherence_{[&]<std::size_t... G>(std::index_sequence<G...>) {
          return ByGroup<sim::Sampler>{sim::Sampler{adherence_distribution(plan.protocols[G], plan.sensors)}...};
      }(std::make_index_sequence<group_count>{})},
      rates_(group_count), profile_{plan.sensors.hour_profile, plan.sensors.habit_window}, alert_job_{job(clinical, "clinical_alert")},
      call_job_{job(clinical, "scheduled_call")}, notes_job_{job(clinical, "notes")}, televisit_job_{job(clinical, "televisit")},
      onboarding_job_{job(centre, "onboarding")}, help_desk_job_{job(centre, "help_desk_call")}
{
    for (const int days : {30, 31})
        for (const std::size_t later : {std::size_t{0}, std::size_t{1}})
            no_call_[later][days == 30 ? 0 : 1] = sim::math::exp(-call_candidates(later == 0, days));
    for (std::size_t g = 0; g < group_count; ++g) {
        stay_models_.emplace_back(plan.programmes[g], stay_);
        for (std::size_t i = 0; i < intensity_count; ++i) {
            const auto slots = session_slots(prescribed_per_day(plan.protocols[g], plan.intensities[i]));
            Rates& r = rates_[g][i];
            for (const SessionSlot& s : slots) (s.per_day >= 1 ? r.daily_slots : r.fraction) += s.per_day;
            if (const double period = r.fraction > 0 ? 1 / r.fraction : 0; std::abs(period - std::round(period)) < 1e-9) r.period = static_cast<int>(std::round(period));
            for (int m = 0; m < plan.programmes[g].plan_months; ++m) r.adherence.push_back(adherence_ratio(plan.protocols[g], m));
        }
    }
}

DemandModel::Job DemandModel::job(const PathwayNetwork& network, const char* pathway) const
{
    const sim::StageId stage = *entry_of(network, pathway);
    const sim::Distribution& service = network.network.stages[static_cast<std::size_t>(stage)].service;
    const auto pool = network.network.stages[static_cast<std::size_t>(stage)].pool;
    return {stage, pool ? static_cast<std::size_t>(*pool) : 0, sim::Sampler{service}, sim::mean(service)};
}

DemandModel::Patient DemandModel::patient(const Stay& stay, const Cell& cell) const
{
    Patient p{stay, static_cast<std::size_t>(cell.group), static_cast<std::size_t>(cell.intensity)};
    p.adherence = adherence_[p.group](patient_, {stay.person, 0, adherence_slot});
    const auto windows = patient_.block({stay.person, 0, window_slot}), phases = patient_.block({stay.person, 0, phase_slot}),
               report = patient_.block({stay.person, 0, report_slot});
    for (std::size_t s = 0; s < 2; ++s)
        p.window[s] = profile_.window_start(sim::unit_interval(windows[2 * s]), sim::unit_interval(windows[2 * s + 1]));
    p.fraction_phase = sim::unit_interval(phases[0]);
    p.notes_phase = sim::unit_interval(phases[1]);
    p.call_phase = sim::unit_interval(phases[2]);
    p.televisit_phase = sim::unit_interval(phases[3]);
    p.report_weekday = static_cast<int>(scaled(report[0], 7));
    p.report_time = open_moment(calendar_of(plan_, "day"), report[1]);
    return p;
}

/// Calls sink(day, slot, time of day, alert) for each received session of the block.
template <class Sink> void DemandModel::sessions(const Patient& p, const Block& block, Sink&& sink) const
{
    const Rates& rates = rates_[p.group][p.intensity];
    const int first = p.stay.start.day, from = std::max(first, block.from), to = std::min(p.stay.end.day, block.to);
    if (from >= to || (rates.daily_slots == 0 && rates.fraction == 0)) return;
    const int months = plan_.programmes[p.group].plan_months;
    const std::int64_t window = plan_.sensors.habit_window.count();
    const bool daily = rates.daily_slots > 0;
    const auto slots = static_cast<std::uint32_t>(rates.daily_slots);
    const auto& alert_given_received = block.alert_given_received[p.group];

    int month = months_done(from - first), next_month = first + month_start(month + 1);
    double adherence = p.adherence * rates.adherence[static_cast<std::size_t>(month % months)];
    int fraction_day = rates.fraction > 0 ? next_session_day(from, rates.fraction, p.fraction_phase) : std::numeric_limits<int>::max();
    for (int day = daily ? from : fraction_day; day < to; day = daily ? day + 1 : fraction_day) {
        while (day >= next_month) {
            ++month;
            next_month = first + month_start(month + 1);
            adherence = p.adherence * rates.adherence[static_cast<std::size_t>(month % months)];
        }
        const double received = day - first < plan_.sensors.first_weeks_days ? adherence - first_weeks_loss(plan_.sensors, day - first) : adherence;
        const double alert = received * alert_given_received[static_cast<std::size_t>(day - block.from)];
        const auto bits = readings_.block({p.stay.person, day_word(Date{day}), 0});
        std::uint32_t today = slots;
        if (day == fraction_day) {
            ++today;
            fraction_day = rates.period > 0 ? day + rates.period : next_session_day(day + 1, rates.fraction, p.fraction_phase);
        }
        for (std::uint32_t s = 0; s < today; ++s) {
            const double u = sim::unit_interval(bits[2 * s]);
            if (u < received) sink(day, s, p.window[s] + Duration{scaled(bits[2 * s + 1], window)}, u < alert);
        }
    }
}

Demand DemandModel::demand(const Cohort& cohort, DateRange days, DateRange counted) const
{
    Block block{days.from.day, days.to.day + 1, counted.from.day, counted.to.day + 1, {}, {}, counted.to >= days.from && counted.to <= days.to};
    prepare(block, cohort);
    Demand out;
    out.clinical.resize(clinical_pools_);
    out.volumes.messages_by_hour.resize(static_cast<std::size_t>(block.count_to - block.count_from) * 24);
    out.volumes.documents_by_hour.resize(out.volumes.messages_by_hour.size());

    for (const Cell& cell : cohort.cells) {
        const bool needs_kit = plan_.programmes[static_cast<std::size_t>(cell.group)].needs_kit;
        for (int chain = 0; chain < chains(cell); ++chain)
            for (const Stay& stay : stays(stay_models_[static_cast<std::size_t>(cell.group)], cohort.authority, cell, plan_.timeline.ramp.points, chain, days.to + 1)) {
                if (block.covers_end && stay.start <= counted.to) ++out.volumes.assisted;
                if (needs_kit && !stay.renewed_from_before) out.installations.push_back(installation(stay, cell.intensity));
                if (stay.end.day < block.from) continue;
                const Patient p = patient(stay, cell);
                const int messages = plan_.protocols[p.group].messages_per_session;
                sessions(p, block, [&](int day, std::uint32_t slot, Duration at, bool alert) {
                    if (block.counts(day)) {
                        ++out.volumes.sessions[p.group];
                        out.volumes.messages_by_hour[block.hour(day, at)] += messages + (alert ? 1 : 0);
                        if (alert) ++out.volumes.alerts[p.group][p.intensity];
                    }
                    if (!alert) return;
                    const sim::DrawPoint key{stay.person, day_word(Date{day}), work::alert + slot};
                    const Priority priority = priority_of(plan_.sensors.alerts.priority_mix, alert_.uniform(key));
                    out.clinical[alert_job_.pool].push_back({start_of(Date{day}) + at,
                                            {key, alert_job_.stage, job_class(priority, cell.intensity), sim::to_ticks(alert_job_.service(service_, key)), {}}});
                });
                recurring(p, block, out);
                help_desk_calls(p, block, out);
                lifecycle(p, block, out.volumes);
            }
    }
    for (auto& work : out.clinical) sort_by_time(work, days.from, days.to + 1);
    sort_by_time(out.help_desk, days.from, days.to + 1);
    sort_by_time(out.installations, plan_.timeline.ramp.points.front().date, days.to + 1);
    return out;
}

void DemandModel::prepare(Block& block, const Cohort& cohort) const
{
    const AlertRules& rules = plan_.sensors.alerts;
    const auto factors = daily_factors(rules, factor_, number(cohort.authority.region_code), number(cohort.authority.code), Date{block.from}, Date{block.to});
    const double monday = plan_.contacts.help_desk_monday_factor, mean_weekday = (6 + monday) / 7;
    for (std::size_t g = 0; g < group_count; ++g) {
        const SeasonFactor season{plan_.protocols[g].season};
        for (int day = block.from; day < block.to; ++day) {
            const double out_of_range = plan_.protocols[g].out_of_range * season.on(Date{day}) * factors[static_cast<std::size_t>(day - block.from)];
            block.alert_given_received[g].push_back(std::min(1.0, out_of_range) * (1 - rules.closed_by_platform));
        }
    }
    for (int day = block.from; day < block.to; ++day)
        block.call_factor.push_back(factors[static_cast<std::size_t>(day - block.from)] * (weekday(Date{day}) == 0 ? monday : 1) / mean_weekday);
}

std::vector<std::uint32_t> DemandModel::messages_by_second(const Cohort& cohort, Date day, int hour) const
{
    Block block{day.day, day.day + 1, day.day, day.day + 1, {}, {}, false};
    prepare(block, cohort);
    std::vector<std::uint32_t> out(3600);
    for (const Cell& cell : cohort.cells)
        for (int chain = 0; chain < chains(cell); ++chain)
            for (const Stay& stay : stays(stay_models_[static_cast<std::size_t>(cell.group)], cohort.authority, cell, plan_.timeline.ramp.points, chain, day + 1)) {
                if (stay.end <= day) continue;
                const Patient p = patient(stay, cell);
                const auto messages = static_cast<std::uint32_t>(plan_.protocols[p.group].messages_per_session);
                sessions(p, block, [&](int, std::uint32_t, Duration at, bool alert) {
                    const auto second = static_cast<int>(at / std::chrono::seconds{1}) - hour * 3600;
                    if (second >= 0 && second < 3600) out[static_cast<std::size_t>(second)] += messages + (alert ? 1 : 0);
                });
            }
    return out;
}

}  // namespace teleplan::models
