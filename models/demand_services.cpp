// The contacts of a patient beside readings: calls, notes and booked services, calls for help, and what missing readings lead to.
#include <algorithm>

#include "models/demand_feed.hpp"
#include "models/demand_parts.hpp"

namespace teleplan::models {

using namespace detail;

namespace {

/// Calls each(day) for the days start + (k + phase) × interval, k = 0, 1, …, within [from, to). What would fall before start, with a
/// phase below 0, is not called.
template <class Each> void every(double interval, double phase, int start, int from, int to, Each&& each)
{
    int k = std::max(0, static_cast<int>((from - start) / interval - phase) - 1);
    for (;; ++k) {
        const double at = (k + phase) * interval;
        const int day = start + static_cast<int>(at);
        if (day >= to) return;
        if (at >= 0 && day >= from) each(day);
    }
}

/// Day and time of day of a moment on the days of a stay.
struct Moment { int day; Duration at; };
Moment moment(int start, double days)
{
    const int whole = static_cast<int>(days);
    return {start + whole, std::min(one_day - Duration{1}, sim::to_ticks((days - whole) * 86400))};
}

constexpr double most_episode_factor = 8;               // of calls for help during influenza or heat: a larger one is cut

}  // namespace

void DemandFeed::document(DocumentKind kind, int day, Duration at)
{
    ++beside_.volumes.documents[static_cast<std::size_t>(kind)];
    ++beside_.volumes.documents_by_hour[days_.hour(day, at)];
}

/// Cycles and second bookings begun before the days reach into them. What falls into a stay in hospital does not come.
void DemandFeed::make_contacts(const Stay& stay, const Cell& cell, const DemandModel::Phases& phases)
{
    const auto [group, intensity] = std::pair{cell.group, cell.intensity};
    const std::size_t g = static_cast<std::size_t>(group), i = static_cast<std::size_t>(intensity);
    for (std::size_t r = 0; r < model_.recurring_.size(); ++r) {
        const Recurring& contact = model_.recurring_[r];
        const bool televisits = contact.phase == Phase::televisits, notes = contact.phase == Phase::notes;   // theirs are the state's
        if (!televisits && !notes && contact.per_month[g][i] <= 0) continue;
        const double phase = model_.phase(phases, contact, stay.person);
        const int sessions = sessions_of(contact), apart = session_days(contact), to = std::min(stay.end.day, days_.to);
        const int reach = (sessions - 1) * apart + (contact.booking && contact.booking->rescheduled > 0 ? days_to_second(*contact.booking) : 0);
        double passed = 0;                             // intervals since the first day: states may differ in their length
        for (const StateSpan& span : course_) {
            const DemandModel::Monthly& monthly = model_.monthly_[g][i][span.state];
            const double per_month = televisits ? monthly.televisits : notes ? monthly.notes : contact.per_month[g][i];
            if (span.from >= to) break;
            if (per_month <= 0) continue;
            const Traits traits{intensity, model_.coverages_.of(group, intensity, span.state)};
            const double interval = days_per_month / per_month;
            every(interval, phase - passed, span.from, std::max(span.from, days_.from - reach), std::min(span.to, to), [&](int day) {
                for (int k = 0; k < sessions && day + k * apart < to; ++k)
                    if (!in_hospital(course_, day + k * apart)) make_bookings(r, stay, traits, day + k * apart, k + 1 == sessions, notes ? monthly.notes_scale : 0U);
            });
            passed += (span.to - span.from) / interval;
        }
    }
}

/// A session on a day: the booking, and the second one where the first fails for technical reasons.
void DemandFeed::make_bookings(std::size_t r, const Stay& stay, Traits traits, int day, bool ends_cycle, std::uint32_t slot)
{
    const Recurring& contact = model_.recurring_[r];
    if (day >= days_.from) {
        book(r, stay, traits, day, slot);
        if (ends_cycle && contact.cycles && days_.counts(day))
            for (const DocumentKind kind : contact.cycles->on_cycle_end) document(kind, day, model_.opening_);
    }
    if (!contact.booking || contact.booking->rescheduled <= 0) return;
    const int second = day + days_to_second(*contact.booking);
    if (second < days_.from || second >= std::min(stay.end.day, days_.to)) return;
    const auto bits = model_.booking_bits(contact, stay.person, day, false);
    if (outcome(contact, sim::unit_interval(bits[1])) == Outcome::technical_failure && sim::unit_interval(bits[2]) < contact.booking->rescheduled) book(r, stay, traits, second, work::second_booking);
}

/// Of televisits, technical failures are those of the authority.
Outcome DemandFeed::outcome(const Recurring& contact, double u) const
{
    if (contact.service != ServiceKind::televisit || !contact.booking || contact.asynchronous) return outcome_of(contact, u);
    if (u >= contact.booking->no_show + technical_failure_) return Outcome::completed;
    return u < contact.booking->no_show ? Outcome::no_show : Outcome::technical_failure;
}

void DemandFeed::book(std::size_t r, const Stay& stay, Traits traits, int day, std::uint32_t slot)
{
    const Recurring& contact = model_.recurring_[r];
    Volumes& volumes = beside_.volumes;
    std::array<std::uint32_t, 4> bits{};
    Duration at = model_.opening_;
    const bool second = contact.booking && slot == work::second_booking;
    if (contact.booking || !contact.at_opening) bits = model_.booking_bits(contact, stay.person, day, second);
    if (!contact.at_opening) at = open_moment(model_.open_, bits[0]);
    add(1 + r, stay.person, traits, day, at, slot);
    if (!days_.counts(day)) return;
    volumes.scheduled_calls += contact.slot == work::scheduled_call ? 1 : 0;
    volumes.notes += contact.slot == work::notes ? 1 : 0;
    if (!contact.service) return;

    ServiceCounts& counts = volumes.of(*contact.service);
    const Booking& booking = *contact.booking;
    const Outcome outcome = this->outcome(contact, sim::unit_interval(bits[1]));
    const bool televisit = *contact.service == ServiceKind::televisit;
    const auto leave = [&](const std::vector<DocumentKind>& kinds, bool by_hour) {
        for (const DocumentKind kind : kinds) {
            if (by_hour) document(kind, day, at);
            else ++volumes.documents[static_cast<std::size_t>(kind)];
        }
    };
    if (!second) {
        ++counts.requested;
        counts.asynchronous += contact.asynchronous ? 1 : 0;
        leave(booking.on_request, true);
    }
    if (outcome == Outcome::completed) leave(booking.on_completion, !televisit);
    counts.completed += outcome == Outcome::completed ? 1 : 0;
    counts.no_show += outcome == Outcome::no_show ? 1 : 0;
    if (outcome == Outcome::technical_failure) {
        ++counts.technical_failure;
        const bool again = !second && sim::unit_interval(bits[2]) < booking.rescheduled && day + days_to_second(booking) < stay.end.day;
        ++(again ? counts.rescheduled : counts.converted);
    }
    if (!televisit) return;
    volumes.televisits += 1;
    volumes.televisits_completed += outcome == Outcome::completed ? 1 : 0;
}

void DemandFeed::make_emergency_calls(const Stay& stay, const Cell& cell)
{
    const EmergencyRate& rate = model_.emergency_rate_;
    const int to = std::min(stay.end.day, days_.to);
    const double most = model_.episodes_.any() ? most_episode_factor : 1;
    poisson(model_.emergency_, stay.person, 0, most * rate.candidates_per_day[static_cast<std::size_t>(cell.group)], to - stay.start.day, [&](std::uint32_t k, double days) {
        const auto [day, at] = moment(stay.start.day, days);
        if (day < days_.from || in_hospital(course_, day)) return;
        const CoverageId coverage = model_.coverages_.of(cell.group, cell.intensity, state_on(course_, day));
        const Calendar* covered = calendar_of(model_.plan_, model_.coverages_.calendar(coverage));
        const auto bits = model_.emergency_.block({stay.person, k, 1});
        const SimTime when = instant(Date{day}, at);
        const double episode = most > 1 ? std::min(most, model_.episodes_.factor(region_, cell.group, Date{day})) / most : 1;
        if (sim::unit_interval(bits[0]) >= episode * (rate.office && is_open(*rate.office, when, model_.holidays_) ? rate.keep_in_office : rate.keep_outside)) return;
        const bool answered = !covered || is_open(*covered, when, model_.holidays_);
        const Priority priority = priority_of(model_.plan_.services.emergency_calls.priority_mix, sim::unit_interval(bits[1]));
        if (answered) add(model_.emergency_kind_, stay.person, {cell.intensity, coverage, priority}, day, at, k % work::most_a_day);
        if (!days_.counts(day)) return;
        ServiceCounts& counts = beside_.volumes.of(ServiceKind::emergency_calls);
        ++counts.requested;
        ++(answered ? counts.completed : counts.converted);
    });
}

/// The automatic reminder of a missed session, unless the patient has left. Those of sessions before the days may fall on them.
void DemandFeed::remind(const DemandModel::Patient& p, int day, Duration at)
{
    const int on = day + static_cast<int>(at / one_day);
    if (on < days_.from || on >= std::min(p.end, days_.to) || !days_.counts(on)) return;
    ++beside_.volumes.reminders;
    ++beside_.volumes.messages_by_hour[days_.hour(day, at)];
}

/// On the day after the last missed one, while the help desk is open.
void DemandFeed::call_about_missing_data(const DemandModel::Patient& p, const Cell& cell, int missed_day)
{
    const int day = missed_day + 1;
    if (day < days_.from || day >= std::min(p.end, days_.to)) return;
    const auto bits = model_.missing_.block({p.person, day_word(Date{day}), 0});
    const Duration at = open_moment(model_.help_desk_open_, bits[0]);
    beside_.help_desk.push_back(model_.at_centre(*model_.missing_data_job_, {p.person, day_word(Date{day}), work::missing_data_call}, instant(Date{day}, at), Priority::low, cell));
    const bool flagged = model_.review_kind_ > 0 && sim::unit_interval(bits[1]) < model_.plan_.services.missing_data.flagged;
    if (flagged) {
        const CoverageId coverage = model_.coverages_.of(cell.group, cell.intensity, state_on(course_, day));
        add(model_.review_kind_, p.person, {cell.intensity, coverage, Priority::medium}, day, at);
    }
    if (!days_.counts(day)) return;
    ++beside_.volumes.missing_data_calls;
    beside_.volumes.missing_data_reviews += flagged ? 1 : 0;
}

}  // namespace teleplan::models
