#include "models/demand_feed.hpp"

#include <tuple>

#include "models/demand_parts.hpp"
#include "models/socioeconomic.hpp"
#include "sim/bug.hpp"
#include "sim/key_order.hpp"

namespace teleplan::models {

using namespace detail;

namespace {

constexpr int block_days = 8;
// A place in a list of work below its time since a block's start [ticks]: 24 and 40 bits.
constexpr unsigned place_bits = 24;
constexpr std::uint64_t place_mask = (1U << place_bits) - 1;
static_assert(block_days * one_day + std::chrono::hours{1} < Duration{1LL << (64 - place_bits)});   // the clocks may go back in it

/// Places in order of time; at one instant in the order in which the work stands. All of it within one block.
void order_by_time(const std::vector<sim::TimedArrival>& work, SimTime start, std::vector<std::uint64_t>& order, std::vector<std::uint64_t>& scratch)
{
    sim::require(work.size() <= place_mask, "DemandFeed: more than 16,777,215 pieces of work in one block");
    order.clear();
    for (std::size_t place = 0; place < work.size(); ++place)
        order.push_back(static_cast<std::uint64_t>((work[place].at - start).count()) << place_bits | place);
    sim::sort_keys(order, scratch);
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
    std::vector<std::uint64_t> order, scratch;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        order_by_time(blocks[b], start + static_cast<int>(b) * block_days * one_day, order, scratch);
        for (const std::uint64_t entry : order) work.push_back(blocks[b][entry & place_mask]);
    }
}

}  // namespace

DemandFeed::DemandFeed(const DemandModel& model, const Cohort& cohort, DateRange days, DateRange counted, const std::function<void()>& heed)
    : model_{model}, days_{model.prepare(cohort, days, counted)}, technical_failure_{technical_failure(model.plan_, cohort.authority)},
      region_{number(cohort.authority.region_code)}
{
    beside_.volumes.messages_by_hour.resize(static_cast<std::size_t>(days_.count_to - days_.count_from) * 24);
    beside_.volumes.documents_by_hour.resize(beside_.volumes.messages_by_hour.size());
    blocks_.assign(static_cast<std::size_t>((days_.to - days_.from + block_days - 1) / block_days), Pieces(model.kinds_.size()));
    before_ = model.look_back(days_);
    make(cohort, counted, heed);
    for (const auto hours : {&Volumes::messages_by_hour, &Volumes::documents_by_hour}) skip_hours(beside_.volumes.*hours);
    sort_by_time(beside_.help_desk, start_of(Date{days_.from}));
    sort_by_time(beside_.installations, start_of(model.plan_.timeline.ramp.points.front().date));
    order_until_work();
}

/// What was counted at times that wall clocks skip in March belongs to the hour after.
void DemandFeed::skip_hours(std::vector<std::int64_t>& by_hour) const
{
    for (std::size_t h = 0; h + 1 < by_hour.size(); ++h) {
        const Date day{days_.count_from + static_cast<int>(h / 24)};
        const Duration hour = std::chrono::hours{h % 24};
        if (time_of_day(instant(day, hour)) == hour) continue;
        by_hour[h + 1] += by_hour[h];
        by_hour[h] = 0;
    }
}

void DemandFeed::make(const Cohort& cohort, DateRange counted, const std::function<void()>& heed)
{
    const Plan& plan = model_.plan_;
    const bool kit_work = plan.services.device_failure.enabled || plan.services.kits.enabled;
    int seats = 0;
    for (const Cell& cell : cohort.cells) {
        const auto group = static_cast<std::size_t>(cell.group);
        const int back = model_.days_back(cell.group, cell.intensity);
        for (int chain = 0; chain < chains(cell); ++chain) {
            if (heed && seats++ % seats_a_piece == seats_a_piece - 1) heed();
            for (const Stay& stay : stays(model_.stay_models_[group], cohort.authority, cell, cohort.points, chain, Date{days_.to})) {
                if (days_.covers_end && stay.start <= counted.to) {
                    ++beside_.volumes.assisted;
                    ++beside_.volumes.assisted_by_group[group];
                }
                if (stay.end.day >= days_.from || model_.group_rates_[group].kit_by_state) model_.severity_.course(cell.group, stay, course_);
                const int kit_day = model_.kit_day(stay, cell, course_);
                if (kit_day < days_.to && (!stay.renewed_from_before || Date{kit_day} > cohort.points.front().date))
                    beside_.installations.push_back(model_.installation(stay, cell, kit_day));
                if (kit_day != no_day && kit_work) model_.kit_work(stay, cell, kit_day, days_, kit_events_, beside_);
                if (stay.end.day < days_.from) continue;
                model_.count_course(cell.group, course_, days_, beside_.volumes.patients);
                const DemandModel::Phases phases = model_.phases(stay.person);
                DemandModel::Patient patient = model_.patient(stay, cell, days_.from - back, kit_day);
                make_sessions(patient, cell);
                make_contacts(stay, cell, phases);
                if (model_.emergency_kind_ > 0) make_emergency_calls(stay, cell);
                model_.help_desk_calls(stay, cell, days_, beside_);
                model_.lifecycle(stay, cell, kit_day, phases, days_, beside_.volumes);
            }
        }
    }
}

void DemandFeed::add(std::size_t kind, PersonId person, Traits traits, int day, Duration at, std::uint32_t slot)
{
    const int since = day - days_.from, in_block = since % block_days;
    const auto ticks = static_cast<std::uint64_t>((instant(Date{day}, at) - start_of(Date{day - in_block})).count());
    blocks_[static_cast<std::size_t>(since / block_days)][kind].push_back(
        {person, ticks << 24U | static_cast<std::uint64_t>(in_block) << 16U | slot << 8U | static_cast<std::uint64_t>(traits.priority) << 6U |
                     static_cast<std::uint64_t>(traits.coverage) << 4U | static_cast<std::uint64_t>(traits.intensity)});
}

