#pragma once
// The first-run guide: five steps from a region to its table, each pointing at what to press.

#include <cstddef>
#include <string>
#include <vector>

#include "gui/app/command.hpp"

namespace teleplan::gui {

struct App;

struct Guide { bool open = false; std::size_t step = 0; };
inline constexpr std::size_t guide_steps = 5;

/// What a step says, and the items that it points at: the first of them that is on the screen.
struct GuideStep { std::string title, text; std::vector<std::string> items; };
[[nodiscard]] GuideStep guide_step(const App&);

/// From the first step, whatever is open; it counts as seen from then on.
void start_guide(App&);
void next_step(App&);                                  // after the last: ends
void end_guide(App&);
/// Starts it in the first session; goes on by itself when what a step asks for is done. Called once a frame.
void follow_guide(App&);

void add_guide_commands(const App&, std::vector<Command>&);

}  // namespace teleplan::gui
