#pragma once
// The window: GLFW and OpenGL around the frames that gui/panels draws.

#include "gui/app/app.hpp"

namespace teleplan::gui {

/// Shows the application until its window is closed; 0, or 1 with a sentence on standard error when there is no screen or OpenGL.
int run_window(App&);

}  // namespace teleplan::gui