void DemandFeed::make_sessions(DemandModel::Patient& p, const Cell& cell)
{
    Volumes& volumes = beside_.volumes;
    const std::int64_t messages = model_.group_rates_[p.group].messages[p.second ? 1 : 0];
    const bool join = model_.plan_.sensors.alerts.join_same_day, reminds = model_.missing_data_job_.has_value();
    const Duration reminder = model_.plan_.services.missing_data.reminder_after;
    std::int64_t prescribed = 0, received = 0;
    MissedDays missed{model_.plan_.services.missing_data.missed_days, missed_};
    missed_.clear();
    auto span = course_.begin();
    const auto told = [&](int day, Duration at, bool is_received) {            // a broken kit is known to the service centre
        for (; span->to <= day; ++span)
            if (span->wellness == Wellness::in_hospital) missed.interrupt();
        missed.session(day, is_received || p.broken);
        if (!is_received && !p.broken) remind(p, day, at + reminder);
    };
    if (reminds)
        model_.sessions(p, course_, before_, days_.from - model_.days_back(cell.group, cell.intensity), days_.from,
                        [&](int day, std::uint32_t, Duration at, bool is_received, bool) { told(day, at, is_received); });
    model_.sessions(p, course_, days_, days_.from, days_.to, [&](int day, std::uint32_t slot, Duration at, bool is_received, bool alert) {
        const bool counts = days_.counts(day);
        if (counts) {
            ++prescribed;
            received += is_received ? 1 : 0;
            volumes.messages_by_hour[days_.hour(day, at)] += is_received ? messages : 0;
        }
        if (reminds) told(day, at, is_received);
        if (!alert) [[likely]] return;
        if (counts) {
            ++volumes.patients.alerts[p.group];
            ++volumes.messages_by_hour[days_.hour(day, at)];
        }
        if (join && case_.open && case_.day == day) {
            case_.joined |= 1U << (at < case_.at ? case_.slot : slot);
            if (at < case_.at) std::tie(case_.at, case_.slot) = std::pair{at, slot};
            return;
        }
        add_alert(p);
        case_ = {day, at, slot, 0, model_.rates(p, p.state).coverage, true};
    });
    add_alert(p);
    volumes.prescribed[p.group] += prescribed;
    volumes.sessions[p.group] += received;
    if (p.second) volumes.patients.second_sessions[p.group] += received;
    if (!reminds) return;
    missed.end();
    for (const int day : missed_) call_about_missing_data(p, cell, day);
}

void DemandFeed::add_alert(const DemandModel::Patient& p)
{
    if (!case_.open) return;
    case_.open = false;
    add(alerts, p.person, {static_cast<Intensity>(p.intensity), case_.coverage}, case_.day, case_.at, case_.slot | case_.joined << 2U);
    if (days_.counts(case_.day)) ++beside_.volumes.alerts[p.group][p.intensity];
}

void DemandFeed::order_until_work()
{
    ordered_.clear();
    while (ordered_.empty() && next_block_ < blocks_.size()) order(next_block_++);
    next_ = 0;
    next_time_ = ordered_.empty() ? sim::never : ordered_.front().at;
}

void DemandFeed::order(std::size_t block)
{
    const SimTime start = start_of(Date{days_.from + static_cast<int>(block) * block_days});
    built_.clear();
    for (std::size_t kind = 0; kind < blocks_[block].size(); ++kind) build(kind, blocks_[block][kind], start);
    blocks_[block] = {};
    order_by_time(built_, start, order_, scratch_);
    for (const std::uint64_t entry : order_) ordered_.push_back(built_[entry & place_mask]);
}

/// Service, and of alerts the priority, are drawn here, functions of the key.
void DemandFeed::build(std::size_t kind, const std::vector<Piece>& pieces, SimTime start)
{
    const auto& [job, slot, scales] = model_.kinds_[kind];
    const std::uint32_t first_day = day_word(date_of(start));
    points_.clear();
    const std::uint32_t own_bits = kind == alerts ? 3U : scales.empty() ? 255U : 0U;   // above them stand the slots of joined alerts
    for (const Piece& piece : pieces) points_.push_back({piece.person, first_day + piece.day(), slot + (piece.slot() & own_bits)});

    const std::size_t first = built_.size();
    values_.resize(pieces.size());
    job.service.many(model_.service_, points_, values_);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        built_.push_back({start + Duration{static_cast<std::int64_t>(piece.ticks())},
                          {points_[i], job.stage, job_class(piece.priority(), piece.intensity(), piece.coverage()),
                           sim::to_ticks(values_[i] * (scales.empty() ? 1 : scales[piece.slot()])), {}}});
    }
    if (kind != alerts) return;
    sim::uniforms(model_.alert_, points_, values_);
    const ByPriority<double>& mix = model_.plan_.sensors.alerts.priority_mix;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Priority priority = priority_of(mix, values_[i]);
        const std::uint32_t joined = pieces[i].slot() >> 2U;
        for (std::uint32_t s = 0; s < 4; ++s)          // a joined alert may raise the case
            if ((joined >> s & 1U) != 0)
                priority = std::min(priority, priority_of(mix, model_.alert_.uniform({points_[i].entity, points_[i].day, work::alert + s})));
        built_[first + i].arrival.job_class = job_class(priority, pieces[i].intensity(), pieces[i].coverage());
    }
}

}  // namespace teleplan::models
