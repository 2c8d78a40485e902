#include "models/demand_feed.hpp"

#include <boost/sort/spreadsort/integer_sort.hpp>

#include "models/demand_parts.hpp"
#include "sim/bug.hpp"

namespace teleplan::models {

using namespace detail;

namespace {

constexpr int block_days = static_cast<int>(sim::lane_count);
// A place in a list of work below its time since a block's start [ticks]: 24 and 40 bits.
constexpr unsigned place_bits = 24;
constexpr std::uint64_t place_mask = (1U << place_bits) - 1;
static_assert(block_days * one_day < Duration{1LL << (64 - place_bits)});

/// Places in order of time; at one instant in the order in which the work stands. All of it within one block.
void order_by_time(const std::vector<sim::TimedArrival>& work, SimTime block_start, std::vector<std::uint64_t>& order)
{
    order.clear();
    for (std::size_t place = 0; place < work.size(); ++place)
        order.push_back(static_cast<std::uint64_t>((work[place].at - block_start).count()) << place_bits | place);
    boost::sort::spreadsort::integer_sort(order.begin(), order.end());
}

/// A longer list, from `start` on, in order of time: block by block.
void sort_by_time(std::vector<sim::TimedArrival>& work, SimTime start)
{
    const auto block_of = [&](const sim::TimedArrival& w) { return static_cast<std::size_t>((w.at - start) / (block_days * one_day)); };
    std::vector<std::vector<sim::TimedArrival>> blocks;
    for (const sim::TimedArrival& w : work) {
        if (blocks.size() <= block_of(w)) blocks.resize(block_of(w) + 1);
        blocks[block_of(w)].push_back(w);
    }
    work.clear();
    std::vector<std::uint64_t> order;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        order_by_time(blocks[b], start + static_cast<int>(b) * block_days * one_day, order);
        for (const std::uint64_t entry : order) work.push_back(blocks[b][entry & place_mask]);
    }
}

double unscaled(Intensity) { return 1; }

}  // namespace

DemandFeed::DemandFeed(const DemandModel& model, const Cohort& cohort, DateRange days, DateRange counted)
    : model_{model}, days_{model.prepare(cohort, days, counted)}, next_day_{days_.from}
{
    beside_.volumes.messages_by_hour.resize(static_cast<std::size_t>(days_.count_to - days_.count_from) * 24);
    beside_.volumes.documents_by_hour.resize(beside_.volumes.messages_by_hour.size());
    enrol(cohort, counted);
    sort_by_time(beside_.help_desk, start_of(Date{days_.from}));
    sort_by_time(beside_.installations, start_of(model.plan_.timeline.ramp.points.front().date));
    make_until_work();
}

DemandFeed::~DemandFeed() = default;

void DemandFeed::enrol(const Cohort& cohort, DateRange counted)
{
    const Plan& plan = model_.plan_;
    for (const Cell& cell : cohort.cells) {
        const auto group = static_cast<std::size_t>(cell.group);
        for (int chain = 0; chain < chains(cell); ++chain)
            for (const Stay& stay : stays(model_.stay_models_[group], cohort.authority, cell, plan.timeline.ramp.points, chain, Date{days_.to})) {
                if (days_.covers_end && stay.start <= counted.to) ++beside_.volumes.assisted;
                if (plan.programmes[group].needs_kit && !stay.renewed_from_before) beside_.installations.push_back(model_.installation(stay, cell.intensity));
                if (stay.end.day < days_.from) continue;
                const DemandModel::Phases phases = model_.phases(stay.person);
                const DemandModel::Patient& p = patients_.emplace_back(model_.patient(stay, cell, days_.from));
                session_day_.push_back(first_session(p));
                begin(Contact::call, phases.calls, p);
                begin(Contact::notes, phases.notes, p);
                begin(Contact::televisit, phases.televisits, p);
                model_.help_desk_calls(stay, cell.intensity, days_, beside_);
                model_.lifecycle(stay, cell.group, phases, days_, beside_.volumes);
            }
    }
}

