#include "models/pathway.hpp"

#include <algorithm>

#include "models/pathway_parts.hpp"
#include "models/services.hpp"

namespace teleplan::models {

namespace {

constexpr std::uint32_t urgent_ranks = priority_count * 2;         // level 2 before the others within each priority
constexpr std::uint32_t first_deferrable = 1 + urgent_ranks;

const Visit* visit_of(const Stage& stage) { return std::get_if<Visit>(&stage.step); }

bool belongs(const Plan& plan, const Pathway& pathway, Scope scope)
{
    return std::ranges::any_of(pathway.stages, [&](const auto& named) {
        const Visit* visit = visit_of(named.second);
        const StaffPool* pool = visit ? find(plan.organisation.pools, visit->pool) : nullptr;
        return pool && pool->scope == scope;
    });
}

/// Calendars of the deferrable visits, in file order: each is one priority level, the same in every pool, because a visit to
/// several pools has one priority in all of them.
std::vector<std::string> deferrable_calendars(const Plan& plan)
{
    std::vector<std::string> calendars;
    for (const auto& [name, pathway] : plan.pathways)
        for (const auto& [stage_name, stage] : pathway.stages)
            if (const Visit* v = visit_of(stage); v && v->precedence == Precedence::deferrable)
                if (std::ranges::find(calendars, v->calendar) == calendars.end()) calendars.push_back(v->calendar);
    return calendars;
}

bool needs(const Visit& visit, const std::string& pool) { return visit.pool == pool || std::ranges::find(visit.with, pool, &Need::pool) != visit.with.end(); }

/// Those of the deferrable visits that need a pool.
std::vector<std::string> deferrable_calendars(const Plan& plan, const std::string& pool)
{
    std::vector<std::string> calendars;
    for (const auto& [name, pathway] : plan.pathways)
        for (const auto& [stage_name, stage] : pathway.stages)
            if (const Visit* v = visit_of(stage); v && v->precedence == Precedence::deferrable && needs(*v, pool)) calendars.push_back(v->calendar);
    return calendars;
}

std::uint32_t urgent_rank(sim::ClassId c) { return static_cast<std::uint32_t>(priority_of(c)) * 2 + (intensity_of(c) == Intensity::level_2 ? 0U : 1U); }

std::vector<std::uint32_t> priorities(const Plan& plan, const Visit& visit)
{
    switch (visit.precedence) {
    case Precedence::continuation: return {0};
    case Precedence::deferrable: {
        const auto calendars = deferrable_calendars(plan);
        return {first_deferrable + static_cast<std::uint32_t>(std::ranges::find(calendars, visit.calendar) - calendars.begin())};
    }
    case Precedence::urgent: break;
    }
    std::vector<std::uint32_t> by_class;
    for (std::uint32_t c = 0; c < static_cast<std::uint32_t>(class_count); ++c) by_class.push_back(1 + urgent_rank(sim::ClassId{c}));
    return by_class;
}

void add_pools(PathwayNetwork& out, const Plan& plan, Scope scope)
{
    for (const auto& [name, pool] : plan.organisation.pools) {
        if (pool.scope != scope) continue;
        const int priorities = static_cast<int>(first_deferrable + std::max<std::size_t>(1, deferrable_calendars(plan).size()));
        std::optional<std::uint32_t> places;
        if (pool.waiting_places) places = static_cast<std::uint32_t>(*pool.waiting_places);
        out.network.pools.push_back({{name, priorities, places}, {}, {}, {}, {}});
        out.pools.push_back(name);
    }
}

/// A stage that takes no time and needs nobody only routes: its branches are followed at once instead of being simulated.
bool only_routes(const Stage& stage)
{
    const auto* wait = std::get_if<Wait>(&stage.step);
    const auto* constant = wait ? std::get_if<sim::Constant>(&wait->duration) : nullptr;
    return constant && constant->value == 0 && !stage.next.empty();
}

/// Adds to `out` the simulated stages that a branch leads to, through routing stages; leaving is the remainder.
void follow(const Pathway& pathway, const Named<sim::StageId>& ids, const Branch& branch, double probability, int depth, std::vector<sim::Branch>& out)
{
    const Stage* target = find(pathway.stages, branch.to);
    if (!target || std::holds_alternative<Leave>(target->step) || depth > 64) return;
    probability *= branch.probability;
    if (only_routes(*target)) {
        for (const Branch& next : target->next) follow(pathway, ids, next, probability, depth + 1, out);
        return;
    }
    const sim::StageId to = *find(ids, branch.to);
    const auto same = std::ranges::find(out, to, &sim::Branch::to);
    if (same == out.end()) out.push_back({to, probability});
    else same->probability += probability;
}

}  // namespace

void detail::add_pathway(PathwayNetwork& out, const std::string& name, const Pathway& pathway, const std::function<void(sim::Stage&, const Visit&)>& complete)
{
    Named<sim::StageId> ids;
    for (const auto& [stage_name, stage] : pathway.stages) {
        if (std::holds_alternative<Leave>(stage.step) || only_routes(stage)) continue;
        ids.emplace_back(stage_name, sim::StageId{static_cast<std::uint32_t>(out.network.stages.size())});
        sim::Stage& made = out.network.stages.emplace_back();
        made.name = name + '.' + stage_name;
        out.stages.push_back({name, stage_name});
        if (const Visit* visit = visit_of(stage)) {
            made.pool = pool_of(out, visit->pool);
            made.service = visit->service;
            made.patience = visit->patience;
            complete(made, *visit);
        } else {
            made.service = std::get<Wait>(stage.step).duration;
        }
    }
    for (const auto& [stage_name, id] : ids) {
        const Stage& from = *find(pathway.stages, stage_name);
        sim::Stage& made = out.network.stages[static_cast<std::uint32_t>(id)];
        for (const Branch& branch : from.next) follow(pathway, ids, branch, 1, 0, made.next);
        for (const Branch& branch : from.on_give_up) follow(pathway, ids, branch, 1, 0, made.if_gave_up);
        for (const Branch& branch : from.on_rejection) follow(pathway, ids, branch, 1, 0, made.if_rejected);
        for (const Branch& branch : from.on_balking) follow(pathway, ids, branch, 1, 0, made.if_balked);
    }
    out.entry.emplace_back(name, *find(ids, pathway.start));
}

PathwayNetwork pathway_network(const Plan& plan, Scope scope)
{
    PathwayNetwork out;
    out.network.classes = class_count;
    add_pools(out, plan, scope);
    for (const auto& [name, pathway] : plan.pathways)
        if (belongs(plan, pathway, scope))
            detail::add_pathway(out, name, pathway, [&](sim::Stage& made, const Visit& v) {
                made.priority_by_class = priorities(plan, v);
                for (const Need& need : v.with)
                    if (const auto pool = pool_of(out, need.pool)) made.also.push_back({*pool, need.units});
            });
    for (const auto& [name, entry] : out.entry)
        if (const double mean = mean_of_entry(plan, name); mean > 0) {
            sim::Distribution& service = out.network.stages[static_cast<std::size_t>(entry)].service;
            service = sim::with_mean(service, mean);
        }
    return out;
}

std::optional<sim::StageId> entry_of(const PathwayNetwork& n, std::string_view pathway)
{
    const sim::StageId* id = find(n.entry, pathway);
    return id ? std::optional{*id} : std::nullopt;
}

std::optional<sim::StageId> stage_of(const PathwayNetwork& n, std::string_view dotted_name)
{
    for (std::size_t i = 0; i < n.network.stages.size(); ++i)
        if (n.network.stages[i].name == dotted_name) return sim::StageId{static_cast<std::uint32_t>(i)};
    return std::nullopt;
}

std::optional<sim::PoolId> pool_of(const PathwayNetwork& n, std::string_view name)
{
    const auto at = std::ranges::find(n.pools, name);
    if (at == n.pools.end()) return std::nullopt;
    return sim::PoolId{static_cast<std::uint32_t>(at - n.pools.begin())};
}

std::string first_pool(const Plan& plan, std::string_view pathway)
{
    const Pathway* found = find(plan.pathways, pathway);
    const Stage* start = found ? find(found->stages, found->start) : nullptr;
    const Visit* visit = start ? visit_of(*start) : nullptr;
    return visit ? visit->pool : std::string{};
}

std::vector<GatedPriority> gated_priorities(const Plan& plan, const PathwayNetwork& n)
{
    std::vector<GatedPriority> out;
    const auto calendars = deferrable_calendars(plan);
    for (std::size_t p = 0; p < n.pools.size(); ++p) {
        const auto mine = deferrable_calendars(plan, n.pools[p]);
        for (std::size_t c = 0; c < calendars.size(); ++c)
            if (!calendars[c].empty() && std::ranges::find(mine, calendars[c]) != mine.end())
                out.push_back({sim::PoolId{static_cast<std::uint32_t>(p)}, first_deferrable + static_cast<std::uint32_t>(c), calendars[c]});
    }
    return out;
}

}  // namespace teleplan::models
