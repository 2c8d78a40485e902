#pragma once
// What can be done, by name: the palette, the keys and the tests run the same list.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace teleplan::gui {

struct App;

/// A key with its modifiers: "Ctrl+S", "Ctrl+Shift+Z", "F1", "Escape". Empty: none.
using Shortcut = std::string;

struct Command {
    std::string id;                                    // stable, "plan.save"
    std::string title;                                 // in the reader's language
    Shortcut shortcut;
    bool enabled = true;
    std::function<void(App&)> run;
};

/// Everything that can be done now, in the order of the palette.
[[nodiscard]] std::vector<Command> commands(const App&);

/// Those that can be run now and whose titles hold every word, whatever its case.
[[nodiscard]] std::vector<Command> matching(std::vector<Command>, std::string_view words);

/// Runs the enabled command of that id or shortcut; false when there is none.
bool run_command(App&, const std::string& id);
bool run_shortcut(App&, const Shortcut&);

}  // namespace teleplan::gui
