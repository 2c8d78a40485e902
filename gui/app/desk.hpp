#pragma once
// The plan on the desk with everything that was done to it: each step is a whole version, so undo is a move in a list.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "gui/app/open_plan.hpp"

namespace teleplan::gui {

struct EditStep {
    Version version;
    std::string text;                                  // of the file as it would be saved
    std::string label;                                 // what this step changed; empty: as opened
};

struct Desk {
    std::filesystem::path path;                        // where it was read and will be saved
    std::vector<EditStep> steps;                       // at least one
    std::size_t at = 0;                                // the version on the screen
    std::size_t saved = 0;                             // the step that the file holds

    [[nodiscard]] const Version& version() const { return steps[at].version; }
    [[nodiscard]] bool unsaved() const { return at != saved; }
};

}  // namespace teleplan::gui
