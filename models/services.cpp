#include "models/services.hpp"

#include <algorithm>

#include "models/demand.hpp"
#include "models/staffing.hpp"

namespace teleplan::models {

namespace {

double factor_of(const ByLevel& by, std::size_t intensity)
{
    const std::array factors{by.level_2, by.level_1, by.weekly, by.televisit_only};
    return factors[intensity];
}

/// Cycles per month, or single sessions, of which so many a year come in cycles.
ByGroup<ByIntensity<double>> frequency(const Service& s, double share)
{
    ByGroup<ByIntensity<double>> out{};
    for (std::size_t g = 0; g < group_count; ++g)
        for (std::size_t i = 0; i < intensity_count; ++i)
            out[g][i] = share * s.per_patient_year * s.group_factor[g] * factor_of(s.intensity_factor, i) / 12 / s.sessions_per_cycle;
    return out;
}

/// Open time of a calendar on a day, between two times of that day; none: always open.
Duration open_between(const Calendar* calendar, Date day, const Holidays& holidays, Duration from, Duration to)
{
    if (!calendar) return to - from;
    if (!includes(calendar->days, day, holidays)) return {};
    Duration sum{};
    for (const Block& b : calendar->blocks) sum += std::max(Duration{}, std::min(to, b.to) - std::max(from, b.from));
    return sum;
}

/// Open time of two calendars together on a day, between two times of it.
Duration open_between(const Calendar* a, const Calendar* b, Date day, const Holidays& holidays, Duration from, Duration to)
{
    if (!a) return open_between(b, day, holidays, from, to);
    if (!includes(a->days, day, holidays)) return {};
    Duration sum{};
    for (const Block& block : a->blocks)
        if (const Duration first = std::max(from, block.from), last = std::min(to, block.to); first < last) sum += open_between(b, day, holidays, first, last);
    return sum;
}

}  // namespace

ServiceCounts& ServiceCounts::operator+=(const ServiceCounts& o)
{
    for (const auto member : service_count_members) this->*member += o.*member;
    return *this;
}

Outcome outcome_of(const Booking& b, double u)
{
    if (u >= b.no_show + b.technical_failure) return Outcome::completed;
    return u < b.no_show ? Outcome::no_show : Outcome::technical_failure;
}

int days_to_second(const Booking& b) { return std::max(1, static_cast<int>(b.rescheduled_after / one_day)); }

std::vector<Recurring> recurring_contacts(const Plan& plan)
{
    const Services& s = plan.services;
    std::vector<Recurring> out;
    Recurring calls{.pathway = "scheduled_call", .slot = work::scheduled_call, .phase = Phase::calls, .at_opening = true};
    Recurring notes{.pathway = "notes", .slot = work::notes, .phase = Phase::notes, .at_opening = true};
    for (std::size_t i = 0; i < intensity_count; ++i) {
        const bool checked = s.tele_check.enabled && factor_of(s.tele_check.intensity_factor, i) > 0;
        for (std::size_t g = 0; g < group_count; ++g) {
            calls.per_month[g][i] = checked ? 0 : plan.contacts.scheduled_calls_per_month;
            notes.per_month[g][i] = plan.contacts.notes_per_month;
        }
    }
    out.push_back(calls);
    out.push_back(notes);
    if (s.televisit.enabled) {
        Recurring visits{.pathway = "televisit", .slot = work::televisit, .phase = Phase::televisits, .service = ServiceKind::televisit, .booking = &s.televisit};
        for (std::size_t g = 0; g < group_count; ++g) visits.per_month[g].fill(plan.programmes[g].televisits_per_year / 12);
        out.push_back(visits);
    }
    const auto add = [&](const Service& service, ServiceKind kind, const char* pathway, std::uint32_t slot, double share, bool asynchronous) {
        if (!service.enabled || share <= 0) return;
        Recurring r{.pathway = pathway, .slot = slot, .asynchronous = asynchronous, .service = kind, .booking = &service};
        if (kind == ServiceKind::tele_check) {
            r.phase = Phase::calls;
            r.at_opening = true;
        }
        if (service.sessions_per_cycle > 1) r.cycles = &service;
        r.per_month = frequency(service, share);
        out.push_back(r);
    };
    add(s.teleconsult, ServiceKind::teleconsult, "teleconsult", work::services, 1 - s.teleconsult.asynchronous, false);
    add(s.teleconsult, ServiceKind::teleconsult, "teleconsult_asynchronous", work::services + 16, s.teleconsult.asynchronous, true);
    add(s.tele_advice, ServiceKind::tele_advice, "tele_advice", work::services + 32, 1, false);
    add(s.tele_care, ServiceKind::tele_care, "tele_care", work::services + 48, 1, false);
    add(s.tele_check, ServiceKind::tele_check, "tele_check", work::services + 64, 1, false);
    return out;
}

Outcome outcome_of(const Recurring& r, double u) { return r.booking && !r.asynchronous ? outcome_of(*r.booking, u) : Outcome::completed; }

int sessions_of(const Recurring& r) { return r.cycles ? r.cycles->sessions_per_cycle : 1; }
int session_days(const Recurring& r) { return r.cycles ? std::max(1, static_cast<int>(r.cycles->session_interval / one_day)) : 0; }

EmergencyRate emergency_rate(const Plan& plan)
{
    const EmergencyCalls& e = plan.services.emergency_calls;
    EmergencyRate out;
    double in_office = 1, outside = 1;                 // density of the calls against an even one
    if (!e.office_hours.empty()) {
        out.office = find(plan.organisation.calendars, e.office_hours);
        const Holidays holidays = holidays_of(plan, "region");
        Duration open{};
        for (Date d = plan.plan.regime.from; d <= plan.plan.regime.to; d = d + 1) open += open_between(out.office, d, holidays, {}, one_day);
        const double share = static_cast<double>(open.count()) / static_cast<double>(((plan.plan.regime.to - plan.plan.regime.from + 1) * one_day).count());
        // An office that is never open, or always, leaves all calls to the other hours.
        in_office = share <= 0 ? 0 : share < 1 ? (1 - e.out_of_hours_share) / share : 1;
        outside = share >= 1 ? 0 : share > 0 ? e.out_of_hours_share / (1 - share) : 1;
    }
    const double most = std::max(in_office, outside);
    out.keep_in_office = in_office / most;
    out.keep_outside = outside / most;
    for (std::size_t g = 0; g < group_count; ++g) {
        const bool cardiovascular = g == static_cast<std::size_t>(TargetGroup::cardiovascular);
        out.candidates_per_day[g] = most * (cardiovascular ? e.per_patient_year_cardiovascular : e.per_patient_year_other) / days_per_year;
    }
    return out;
}

std::array<double, 24> emergency_hours(const Plan& plan, const Calendar* coverage)
{
    const EmergencyRate rate = emergency_rate(plan);
    const Holidays holidays = holidays_of(plan, "region");
    std::array<double, 24> out{};
    double all = 0;
    for (Date d = plan.plan.regime.from; d <= plan.plan.regime.to; d = d + 1)
        for (int h = 0; h < 24; ++h) {
            const Duration from = std::chrono::hours{h}, to = std::chrono::hours{h + 1};
            const double office = rate.office ? sim::seconds(open_between(rate.office, d, holidays, from, to)) : 0;
            const double covered = sim::seconds(open_between(coverage, d, holidays, from, to));
            const double both = rate.office ? sim::seconds(open_between(coverage, rate.office, d, holidays, from, to)) : 0;
            all += rate.keep_in_office * office + rate.keep_outside * (3600 - office);
            out[static_cast<std::size_t>(h)] += rate.keep_in_office * both + rate.keep_outside * (covered - both);
        }
    for (double& share : out) share /= all > 0 ? all : 1;
    return out;
}

double emergency_share_in(const Plan& plan, const Calendar* coverage)
{
    double sum = 0;
    for (const double share : emergency_hours(plan, coverage)) sum += share;
    return sum;
}

double mean_of_entry(const Plan& plan, const std::string& pathway)
{
    const Services& s = plan.services;
    const auto seconds = [](bool enabled, Duration d) { return enabled ? sim::seconds(d) : 0; };
    if (pathway == "teleconsult") return seconds(s.teleconsult.enabled, s.teleconsult.duration);
    if (pathway == "teleconsult_asynchronous") return seconds(s.teleconsult.enabled, s.teleconsult.asynchronous_duration);
    if (pathway == "tele_advice") return seconds(s.tele_advice.enabled, s.tele_advice.duration);
    if (pathway == "tele_care") return seconds(s.tele_care.enabled, s.tele_care.duration);
    if (pathway == "tele_check") return seconds(s.tele_check.enabled, s.tele_check.duration);
    if (pathway == "emergency_call") return seconds(s.emergency_calls.enabled, s.emergency_calls.duration);
    if (pathway == "missing_data_call") return seconds(s.missing_data.enabled, s.missing_data.call);
    return 0;
}

std::vector<NeededPathway> service_pathways(const Plan& plan)
{
    const Services& s = plan.services;
    std::vector<NeededPathway> out;
    const auto need = [&](bool on, const char* pathway, Scope scope, const char* service) {
        if (on) out.push_back({pathway, scope, service});
    };
    need(s.teleconsult.enabled && s.teleconsult.asynchronous < 1, "teleconsult", Scope::authority, "teleconsult");
    need(s.teleconsult.enabled && s.teleconsult.asynchronous > 0, "teleconsult_asynchronous", Scope::authority, "teleconsult");
    need(s.tele_advice.enabled, "tele_advice", Scope::authority, "tele_advice");
    need(s.tele_care.enabled, "tele_care", Scope::authority, "tele_care");
    need(s.tele_check.enabled, "tele_check", Scope::authority, "tele_check");
    need(s.emergency_calls.enabled, "emergency_call", Scope::authority, "emergency_calls");
    need(s.missing_data.enabled, "missing_data_call", Scope::region, "missing_data");
    need(s.missing_data.enabled && s.missing_data.flagged > 0, "missing_data_review", Scope::authority, "missing_data");
    const bool swaps = s.device_failure.enabled || s.kits.enabled;
    const char* const why = s.kits.enabled ? "kits" : "device_failure";
    need(swaps && s.kits.visit > 0, "kit_swap", Scope::region, why);
    need(swaps && s.kits.visit < 1, "kit_shipment", Scope::region, why);
    need(s.kits.enabled && s.kits.withdrawal_visit > 0, "kit_withdrawal", Scope::region, why);
    need(s.kits.enabled && s.kits.withdrawal_visit < 1, "kit_return", Scope::region, why);
    return out;
}

}  // namespace teleplan::models
