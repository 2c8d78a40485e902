#pragma once
// The charts of the page, as SVG elements, each with the table of the numbers it draws.

#include <string>

#include "charts/display_list.hpp"
#include "formats/table.hpp"
#include "models/plan.hpp"
#include "planning/results.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// `svg` is empty when there is nothing to draw; `drawing` is the same picture for a screen.
struct Figure { std::string svg, caption; formats::Table data; charts::DisplayList drawing{}; };
/// Writes the drawing as the figure's SVG.
void draw(Figure&, const char* id, charts::DisplayList, const Language&);

[[nodiscard]] Figure ramp_figure(const models::Plan&, const Language&);
[[nodiscard]] Figure seats_figure(const planning::SizeAnswer&, const Language&);         // first pool of the plan: operators by shift, working days
[[nodiscard]] Figure messages_figure(const planning::PlatformLoad&, const Language&);    // by hour of an average day
[[nodiscard]] Figure tornado_figure(const planning::SizeAnswer&, const Language&);       // the five strongest assumptions

}  // namespace teleplan::reports
