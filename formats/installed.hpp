#pragma once
// What every face does first: find the installed data, read a plan with the tables that it stands on, check it.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "formats/data_tables.hpp"
#include "formats/plan_json.hpp"
#include "planning/results.hpp"

namespace teleplan::formats
{

/// TELEPLAN_DATA_DIR, else the source tree of a build in the tree, else where the program was installed.
[[nodiscard]] DataFolders installed_folders();

/// What a plan that reads well says that makes no sense; of a national plan also of its members.
[[nodiscard]] models::Problems check(const PlanDocument&, const models::Territory&);

struct CheckedPlan {
    PlanDocument document;
    models::Territory territory;
    std::string plan_hash;
    std::vector<std::string> member_hashes;  // of a national plan: what each member's own file would print, with this seed and regime
};
struct Checked {
    std::optional<CheckedPlan> plan;          // present if and only if there are no problems
    models::Problems problems;
};
/// Read and checked. seed: in place of the plan's own.
[[nodiscard]] Checked read_checked(const std::filesystem::path&, const DataFolders&, std::optional<std::int64_t> seed = {});

/// Version and hashes of an answer: plan_hash as given, result_hash over the counts of the replications.
void sign(planning::Identity&, const std::string& plan_hash, const std::vector<std::byte>& tallies);

}  // namespace teleplan::formats
