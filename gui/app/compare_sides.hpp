#pragma once
// The plans that are compared: where each comes from, and the version that was read from there.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "gui/app/open_plan.hpp"
#include "gui/app/remarks.hpp"

namespace teleplan::gui {

struct App;

/// desk: the plan on the desk as it stands; saved: as its file is; national: the first side with the national values.
enum class SourceKind : std::uint8_t { nothing, desk, saved, national, file };
struct PlanSource {
    SourceKind kind = SourceKind::nothing;
    std::filesystem::path file;                        // of a file
    friend bool operator==(const PlanSource&, const PlanSource&) = default;
};

struct ComparedSide {
    PlanSource source;
    Version version;                                   // null: not chosen, or not to be read
    std::string problem;                               // why it cannot be compared, in the reader's language
    Version stands_on;                                 // what it was last read for
};

[[nodiscard]] inline std::string side_letter(std::size_t side) { return std::string(1, static_cast<char>('A' + side)); }
[[nodiscard]] std::string side_title(const App&, const ComparedSide&);       // "Puglia … (come salvato)"
/// The plan file that remarks on a side belong to; an empty file: it has none.
[[nodiscard]] RemarkedPlan remarked_plan(const App&, const ComparedSide&);

/// Brings a side up to date with the desk and with the first side; whether its version or problem changed. A file is read once.
bool refresh(const App&, const Version& first, ComparedSide&);

/// What can be chosen for a side, by kind of place.
struct PlanChoice { std::string title, about; PlanSource source; };
struct PlanChoices { std::string heading; std::vector<PlanChoice> choices; };
[[nodiscard]] std::vector<PlanChoices> plan_choices(const App&, std::size_t side);

}  // namespace teleplan::gui