int DemandFeed::first_session(const DemandModel::Patient& p) const
{
    const int day = model_.rates_[p.group][p.intensity].daily_slots > 0 ? std::max(p.start, days_.from) : p.fraction_day;
    return day < p.end ? day : no_day;
}

double DemandFeed::interval(Contact contact, const DemandModel::Patient& p) const
{
    const Plan& plan = model_.plan_;
    double per_month = 0;
    switch (contact) {
    case Contact::call: per_month = plan.contacts.scheduled_calls_per_month; break;
    case Contact::notes: per_month = plan.intensities[p.intensity].notes_per_month > Duration{} ? plan.contacts.notes_per_month : 0; break;
    case Contact::televisit: per_month = plan.services.televisit.enabled ? plan.programmes[p.group].televisits_per_year / 12 : 0; break;
    }
    return per_month > 0 ? days_per_month / per_month : 0;
}

void DemandFeed::begin(Contact contact, double phase, const DemandModel::Patient& p)
{
    const double days = interval(contact, p);
    const int from = std::max(p.start, days_.from);
    int count = 0, day = no_day;
    if (days > 0) {
        count = std::max(0, static_cast<int>((from - p.start) / days - phase) - 1);
        for (;; ++count)
            if (day = p.start + static_cast<int>((count + phase) * days); day >= from) break;
    }
    Recurrences& next = contacts_[static_cast<std::size_t>(contact)];
    next.day.push_back(day < p.end ? day : no_day);
    next.count.push_back(count);
    next.phase.push_back(phase);
}

void DemandFeed::make_until_work()
{
    made_.clear();
    block_.clear();
    next_ = 0;
    const Plan& plan = model_.plan_;
    const Calendar *working = calendar_of(plan, "working"), *open = calendar_of(plan, "day");
    const Duration opening = working && !working->blocks.empty() ? working->blocks.front().from : Duration{};
    const auto at_opening = [&](const sim::DrawPoint&) { return opening; };
    while (made_.empty() && next_day_ < days_.to) {
        const int from = next_day_, to = std::min(from + static_cast<int>(sim::lane_count), days_.to);
        next_day_ = to;
        block_start_ = start_of(Date{from});
        make_readings(from, to);

        std::size_t first = made_.size();
        make_contacts(Contact::call, model_.call_job_, work::scheduled_call, to, beside_.volumes.scheduled_calls, at_opening);
        draw_services(model_.call_job_, first, unscaled);

        first = made_.size();
        make_contacts(Contact::notes, model_.notes_job_, work::notes, to, beside_.volumes.notes, at_opening);
        draw_services(model_.notes_job_, first, [&](Intensity i) {
            return sim::seconds(plan.intensities[static_cast<std::size_t>(i)].notes_per_month) / (plan.contacts.notes_per_month * model_.notes_job_.mean);
        });

        first = made_.size();
        make_contacts(Contact::televisit, model_.televisit_job_, work::televisit, to, beside_.volumes.televisits, [&](const sim::DrawPoint& key) {
            const auto bits = model_.televisit_.block({key.entity, key.day, 0});
            const bool done = sim::unit_interval(bits[1]) >= plan.services.televisit.no_show + plan.services.televisit.technical_failure;
            beside_.volumes.televisits_completed += done && days_.counts(static_cast<int>(key.day)) ? 1 : 0;
            return open_moment(open, bits[0]);
        });
        draw_services(model_.televisit_job_, first, unscaled);
    }
    sim::require(made_.size() <= place_mask, "DemandFeed: more than 16,777,215 pieces of work in one authority and week");
    order_by_time(made_, block_start_, order_);
    for (const std::uint64_t entry : order_) block_.push_back(made_[entry & place_mask]);
    next_time_ = block_.empty() ? sim::never : block_.front().at;
}

