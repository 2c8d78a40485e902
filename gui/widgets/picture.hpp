#pragma once
// Charts as pixels, without a window: for a PNG that looks as the screen does, whatever is in front of it or scrolled away.

#include <cstdint>
#include <string>
#include <vector>

#include "gui/widgets/chart_canvas.hpp"

namespace teleplan::gui {

struct Picture {
    int width = 0, height = 0;                         // [pixels]
    std::vector<std::uint8_t> rgb;                     // three bytes a pixel, rows from the top
};

/// The chart on white in the light palette, `scale` pixels for each of its own. Needs an ImGui context with its fonts, between two frames or in one.
[[nodiscard]] Picture picture_of(std::string_view name, const Chart&, float scale);

/// The bytes of a PNG file. Throws std::runtime_error when memory does not suffice.
[[nodiscard]] std::string png(const Picture&);

}  // namespace teleplan::gui
