// Edits are made on the tree of the own file; json_rewrite.hpp then brings the text in line with it.
#include "formats/plan_edit.hpp"

#include <algorithm>
#include <functional>

#include "formats/json_rewrite.hpp"
#include "formats/plan_files.hpp"
#include "formats/plan_form.hpp"

namespace teleplan::formats
{

namespace
{

using Kind = Json::Kind;
using models::Problem;
using Steps = std::vector<std::string>;

template <class Range>
bool contains(const Range& names, std::string_view name)
{
    return std::ranges::find(names, name) != std::end(names);
}

/// { "value", "source", … } in the place of a plain value.
bool is_wrapped(const Json& node)
{
    return node.find("value") != nullptr &&
           std::ranges::all_of(node.members, [](const JsonMember& m) { return contains(detail::wrapped_keys, m.key); });
}

/// The three trees of a plan: the own file's, the extended one's and what they make together.
struct Trees {
    Json own, extended, whole;
};

std::optional<Trees> read_trees(const OpenedPlan& plan, models::Problems& problems)
{
    auto own = parse_json(plan.text, plan.file.string(), 0, problems);
    if (!own || !own->is(Kind::object)) {
        if (own) problems.push_back({"", "wrong_type", {"object"}});
        return std::nullopt;
    }
    if (!problems.empty()) return std::nullopt;   // a key twice: which one would change?
    Trees trees{std::move(*own), plan.extended ? plan.extended->json : json_object(), {}};
    trees.whole = detail::resolve_over(plan.extended.get(), trees.own, plan.file).json;
    return trees;
}

/// A place as an edit meets it, step by step: null where a tree has nothing there.
struct Here {
    const Json *own, *extended, *whole;
};
const Json* child(const Json* node, const std::string& key) { return node != nullptr && node->is(Kind::object) ? node->find(key) : nullptr; }
Here below(const Here& h, const std::string& key) { return {child(h.own, key), child(h.extended, key), child(h.whole, key)}; }

/// What the own file must say so that merging it over `extended` gives `wanted`.
Json patch_to(const Json* extended, const Json& wanted)
{
    if (extended == nullptr || !extended->is(Kind::object) || !wanted.is(Kind::object)) return wanted;
    Json patch = json_object();
    for (const auto& [key, value] : wanted.members) {
        const Json* const under = extended->find(key);
        patch.set(key, patch_to(under, value));
    }
    for (const JsonMember& member : extended->members)
        if (wanted.find(member.key) == nullptr) patch.set(member.key, Json{});
    return patch;
}

/// A new member stands after those that precede it in the plan as a whole.
void put(Json& object, const std::string& key, Json value, const Json* whole)
{
    if (whole == nullptr || object.find(key) != nullptr) {
        object.set(key, std::move(value));
        return;
    }
    auto at = object.members.end();
    bool after = false;
    std::size_t best = 0;
    for (const JsonMember& member : whole->members) {
        if (member.key == key) after = true;
        const auto own = std::ranges::find(object.members, member.key, &JsonMember::key);
        if (after || own == object.members.end()) continue;
        best = std::max(best, static_cast<std::size_t>(own - object.members.begin()) + 1);
    }
    if (after && best > 0) at = object.members.begin() + static_cast<std::ptrdiff_t>(best);
    object.members.insert(at, JsonMember{key, std::move(value)});
}

/// A new value in the place of { "value", "source", … }.
Json in_wrapper(Json wrapper, const Json& value)
{
    const bool given = is_wrapped(value);
    for (const std::string_view key : {"source", "confidence", "low", "high"})
        if (!given || value.find(key) == nullptr) wrapper.erase(key);
    if (!given) wrapper.set("value", value);
    else
        for (const auto& [key, part] : value.members) wrapper.set(key, part);
    return wrapper;
}

/// What the own file says at a place after an edit there; nothing: that is no place of the plan.
using Change = std::function<std::optional<Json>(const Here&)>;

/// The own tree below `here` with `change` made at steps[i…].
std::optional<Json> changed(const Here& here, const Steps& steps, std::size_t i, const Change& change)
{
    if (i == steps.size()) return change(here);
    if (here.whole != nullptr && here.whole->is(Kind::list)) {
        Json list = *here.whole;
        const auto index = list_position(steps[i], list.items.size());
        if (!index) return std::nullopt;
        const Json item = list.items[*index];
        auto inner = changed({&item, nullptr, &item}, steps, i + 1, change);
        if (!inner) return std::nullopt;
        list.items[*index] = std::move(*inner);
        return list;
    }
    if (here.whole != nullptr && !here.whole->is(Kind::object)) return std::nullopt;
    const bool replaced = here.own != nullptr && !here.own->is(Kind::object);   // null: what the extended file has is gone
    Json object = replaced ? patch_to(here.extended, json_object()) : here.own != nullptr ? *here.own : json_object();
    Here next = below(here, steps[i]);
    if (replaced) next.own = nullptr;
    auto inner = changed(next, steps, i + 1, change);
    if (!inner) return std::nullopt;
    put(object, steps[i], std::move(*inner), here.whole);
    return object;
}

Edited refused(std::string_view pointer, const char* code, std::vector<std::string> arguments)
{
    return {std::nullopt, {Problem{std::string{pointer}, code, std::move(arguments)}}};
}

std::string last_step(std::string_view pointer)
{
    const auto steps = pointer_steps(pointer);
    return steps.empty() ? std::string{} : steps.back();
}

bool is_of_the_plan(const Steps& steps) { return !steps.empty() && steps[0] != "extends" && steps[0] != "schema_version"; }

Edited edited(const OpenedPlan& plan, std::string_view pointer, const Change& change)
{
    Edited result;
    const auto trees = read_trees(plan, result.problems);
    if (!trees) return result;
    const Steps steps = pointer_steps(pointer);
    std::optional<Json> own;
    if (is_of_the_plan(steps)) own = changed({&trees->own, &trees->extended, &trees->whole}, steps, 0, change);
    if (!own) return refused(pointer, "no_such_place", {last_step(pointer)});
    result.text = detail::rewritten(plan.text, *own);
    return result;
}

std::optional<Json> parse_value(std::string_view text)
{
    models::Problems problems;
    auto value = parse_json(text, "", 0, problems);
    return value && problems.empty() && !value->is(Kind::null) ? std::move(value) : std::nullopt;
}
Edited not_a_value(std::string_view pointer, std::string_view text) { return refused(pointer, "not_a_value", {std::string{text}}); }

/// Without what the own file says at steps[i…], and without the objects that become empty; false: it says nothing there.
bool take_back(Json& own, const Steps& steps, std::size_t i)
{
    Json* const inner = own.is(Kind::object) ? own.find(steps[i]) : nullptr;
    if (inner == nullptr) return false;
    if (i + 1 < steps.size() && inner->is(Kind::object)) {
        if (!take_back(*inner, steps, i + 1)) return false;
        if (!inner->members.empty()) return true;
    }
    own.erase(steps[i]);
    return true;
}

/// Null where the extended file has the member; gone where only the own file has it.
std::optional<Json> dropped(const Here& here, const std::string& key)
{
    if (child(here.whole, key) == nullptr) return std::nullopt;
    Json object = here.own != nullptr && here.own->is(Kind::object) ? *here.own : json_object();
    if (child(here.extended, key) != nullptr) put(object, key, Json{}, here.whole);
    else object.erase(key);
    return object;
}

bool good_name(std::string_view name)
{
    return !name.empty() && name.size() <= JsonBounds{}.key_bytes && !contains(detail::free_keys, name) &&
           std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

std::string parent_of(std::string_view pointer) { return std::string{pointer.substr(0, std::min(pointer.rfind('/'), pointer.size()))}; }

/// False: the place cannot say so.
bool note(Json& about, const Notes& notes, const bool value)
{
    const auto text = [&](const char* key, const std::optional<std::string>& said) {
        if (said && said->empty()) about.erase(key);
        else if (said) about.set(key, json_text(*said));
    };
    const auto end = [&](const char* key, const std::optional<std::string>& said) {
        if (!said) return true;
        if (said->empty()) {
            about.erase(key);
            return true;
        }
        auto parsed = parse_value(*said);
        if (!value || !parsed) return false;
        about.set(key, std::move(*parsed));
        return true;
    };
    text("source", notes.source);
    text("confidence", notes.confidence);
    text("remarks", notes.remarks);
    return end("low", notes.low) && end("high", notes.high);
}

}  // namespace

Edited with_value(const OpenedPlan& plan, std::string_view pointer, std::string_view text)
{
    const auto value = parse_value(text);
    if (!value) return not_a_value(pointer, text);
    return edited(plan, pointer, [&](const Here& here) -> std::optional<Json> {
        if (here.own != nullptr && is_wrapped(*here.own) && (!value->is(Kind::object) || is_wrapped(*value)))
            return in_wrapper(*here.own, *value);
        return patch_to(here.extended, *value);
    });
}

Edited without_value(const OpenedPlan& plan, std::string_view pointer)
{
    Edited result;
    auto trees = read_trees(plan, result.problems);
    if (!trees) return result;
    const Steps steps = pointer_steps(pointer);
    if (!is_of_the_plan(steps)) return refused(pointer, "no_such_place", {last_step(pointer)});
    result.text = take_back(trees->own, steps, 0) ? detail::rewritten(plan.text, trees->own) : plan.text;
    return result;
}

std::optional<std::string> own_place(const OpenedPlan& plan, std::string_view pointer)
{
    models::Problems ignored;
    const auto own = parse_json(plan.text, "", 0, ignored);
    const Json* node = own ? &*own : nullptr;
    std::string at;
    for (const std::string& step : pointer_steps(pointer)) {
        if (node == nullptr) return std::nullopt;
        if (!node->is(Kind::object)) return at;
        node = node->find(step);
        at = pointer_to(at, step);
    }
    return node != nullptr && !at.empty() ? std::optional{at} : std::nullopt;
}

Edited with_named(const OpenedPlan& plan, std::string_view parent, std::string_view name, std::string_view text)
{
    const auto value = parse_value(text);
    const std::string at = pointer_to(std::string{parent}, name);
    if (!value) return not_a_value(at, text);
    if (!good_name(name)) return refused(parent, "bad_name", {std::string{name}});
    bool taken = false;
    Edited result = edited(plan, at, [&](const Here& here) -> std::optional<Json> {
        taken = here.whole != nullptr;
        return patch_to(here.extended, *value);
    });
    return taken ? refused(at, "name_taken", {std::string{name}}) : result;
}

Edited with_item(const OpenedPlan& plan, std::string_view list, std::size_t position, std::string_view text)
{
    const auto value = parse_value(text);
    if (!value) return not_a_value(list, text);
    return edited(plan, list, [&](const Here& here) -> std::optional<Json> {
        if (here.whole != nullptr && !here.whole->is(Kind::list)) return std::nullopt;
        Json all = here.whole != nullptr ? *here.whole : json_list();
        all.items.insert(all.items.begin() + static_cast<std::ptrdiff_t>(std::min(position, all.items.size())), *value);
        return all;
    });
}

Edited without_part(const OpenedPlan& plan, std::string_view pointer)
{
    const std::string parent = parent_of(pointer), key = last_step(pointer);
    const auto remove = [&](const Here& here) -> std::optional<Json> {
        if (here.whole == nullptr || !here.whole->is(Kind::list)) return dropped(here, key);
        Json list = *here.whole;
        const auto index = list_position(key, list.items.size());
        if (!index) return std::nullopt;
        list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(*index));
        return list;
    };
    if (!parent.empty()) return edited(plan, parent, remove);
    Edited result;   // a chapter: the root itself changes
    auto trees = read_trees(plan, result.problems);
    if (!trees) return result;
    auto own = dropped({&trees->own, &trees->extended, &trees->whole}, key);
    if (!own || !is_of_the_plan({key})) return refused(pointer, "no_such_place", {key});
    result.text = detail::rewritten(plan.text, *own);
    return result;
}

Edited renamed(const OpenedPlan& plan, std::string_view pointer, std::string_view name)
{
    const std::string parent = parent_of(pointer), old = last_step(pointer);
    if (!good_name(name)) return refused(pointer, "bad_name", {std::string{name}});
    if (name == old) return {plan.text, {}};
    bool taken = false, own_only = false;
    Edited result = edited(plan, parent, [&](const Here& here) -> std::optional<Json> {
        const Json* const element = child(here.whole, old);
        if (element == nullptr) return std::nullopt;
        taken = child(here.whole, std::string{name}) != nullptr;
        own_only = child(here.extended, old) == nullptr && child(here.own, std::string{name}) == nullptr;
        auto object = dropped(here, old);
        object->set(name, patch_to(child(here.extended, std::string{name}), *element));
        return object;
    });
    if (taken) return refused(pointer, "name_taken", {std::string{name}});
    // Of the own file alone: the name changes where it stands. A list of the extended file has no text here yet.
    if (result.text && own_only && own_place(plan, pointer) == std::string{pointer}) result.text = detail::with_key(plan.text, pointer_steps(pointer), name);
    return result;
}

Edited with_notes(const OpenedPlan& plan, std::string_view pointer, const Notes& notes)
{
    bool wrong = false;
    Edited result = edited(plan, pointer, [&](const Here& here) -> std::optional<Json> {
        if (here.whole == nullptr) return std::nullopt;
        const bool section = here.whole->is(Kind::object) && !is_wrapped(*here.whole);
        Json about = *here.whole;
        if (section) about = here.own != nullptr && here.own->is(Kind::object) ? *here.own : json_object();
        else if (!is_wrapped(about)) (about = json_object()).set("value", *here.whole);
        wrong = !note(about, notes, !section);
        return section ? about : patch_to(here.extended, about);
    });
    return wrong ? not_a_value(pointer, notes.low.value_or("") + " " + notes.high.value_or("")) : result;
}

models::Problems problems_at(const models::Problems& problems, std::string_view pointer)
{
    models::Problems here;
    for (const Problem& p : problems) {
        const std::string_view at = p.pointer;
        if (at.starts_with(pointer) && (at.size() == pointer.size() || at[pointer.size()] == '/')) here.push_back(p);
    }
    return here;
}

}  // namespace teleplan::formats
