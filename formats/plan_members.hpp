#pragma once
// The members of a national plan. Internal to formats/.

#include <filesystem>
#include <optional>

#include "formats/plan_files.hpp"
#include "formats/plan_json.hpp"

namespace teleplan::formats::detail
{

/// One plan with what it extends, without its members; present whenever its files are, with all problems beside it.
[[nodiscard]] Loaded load_one(const std::filesystem::path&, const DataFolders&, const std::filesystem::path& root);

/// The same from what its files were resolved to; nothing: they could not be.
[[nodiscard]] Loaded load_resolved(std::optional<ResolvedPlan>, models::Problems);

/// Reads every member into the document, with the national seed and regime. Reports what is wrong with any of them, and
/// what the national plan says that only its members can.
void read_members(PlanDocument& national, const DataFolders&, models::Problems&);
/// The same with members that were read before.
void take_members(PlanDocument& national, const std::vector<PlanDocument>& members, models::Problems&);
[[nodiscard]] Loaded without_problems(Loaded);

}  // namespace teleplan::formats::detail
