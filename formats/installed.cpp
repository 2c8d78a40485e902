#include "formats/installed.hpp"

#include <cstdlib>
#include <utility>

#include "formats/hash.hpp"
#include "models/plan_check.hpp"
#include "version.hpp"

namespace teleplan::formats
{

DataFolders installed_folders()
{
    if (const char* chosen = std::getenv("TELEPLAN_DATA_DIR")) return {std::filesystem::path{chosen} / "scenarios"};
    const auto in_tree = std::filesystem::path{source_data_dir} / "scenarios";
    std::error_code ignored;
    if (std::filesystem::exists(in_tree / "national-defaults.json", ignored)) return {in_tree};
    return {std::filesystem::path{installed_data_dir} / "scenarios"};
}

models::Problems check(const PlanDocument& document, const models::Territory& territory)
{
    if (!models::is_national(document.plan)) return models::check(document.plan, territory);
    std::vector<const models::Plan*> members;
    for (const PlanDocument& member : document.members) members.push_back(&member.plan);
    return models::check_national(document.plan, members, territory);
}

Checked read_checked(const std::filesystem::path& path, const DataFolders& folders, std::optional<std::int64_t> seed)
{
    Loaded loaded = load_plan(path, folders);
    auto tables = load_territory(folders);
    models::Problems problems = std::move(loaded.problems);
    problems.insert(problems.end(), tables.problems.begin(), tables.problems.end());
    if (!problems.empty()) return {std::nullopt, std::move(problems)};
    if (seed) loaded.document->plan.plan.seed = *seed;
    share_header(*loaded.document);
    problems = check(*loaded.document, *tables.territory);
    if (!problems.empty()) return {std::nullopt, std::move(problems)};
    std::string hash = plan_hash(*loaded.document, tables.tables);
    std::vector<std::string> of_members;
    for (const PlanDocument& member : loaded.document->members) of_members.push_back(plan_hash(member, tables.tables));
    return {CheckedPlan{std::move(*loaded.document), std::move(*tables.territory), std::move(hash), std::move(of_members)}, {}};
}

void sign(planning::Identity& identity, const std::string& plan_hash, const std::vector<std::byte>& tallies)
{
    identity.version = version;
    identity.plan_hash = plan_hash;
    identity.result_hash = sha256(tallies);
}

}  // namespace teleplan::formats
