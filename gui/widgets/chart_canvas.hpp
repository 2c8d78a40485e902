#pragma once
// Charts on the screen: the same display lists that reports/ writes as SVG.

#include <string>
#include <string_view>

#include <imgui.h>

#include "gui/app/figure.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

/// Where a display list lands: pixel = origin + chart pixel × scale.
struct Placing { ImVec2 origin; float scale = 1; };

/// What the pointer does over a chart; positions in the chart's own pixels.
struct Pointing {
    bool hovered = false, clicked = false, double_clicked = false, dragged = false;   // dragged: the button went down here and is held
    charts::Point at, moved;                           // moved: since the last frame, while dragged
};

/// Screen pixels of one chart pixel at the present font size. A presenter that fills a place of so many screen pixels makes
/// its chart that many times smaller, and the chart's texts grow with the font.
[[nodiscard]] float chart_unit();

/// Draws a chart as an item and records it under its name. size [screen pixels]: 0 is the room that is left in width, and the
/// chart's own proportions in height; the chart keeps its proportions in any size. Polygons are cut into triangles once for
/// each display list that is drawn under this name.
Pointing draw_chart(std::string_view name, const Chart&, ImVec2 size = {0, 0});

/// Only the drawing, at a place of a draw list.
void paint_chart(ImDrawList&, std::string_view name, const Chart&, const Placing&);

/// The size of a font in which texts are as wide as charts::text_width says for `size` pixels.
[[nodiscard]] float font_size_for(const ImFont&, double size);

}  // namespace teleplan::gui
