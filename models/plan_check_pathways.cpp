// Pathways as graphs, and the streams and experiment of a queueing network.
#include <algorithm>
#include <array>

#include "models/plan_check.hpp"
#include "models/plan_check_parts.hpp"

namespace teleplan::models::detail
{
namespace
{

using Graph = std::vector<std::vector<std::size_t>>;  // successors of each stage, by index

struct Edges {
    Graph all, possible, back;
};  // possible: probability above 0; back: those, reversed

Edges edges_of(const Pathway& pathway)
{
    const Names names = names_of(pathway.stages);
    Edges edges{Graph(names.size()), Graph(names.size()), Graph(names.size())};
    for (std::size_t from = 0; from < names.size(); ++from)
        for (const Branch& branch : pathway.stages[from].second.next) {
            const auto to =
                static_cast<std::size_t>(std::ranges::find(names, std::string_view{branch.to}) - names.begin());
            if (to == names.size()) continue;
            edges.all[from].push_back(to);
            if (branch.probability <= 0) continue;
            edges.possible[from].push_back(to);
            edges.back[to].push_back(from);
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

void check_stage(Checker& c, const std::string& at, const Pathway& pathway, const std::string& name, const Stage& stage)
{
    const Organisation& o = c.plan.organisation;
    if (const auto* visit = std::get_if<Visit>(&stage.step)) {
        c.exists(below(at, "visit"), visit->pool, names_of(o.pools), "no_such_pool");
        c.exists(below(at, "calendar"), visit->calendar, names_of(o.calendars), "no_such_calendar");
    }
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

void check_network(Checker& c)
{
    const auto& experiment = c.plan.experiment;
    constexpr double longest = max_horizon_years * 365.25 * 86400;
    double run = 0;
    if (!experiment) {
        c.report("/experiment", "missing_field", {"experiment"});
    } else {
        run = sim::seconds(experiment->warm_up) + sim::seconds(experiment->length);
        if (run > longest)
            c.report("/experiment", "horizon_too_long",
                     {number_text(run / 86400 / 365.25), std::to_string(max_horizon_years)});
        if (experiment->length <= Duration{})
            c.report("/experiment/length", "out_of_range",
                     {number_text(sim::seconds(experiment->length)), "1e-06", number_text(longest), "s"});
    }
    for (const auto& [name, stream] : c.plan.streams) {
        const std::string at = below("/streams", name);
        c.exists(below(at, "pathway"), stream.pathway, names_of(c.plan.pathways), "no_such_pathway");
        const double mean = sim::mean(stream.interarrival);
        if (!(mean * max_arrivals >= run && mean > 0))
            c.report(below(at, "interarrival"), "too_many_arrivals",
                     {number_text(run / mean), number_text(max_arrivals)});
    }
}

}  // namespace teleplan::models::detail
