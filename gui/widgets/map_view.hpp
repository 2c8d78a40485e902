#pragma once
// A map that is zoomed with the wheel and moved by dragging, below a legend that stays.

#include <optional>
#include <string_view>

#include <imgui.h>

#include "gui/app/map_state.hpp"

namespace teleplan::gui {

/// Indices of shapes.
struct MapEvents { std::optional<std::size_t> hovered, clicked, double_clicked; };

/// Draws the map as an item and records it as `name`, and a spot inside each shape as name.<code>. size [screen pixels]: 0 is the
/// room that is left in width, and the map's proportions in height. A click is a press and a release in one place.
MapEvents draw_map(std::string_view name, const MapPicture&, MapCamera&, ImVec2 size, std::optional<std::size_t> chosen);

}  // namespace teleplan::gui
