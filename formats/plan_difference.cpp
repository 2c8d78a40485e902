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

/// Every value of the plan in its one canonical form.
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

PlanValue value_of(const PlanDocument& document, const std::map<std::string, std::string>& all, const std::string& pointer)
{
    const auto found = all.find(pointer);
    if (found == all.end()) return {};
    std::string canonical = found->second;
    while (!canonical.empty() && canonical.back() == '\n') canonical.pop_back();
    return {value_text(document, pointer).value_or(canonical), origin(document, pointer)};
}

}  // namespace

std::vector<PlanDifference> plan_differences(const PlanDocument& first, const PlanDocument& other)
{
    const std::vector<Leaf> mine = leaves(first), theirs = leaves(other);
    const std::map<std::string, std::string> by_mine{mine.begin(), mine.end()}, by_theirs{theirs.begin(), theirs.end()};
    std::vector<PlanDifference> out;
    const auto add = [&](const std::string& pointer) { out.push_back({pointer, value_of(first, by_mine, pointer), value_of(other, by_theirs, pointer)}); };
    for (const auto& [pointer, text] : mine)
        if (const auto at = by_theirs.find(pointer); at == by_theirs.end() || at->second != text) add(pointer);
    for (const auto& [pointer, text] : theirs)
        if (!by_mine.contains(pointer)) add(pointer);
    return out;
}

}  // namespace teleplan::formats
