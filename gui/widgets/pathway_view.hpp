#pragma once
// A pathway drawn: boxes with who waits and who is served, arrows with their shares, jobs on their way.

#include <optional>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "gui/app/pathway_graph.hpp"

namespace teleplan::gui {

struct PathwayLook {
    const std::vector<PathwayToken>* tokens = nullptr;
    std::optional<std::size_t> chosen;                 // a box that is marked
};

/// Draws into the width that is left: boxes and gaps shrink down to where names still fit, then the view scrolls sideways (the
/// caller's window needs ImGuiWindowFlags_HorizontalScrollbar). Recorded as `name`, boxes as name.<node index>. Gives the box that
/// was clicked in this frame.
std::optional<std::size_t> draw_pathway(std::string_view name, const PathwayGraph&, const PathwayLayout&, const PathwayLook& = {});

/// The mark of a token, for a legend: drawn at the middle of a place.
void draw_token(ImDrawList&, ImVec2 at, TokenShape, ImU32 color, float radius);

}  // namespace teleplan::gui
