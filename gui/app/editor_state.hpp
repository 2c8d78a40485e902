#pragma once
// The plan editor: the desk, and what is open on the screen.

#include <optional>
#include <string>

#include "gui/app/desk.hpp"

namespace teleplan::gui {

struct App;

struct EditorState {
    std::optional<Desk> desk;
    std::string chapter = "plan";                      // top member of the plan that is shown
};

/// The version on the desk; null when no plan is open.
[[nodiscard]] Version current(const App&);

}  // namespace teleplan::gui
