#pragma once
// The pathways of a place with who is where, and the jobs that move between their stages.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gui/app/pathway_graph.hpp"
#include "models/plan.hpp"
#include "planning/live_snapshot.hpp"
#include "reports/phrases.hpp"

namespace teleplan::gui {

struct LivePathway {
    PathwayGraph graph;
    PathwayLayout layout;
    std::vector<std::optional<std::size_t>> node_of_stage;        // by stage of the place; none: not among the pathways shown
    std::vector<std::optional<std::size_t>> stage_of_node;        // none: routes at once, is done elsewhere, or ends
};
/// The pathway of that name; empty: all that the place has a stage of.
[[nodiscard]] LivePathway live_pathway(const models::Plan&, const planning::LivePlace&, const std::string& pathway, const reports::Language&);

/// Writes who waits and who is served into the boxes.
void count_into(LivePathway&, const planning::LivePlaceNow&);

/// The pathways of a place in the order of its stages, with who is in them now.
struct PathwayRow { std::string pathway, name; int waiting = 0, in_service = 0; };
[[nodiscard]] std::vector<PathwayRow> pathway_rows(const planning::LivePlace&, const reports::Language&);
void count_into(std::vector<PathwayRow>&, const planning::LivePlace&, const planning::LivePlaceNow&);

/// What a move looks like there: its boxes, through those that only route; nothing when it is not of the pathways shown. A job that
/// leaves ends in a box only where there is no doubt in which.
[[nodiscard]] std::optional<PathwayToken> token_of(const LivePathway&, const planning::LiveMove&, std::size_t place);

/// Tokens under way, in seconds of wall time.
struct Flight { PathwayToken token; double from = 0, length = 1; };
struct Flights {
    std::vector<Flight> flying;
    std::optional<sim::SimTime> seen;                  // moves before it have been launched, or were before one looked
    double seen_at = 0;                                // wall time
};
inline constexpr std::size_t most_flights = 240;       // more are not told apart

/// Launches the moves since the last snapshot, in the order and rhythm in which they happened.
void launch(Flights&, const LivePathway&, std::size_t place, const planning::Snapshot&, double now);
/// Those that can be seen now; those that have arrived are gone.
[[nodiscard]] std::vector<PathwayToken> in_flight(Flights&, double now);

}  // namespace teleplan::gui
