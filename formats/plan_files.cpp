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

}  // namespace

std::optional<OwnFile> parse_own(std::string_view text, const std::string& name, int level, Problems& problems)
{
    auto json = parse_json(text, name, level, problems);
    if (!json) return std::nullopt;
    if (!json->is(Kind::object)) {
        problems.push_back({"", "wrong_type", {"object"}});
        return std::nullopt;
    }
    OwnFile file{std::move(*json), std::nullopt};
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

ResolvedPlan resolve_over(const ResolvedPlan* extended, const Json& own, const fs::path& file)
{
    ResolvedPlan result;
    if (extended != nullptr)
        result = *extended;
    else
        (result.json = json_object()).set("schema_version", json_number(schema_version));
    merge_patch(result.json, own);
    drop_stale(result.json);
    if (!file.empty()) result.files.insert(result.files.begin(), file);
    return result;
}

std::optional<ResolvedPlan> resolve_extended(const std::string& name, const fs::path& file, const DataFolders& folders,
                                             Problems& problems, const fs::path& root)
{
    const fs::path plan_folder = root.empty() ? file.parent_path() : root;
    std::vector<fs::path> files{file};
    std::vector<Json> chain;
    std::optional<std::string> next = name;
    for (int level = 1; next; ++level) {
        if (level >= longest_chain) {
            problems.push_back({"/extends", "extends_too_long", {std::to_string(longest_chain)}});
            return std::nullopt;
        }
        const auto base = find_base(*next, files.back().parent_path(), plan_folder, folders, problems);
        if (!base) return std::nullopt;
        if (std::ranges::find(files, *base) != files.end()) {
            problems.push_back({"/extends", "extends_cycle", {*next}});
            return std::nullopt;
        }
        const auto text = read_text(*base, problems);
        if (!text) return std::nullopt;
        auto part = parse_own(*text, base->string(), level, problems);
        if (!part) return std::nullopt;
        files.push_back(*base);
        chain.push_back(std::move(part->json));
        next = std::move(part->extends);
    }
    ResolvedPlan result;
    for (std::size_t i = chain.size(); i-- > 0;) result = resolve_over(i + 1 == chain.size() ? nullptr : &result, chain[i], {});
    result.files.assign(files.begin() + 1, files.end());
    return result;
}

std::optional<ResolvedPlan> resolve_files(const fs::path& plan, const DataFolders& folders, Problems& problems, const fs::path& root)
{
    std::error_code error;
    const fs::path file = fs::canonical(plan, error);
    if (error) {
        problems.push_back({"", "cannot_read", {plan.string(), error.message()}});
        return std::nullopt;
    }
    const auto text = read_text(file, problems);
    if (!text) return std::nullopt;
    const auto own = parse_own(*text, file.string(), 0, problems);
    if (!own) return std::nullopt;
    if (!own->extends) return resolve_over(nullptr, own->json, file);
    const auto extended = resolve_extended(*own->extends, file, folders, problems, root);
    if (!extended) return std::nullopt;
    return resolve_over(&*extended, own->json, file);
}

std::optional<ResolvedPlan> resolve_text(std::string_view text, const std::string& name, Problems& problems)
{
    const auto own = parse_own(text, name, 0, problems);
    if (!own) return std::nullopt;
    if (own->extends) problems.push_back({"/extends", "extends_outside", {*own->extends}});
    return resolve_over(nullptr, own->json, {});
}

}  // namespace teleplan::formats::detail
