#include "formats/opened_plan.hpp"

#include "formats/hash.hpp"
#include "formats/json_rewrite.hpp"
#include "formats/plan_files.hpp"
#include "formats/plan_members.hpp"
#include "formats/safe_file.hpp"
#include "models/plan_check.hpp"

namespace teleplan::formats
{

namespace fs = std::filesystem;

namespace
{

std::optional<std::string> read_bytes(const fs::path& file, models::Problems& problems)
{
    try {
        return read_file(file);
    } catch (const FileTooLarge&) {
        problems.push_back({"", "file_too_large", {file.string(), std::to_string(max_input_bytes)}});
    } catch (const std::runtime_error& error) {
        problems.push_back({"", "cannot_read", {file.string(), error.what()}});
    }
    return std::nullopt;
}

}  // namespace

Opened open_plan_text(std::string_view text, const fs::path& path, const DataFolders& folders)
{
    Opened result;
    std::error_code error;
    const fs::path file = fs::weakly_canonical(fs::absolute(path), error);
    if (error) {
        result.problems.push_back({"", "cannot_read", {path.string(), error.message()}});
        return result;
    }
    auto own = detail::parse_own(text, file.string(), 0, result.problems);
    if (!own) return result;
    std::shared_ptr<const detail::ResolvedPlan> extended;
    if (own->extends)
        if (auto found = detail::resolve_extended(*own->extends, file, folders, result.problems))
            extended = std::make_shared<const detail::ResolvedPlan>(std::move(*found));
    if (result.problems.empty())
        result.plan = OpenedPlan{file, std::string{text}, {}, std::move(own->extends), std::move(extended)};
    return result;
}

Opened open_plan(const fs::path& path, const DataFolders& folders)
{
    models::Problems problems;
    const auto bytes = read_bytes(path, problems);
    if (!bytes) return {std::nullopt, std::move(problems)};
    Opened result = open_plan_text(*bytes, path, folders);
    if (result.plan) result.plan->hash_on_disk = sha256(*bytes);
    return result;
}

Opened moved_plan(const OpenedPlan& plan, const fs::path& to, const DataFolders& folders)
{
    Opened moved = open_plan_text(plan.text, to, folders);
    if (moved.plan || !plan.extended || plan.extended->files.empty()) return moved;
    std::error_code error;
    const fs::path name = fs::weakly_canonical(plan.extended->files.front(), error).lexically_relative(fs::weakly_canonical(folders.scenarios, error));
    models::Problems problems;
    auto json = parse_json(plan.text, plan.file.string(), 0, problems);
    if (error || name.empty() || *name.begin() == ".." || !json || !problems.empty()) return moved;
    json->set("extends", json_text(name.generic_string()));
    return open_plan_text(detail::rewritten(plan.text, *json), to, folders);
}

Loaded load_plan_text(const OpenedPlan& plan, const DataFolders& folders, const PlanDocument* known)
{
    models::Problems problems;
    std::optional<detail::ResolvedPlan> resolved;
    if (const auto own = detail::parse_own(plan.text, plan.file.string(), 0, problems)) {
        if (own->extends == plan.extends)
            resolved = detail::resolve_over(plan.extended.get(), own->json, plan.file);
        else if (!own->extends)
            resolved = detail::resolve_over(nullptr, own->json, plan.file);
        else if (const auto extended = detail::resolve_extended(*own->extends, plan.file, folders, problems))
            resolved = detail::resolve_over(&*extended, own->json, plan.file);
    }
    auto loaded = detail::load_resolved(std::move(resolved), std::move(problems));
    if (loaded.document && models::is_national(loaded.document->plan)) {
        if (known != nullptr && known->plan.members == loaded.document->plan.members &&
            known->members.size() == known->plan.members.size())
            detail::take_members(*loaded.document, known->members, loaded.problems);
        else
            detail::read_members(*loaded.document, folders, loaded.problems);
    }
    return detail::without_problems(std::move(loaded));
}

std::string resolved_text(const OpenedPlan& plan)
{
    models::Problems ignored;
    const auto own = detail::parse_own(plan.text, plan.file.string(), 0, ignored);
    return own ? dump(detail::resolve_over(plan.extended.get(), own->json, plan.file).json) : std::string{};
}

OnDisk on_disk(const OpenedPlan& plan)
{
    models::Problems problems;
    std::error_code ignored;
    const bool exists = fs::exists(plan.file, ignored);
    if (!exists) return plan.hash_on_disk.empty() ? OnDisk::same : OnDisk::missing;
    const auto bytes = read_bytes(plan.file, problems);
    return bytes && sha256(*bytes) == plan.hash_on_disk ? OnDisk::same : OnDisk::changed;
}

void save(OpenedPlan& plan)
{
    replace_file(plan.file, plan.text);
    plan.hash_on_disk = sha256(plan.text);
}

}  // namespace teleplan::formats
