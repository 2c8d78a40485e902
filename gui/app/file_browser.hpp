#pragma once
// Choosing a file to open, a place to save or a folder: what a dialog of the desktop would do, without one.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "reports/phrases.hpp"

namespace teleplan::gui {

struct App;

/// What is asked for. `done` is called once, with the file or folder that was chosen (a folder may not be there yet); never when the user thinks better of it.
struct FileQuestion {
    enum class Kind : std::uint8_t { open, save, folder };
    Kind kind = Kind::open;
    std::string title, extension = ".json";            // extension: only such files are listed, and a saved name gets it; of a folder: none are
    std::filesystem::path folder;                      // to start in; empty: where the last one was answered
    std::string name;                                  // suggested, to save
    std::function<void(App&, const std::filesystem::path&)> done;
};

struct FileEntry {
    std::string name;
    bool is_folder = false;
};

struct FileBrowser {
    bool open = false;
    FileQuestion question;
    std::filesystem::path folder;                      // the one that is listed
    std::vector<FileEntry> entries;                    // folders, then files, by name; hidden ones are left out
    std::string name;                                  // as typed: to open, it also narrows the list
    std::size_t chosen = 0;                            // of the lines shown; their number: none
    std::string message;                               // why a folder cannot be read, or a name cannot be used
    bool asks_to_replace = false;                      // the file to save exists: only a second yes goes on
    bool wants_keys = true;                            // the name is where typing should go
};

/// Shows the browser. It starts in the question's folder, or the nearest one above it that can be read.
void ask_for_file(App&, FileQuestion);
/// Asks for a plan to open, where the latest one is.
void ask_to_open(App&);
/// Lists another folder; one that cannot be read leaves the browser where it is, with a message.
void go_to(FileBrowser&, const std::filesystem::path& folder, const reports::Language&);
void go_up(FileBrowser&, const reports::Language&);

/// The lines that are shown: every entry, or to open those whose names hold what was typed, whatever its case.
[[nodiscard]] std::vector<FileEntry> shown_entries(const FileBrowser&);

/// The line that arrows lead to from the chosen one: by +1 down, by -1 up. Where a folder is asked for no line may be chosen: it is the one listed.
[[nodiscard]] std::size_t next_choice(const FileBrowser&, std::size_t lines, int by);

/// Goes into a folder, or takes a file's name and, to open, answers with it.
void choose_entry(App&, const FileEntry&);
/// Answers with the name as typed (relative to the folder, absolute, or under ~), or says in `message` why not.
void accept_file(App&);
void cancel_file(App&);

/// Folders worth a click: the user's own, the installed plans, that of the plan on the desk.
struct Place { std::string title; std::filesystem::path folder; };
[[nodiscard]] std::vector<Place> places(const App&);

}  // namespace teleplan::gui
