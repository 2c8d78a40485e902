#pragma once
// The window: shows the application, and draws when something happens.

#include "gui/app/app.hpp"

namespace teleplan::gui {

/// Until the window is closed. Throws NoGraphics (gui/shell/graphics.hpp) when there is no screen or no OpenGL.
void run_window(App&);

}  // namespace teleplan::gui
