#pragma once
// A plan file opened to be changed: its own text, apart from the files that it extends. plan_edit.hpp changes the text,
// load_plan_text reads it in the place of the file, save replaces the file.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "formats/data_folders.hpp"
#include "formats/plan_json.hpp"
#include "models/problems.hpp"

namespace teleplan::formats
{

namespace detail
{
struct ResolvedPlan;
}

/// A value: copies are independent (a step of an undo list is a copy) and share what they extend.
struct OpenedPlan {
    std::filesystem::path file;       // canonical; need not exist yet
    std::string text;                 // of the plan's own file
    std::string hash_on_disk;         // SHA-256 of the bytes of the file when it was read or saved; empty: there was none
    std::optional<std::string> extends;
    std::shared_ptr<const detail::ResolvedPlan> extended;  // null: the plan extends nothing
};
struct Opened {
    std::optional<OpenedPlan> plan;   // present if and only if there are no problems
    models::Problems problems;
};

/// Reads the file and those that it extends. Only what hinders editing is a problem: a file that cannot be read or is no
/// JSON, a key twice, an `extends` that leads nowhere. Values out of range are load_plan_text's.
[[nodiscard]] Opened open_plan(const std::filesystem::path&, const DataFolders&);
/// The same with a text in the place of the file's content: for a plan that is not saved yet.
[[nodiscard]] Opened open_plan_text(std::string_view text, const std::filesystem::path&, const DataFolders&);

/// The plan's text meant for another place, not saved there yet. Where its `extends` leads nowhere from there and the extended file
/// lies in the installed folder, it gets that file's name within the folder.
[[nodiscard]] Opened moved_plan(const OpenedPlan& plan, const std::filesystem::path& to, const DataFolders&);

/// As load_plan, with `plan.text` for the content of the file. What is extended is not read again unless the text now
/// extends another file. `known`: members of a national plan that were read already, taken over as they are when the
/// national plan lists the same files; pass none to read them.
[[nodiscard]] Loaded load_plan_text(const OpenedPlan& plan, const DataFolders&, const PlanDocument* known = nullptr);

/// The plan as load_plan sees it, for a caller that wants no document: after `extends`, one value per place.
[[nodiscard]] std::string resolved_text(const OpenedPlan&);

enum class OnDisk : std::uint8_t { same, changed, missing };
/// Whether the file still has the bytes that were read or saved last. `missing`: it was there, and is not now.
[[nodiscard]] OnDisk on_disk(const OpenedPlan&);

/// Replaces the file: readers see the old text or the new one (safe_file.hpp). Overwrites what others wrote meanwhile: ask
/// on_disk first. Throws std::runtime_error naming the file; then the file is as it was.
void save(OpenedPlan&);

}  // namespace teleplan::formats
