#pragma once
// What can be done with plans side by side, for the palette and the keys.

#include <vector>

#include "gui/app/command.hpp"

namespace teleplan::gui {

void add_compare_commands(const App&, std::vector<Command>&);

}  // namespace teleplan::gui
