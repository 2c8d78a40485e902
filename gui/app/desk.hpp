#pragma once
// The plan on the desk with everything that was done to it: each step is a whole version, so undo is a move in a list.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "formats/opened_plan.hpp"
#include "formats/plan_edit.hpp"
#include "gui/app/environment.hpp"
#include "gui/app/open_plan.hpp"
#include "models/problems.hpp"

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
    std::string saved;                                 // the text that the file holds; empty: it was never saved
    formats::OpenedPlan file;                          // what the texts extend, and what the file was when it was read

    [[nodiscard]] const Version& version() const { return steps[at].version; }
    [[nodiscard]] bool unsaved() const { return steps[at].text != saved; }
};

/// What reading needs beside the file.
struct Sources {
    const Environment& environment;
    const Tables& tables;
};

struct OpenedDesk {
    std::optional<Desk> desk;                          // present if and only if there are no problems
    models::Problems problems;
};
/// A plan that reads well; whether it makes sense, its version's own problems say.
[[nodiscard]] OpenedDesk open_desk(const std::filesystem::path&, const Sources&);
/// A plan that no file holds yet, meant for this place.
[[nodiscard]] OpenedDesk new_desk(const std::string& text, const std::filesystem::path&, const Sources&);

/// The plan as it stands, for plan_edit.
[[nodiscard]] formats::OpenedPlan plan_at(const Desk&);

/// The version that a changed text gives; nothing, with problems, when it does not read.
struct Read {
    Version version;
    models::Problems problems;
};
[[nodiscard]] Read read_text(const Desk&, const std::string& text, const Sources&);

/// Puts a version after the one on the screen; those that were undone go. Nothing happens when the text is the same.
void add_step(Desk&, EditStep);
void undo(Desk&);
void redo(Desk&);
void go_to(Desk&, std::size_t step);
[[nodiscard]] bool can_undo(const Desk&);
[[nodiscard]] bool can_redo(const Desk&);

/// Writes the version on the screen into its file, whoever wrote there meanwhile. Throws std::runtime_error naming the file.
void save(Desk&);

/// The same plan meant for another file: what it extends is found from there too. Problems when something beside the plan is not.
[[nodiscard]] OpenedDesk moved_to(const Desk&, const std::filesystem::path&, const Sources&);

/// Whether the file is one of the installed plans, which are not meant to be changed.
[[nodiscard]] bool is_installed(const std::filesystem::path&, const Environment&);

}  // namespace teleplan::gui
