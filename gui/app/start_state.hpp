#pragma once
// The first view: what would you like to do, the map, the region that is chosen on it, recent plans, examples.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "formats/table.hpp"
#include "gui/app/command.hpp"
#include "gui/app/map_state.hpp"

namespace teleplan::gui {

/// A plan that can be opened with one click.
struct PlanLink { std::filesystem::path path; std::string title, place; };   // place: its folder, for people

/// What is shown of the chosen region; worked out when it is chosen.
struct RegionPanel {
    std::string code, language, name;
    std::vector<std::pair<std::string, std::string>> facts;        // what, how much
    formats::Table authorities;
    std::string problem;                                           // why its plan cannot be read; empty: it can
};

struct StartState {
    std::string region;                                            // code of the region chosen on the map; empty: Italy
    MapState map;
    bool listed = false;                                           // in a narrow window: the list of regions in the map's place
    std::optional<RegionPanel> panel;
    std::optional<std::vector<PlanLink>> examples;                 // read when they are first shown
};

/// The plan of a region among the installed ones: scenarios/regions/<name>.json; of none ("") the national plan.
[[nodiscard]] std::filesystem::path region_file(const App&, const std::string& code);
void choose_region(App&, const std::string& code);                 // "": Italy
/// Opens the plan of the chosen region, or of Italy.
void open_chosen_region(App&);
/// The panel of the chosen region, brought up to date; null for Italy.
const RegionPanel* region_panel(App&);

/// Those of the settings that are still there, latest first; the examples by title.
[[nodiscard]] std::vector<PlanLink> recent_plans(const App&);
const std::vector<PlanLink>& example_plans(App&);

/// Commands of this view: a region each, the national plan.
void add_start_commands(const App&, std::vector<Command>&);

}  // namespace teleplan::gui
