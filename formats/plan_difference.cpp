#include "formats/plan_difference.hpp"

#include <map>

#include "formats/json.hpp"
#include "formats/plan_text.hpp"
#include "formats/plan_tree.hpp"

namespace teleplan::formats
{

namespace
{

using Leaf = std::pair<std::string, std::string>;   // pointer, canonical text

void leaves_below(const Json& node, const std::string& pointer, std::vector<Leaf>& out)
{
    if (node.is(Json::Kind::object)) {
        for (const JsonMember& m : node.members) leaves_below(m.value, pointer_to(pointer, m.key), out);
    } else if (node.is(Json::Kind::list)) {
        for (std::size_t i = 0; i < node.items.size(); ++i) leaves_below(node.items[i], pointer_to(pointer, i), out);
    } else {
        out.emplace_back(pointer, dump(node));
    }
}

/// A plan with its values found by pointer: in the one canonical form, and as the file writes them.
struct Values {
    const PlanDocument& document;
    std::vector<Leaf> in_order;
    std::map<std::string, std::string> canonical;
    Json written;
};

std::vector<Leaf> leaves(const PlanDocument& document)
{
    std::vector<Leaf> out;
    leaves_below(detail::plan_tree(document.plan), "", out);
    return out;
}

/// Where the value comes from: of its own place, or of the nearest part that says so.
models::Provenance origin(const PlanDocument& document, std::string pointer)
{
    while (!pointer.empty()) {
        if (const auto found = document.provenance.find(pointer); found != document.provenance.end()) return found->second;
        pointer.resize(pointer.rfind('/'));
    }
    return {};
}

Values values_of(const PlanDocument& document)
{
    models::Problems ignored;
    Values out{document, leaves(document), {}, parse_json(document.resolved_json, "plan", 0, ignored).value_or(Json{})};
    out.canonical = {out.in_order.begin(), out.in_order.end()};
    return out;
}

PlanValue value_at(const Values& values, const std::string& pointer)
{
    const auto found = values.canonical.find(pointer);
    if (found == values.canonical.end()) return {};
    std::string canonical = found->second;
    while (!canonical.empty() && canonical.back() == '\n') canonical.pop_back();
    return {value_text(values.written, pointer).value_or(canonical), origin(values.document, pointer)};
}

}  // namespace

std::vector<PlanDifference> plan_differences(const PlanDocument& first, const PlanDocument& other)
{
    const Values mine = values_of(first), theirs = values_of(other);
    std::vector<PlanDifference> out;
    const auto add = [&](const std::string& pointer) { out.push_back({pointer, value_at(mine, pointer), value_at(theirs, pointer)}); };
    for (const auto& [pointer, text] : mine.in_order)
        if (const auto at = theirs.canonical.find(pointer); at == theirs.canonical.end() || at->second != text) add(pointer);
    for (const auto& [pointer, text] : theirs.in_order)
        if (!mine.canonical.contains(pointer)) add(pointer);
    return out;
}

}  // namespace teleplan::formats
