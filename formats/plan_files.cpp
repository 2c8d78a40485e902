#include "formats/plan_files.hpp"

#include <algorithm>

#include "formats/plan_form.hpp"
#include "formats/safe_file.hpp"

namespace teleplan::formats::detail
{
namespace
{

namespace fs = std::filesystem;
using Kind = Json::Kind;
using models::Problems;
constexpr int longest_chain = 8;

std::optional<std::string> read_text(const fs::path& file, Problems& problems)
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

/// The tree of one file without `extends` and `schema_version`, which are checked.
struct PlanFile {
    Json json;
    std::optional<std::string> extends;
};

std::optional<PlanFile> parse_file(std::string_view text, const std::string& name, int level, Problems& problems)
{
    auto json = parse_json(text, name, level, problems);
    if (!json) return std::nullopt;
    if (!json->is(Kind::object)) {
        problems.push_back({"", "wrong_type", {"object"}});
        return std::nullopt;
    }
    PlanFile file{std::move(*json), std::nullopt};
    const Json* version = file.json.find("schema_version");
    if (version == nullptr)
        problems.push_back({"/schema_version", "missing_field", {"schema_version"}});
    else if (!version->is(Kind::number))
        problems.push_back({"/schema_version", "wrong_type", {"number"}});
    else if (version->number != schema_version)
        problems.push_back({"/schema_version",
                            "unsupported_schema_version",
                            {shortest(version->number), std::to_string(schema_version)}});
    if (const Json* base = file.json.find("extends")) {
        if (base->is(Kind::text))
            file.extends = base->text;
        else
            problems.push_back({"/extends", "wrong_type", {"text"}});
    }
    file.json.erase("schema_version");
    file.json.erase("extends");
    return file;
}

/// Relative to the folder of the file that extends, else to the installed folder; inside the plan's folder or the
/// installed one.
std::optional<fs::path> find_base(const std::string& name, const fs::path& from, const fs::path& plan_folder,
                                  const DataFolders& folders, Problems& problems)
{
    const fs::path relative{name};
    const bool plain = !name.empty() && name.find('\0') == std::string::npos && relative.is_relative();
    bool exists = false;
    for (const fs::path& base : {from, folders.scenarios}) {
        std::error_code ignored;
        if (!plain || base.empty() || !fs::exists(base / relative, ignored)) continue;
        exists = true;
        for (const fs::path& folder : {plan_folder, folders.scenarios})
            if (const auto found = folder.empty() ? std::nullopt : inside(folder, base, relative)) return found;
    }
    const bool leaves = !plain || exists || std::ranges::find(relative, fs::path{".."}) != relative.end();
    problems.push_back({"/extends", leaves ? "extends_outside" : "extends_missing", {name}});
    return std::nullopt;
}

/// A source, confidence or range that a farther file gave for a value which a nearer one replaced says nothing about
/// the new value.
void drop_stale(Json& json)
{
    const Json* value = json.find("value");
    const bool wrapped = value != nullptr && std::ranges::all_of(json.members, [](const JsonMember& m) {
                             return std::ranges::find(wrapped_keys, m.key) != wrapped_keys.end();
                         });
    if (wrapped) {
        const int level = value->level;
        std::erase_if(json.members, [&](const JsonMember& m) { return m.key != "unit" && m.value.level > level; });
    }
    for (Json& item : json.items) drop_stale(item);
    for (JsonMember& member : json.members) drop_stale(member.value);
}

/// `chain`: the plan first.
Json merged(const std::vector<Json>& chain)
{
    Json result = json_object();
    result.set("schema_version", json_number(schema_version));
    for (auto file = chain.rbegin(); file != chain.rend(); ++file) merge_patch(result, *file);
    drop_stale(result);
    return result;
}

}  // namespace

std::optional<ResolvedPlan> resolve_files(const fs::path& plan, const DataFolders& folders, Problems& problems, const fs::path& root)
{
    std::error_code error;
    fs::path file = fs::canonical(plan, error);
    if (error) {
        problems.push_back({"", "cannot_read", {plan.string(), error.message()}});
        return std::nullopt;
    }
    const fs::path plan_folder = root.empty() ? file.parent_path() : root;
    ResolvedPlan result;
    std::vector<Json> chain;
    for (int level = 0;; ++level) {
        const auto text = read_text(file, problems);
        if (!text) return std::nullopt;
        auto part = parse_file(*text, file.string(), level, problems);
        if (!part) return std::nullopt;
        result.files.push_back(file);
        chain.push_back(std::move(part->json));
        if (!part->extends) break;
        if (level + 1 >= longest_chain) {
            problems.push_back({"/extends", "extends_too_long", {std::to_string(longest_chain)}});
            return std::nullopt;
        }
        const auto base = find_base(*part->extends, file.parent_path(), plan_folder, folders, problems);
        if (!base) return std::nullopt;
        if (std::ranges::find(result.files, *base) != result.files.end()) {
            problems.push_back({"/extends", "extends_cycle", {*part->extends}});
            return std::nullopt;
        }
        file = *base;
    }
    result.json = merged(chain);
    return result;
}

std::optional<ResolvedPlan> resolve_text(std::string_view text, const std::string& name, Problems& problems)
{
    auto file = parse_file(text, name, 0, problems);
    if (!file) return std::nullopt;
    if (file->extends) problems.push_back({"/extends", "extends_outside", {*file->extends}});
    return ResolvedPlan{merged({std::move(file->json)}), {}};
}

}  // namespace teleplan::formats::detail
