#include "models/demand_feed.hpp"

#include <boost/sort/spreadsort/integer_sort.hpp>

#include "models/demand_parts.hpp"
#include "sim/bug.hpp"

namespace teleplan::models {

using namespace detail;

namespace {

constexpr int week = 7;

}  // namespace

DemandFeed::DemandFeed(const DemandModel& model, const Cohort& cohort, DateRange days, DateRange counted)
    : model_{model}, days_{model.prepare(cohort, days, counted)}, next_day_{days_.from}
{
    beside_.volumes.messages_by_hour.resize(static_cast<std::size_t>(days_.count_to - days_.count_from) * 24);
    beside_.volumes.documents_by_hour.resize(beside_.volumes.messages_by_hour.size());
    enrol(cohort, counted);
    sort_by_time(beside_.help_desk, Date{days_.from}, Date{days_.to});
    sort_by_time(beside_.installations, model.plan_.timeline.ramp.points.front().date, Date{days_.to});
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
                const DemandModel::Patient& p = patients_.emplace_back(model_.patient(stay, cell, days_.from));
                model_.help_desk_calls(p, days_, beside_);
                model_.lifecycle(p, stay, days_, beside_.volumes);
            }
    }
}

void DemandFeed::make_until_work()
{
    made_.clear();
    order_.clear();
    next_ = 0;
    while (made_.empty() && next_day_ < days_.to) {
        const int from = next_day_, to = std::min(from + week, days_.to);
        next_day_ = to;
        week_start_ = start_of(Date{from});
        make_readings(from, to);
        make_contacts(to);
    }
    sim::require(made_.size() <= place_mask, "DemandFeed: more than 16,777,215 pieces of work in one authority and week");
    for (std::size_t place = 0; place < made_.size(); ++place)
        order_.push_back(static_cast<std::uint64_t>((made_[place].at - week_start_).count()) << place_bits | place);
    boost::sort::spreadsort::integer_sort(order_.begin(), order_.end());
}

void DemandFeed::make_readings(int from, int to)
{
    const std::size_t first = made_.size();
    Volumes& volumes = beside_.volumes;
    for (DemandModel::Patient& p : patients_) {
        if (p.end <= from || p.start >= to) continue;
        const int messages = model_.plan_.protocols[p.group].messages_per_session;
        model_.sessions(p, days_, from, to, [&](int day, std::uint32_t slot, Duration at, bool alert) {
            if (days_.counts(day)) {
                ++volumes.sessions[p.group];
                volumes.messages_by_hour[days_.hour(day, at)] += messages + (alert ? 1 : 0);
                if (alert) ++volumes.alerts[p.group][p.intensity];
            }
            if (alert)
                made_.push_back({start_of(Date{day}) + at, {{p.person, day_word(Date{day}), work::alert + slot}, model_.alert_job_.stage,
                                                            job_class(Priority::low, static_cast<Intensity>(p.intensity)), {}, {}}});
        });
    }
    draw_priorities(first);
    draw_services(model_.alert_job_, first, [](Intensity) { return 1.0; });
}

void DemandFeed::draw_priorities(std::size_t first)
{
    for (std::size_t i = first; i < made_.size(); ++i) {
        sim::Arrival& arrival = made_[i].arrival;
        const Priority priority = priority_of(model_.plan_.sensors.alerts.priority_mix, model_.alert_.uniform(arrival.key));
        arrival.job_class = job_class(priority, intensity_of(arrival.job_class));
    }
}

template <class Scale> void DemandFeed::draw_services(const DemandModel::Job& job, std::size_t first, Scale&& scale)
{
    for (std::size_t i = first; i < made_.size(); ++i) {
        sim::Arrival& arrival = made_[i].arrival;
        arrival.service = sim::to_ticks(scale(intensity_of(arrival.job_class)) * job.service(model_.service_, arrival.key));
    }
}

void DemandFeed::make_contacts(int to)
{
    const Plan& plan = model_.plan_;
    const Calendar *working = calendar_of(plan, "working"), *open = calendar_of(plan, "day");
    const Duration opening = working && !working->blocks.empty() ? working->blocks.front().from : Duration{};
    const auto make = [&](Recurrence DemandModel::Patient::* contact, const DemandModel::Job& job, std::uint32_t kind, auto&& interval, auto&& moment) {
        for (DemandModel::Patient& p : patients_) {
            Recurrence& next = p.*contact;
            for (; next.day < std::min(p.end, to); next.day = p.start + static_cast<int>((++next.count + next.phase) * interval(p))) {
                const sim::DrawPoint key{p.person, day_word(Date{next.day}), kind};
                made_.push_back({start_of(Date{next.day}) + moment(key), {key, job.stage, job_class(Priority::low, static_cast<Intensity>(p.intensity)), {}, {}}});
            }
        }
    };
    const auto at_opening = [&](const sim::DrawPoint&) { return opening; };
    const auto per_month = [](double rate) { return [interval = days_per_month / rate](const DemandModel::Patient&) { return interval; }; };
    const auto counted = [&](std::size_t first) {
        return std::count_if(made_.begin() + static_cast<std::ptrdiff_t>(first), made_.end(),
                             [&](const sim::TimedArrival& w) { return days_.counts(static_cast<int>(w.arrival.key.day)); });
    };

    std::size_t first = made_.size();
    make(&DemandModel::Patient::calls, model_.call_job_, work::scheduled_call, per_month(plan.contacts.scheduled_calls_per_month), at_opening);
    draw_services(model_.call_job_, first, [](Intensity) { return 1.0; });
    beside_.volumes.scheduled_calls += counted(first);

    first = made_.size();
    make(&DemandModel::Patient::notes, model_.notes_job_, work::notes, per_month(plan.contacts.notes_per_month), at_opening);
    draw_services(model_.notes_job_, first, [&](Intensity i) {
        return sim::seconds(plan.intensities[static_cast<std::size_t>(i)].notes_per_month) / (plan.contacts.notes_per_month * model_.notes_job_.mean);
    });
    beside_.volumes.notes += counted(first);

    first = made_.size();
    make(&DemandModel::Patient::televisits, model_.televisit_job_, work::televisit,
         [&](const DemandModel::Patient& p) { return days_per_month / (plan.programmes[p.group].televisits_per_year / 12); },
         [&](const sim::DrawPoint& key) {
             const auto bits = model_.televisit_.block({key.entity, key.day, 0});
             if (days_.counts(static_cast<int>(key.day)) && sim::unit_interval(bits[1]) >= plan.services.televisit.no_show + plan.services.televisit.technical_failure)
                 ++beside_.volumes.televisits_completed;
             return open_moment(open, bits[0]);
         });
    draw_services(model_.televisit_job_, first, [](Intensity) { return 1.0; });
    beside_.volumes.televisits += counted(first);
}

}  // namespace teleplan::models
