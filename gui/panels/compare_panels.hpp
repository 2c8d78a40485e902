#pragma once
// The parts of the comparison's view, and what they keep between two frames: tables and charts made once for what is shown.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/app/app.hpp"
#include "gui/app/compare_tables.hpp"
#include "gui/widgets/table_view.hpp"

namespace teleplan::gui {

/// A thing to draw, and the words that say what it was made for.
template <class T> struct MadeFor {
    std::string key;
    T value;
    TableState state;
};
/// Made anew when the key is another; whether it was.
template <class T, class Make> bool make_for(MadeFor<T>& made, std::string key, const Make& make)
{
    if (made.key == key) return false;
    made.value = make();
    made.key = std::move(key);
    made.state = {};
    return true;
}

using Named = std::vector<std::pair<std::string, std::string>>;        // id, words
struct CompareDrawn {
    MadeFor<ShownTable> inputs, measures, remarks;
    MadeFor<Named> chapters, place_measures;
    MadeFor<std::vector<std::string>> sentences;
    MadeFor<formats::PlanDifference> value;
    MadeFor<Figure> figure;
    MadeFor<std::vector<std::string>> lines;
    std::optional<formats::LoadedShapes> shapes;       // read when a map is first shown
    MadeFor<std::vector<PlanChoices>> choices;
};

/// What changes whatever is shown: sides, answer, remarks, language.
[[nodiscard]] std::string shown_key(const App&);
[[nodiscard]] CompareDrawn& drawn(App&);

void draw_compare_sides(App&);                         // which plans, and what to do with them
void draw_compare_inputs(App&);
void draw_compare_results(App&);
void draw_compare_places(App&);
void draw_compare_remarks(App&);

/// The value that is looked at in both plans, with its remarks. Its height, with the space above it; 0: nothing is looked at.
void draw_compared_value(App&);
[[nodiscard]] float compared_value_height(const App&);
/// Whose remarks: A or the plan beside it.
void draw_remarked_side(App&);

/// Popups, over the view.
void draw_plan_choice(App&);
void draw_export_choice(App&);

/// A box in which words narrow a list, with a hint while it is empty.
void draw_search(const char* name, const std::string& hint, std::string& words);
/// A list to choose one of; empty `all`: there is no such entry. Whether another was chosen.
bool draw_named(const char* name, const Named&, std::string& chosen, const std::string& all);
/// Lines of a table that leave `below` pixels free under it.
[[nodiscard]] double lines_that_fit(float below);

}  // namespace teleplan::gui
