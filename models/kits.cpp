#include "models/kits.hpp"

#include <algorithm>
#include <string>

#include "models/demand_parts.hpp"
#include "models/plan_names.hpp"
#include "models/sensors.hpp"

namespace teleplan::models {

namespace {

// Slots of the purpose `kit`; decisions stand eight above the times of their cause.
constexpr std::uint32_t failure_slot = 0, battery_slot = 1, call_slot = 2, arrival_slot = 3, return_slot = 4, decision = 8;

int whole_days(Duration d) { return static_cast<int>(d / one_day); }

}  // namespace

bool may_need_kit(const Plan& plan, TargetGroup group, Intensity intensity)
{
    const auto g = static_cast<std::size_t>(group), i = static_cast<std::size_t>(intensity);
    if (prescribed_per_day(plan.protocols[g], plan.intensities[i]) <= 0) return false;
    if (plan.services.kits.without.empty()) return true;
    const std::string name = std::string{name_of(group)} + '.' + std::string{name_of(intensity)};
    return std::ranges::find(plan.services.kits.without, name) == plan.services.kits.without.end();
}

KitModel::KitModel(const Plan& plan, const sim::Stream& draws)
    : services_{plan.services}, contacts_{plan.contacts}, draws_{draws}, replaced_days_{whole_days(plan.services.device_failure.replaced_within)}
{
}

std::vector<int> KitModel::failures(PersonId person, int start, int end) const
{
    const DeviceFailure& d = services_.device_failure;
    std::vector<int> out;
    if (!d.enabled || start >= end) return out;
    if (d.dead_on_arrival > 0 && draws_.uniform({person, 0, arrival_slot}) < d.dead_on_arrival) out.push_back(start);
    poisson(draws_, person, failure_slot, d.per_kit_year / days_per_year, end - start, [&](std::uint32_t, double at) {
        const int day = start + static_cast<int>(at);
        if (out.empty() || day >= out.back() + replaced_days_) out.push_back(day);
    });
    return out;
}

KitEvent KitModel::event(PersonId person, KitCause cause, std::uint32_t index, int day, double swap) const
{
    constexpr std::array slots{failure_slot, battery_slot, call_slot};
    const auto bits = draws_.block({person, index, slots[static_cast<std::size_t>(cause)] + decision});
    KitEvent e{.day = day, .index = index, .cause = cause, .bits = bits};
    e.swap = sim::unit_interval(bits[0]) < swap;
    e.visit = sim::unit_interval(bits[1]) < services_.kits.visit;
    return e;
}

void KitModel::events(PersonId person, int start, int end, std::vector<KitEvent>& out) const
{
    out.clear();
    std::uint32_t index = 0;
    for (const int day : failures(person, start, end)) {
        out.push_back(event(person, KitCause::failure, index++, day, 1));
        out.back().dead_on_arrival = index == 1 && day == start && draws_.uniform({person, 0, arrival_slot}) < services_.device_failure.dead_on_arrival;
    }
    if (!services_.kits.enabled) return;
    const KitCare& k = services_.kits;
    poisson(draws_, person, battery_slot, k.battery_events_per_year / days_per_year, end - start, [&](std::uint32_t n, double at) {
        out.push_back(event(person, KitCause::battery, n, start + static_cast<int>(at), k.swap));
    });
    const double first = contacts_.help_desk_calls_first_month, later = contacts_.help_desk_calls_per_month, most = std::max(first, later);
    poisson(draws_, person, call_slot, k.swap * most / days_per_month, end - start, [&](std::uint32_t n, double at) {
        const KitEvent e = event(person, KitCause::call, n, start + static_cast<int>(at), 1);
        if (sim::unit_interval(e.bits[2]) * most < (static_cast<int>(at) < month_start(1) ? first : later)) out.push_back(e);
    });
}

bool KitModel::withdrawn_by_visit(PersonId person) const { return draws_.uniform({person, 0, return_slot}) < services_.kits.withdrawal_visit; }

KitCounts& KitCounts::operator+=(const KitCounts& o)
{
    for (const auto member : kit_count_members) this->*member += o.*member;
    return *this;
}

std::int64_t turn_arounds(const KitCounts& c) { return c.swaps_by_visit + c.swaps_by_courier + c.withdrawals + c.returns; }

KitMeans kit_means(const Plan& plan)
{
    const Services& s = plan.services;
    KitMeans out;
    if (s.device_failure.enabled) {
        const double rate = s.device_failure.per_kit_year;
        out.failures = rate / (1 + rate * whole_days(s.device_failure.replaced_within) / days_per_year);
        out.swaps_per_stay += s.device_failure.dead_on_arrival;
    }
    out.swaps = out.failures;
    if (!s.kits.enabled) return out;
    out.batteries = s.kits.battery_events_per_year;
    out.swaps += s.kits.swap * (out.batteries + 12 * plan.contacts.help_desk_calls_per_month);
    out.swaps_per_stay += s.kits.swap * (plan.contacts.help_desk_calls_first_month - plan.contacts.help_desk_calls_per_month);
    return out;
}

}  // namespace teleplan::models
