#pragma once
// The plan editor: the desk, and what is open on the screen.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "gui/app/desk.hpp"
#include "gui/app/editor_form.hpp"
#include "gui/app/editor_views.hpp"

namespace teleplan::gui {

struct App;

/// A field while it is typed in: nothing of the plan changes before commit_draft.
struct Draft {
    std::string pointer, text, unit;                   // pointer: of the field; unit: of a pair
    std::string problem;                               // why it cannot be taken; it stays on the screen until it is mended or given up
    bool changed = false;
};

/// A source, a remark, a bound while it is typed in.
struct NoteDraft { std::string pointer, what, text; };

/// A point of the ramp while it is moved: chosen by a click or Tab, moved by the pointer or the arrows.
struct RampDrag {
    std::optional<std::size_t> point;
    bool held = false, moved = false;                  // held: by the button of the mouse
    int day = 0, patients = 0;                         // where it is now
};

/// What goes on after the question about unsaved changes.
struct AfterGuard {
    enum class Kind : std::uint8_t { close, open, new_plan };
    Kind kind = Kind::close;
    std::string argument;                              // the file; the region's code
};
enum class GuardAnswer : std::uint8_t { save, discard, cancel };

/// A name that is asked for: of a new element of a named list, or instead of an element's name.
struct NameQuestion {
    enum class Kind : std::uint8_t { add, rename };
    Kind kind = Kind::add;
    std::string pointer, name, problem;
};

/// What stands beside the form: of the chapters that have one.
enum class Beside : std::uint8_t { form, curve, gantt, graph, seats, table };

struct EditorState {
    std::optional<Desk> desk;
    std::string chapter = "plan";                      // top member of the plan that is shown; "problems", "differences", "history"
    std::string selected;                              // pointer of the field that the details are about
    std::optional<std::string> scroll_to;              // a field to be brought into sight
    std::string search;
    FormFilter filter = FormFilter::all;
    std::set<std::string, std::less<>> toggled;        // sections that are open or closed against the rule
    Draft draft;
    NoteDraft note;
    RampDrag ramp;
    Beside beside = Beside::form;
    std::string beside_part;                           // which pathway, pool or table
    std::string cell;                                  // of the grid of seats, while it is typed in: its pointer
    std::string cell_text;
    bool wants_search = false, wants_beside = false;   // the search, or what stands beside the form, should take the keys

    std::optional<AfterGuard> guard, after_save;       // guard: the question is on the screen
    bool ask_overwrite = false;
    std::optional<NameQuestion> name;

    EditorCache cache;
};

/// Shows a chapter of the plan, "problems", "differences" or "history", with what stands beside its form; what is typed is taken first.
void show_chapter(App&, const std::string& key);

/// The version on the desk; null when no plan is open.
[[nodiscard]] Version current(const App&);

}  // namespace teleplan::gui
