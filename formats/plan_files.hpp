#pragma once
// A plan with everything that it extends, as one tree. Internal to formats/.

#include <filesystem>
#include <optional>
#include <vector>

#include "formats/data_folders.hpp"
#include "formats/json.hpp"
#include "models/problems.hpp"

namespace teleplan::formats::detail
{

struct ResolvedPlan {
    Json json;  // levels tell the files apart: index in `files`
    std::vector<std::filesystem::path> files;
};

/// Nothing if a file cannot be read or is not a plan file. Duplicate keys are reported and do not stop. `root`: the folder
/// that files stay in, beside the installed one; empty: that of the plan.
[[nodiscard]] std::optional<ResolvedPlan> resolve_files(const std::filesystem::path&, const DataFolders&,
                                                        models::Problems&, const std::filesystem::path& root = {});

/// A plan's own file apart from what it extends.
struct OwnFile {
    Json json;                           // without `extends` and `schema_version`, which are checked
    std::optional<std::string> extends;
};
[[nodiscard]] std::optional<OwnFile> parse_own(std::string_view text, const std::string& name, int level, models::Problems&);
/// What a file that stands at `file` extends by this name, with all that it extends in turn: levels from 1 on.
[[nodiscard]] std::optional<ResolvedPlan> resolve_extended(const std::string& name, const std::filesystem::path& file,
                                                           const DataFolders&, models::Problems&,
                                                           const std::filesystem::path& root = {});
/// The own layer over what it extends; null: nothing.
[[nodiscard]] ResolvedPlan resolve_over(const ResolvedPlan* extended, const Json& own, const std::filesystem::path& file);
/// One text that must not extend another.
[[nodiscard]] std::optional<ResolvedPlan> resolve_text(std::string_view text, const std::string& name,
                                                       models::Problems&);

}  // namespace teleplan::formats::detail
