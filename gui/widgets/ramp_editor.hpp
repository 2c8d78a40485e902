#pragma once
// The ramp of patients as a curve whose points are moved by the mouse or by the keyboard.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <imgui.h>

#include "gui/app/editor_state.hpp"

namespace teleplan::gui {

/// What the user asks for: a point moved, once it is let go (or Enter is pressed, or the curve is left); a point added or removed.
struct RampAct {
    enum class Kind : std::uint8_t { move, add, remove };
    Kind kind = Kind::move;
    std::size_t point = 0;
    int day = 0, patients = 0;
};

/// Whole days and patients; a point stays between its neighbours. Arrows move the chosen point by a day or a patient (with Shift by a
/// month, by a hundredth of the axis), Tab chooses the next one, Delete removes it, Escape gives the move up; a double click adds a point.
/// The window around it needs ImGuiWindowFlags_NoNavInputs. Points are recorded as name.<index>.
std::optional<RampAct> draw_ramp(std::string_view name, const RampShown&, RampDrag&, const reports::Language&, ImVec2 size);

}  // namespace teleplan::gui