void DemandFeed::make_readings(int from, int to)
{
    const std::size_t first = made_.size();
    Volumes& volumes = beside_.volumes;
    for (std::size_t i = 0; i < patients_.size(); ++i) {
        if (session_day_[i] >= to) continue;
        DemandModel::Patient& p = patients_[i];
        const std::int64_t messages = model_.plan_.protocols[p.group].messages_per_session;
        const sim::ClassId low = job_class(Priority::low, static_cast<Intensity>(p.intensity));
        std::int64_t prescribed = 0, received = 0;
        model_.sessions(p, days_, from, to, [&](int day, std::uint32_t slot, Duration at, bool is_received, bool alert) {
            if (days_.counts(day)) {
                ++prescribed;
                received += is_received ? 1 : 0;
                volumes.messages_by_hour[days_.hour(day, at)] += is_received ? messages : 0;
            }
            if (!alert) [[likely]] return;
            if (days_.counts(day)) {
                ++volumes.alerts[p.group][p.intensity];
                ++volumes.messages_by_hour[days_.hour(day, at)];
            }
            made_.push_back({start_of(Date{day}) + at, {{p.person, day_word(Date{day}), work::alert + slot}, model_.alert_job_.stage, low, {}, {}}});
        });
        volumes.prescribed[p.group] += prescribed;
        volumes.sessions[p.group] += received;
        const int next = model_.rates_[p.group][p.intensity].daily_slots > 0 ? to : p.fraction_day;
        session_day_[i] = next < p.end ? next : no_day;
    }
    draw_priorities(first);
    draw_services(model_.alert_job_, first, unscaled);
}

template <class Moment>
void DemandFeed::make_contacts(Contact contact, const DemandModel::Job& job, std::uint32_t kind, int to, std::int64_t& counted, Moment&& moment)
{
    Recurrences& next = contacts_[static_cast<std::size_t>(contact)];
    for (std::size_t i = 0; i < patients_.size(); ++i) {
        if (next.day[i] >= to) continue;
        const DemandModel::Patient& p = patients_[i];
        const double days = interval(contact, p);
        int day = next.day[i];
        do {
            const sim::DrawPoint key{p.person, day_word(Date{day}), kind};
            made_.push_back({start_of(Date{day}) + moment(key), {key, job.stage, job_class(Priority::low, static_cast<Intensity>(p.intensity)), {}, {}}});
            counted += days_.counts(day) ? 1 : 0;
            day = p.start + static_cast<int>((++next.count[i] + next.phase[i]) * days);
        } while (day < std::min(p.end, to));
        next.day[i] = day < p.end ? day : no_day;
    }
}

std::span<const double> DemandFeed::drawn(std::size_t first, const sim::Stream& draws, const sim::Sampler* sampler)
{
    points_.clear();
    for (std::size_t i = first; i < made_.size(); ++i) points_.push_back(made_[i].arrival.key);
    values_.resize(points_.size());
    if (sampler) sampler->many(draws, points_, values_);
    else sim::uniforms(draws, points_, values_);
    return values_;
}

void DemandFeed::draw_priorities(std::size_t first)
{
    const auto uniforms = drawn(first, model_.alert_, nullptr);
    for (std::size_t i = first; i < made_.size(); ++i) {
        sim::ClassId& alert = made_[i].arrival.job_class;
        alert = job_class(priority_of(model_.plan_.sensors.alerts.priority_mix, uniforms[i - first]), intensity_of(alert));
    }
}

template <class Scale> void DemandFeed::draw_services(const DemandModel::Job& job, std::size_t first, Scale&& scale)
{
    const auto services = drawn(first, model_.service_, &job.service);
    for (std::size_t i = first; i < made_.size(); ++i) {
        sim::Arrival& arrival = made_[i].arrival;
        arrival.service = sim::to_ticks(scale(intensity_of(arrival.job_class)) * services[i - first]);
    }
}

}  // namespace teleplan::models
