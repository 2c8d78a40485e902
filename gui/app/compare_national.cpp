#include "gui/app/compare_national.hpp"

#include <exception>
#include <optional>
#include <utility>

#include "formats/json.hpp"
#include "formats/safe_file.hpp"

namespace teleplan::gui {

namespace {

using formats::Json;

/// A part of the plan, and not one value with its unit and source.
bool is_part(const Json& node) { return node.is(Json::Kind::object) && node.find("value") == nullptr; }

void put(Json& plan, const Json& national)
{
    for (const formats::JsonMember& m : national.members) {
        Json* const mine = plan.find(m.key);
        if (mine && is_part(*mine) && is_part(m.value)) put(*mine, m.value);
        else plan.set(m.key, m.value);
    }
}

/// Where the national defaults have a value at the pointer or above it.
void collect(const Json& node, const std::string& pointer, models::ProvenanceTable& of)
{
    if (!is_part(node)) {
        for (auto at = of.lower_bound(pointer); at != of.end() && at->first.starts_with(pointer); ++at)
            if (at->first.size() == pointer.size() || at->first[pointer.size()] == '/') at->second.origin = models::Origin::national_default;
        return;
    }
    for (const formats::JsonMember& m : node.members) collect(m.value, formats::pointer_to(pointer, m.key), of);
}

std::optional<Json> read_defaults(const formats::DataFolders& folders, models::Problems& problems)
{
    const auto file = folders.scenarios / "national-defaults.json";
    try {
        return formats::parse_json(formats::read_file(file), file.string(), 0, problems);
    } catch (const std::exception& e) {
        problems.push_back({"", "cannot_read", {file.string(), e.what()}});
        return std::nullopt;
    }
}

/// The inputs that lie in files beside the plan, which a text cannot name.
void keep_files(const formats::PlanDocument& from, formats::PlanDocument& to)
{
    to.plan.population.inputs = from.plan.population.inputs;
    to.traces = from.traces;
    to.files = from.files;
}

}  // namespace

formats::Loaded with_national_values(const formats::PlanDocument& document, const formats::DataFolders& folders)
{
    models::Problems problems;
    auto plan = formats::parse_json(document.resolved_json, "plan", 0, problems);
    auto national = read_defaults(folders, problems);
    if (!plan || !national) return {std::nullopt, std::move(problems)};
    national->erase("plan");                           // whose plan it is, not what it says
    national->erase("schema_version");
    put(*plan, *national);
    Json text = *plan;
    if (Json* const population = text.find("population")) population->erase("inputs");
    auto loaded = formats::parse_plan(formats::dump(text), "national-defaults.json");
    if (!loaded.document) return loaded;
    loaded.document->resolved_json = formats::dump(*plan);
    keep_files(document, *loaded.document);
    for (auto& [pointer, from] : loaded.document->provenance)
        if (const auto mine = document.provenance.find(pointer); mine != document.provenance.end()) from.origin = mine->second.origin;
    collect(*national, "", loaded.document->provenance);
    return loaded;
}

}  // namespace teleplan::gui
