#include "models/demand.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/purposes.hpp"
#include "sim/math.hpp"

namespace teleplan::models {

namespace {

// Slots of the purpose `patient`: fixed properties of a person.
constexpr std::uint32_t adherence_slot = 0, window_slot = 1, phase_slot = 2, report_slot = 3;
constexpr double most_daily_factor = 2;                // of help-desk calls: a larger one is cut (cv 0.10: never seen)

/// floor(bits / 2^32 × range), in two halves so that nothing overflows. 0 <= range < 2^63.
std::int64_t scaled(std::uint32_t bits, std::int64_t range)
{
    const auto r = static_cast<std::uint64_t>(range);
    return static_cast<std::int64_t>(bits * (r >> 32U) + (bits * (r & 0xffffffffU) >> 32U));
}

std::uint32_t day_word(Date d) { return static_cast<std::uint32_t>(d.day); }

const Calendar* calendar_of(const Plan& plan, const std::string& name) { return find(plan.organisation.calendars, name); }

/// A time of day spread evenly over the open blocks of a calendar; over the whole day without one.
Duration open_moment(const Calendar* calendar, std::uint32_t bits)
{
    if (!calendar) return Duration{scaled(bits, one_day.count())};
    Duration left{scaled(bits, open_per_day(*calendar).count())};
    for (const Block& b : calendar->blocks) {
        if (left < b.to - b.from) return b.from + left;
        left -= b.to - b.from;
    }
    return calendar->blocks.back().to;
}

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

/// Months of a stay completed on a day.
int months_done(int days)
{
    int m = static_cast<int>(days / days_per_month);
    while (month_start(m + 1) <= days) ++m;
    while (month_start(m) > days) --m;
    return m;
}

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

/// A person with the properties that stay fixed: drawn once, the same in every plan.
struct DemandModel::Patient {
    Stay stay;
    std::size_t group = 0, intensity = 0;
    double adherence = 0, fraction_phase = 0, notes_phase = 0, call_phase = 0, televisit_phase = 0;
    std::array<Duration, 2> window{};
    int report_weekday = 0;
    Duration report_time{};
};

/// The days that are generated and, of them, those that are counted.
struct DemandModel::Block {
    int from = 0, to = 0;                              // days [from, to)
    int count_from = 0, count_to = 0;
    ByGroup<std::vector<double>> alert_given_received; // by day: probability that a received session is left to a person
    std::vector<double> call_factor;                   // by day: of help-desk calls
    bool covers_end = false;                           // the last counted day lies in this block

    [[nodiscard]] bool counts(int day) const { return day >= count_from && day < count_to; }
    [[nodiscard]] std::size_t hour(int day, Duration at) const
    {
        return static_cast<std::size_t>((day - count_from) * 24) + static_cast<std::size_t>(at / std::chrono::hours{1});
    }
};

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

/// Mean candidates of help-desk calls in a month of so many days; the day's factor thins them.
double DemandModel::call_candidates(bool first_month, int days) const
{
    const double rate = first_month ? plan_.contacts.help_desk_calls_first_month : plan_.contacts.help_desk_calls_per_month;
    return most_daily_factor * rate * days / days_per_month;
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
    const auto& pool = *find(plan_.organisation.pools, "help_desk");
    const Calendar* open = calendar_of(plan_, pool.coverage);
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

sim::TimedArrival DemandModel::installation(const Stay& stay, Intensity intensity) const
{
    const sim::DrawPoint key{stay.person, day_word(stay.start), work::onboarding};
    return {start_of(stay.start) + open_moment(calendar_of(plan_, "day"), service_.block(key)[2]),
            {key, onboarding_job_.stage, job_class(Priority::low, intensity), sim::to_ticks(onboarding_job_.service(service_, key)), {}}};
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
