// Calendars, shifts, pools and professionals; standards and rules.
#include <algorithm>

#include "models/plan_check_parts.hpp"

namespace teleplan::models::detail
{
namespace
{

void check_calendar(Checker& c, const std::string& at, const Calendar& calendar)
{
    if (calendar.blocks.empty()) c.report(below(at, "blocks"), "missing_field", {"blocks"});
    c.blocks(below(at, "blocks"), calendar.blocks);
    if (!calendar.slot) return;
    constexpr Duration shortest_slot = std::chrono::minutes{1};
    const std::string slot = below(at, "slot");
    if (*calendar.slot < shortest_slot || *calendar.slot > one_day)
        c.report(slot, "out_of_range", {number_text(sim::seconds(*calendar.slot)), "60", "86400", "s"});
    else if (std::ranges::any_of(calendar.blocks,
                                 [&](const Block& b) { return b.to > b.from && *calendar.slot > b.to - b.from; }))
        c.report(slot, "slot_longer_than_block");
}

/// Where the seats of a pool may be entered.
Names places_of(const Checker& c, Scope scope)
{
    if (scope == Scope::region) return {"region"};
    Names codes;
    for (const Authority& a : c.territory.authorities)
        if (a.region_code == c.plan.plan.region_code) codes.push_back(a.code);
    return codes;
}

void check_pool(Checker& c, const std::string& at, const std::string& name, const StaffPool& pool)
{
    const Organisation& o = c.plan.organisation;
    if (!is_network(c.plan) && pool.servers.has_value() == !pool.shifts.empty()) c.report(at, "servers_or_shifts", {name});
    for (std::size_t i = 0; i < pool.shifts.size(); ++i)
        c.exists(below(below(at, "shifts"), i), pool.shifts[i], names_of(o.shifts), "no_such_shift");
    c.exists(below(at, "coverage"), pool.coverage, names_of(o.calendars), "no_such_calendar");
    const Names worked(pool.shifts.begin(), pool.shifts.end()), places = places_of(c, pool.scope);
    for (const auto& [place, shifts] : pool.seats) {
        const std::string here = below(below(at, "seats"), place);
        c.exists(here, place, places, "no_such_authority");
        for (const auto& [shift, seats] : shifts) c.exists(below(here, shift), shift, worked, "no_such_shift");
    }
}

void check_standard(Checker& c, const std::string& at, const Standard& standard)
{
    Names visits, stages;
    std::vector<std::string> dotted;
    for (const auto& [pathway_name, pathway] : c.plan.pathways)
        for (const auto& [name, stage] : pathway.stages) dotted.push_back(pathway_name + '.' + name);
    std::size_t i = 0;
    for (const auto& [pathway_name, pathway] : c.plan.pathways)
        for (const auto& [name, stage] : pathway.stages) {
            if (std::holds_alternative<Visit>(stage.step)) visits.push_back(dotted[i]);
            stages.push_back(dotted[i++]);
        }
    c.exists(below(at, "stage"), standard.stage, stages, "no_such_stage");
    const bool known = std::ranges::find(stages, standard.stage) != stages.end();
    if (known && std::ranges::find(visits, standard.stage) == visits.end())
        c.report(below(at, "stage"), "not_a_visit", {standard.stage});
    const auto& priorities = models::Names<Priority>::all;
    c.exists(below(at, "class"), standard.class_name, Names(priorities.begin(), priorities.end()), "no_such_class");
    Names clocks = names_of(c.plan.organisation.calendars);
    clocks.insert(clocks.end(), {"coverage", "always"});
    c.exists(below(at, "clock"), standard.clock, clocks, "no_such_calendar");
}

}  // namespace

void check_organisation(Checker& c)
{
    const Organisation& o = c.plan.organisation;
    for (const auto& [name, calendar] : o.calendars)
        check_calendar(c, below("/organisation/calendars", name), calendar);
    for (const auto& [name, pool] : o.pools) check_pool(c, below("/organisation/pools", name), name, pool);
    for (const auto& [name, category] : o.operators) {
        const std::string at = below("/organisation/operators", name);
        c.sum_is_one(at, category.employed + category.contracted + category.accredited, 1e-6, "shares_do_not_sum");
        c.exists(below(at, "pool"), category.pool, names_of(o.pools), "no_such_pool");
    }
    check_overflow(c);
    double settings = 0;
    for (const auto& [name, share] : o.workstations.settings) settings += share;
    if (!o.workstations.settings.empty() || o.workstations.per_operator > 0)
        c.sum_is_one("/organisation/workstations/settings", settings, 1e-6, "shares_do_not_sum");
}

void check_standards_and_rules(Checker& c)
{
    for (const auto& [name, standard] : c.plan.standards) {
        check_standard(c, below("/standards", name), standard);
        for (const auto& [other_name, other] : c.plan.standards) {
            if (other_name == name) break;                        // each pair once, reported at the later one
            const bool same_class = other.class_name == standard.class_name || other.class_name.empty() || standard.class_name.empty();
            if (other.stage == standard.stage && same_class) c.report(below("/standards", name), "standards_overlap", {other_name});
        }
    }
    for (const auto& [name, rule] : c.plan.rules) {
        const std::string at = below("/rules", name);
        if (rule.op != "<=" && rule.op != ">=") c.report(below(at, "op"), "no_such_operator", {rule.op});
        c.exists(below(at, "where"), rule.where, places_of_results(c), "no_such_authority");
        check_measure(c, at, rule);
    }
}

}  // namespace teleplan::models::detail
