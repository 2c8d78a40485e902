#pragma once
// A chart with its title and what can be done with it: read its numbers, copy them, save it.

#include <string>
#include <string_view>

#include "gui/widgets/chart_canvas.hpp"

namespace teleplan::gui {

struct App;

/// The chart, recorded as `name`, and below it the buttons for its table (name.table, then name.numbers), a copy (name.copy) and files
/// (name.svg, name.png). size: of the chart, as draw_chart takes it.
Pointing draw_figure(App&, std::string_view name, const std::string& title, const Figure&, ImVec2 size = {0, 0});

/// Only the buttons, and the table while it is asked for.
void draw_figure_actions(App&, std::string_view name, const std::string& title, const Figure&);

}  // namespace teleplan::gui
