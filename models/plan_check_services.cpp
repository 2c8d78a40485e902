// Services: their shares, the calendars and pathways that they name, cycles that do not overlap.
#include <algorithm>

#include "models/enrolment.hpp"
#include "models/plan_check_parts.hpp"
#include "models/services.hpp"

namespace teleplan::models::detail
{
namespace
{

void check_booking(Checker& c, const std::string& at, const Booking& b)
{
    if (b.no_show + b.technical_failure > 1) c.report(at, "probabilities_above_one", {number_text(b.no_show + b.technical_failure)});
    if (b.rescheduled > 0 && b.rescheduled_after < one_day)
        c.report(below(at, "rescheduled_after"), "out_of_range", {number_text(sim::seconds(b.rescheduled_after)), "86400", "inf", "s"});
}

constexpr double most_a_year = 365;                    // of one contact of a patient: two on a day would share their draws

/// A cycle ends before the next one of the same patient begins, and single contacts are a day apart: no two sessions fall on one day.
void check_cycles(Checker& c, const std::string& at, const Recurring& r)
{
    double most = 0;
    for (const auto& group : r.per_month) most = std::max(most, *std::ranges::max_element(group));
    if (!r.cycles) {
        if (12 * most > most_a_year) c.report(below(at, "per_patient_year"), "out_of_range", {number_text(12 * most), "0", number_text(most_a_year), "per patient-year"});
        return;
    }
    const double length = sessions_of(r) * session_days(r);
    if (most > 0 && length > days_per_month / most) c.report(below(at, "session_interval"), "cycles_overlap", {number_text(length), number_text(days_per_month / most)});
}

/// Of the programmes and of their states.
void check_televisits(Checker& c)
{
    const auto limit = [&](const std::string& at, double per_year) {
        if (per_year > most_a_year) c.report(below(at, "televisits_per_year"), "out_of_range", {number_text(per_year), "0", number_text(most_a_year), "per patient-year"});
    };
    for (std::size_t g = 0; g < group_count; ++g) {
        const Programme& p = c.plan.programmes[g];
        const std::string at = below("/programmes", models::Names<TargetGroup>::all[g]);
        limit(at, p.televisits_per_year);
        for (const auto& [name, state] : p.states) limit(below(below(at, "states"), name), state.televisits_per_year.value_or(0));
    }
}

void check_needed(Checker& c, const NeededPathway& n)
{
    const std::string at = below("/pathways", n.pathway);
    const Pathway* pathway = find(c.plan.pathways, n.pathway);
    if (!pathway) {
        c.report(at, "missing_field", {n.pathway});
        return;
    }
    const Stage* start = find(pathway->stages, pathway->start);
    if (start && !std::holds_alternative<Visit>(start->step)) c.report(below(at, "start"), "not_a_visit", {pathway->start});
    for (const auto& [name, stage] : pathway->stages) {
        const Visit* visit = std::get_if<Visit>(&stage.step);
        const StaffPool* pool = visit ? find(c.plan.organisation.pools, visit->pool) : nullptr;
        if (pool && pool->scope != n.scope)
            c.report(below(below(below(at, "stages"), name), "visit"), "wrong_scope", {visit->pool, std::string{name_of(n.scope)}});
    }
}

/// Pools taken together are those of one authority, or of the region: they are in one network.
void check_together(Checker& c)
{
    const Named<StaffPool>& pools = c.plan.organisation.pools;
    for (const auto& [name, pathway] : c.plan.pathways)
        for (const auto& [stage_name, stage] : pathway.stages) {
            const Visit* visit = std::get_if<Visit>(&stage.step);
            const StaffPool* own = visit ? find(pools, visit->pool) : nullptr;
            if (!own) continue;
            const std::string at = below(below(below(below("/pathways", name), "stages"), stage_name), "with");
            Names seen{visit->pool};
            for (std::size_t i = 0; i < visit->with.size(); ++i) {
                const Need& need = visit->with[i];
                const std::string here = below(at, i);
                c.exists(below(here, "pool"), need.pool, names_of(pools), "no_such_pool");
                if (std::ranges::find(seen, std::string_view{need.pool}) != seen.end()) c.report(below(here, "pool"), "pool_twice", {need.pool});
                seen.push_back(need.pool);
                if (const StaffPool* pool = find(pools, need.pool); pool && pool->scope != own->scope)
                    c.report(below(here, "pool"), "wrong_scope", {need.pool, std::string{name_of(own->scope)}});
                if (need.units != 1) c.report(below(here, "units"), "only_in_a_network", {"units"});
            }
        }
}

}  // namespace

void check_services(Checker& c)
{
    const Services& s = c.plan.services;
    check_booking(c, "/services/televisit", s.televisit);
    check_booking(c, "/services/teleconsult", s.teleconsult);
    check_booking(c, "/services/tele_advice", s.tele_advice);
    check_booking(c, "/services/tele_care", s.tele_care);
    check_booking(c, "/services/tele_check", s.tele_check);
    for (const Recurring& r : recurring_contacts(c.plan))
        if (r.service && r.phase != Phase::televisits) check_cycles(c, below("/services", service_names[static_cast<std::size_t>(*r.service)]), r);
    if (s.televisit.enabled) check_televisits(c);
    double mix = 0;
    for (const double share : s.emergency_calls.priority_mix) mix += share;
    c.sum_is_one("/services/emergency_calls/priority_mix", mix, 1e-6, "shares_do_not_sum");
    c.exists("/services/emergency_calls/office_hours", s.emergency_calls.office_hours, names_of(c.plan.organisation.calendars), "no_such_calendar");
    std::vector<std::string> cells;
    for (const std::string_view group : models::Names<TargetGroup>::all)
        for (const std::string_view level : models::Names<Intensity>::all) cells.push_back(std::string{group} + '.' + std::string{level});
    for (std::size_t i = 0; i < s.kits.without.size(); ++i)
        c.exists(below("/services/kits/without", i), s.kits.without[i], Names(cells.begin(), cells.end()), "no_such_class");
    for (const NeededPathway& n : service_pathways(c.plan)) check_needed(c, n);
    check_together(c);
}

}  // namespace teleplan::models::detail
