#pragma once
// Everything that the window shows, as data. No drawing here: gui/panels draws it, gui/shell gives it a window.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/app/command.hpp"
#include "gui/app/compare_state.hpp"
#include "gui/app/editor_state.hpp"
#include "gui/app/environment.hpp"
#include "gui/app/figure.hpp"
#include "gui/app/file_browser.hpp"
#include "gui/app/guide.hpp"
#include "gui/app/live_state.hpp"
#include "gui/app/open_plan.hpp"
#include "gui/app/results_state.hpp"
#include "gui/app/settings.hpp"
#include "gui/app/start_state.hpp"
#include "reports/phrases.hpp"

namespace teleplan::gui {

enum class View : std::uint8_t { start, plan, live, results, compare };
inline constexpr View views[] = {View::start, View::plan, View::live, View::results, View::compare};

/// A sentence at the foot of the window: something that worked, or that did not and how to go on.
struct Notice {
    enum class Kind : std::uint8_t { done, problem };
    Kind kind = Kind::done;
    std::string text;
};

/// The command palette while it is open: what was typed, and the line that Enter would run.
struct PaletteState { bool open = false; std::string text; std::size_t chosen = 0; };

struct App {
    /// Reads settings and tables. Throws std::runtime_error, with a sentence for the user, when the tables cannot be read.
    explicit App(Environment);

    Environment environment;
    Settings settings;
    reports::Language tr;
    std::shared_ptr<const Tables> tables;

    View view = View::start;
    std::optional<Notice> notice;
    PaletteState palette;
    bool help_open = false;
    bool wants_to_close = false;                       // the window may close: nothing is unsaved, or the user said so
    std::function<void()> wake = [] {};                // asks the shell for a frame; may be called from any thread

    StartState start;
    EditorState editor;
    LiveState live;
    ResultsState results;
    CompareState compare;
    FiguresState figures;                              // of all views
    FileBrowser files;
    Guide guide;
};

[[nodiscard]] std::string title_of(const App&, View);
[[nodiscard]] std::string about_view(const App&, View);           // what it is for and the next step: the help

/// Shows a view; nothing changes when it cannot be shown (all but start need a plan).
void show(App&, View);
[[nodiscard]] bool can_show(const App&, View);

void set_language(App&, const std::string& code);
void set_palette(App&, Palette);
/// factor: of the present size, kept in its bounds.
void scale_font(App&, double factor);

/// Looks at the background jobs once a frame: takes what is finished, and says what went wrong.
void poll(App&);
/// Whether something moves by itself, so that frames are wanted without events.
[[nodiscard]] bool is_moving(const App&);

/// Closes, unless something is unsaved: then the user is asked.
void ask_to_close(App&);

/// Opens a plan file; problems are shown and the plan on the desk stays. An unsaved plan is asked about first.
void open_file(App&, const std::filesystem::path&);

}  // namespace teleplan::gui
