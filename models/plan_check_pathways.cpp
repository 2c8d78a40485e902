// Pathways as graphs.
#include <algorithm>
#include <array>

#include "models/plan_check.hpp"
#include "models/plan_check_parts.hpp"

namespace teleplan::models::detail
{
namespace
{

using Graph = std::vector<std::vector<std::size_t>>;  // successors of each stage, by index

/// possible: probability above 0; back: those, reversed; at_once: taken at the instant of coming to the stage.
struct Edges {
    Graph all, possible, back, at_once;
};

Edges edges_of(const Pathway& pathway)
{
    const Names names = names_of(pathway.stages);
    Edges edges{Graph(names.size()), Graph(names.size()), Graph(names.size()), Graph(names.size())};
    const auto add = [&](std::size_t from, const Branch& branch, bool at_once) {
        const auto to = static_cast<std::size_t>(std::ranges::find(names, std::string_view{branch.to}) - names.begin());
        if (to == names.size()) return;
        edges.all[from].push_back(to);
        if (branch.probability <= 0) return;
        edges.possible[from].push_back(to);
        edges.back[to].push_back(from);
        if (at_once) edges.at_once[from].push_back(to);
    };
    for (std::size_t from = 0; from < names.size(); ++from) {
        const Stage& stage = pathway.stages[from].second;
        const auto* wait = std::get_if<Wait>(&stage.step);
        const bool no_time = wait && sim::mean(wait->duration) <= 0;
        for (const Branch& branch : stage.next) add(from, branch, no_time);
        for (const Branch& branch : stage.on_give_up) add(from, branch, false);
        for (const Branch& branch : stage.on_rejection) add(from, branch, true);
        for (const Branch& branch : stage.on_balking) add(from, branch, true);
    }
    return edges;
}

std::vector<bool> reached(const Graph& graph, std::vector<std::size_t> open)
{
    std::vector<bool> seen(graph.size(), false);
    for (const std::size_t start : open) seen[start] = true;
    while (!open.empty()) {
        const std::size_t stage = open.back();
        open.pop_back();
        for (const std::size_t to : graph[stage])
            if (!seen[to]) {
                seen[to] = true;
                open.push_back(to);
            }
    }
    return seen;
}

/// Where jobs go that are not served: only from a visit, and at most all of them.
void check_other_ways(Checker& c, const std::string& at, const Pathway& pathway, const Stage& stage)
{
    const Names names = names_of(pathway.stages);
    const auto way = [&](const char* field, const std::vector<Branch>& branches, bool possible) {
        const std::string here = below(at, field);
        if (!branches.empty() && !possible) c.report(here, "never_happens", {field});
        double sum = 0;
        for (const Branch& branch : branches) {
            c.exists(below(here, branch.to), branch.to, names, "no_such_stage");
            sum += branch.probability;
        }
        if (sum > 1 + 1e-9) c.report(here, "probabilities_above_one", {number_text(sum)});
    };
    const auto* visit = std::get_if<Visit>(&stage.step);
    const StaffPool* pool = visit ? find(c.plan.organisation.pools, visit->pool) : nullptr;
    way("on_give_up", stage.on_give_up, visit && visit->patience);
    way("on_rejection", stage.on_rejection, pool && pool->waiting_places);
    way("on_balking", stage.on_balking, visit && !visit->balking.empty());
}

void check_stage(Checker& c, const std::string& at, const Pathway& pathway, const std::string& name, const Stage& stage)
{
    const Organisation& o = c.plan.organisation;
    if (const auto* visit = std::get_if<Visit>(&stage.step)) {
        c.exists(below(at, "visit"), visit->pool, names_of(o.pools), "no_such_pool");
        c.exists(below(at, "calendar"), visit->calendar, names_of(o.calendars), "no_such_calendar");
    }
    check_other_ways(c, at, pathway, stage);
    if (stage.next.empty()) return;
    if (std::holds_alternative<Leave>(stage.step)) c.report(below(at, "next"), "leave_has_next", {name});
    const Names names = names_of(pathway.stages);
    double sum = 0;
    for (const Branch& branch : stage.next) {
        c.exists(below(below(at, "next"), branch.to), branch.to, names, "no_such_stage");
        sum += branch.probability;
    }
    c.sum_is_one(below(at, "next"), sum, 1e-9, "probabilities_do_not_sum");
}

void check_reach(Checker& c, const std::string& at, const std::string& pathway_name, const Pathway& pathway)
{
    const Names names = names_of(pathway.stages);
    const auto start =
        static_cast<std::size_t>(std::ranges::find(names, std::string_view{pathway.start}) - names.begin());
    if (start == names.size()) return;  // reported as no_such_stage
    const Edges edges = edges_of(pathway);
    const auto reachable = reached(edges.all, {start});
    std::vector<std::size_t> exits;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Stage& stage = pathway.stages[i].second;
        if (!reachable[i]) c.report(below(below(at, "stages"), names[i]), "unreachable_stage", {std::string{names[i]}});
        if (stage.next.empty() || std::holds_alternative<Leave>(stage.step)) exits.push_back(i);
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        if (const auto& back = edges.at_once[i]; !back.empty() && reached(edges.at_once, back)[i])
            return c.report(below(below(at, "stages"), names[i]), "retry_without_delay", {std::string{names[i]}});
    const auto visited = reached(edges.possible, {start});
    const auto leaves = reached(edges.back, exits);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (visited[i] && !leaves[i]) {
            c.report(at, "no_exit", {pathway_name});
            return;
        }
}

}  // namespace

void check_pathways(Checker& c)
{
    std::size_t stages = 0;
    for (const auto& [name, pathway] : c.plan.pathways) stages += pathway.stages.size();
    if (stages > max_stages) {
        c.report("/pathways", "too_many_stages", {std::to_string(stages), std::to_string(max_stages)});
        return;
    }
    for (const auto& [name, pathway] : c.plan.pathways) {
        const std::string at = below("/pathways", name);
        c.exists(below(at, "start"), pathway.start, names_of(pathway.stages), "no_such_stage");
        for (const auto& [stage_name, stage] : pathway.stages)
            check_stage(c, below(below(at, "stages"), stage_name), pathway, stage_name, stage);
        check_reach(c, at, name, pathway);
        const Stage* start = find(pathway.stages, pathway.start);
        const auto* wait = start ? std::get_if<Wait>(&start->step) : nullptr;
        if (start && !std::holds_alternative<Visit>(start->step) && (!wait || sim::mean(wait->duration) <= 0))
            c.report(below(at, "start"), "not_a_visit", {pathway.start});
    }
}

void check_regional_pathways(Checker& c)
{
    struct Needed { const char* pathway; Scope scope; };            // what models/demand feeds
    constexpr std::array needed{Needed{"clinical_alert", Scope::authority}, Needed{"scheduled_call", Scope::authority}, Needed{"notes", Scope::authority},
                                Needed{"televisit", Scope::authority}, Needed{"onboarding", Scope::region}, Needed{"help_desk_call", Scope::region}};
    for (const Needed& n : needed) {
        const std::string at = below("/pathways", n.pathway);
        const Pathway* pathway = find(c.plan.pathways, n.pathway);
        if (!pathway) {
            c.report(at, "missing_field", {n.pathway});
            continue;
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
}

}  // namespace teleplan::models::detail
