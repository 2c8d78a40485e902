#pragma once
// What stands beside the form: tables of lists, the grid of seats, the ramp, the Gantt, a pathway's graph, differences. Made once
// for each version, from the plan and its form.

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "formats/plan_json.hpp"
#include "gui/app/editor_form.hpp"
#include "gui/app/figure.hpp"
#include "gui/app/pathway_graph.hpp"
#include "gui/app/shown_table.hpp"

namespace teleplan::gui {

struct App;

/// A list of the plan whose elements have the same fields, as a table: a row an element, a column a field.
struct ElementTable {
    struct Column { std::string name, title, explanation, unit; };
    struct Row { std::size_t field = 0; std::string name; std::vector<std::optional<std::size_t>> cells; };   // fields; absent: not in this element
    std::string pointer, title;
    std::vector<Column> columns;
    std::vector<Row> rows;
};
[[nodiscard]] ElementTable element_table(const EditorForm&, const std::string& pointer);
/// The lists of a chapter that read well as a table: pointer and title.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> tables_of(const EditorForm&, const std::string& chapter);

/// Seats of a pool: places down, shifts and kinds of day across.
struct SeatsGrid {
    struct Column { std::string shift, day, title; };  // day: the field of models::ShiftSeats
    struct Cell { std::string pointer, value; };       // of the number; an empty value: to be sized
    struct Row { std::string place, name; std::vector<Cell> cells; };
    std::string pool, title;
    std::vector<Column> columns;
    std::vector<Row> rows;
};
/// A pool's name; one without shifts has no columns.
[[nodiscard]] SeatsGrid seats_grid(const App&, const EditorForm&, const std::string& pool);
[[nodiscard]] std::vector<std::pair<std::string, std::string>> pools_of(const EditorForm&);
/// One cell as typed: empty gives the shift of that place back to sizing. False when it is not taken.
bool set_seats(App&, const SeatsGrid&, std::size_t row, std::size_t column, const std::string& typed);

struct RampShown {
    struct Point { int day = 0; int patients = 0; };    // day: of models::Date
    struct Label { int at = 0; std::string text; };
    std::vector<Point> points;
    std::string counter;                               // what is counted
    int from = 0, to = 0, most = 1;                    // the days and patients that the axes have room for
    std::vector<Label> days, patients;                 // on the axes
};
[[nodiscard]] RampShown ramp_of(const models::Plan&, const reports::Language&);
/// Moves, adds or removes points of the ramp in one step.
bool move_ramp_point(App&, std::size_t point, int day, int patients);
bool remove_ramp_point(App&, std::size_t point);
bool add_ramp_point(App&, int day, int patients);
[[nodiscard]] std::string day_words(int day, const reports::Language&);

[[nodiscard]] Chart timeline_chart(const models::Plan&, const reports::Language&, double width);

/// A pathway's boxes; stage_of: the name of each box's stage.
struct PathwayShown {
    PathwayGraph graph;
    PathwayLayout layout;
    std::vector<std::string> stage_of;
};
[[nodiscard]] PathwayShown pathway_of(const models::Plan&, const std::string& pathway, const reports::Language&);

/// Differences of two documents as a table whose rows are keyed by pointer.
[[nodiscard]] ShownTable differences_shown(const formats::PlanDocument& before, const formats::PlanDocument& now, const std::string& before_title, const reports::Language&);
/// What changed from one version to the next, in a few words: the label of a step. pointer: where the user was.
[[nodiscard]] std::string change_words(const formats::PlanDocument& before, const formats::PlanDocument& now, const std::string& pointer, const reports::Language&);

/// Worked out when first asked for, thrown away with the version or the language it belongs to.
struct EditorCache {
    LabelMemory labels;
    std::shared_ptr<const EditorForm> form;
    FormQuestion question;
    std::vector<FormLine> lines;
    std::shared_ptr<const EditorForm> lines_of;
    template <class T> struct Kept { std::shared_ptr<const EditorForm> form; std::string about; T made; };
    Kept<ElementTable> table;
    Kept<std::vector<std::pair<std::string, std::string>>> tables;
    Kept<SeatsGrid> seats;
    Kept<RampShown> ramp;
    Kept<PathwayShown> pathway;
    Kept<Chart> gantt;
    Kept<ShownTable> differences;
    std::shared_ptr<const formats::PlanDocument> defaults;     // the national ones
};

/// All of the plan on the desk; the references hold until the next change.
[[nodiscard]] const EditorForm& form_of(App&);
[[nodiscard]] const std::vector<FormLine>& lines_of(App&);
[[nodiscard]] const ElementTable& table_of(App&, const std::string& pointer);
[[nodiscard]] const std::vector<std::pair<std::string, std::string>>& tables_shown(App&);        // of the chapter that is shown
[[nodiscard]] const SeatsGrid& seats_of(App&, const std::string& pool);
[[nodiscard]] const RampShown& ramp_of(App&);
[[nodiscard]] const PathwayShown& pathway_of(App&, const std::string& pathway);
[[nodiscard]] Chart gantt_of(App&, double width);
enum class DifferencesFrom : std::uint8_t { defaults, saved };
[[nodiscard]] const ShownTable& differences_of(App&, DifferencesFrom);

}  // namespace teleplan::gui
