// Centres and the overflow edges that lead to them.
#include <algorithm>

#include "models/overflow.hpp"
#include "models/plan_check_parts.hpp"

namespace teleplan::models::detail
{
namespace
{

void check_centre(Checker& c, const std::string& at, const std::string& name, const Centre& centre)
{
    const Organisation& o = c.plan.organisation;
    if (find(o.pools, name)) c.report(at, "name_of_a_pool", {name});
    if (centre.servers.has_value() == !centre.shifts.empty()) c.report(at, "servers_or_shifts", {name});
    for (std::size_t i = 0; i < centre.shifts.size(); ++i)
        c.exists(below(below(at, "shifts"), i), centre.shifts[i], names_of(o.shifts), "no_such_shift");
    const Names worked(centre.shifts.begin(), centre.shifts.end());
    for (const auto& [shift, seats] : centre.seats) c.exists(below(below(at, "seats"), shift), shift, worked, "no_such_shift");
    c.exists(below(at, "coverage"), centre.coverage, names_of(o.calendars), "no_such_calendar");
    const bool reached = std::ranges::any_of(o.overflow, [&](const auto& named) { return named.second.to == name; });
    if (!reached) c.report(at, "centre_without_work", {name});
}

/// Whether edges lead from a centre back to itself.
bool in_a_circle(const Organisation& o, const std::string& centre)
{
    std::vector<std::string> reached{centre};
    for (std::size_t i = 0; i < reached.size(); ++i)
        for (const auto& [name, edge] : o.overflow) {
            if (edge.pool != reached[i]) continue;
            if (edge.to == centre) return true;
            if (std::ranges::find(reached, edge.to) == reached.end()) reached.push_back(edge.to);
        }
    return false;
}

bool urgent_work_moves(const Plan& plan, const OverflowEdge& edge, const std::string& role)
{
    return std::ranges::any_of(plan.pathways, [&](const auto& named) {
        const auto& [pathway_name, pathway] = named;
        if (edge.pathways.empty() ? first_pool(plan, pathway_name) != role : std::ranges::find(edge.pathways, pathway_name) == edge.pathways.end()) return false;
        return std::ranges::any_of(pathway.stages, [&](const auto& stage) {
            const auto* visit = std::get_if<Visit>(&stage.second.step);
            return visit && visit->pool == role && visit->precedence != Precedence::deferrable;
        });
    });
}

/// A pathway in which the pool is taken together with others: its work cannot be handed over alone (sim::Transfer). Empty: none.
std::string joint_work(const Plan& plan, const std::string& pool)
{
    for (const auto& [name, pathway] : plan.pathways)
        for (const auto& [stage_name, stage] : pathway.stages) {
            const auto* visit = std::get_if<Visit>(&stage.step);
            if (!visit || visit->with.empty()) continue;
            if (visit->pool == pool || std::ranges::find(visit->with, pool, &Need::pool) != visit->with.end()) return name;
        }
    return {};
}

void check_edge(Checker& c, const std::string& at, const OverflowEdge& edge)
{
    const Organisation& o = c.plan.organisation;
    Names sources = names_of(o.pools), places;
    for (const auto& [name, centre] : o.centres) sources.push_back(name);
    c.exists(below(at, "pool"), edge.pool, sources, "no_such_pool");
    const StaffPool* pool = find(o.pools, edge.pool);
    if (pool && pool->scope != Scope::authority) c.report(below(at, "pool"), "wrong_scope", {edge.pool, "authority"});
    c.exists(below(at, "to"), edge.to, names_of(o.centres), "no_such_centre");
    c.exists(below(at, "calendar"), edge.calendar, names_of(o.calendars), "no_such_calendar");
    for (const Authority& a : c.territory.authorities)
        if (a.region_code == c.plan.plan.region_code) places.push_back(a.code);
    for (std::size_t i = 0; i < edge.from.size(); ++i) c.exists(below(below(at, "from"), i), edge.from[i], places, "no_such_authority");
    if (!edge.from.empty() && find(o.centres, edge.pool)) c.report(below(at, "from"), "not_allowed_with", {"from", edge.pool});
    for (std::size_t i = 0; i < edge.pathways.size(); ++i)
        c.exists(below(below(at, "pathways"), i), edge.pathways[i], names_of(c.plan.pathways), "no_such_pathway");
    if (edge.after < Duration{} || edge.after > 7 * one_day)
        c.report(below(at, "after"), "out_of_range", {number_text(sim::seconds(edge.after)), "0", "604800", "s"});
    const std::string role = pool_of_place(c.plan, edge.pool);
    if (role.empty()) return;
    if (!urgent_work_moves(c.plan, edge, role)) c.report(at, "overflow_moves_nothing", {role});
    if (const std::string pathway = joint_work(c.plan, role); !pathway.empty()) c.report(below(at, "pool"), "overflow_of_joint_work", {role, pathway});
}

}  // namespace

void check_overflow(Checker& c)
{
    const Organisation& o = c.plan.organisation;
    if (is_network(c.plan)) {
        if (!o.centres.empty()) c.report("/organisation/centres", "not_in_a_network", {"centres"});
        if (!o.overflow.empty()) c.report("/organisation/overflow", "not_in_a_network", {"overflow"});
        return;
    }
    bool circle = false;
    for (const auto& [name, centre] : o.centres) {
        const std::string at = below("/organisation/centres", name);
        check_centre(c, at, name, centre);
        if (in_a_circle(o, name)) {
            c.report(at, "overflow_in_a_circle", {name});
            circle = true;
        }
    }
    for (const auto& [name, edge] : o.overflow) {
        const std::string at = below("/organisation/overflow", name);
        check_edge(c, at, edge);
        if (circle) continue;
        const std::string first = pool_of_place(c.plan, edge.to), own = pool_of_place(c.plan, edge.pool);
        if (!first.empty() && !own.empty() && first != own) c.report(at, "overflow_of_two_pools", {edge.to, first, own});
    }
}

}  // namespace teleplan::models::detail
