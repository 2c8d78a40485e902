#pragma once
// What is shown in the pictures: each scene leads the application from the one before to its own view.

#include <functional>
#include <span>

#include "gui/app/app.hpp"
#include "gui/shell/graphics.hpp"

namespace teleplan::gui {

struct Scene {
    const char* name;
    std::function<void(App&, Graphics&)> prepare;      // may draw frames while it waits
};

/// In order; each can be prepared without those before it, though what they made is used again.
[[nodiscard]] std::span<const Scene> scenes();

}  // namespace teleplan::gui
