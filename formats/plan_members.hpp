#pragma once
// The members of a national plan. Internal to formats/.

#include <filesystem>

#include "formats/plan_json.hpp"

namespace teleplan::formats::detail
{

/// One plan with what it extends, without its members; present whenever its files are, with all problems beside it.
[[nodiscard]] Loaded load_one(const std::filesystem::path&, const DataFolders&, const std::filesystem::path& root);

/// Reads every member into the document, with the national seed and regime. Reports what is wrong with any of them, and
/// what the national plan says that only its members can.
void read_members(PlanDocument& national, const DataFolders&, models::Problems&);

}  // namespace teleplan::formats::detail
