#include "gui/app/live_pathway.hpp"

#include <algorithm>
#include <variant>

#include "gui/app/live_words.hpp"
#include "reports/names.hpp"

namespace teleplan::gui {

using planning::LiveMove;
using planning::LivePlace;
using planning::Snapshot;
using reports::Language;
using reports::msg;

namespace {

constexpr double flight_seconds = 0.9, longest_spread = 1.5;

void add_stage(LivePathway& out, const LivePlace& place, const std::string& pathway, const std::string& name, const models::Stage& stage, const Language& tr)
{
    PathwayNode node;
    node.name = stage_words(pathway, name, tr);
    const auto found = std::ranges::find_if(place.stages, [&](const models::NamedStage& s) { return s.pathway == pathway && s.stage == name; });
    std::optional<std::size_t> index;
    if (found != place.stages.end()) index = static_cast<std::size_t>(found - place.stages.begin());
    if (const auto* visit = std::get_if<models::Visit>(&stage.step)) {
        node.sub_label = pool_words(visit->pool, tr);
        if (!index) node.sub_label += tr(msg(", altrove"));
    } else if (const auto* leave = std::get_if<models::Leave>(&stage.step)) {
        node.kind = NodeKind::end;
        node.name = outcome_words(leave->outcome, tr);
    } else {
        node.kind = NodeKind::wait;
        node.sub_label = index ? tr(msg("passa del tempo")) : tr(msg("subito"));
    }
    if (index) out.node_of_stage[*index] = out.graph.nodes.size();
    out.stage_of_node.push_back(index);
    out.graph.nodes.push_back(std::move(node));
}

void add_pathway(LivePathway& out, const LivePlace& place, const std::string& name, const models::Pathway& pathway, bool headed, const Language& tr)
{
    const std::size_t first = out.graph.nodes.size();
    for (const auto& [stage_name, stage] : pathway.stages) {
        add_stage(out, place, name, stage_name, stage, tr);
        if (headed && stage_name == pathway.start) out.graph.nodes.back().name = pathway_words(name, tr);
    }
    const auto node = [&](const std::string& stage) -> std::optional<std::size_t> {
        for (std::size_t s = 0; s < pathway.stages.size(); ++s)
            if (pathway.stages[s].first == stage) return first + s;
        return std::nullopt;
    };
    for (std::size_t s = 0; s < pathway.stages.size(); ++s)
        for (const models::Branch& branch : pathway.stages[s].second.next)
            if (const auto to = node(branch.to))
                out.graph.edges.push_back({first + s, *to, branch.probability, branch.probability < 1 ? tr.percent(branch.probability, 0) : ""});
}

bool has_stage(const LivePlace& place, const std::string& pathway) { return std::ranges::find(place.stages, pathway, &models::NamedStage::pathway) != place.stages.end(); }

/// Boxes after `from` up to the first that `is_goal`, through those that only route; empty: none.
template <class Goal> std::vector<std::size_t> way_to(const LivePathway& p, std::size_t from, const Goal& is_goal, int depth = 0)
{
    if (depth > 64) return {};
    for (const PathwayEdge& e : p.graph.edges) {
        if (e.from != from) continue;
        if (is_goal(e.to)) return {e.to};
        if (p.stage_of_node[e.to] || p.graph.nodes[e.to].kind != NodeKind::wait) continue;
        if (auto rest = way_to(p, e.to, is_goal, depth + 1); !rest.empty()) {
            rest.insert(rest.begin(), e.to);
            return rest;
        }
    }
    return {};
}

/// Ends that are reached from a box through those that only route.
void ends_from(const LivePathway& p, std::size_t from, std::vector<std::size_t>& out, int depth = 0)
{
    for (const PathwayEdge& e : p.graph.edges) {
        if (e.from != from) continue;
        if (p.graph.nodes[e.to].kind == NodeKind::end) {
            if (std::ranges::find(out, e.to) == out.end()) out.push_back(e.to);
        } else if (!p.stage_of_node[e.to] && p.graph.nodes[e.to].kind == NodeKind::wait && depth < 64) {
            ends_from(p, e.to, out, depth + 1);
        }
    }
}

std::optional<std::size_t> node_at(const LivePathway& p, std::int16_t move_place, std::int16_t stage, std::size_t place)
{
    if (move_place < 0 || static_cast<std::size_t>(move_place) != place || static_cast<std::size_t>(stage) >= p.node_of_stage.size()) return std::nullopt;
    return p.node_of_stage[static_cast<std::size_t>(stage)];
}

}  // namespace

LivePathway live_pathway(const models::Plan& plan, const LivePlace& place, const std::string& pathway, const Language& tr)
{
    LivePathway out;
    out.node_of_stage.resize(place.stages.size());
    for (const auto& [name, value] : plan.pathways)
        if ((pathway.empty() && has_stage(place, name)) || name == pathway) add_pathway(out, place, name, value, pathway.empty(), tr);
    out.layout = laid_out(out.graph);
    return out;
}

void count_into(LivePathway& p, const planning::LivePlaceNow& now)
{
    for (std::size_t n = 0; n < p.graph.nodes.size(); ++n) {
        if (!p.stage_of_node[n] || *p.stage_of_node[n] >= now.stages.size()) continue;
        p.graph.nodes[n].waiting = now.stages[*p.stage_of_node[n]].waiting;
        p.graph.nodes[n].in_service = now.stages[*p.stage_of_node[n]].in_service;
    }
}

std::vector<PathwayRow> pathway_rows(const LivePlace& place, const Language& tr)
{
    std::vector<PathwayRow> out;
    for (const models::NamedStage& stage : place.stages)
        if (std::ranges::find(out, stage.pathway, &PathwayRow::pathway) == out.end()) out.push_back({stage.pathway, pathway_words(stage.pathway, tr)});
    return out;
}

void count_into(std::vector<PathwayRow>& rows, const LivePlace& place, const planning::LivePlaceNow& now)
{
    for (PathwayRow& row : rows) row.waiting = row.in_service = 0;
    for (std::size_t s = 0; s < place.stages.size() && s < now.stages.size(); ++s) {
        const auto row = std::ranges::find(rows, place.stages[s].pathway, &PathwayRow::pathway);
        if (row == rows.end()) continue;
        row->waiting += now.stages[s].waiting;
        row->in_service += now.stages[s].in_service;
    }
}

std::optional<PathwayToken> token_of(const LivePathway& p, const LiveMove& move, std::size_t place)
{
    const auto from = node_at(p, move.from_place, move.from_stage, place), to = node_at(p, move.to_place, move.to_stage, place);
    if (!from && !to) return std::nullopt;
    PathwayToken out;
    out.color = static_cast<std::size_t>(move.priority);
    out.shape = static_cast<TokenShape>(move.priority);
    if (!from) {
        out.enters = true;
        out.way = {*to};
        return out;
    }
    out.way = {*from};
    if (to) {
        const auto rest = way_to(p, *from, [&](std::size_t n) { return n == *to; });
        if (rest.empty()) out.way.push_back(*to);                 // after giving up, or by a transfer: no arrow is drawn for it
        out.way.insert(out.way.end(), rest.begin(), rest.end());
        return out;
    }
    std::vector<std::size_t> ends;
    if (move.to_place == LiveMove::outside) ends_from(p, *from, ends);
    if (ends.size() != 1) {
        out.exits = true;
        return out;
    }
    const auto rest = way_to(p, *from, [&](std::size_t n) { return n == ends.front(); });
    out.way.insert(out.way.end(), rest.begin(), rest.end());
    return out;
}

void launch(Flights& flights, const LivePathway& p, std::size_t place, const Snapshot& shot, double now)
{
    if (!flights.seen || *flights.seen > shot.time) {             // begins to look: what was before is over
        flights.seen = shot.time;
        flights.seen_at = now;
        return;
    }
    if (*flights.seen == shot.time) return;
    const double simulated = sim::seconds(shot.time - *flights.seen);
    const double spread = shot.state == planning::LiveState::running ? std::clamp(now - flights.seen_at, 0.03, 0.5) : longest_spread;
    for (const LiveMove& move : shot.moves) {
        if (move.at < *flights.seen) continue;                       // a run stands at a time before what happens then
        if (flights.flying.size() >= most_flights) break;
        if (auto token = token_of(p, move, place)) {
            const double part = std::clamp(sim::seconds(move.at - *flights.seen) / simulated, 0.0, 1.0);
            const auto legs = token->way.size() - 1 + (token->enters ? 1 : 0) + (token->exits ? 1 : 0);
            flights.flying.push_back({std::move(*token), now + part * spread, flight_seconds * static_cast<double>(std::max<std::size_t>(1, legs))});
        }
    }
    flights.seen = shot.time;
    flights.seen_at = now;
}

std::vector<PathwayToken> in_flight(Flights& flights, double now)
{
    std::erase_if(flights.flying, [&](const Flight& f) { return now >= f.from + f.length; });
    std::vector<PathwayToken> out;
    for (const Flight& f : flights.flying) {
        if (now < f.from) continue;
        out.push_back(f.token);
        out.back().progress = (now - f.from) / f.length;
    }
    return out;
}

}  // namespace teleplan::gui
