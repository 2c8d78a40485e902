#pragma once
// Results: a simulation of the plan as it stands, and a sizing; each for the version that it was asked for.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "gui/app/open_plan.hpp"
#include "gui/app/results_view.hpp"
#include "planning/job.hpp"
#include "planning/national_result.hpp"
#include "planning/results.hpp"

namespace teleplan::gui {

struct App;
struct Command;

enum class Question : std::uint8_t { run, size };

/// A signed answer and the version that it belongs to. Of a national plan the answer is reports::as_one of what stands beside it.
struct Result {
    Question question = Question::run;
    Version version;
    std::filesystem::path path;                        // of the plan's file
    std::variant<planning::RunAnswer, planning::SizeAnswer, planning::NetworkAnswer> answer;
    std::variant<std::monostate, planning::NationalRunAnswer, planning::NationalSizeAnswer> national;
    std::optional<models::Plan> national_plan;         // with the sum of its members' ramps
};
using ResultPtr = std::shared_ptr<const Result>;

[[nodiscard]] const planning::Identity& identity_of(const Result&);
[[nodiscard]] const models::Plan& plan_of(const Result&);
/// Empty of a network.
[[nodiscard]] const std::vector<planning::NeedRow>& rows_of(const Result&);
[[nodiscard]] const std::vector<planning::PoolAnswer>& pools_of(const Result&);

/// A question that is being worked on.
struct Asked {
    Question question;
    Version version;
    planning::Job<Result> job;
};

/// How many replications are asked for: as the command line does when it is not told. A network's plan says it itself.
struct Replications { int run = 16, search = 16, check = 32; };
inline constexpr int least_replications = 2, most_replications = 1000;

struct ResultsState {
    ResultPtr ran, sized;                              // null: not yet
    Question shown = Question::run;
    std::unique_ptr<Asked> asked;                      // null: nothing is being worked on
    Replications replications;
    std::string chapter = "summary";
    Choices choices;                                   // of what a chapter shows
    std::optional<NeedCell> why;                       // the cell of the table whose number is explained
    ChapterCache cache;
    std::map<std::string, TableState> tables;          // of what the cache holds, by the names they are drawn under
    std::uint64_t tables_made = 0;                     // the count of the cache that they belong to
    bool export_open = false, export_wants_keys = false;   // the folder is asked for; typing should go there
    std::string export_folder;
};

/// The answer on the screen; null: none yet.
[[nodiscard]] const ResultPtr& shown_result(const ResultsState&);

/// Why the plan on the desk cannot be asked this; empty: it can.
[[nodiscard]] std::string refusal(const App&, Question);
/// Starts; what is refused or already asked changes nothing.
void ask(App&, Question);
/// Stops what is being worked on; what was there before stays.
void cancel_question(App&);
/// Takes what is finished, and says what went wrong.
void poll_results(App&);

/// How an answer stands to the plan on the desk.
enum class Standing : std::uint8_t { current, earlier_version, other_plan };
[[nodiscard]] Standing standing(const App&, const Result&);

/// "Ricerca degli organici minimi: 40%, circa 12 secondi rimanenti".
[[nodiscard]] std::string progress_words(const planning::JobProgress&, const reports::Language&);
/// 0 to 1.
[[nodiscard]] double progress_share(const planning::JobProgress&);

/// Adds what can be done here to the commands.
void add_results_commands(const App&, std::vector<Command>&);

/// Where the files go unless another folder is chosen.
[[nodiscard]] std::filesystem::path default_export_folder(const App&);
/// Writes all files of the shown answer, the same as the command line's; says which, or what went wrong and what was written before.
void export_results(App&, const std::filesystem::path& folder);

}  // namespace teleplan::gui
