#pragma once
// Two or more plans side by side: which ones, what differs in what they enter, and, once simulated, in what they give.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/app/compare_sides.hpp"
#include "gui/app/remarks.hpp"
#include "planning/compare.hpp"
#include "planning/job.hpp"
#include "reports/result_files.hpp"

namespace teleplan::gui {

struct App;
struct CompareDrawn;

enum class CompareTab : std::uint8_t { inputs, results, places, remarks };
inline constexpr CompareTab compare_tabs[] = {CompareTab::inputs, CompareTab::results, CompareTab::places, CompareTab::remarks};
inline constexpr std::size_t most_sides = 6;
inline constexpr int replication_choices[] = {4, 8, 16, 32, 64};

/// A signed answer with the versions that it was simulated on, and what they enter differently.
struct ComparedAnswer {
    std::vector<Version> versions;
    planning::CompareAnswer answer;
    reports::InputDifferences inputs;
};

struct InputFilter {
    std::string words, chapter;                        // chapter: first step of the pointers; empty: all
    friend bool operator==(const InputFilter&, const InputFilter&) = default;
};
enum class Kept : std::uint8_t { all, beyond_chance };
struct MeasureFilter {
    std::string words, place = "region";               // place: a code of the answer; empty: every place
    Kept kept = Kept::all;
    friend bool operator==(const MeasureFilter&, const MeasureFilter&) = default;
};

struct ChoosingState { bool open = false; std::size_t side = 1; std::string words; };     // the popup with the plans
struct ExportState { bool open = false; std::string folder; };                            // the popup that asks for the folder
/// The remark that is being written or changed.
struct RemarkDraft {
    std::string text;
    std::optional<Remark> changed;                     // none: a new one
};

struct CompareState {
    std::vector<ComparedSide> sides{2};                // A, B, …
    std::size_t other = 1;                             // the side that is shown beside A
    std::vector<std::shared_ptr<const std::vector<formats::PlanDifference>>> inputs;      // of each side after A; null: a side is missing
    CompareTab tab = CompareTab::inputs;
    int replications = 16;
    std::size_t revision = 0;                          // counts changes of sides, inputs and answer

    std::unique_ptr<planning::Job<ComparedAnswer>> job;
    std::shared_ptr<const ComparedAnswer> answer;      // the latest; may be of earlier versions

    InputFilter input_filter;
    MeasureFilter measure_filter;
    std::string place_measure = "alerts_per_day";      // that the chart by place shows
    std::optional<std::string> pointer;                // the value that is looked at; "": the whole plan
    std::size_t remarked_side = 0;                     // whose remarks are shown: 0 or `other`
    RemarkDraft draft;
    RemarksState remarks;
    ChoosingState choosing;
    ExportState exporting;
    std::shared_ptr<CompareDrawn> drawn;               // what gui/panels keeps between two frames
};

/// Reads what is not yet read and follows the desk. Cheap when nothing changed; called once a frame while the view is shown.
void refresh_compare(App&);

void choose_side(App&, std::size_t side, PlanSource);
void remove_side(App&, std::size_t side);
void swap_sides(App&);                                 // A and the side beside it
/// Shows the plans to choose from.
void ask_for_side(App&, std::size_t side);

/// Why the plans cannot be simulated now, in the reader's language; empty: they can.
[[nodiscard]] std::string why_not_compared(const App&);
void start_compare(App&);
void stop_compare(App&);
/// Takes what is finished.
void poll_compare(App&);

/// Whether the answer belongs to the plans as they stand now, and the comparison of it that is shown; null: none.
[[nodiscard]] bool answer_is_current(const App&);
[[nodiscard]] const planning::PlanComparison* shown_comparison(const CompareState&);
/// What is entered differently in the side that is shown; null: not known.
[[nodiscard]] const std::vector<formats::PlanDifference>* shown_inputs(const CompareState&);

/// Asks for a folder, the plan's own first; writes confronto.html, .csv and .json there, as the command line does.
void ask_for_export(App&);
bool export_compare(App&, const std::filesystem::path& folder);

}  // namespace teleplan::gui
