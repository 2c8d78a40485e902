#pragma once

#include <vector>

#include "gui/app/command.hpp"

namespace teleplan::gui {

/// Saving, undoing, searching in the plan, its chapters.
void add_editor_commands(const App&, std::vector<Command>&);

}  // namespace teleplan::gui
