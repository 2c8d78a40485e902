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
/// One text that must not extend another.
[[nodiscard]] std::optional<ResolvedPlan> resolve_text(std::string_view text, const std::string& name,
                                                       models::Problems&);

}  // namespace teleplan::formats::detail
