#pragma once
// A chart with its title and what can be done with it: read its numbers, copy them.

#include <string>
#include <string_view>

#include "gui/widgets/chart_canvas.hpp"

namespace teleplan::gui {

struct App;

/// The chart, recorded as `name`, and below it its table (name.table), copy (name.copy). size: of the chart, as draw_chart takes it.
Pointing draw_figure(App&, std::string_view name, const std::string& title, const Figure&, ImVec2 size = {0, 0});

}  // namespace teleplan::gui
