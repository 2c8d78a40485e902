#include "formats/json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace teleplan::formats
{

using Kind = Json::Kind;

Json::Json() = default;
Json::Json(const Json&) = default;
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(const Json&) = default;
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;

const Json* Json::find(std::string_view key) const
{
    const auto at = std::ranges::find(members, key, &JsonMember::key);
    return at == members.end() ? nullptr : &at->value;
}

Json* Json::find(std::string_view key)
{
    return const_cast<Json*>(std::as_const(*this).find(key));
}  // NOLINT: same object

Json& Json::set(std::string_view key, Json value)
{
    if (Json* old = find(key)) return *old = std::move(value);
    members.push_back({std::string{key}, std::move(value)});
    return members.back().value;
}

void Json::erase(std::string_view key)
{
    std::erase_if(members, [&](const JsonMember& m) { return m.key == key; });
}

Json json_number(double value)
{
    Json j;
    j.kind = Kind::number;
    j.number = value;
    return j;
}

Json json_text(std::string_view value)
{
    Json j;
    j.kind = Kind::text;
    j.text = value;
    return j;
}

Json json_boolean(bool value)
{
    Json j;
    j.kind = Kind::boolean;
    j.boolean = value;
    return j;
}

Json json_list(std::vector<Json> items)
{
    Json j;
    j.kind = Kind::list;
    j.items = std::move(items);
    return j;
}

Json json_object()
{
    Json j;
    j.kind = Kind::object;
    return j;
}

bool same(const Json& a, const Json& b)
{
    return a.kind == b.kind && a.boolean == b.boolean && a.number == b.number && a.text == b.text &&
           std::ranges::equal(a.items, b.items, same) &&
           std::ranges::equal(a.members, b.members, [](const JsonMember& x, const JsonMember& y) {
               return x.key == y.key && same(x.value, y.value);
           });
}

void merge_patch(Json& target, const Json& patch)
{
    if (!patch.is(Kind::object)) {
        target = patch;
        return;
    }
    if (!target.is(Kind::object)) {
        target = json_object();
        target.level = patch.level;
    }
    for (const auto& [key, value] : patch.members) {
        if (value.is(Kind::null)) {
            target.erase(key);
        } else if (Json* old = target.find(key)) {
            merge_patch(*old, value);
        } else {
            Json fresh;  // nulls inside a new object mean "absent" too
            merge_patch(fresh, value);
            target.members.push_back({key, std::move(fresh)});
        }
    }
}

std::string pointer_to(const std::string& parent, std::string_view key)
{
    std::string out = parent + '/';
    for (const char c : key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

std::string pointer_to(const std::string& parent, std::size_t index) { return parent + '/' + std::to_string(index); }

std::vector<std::string> pointer_steps(std::string_view pointer)
{
    std::vector<std::string> steps;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t end = std::min(pointer.find('/'), pointer.size());
        std::string& key = steps.emplace_back();
        for (std::size_t i = 0; i < end; ++i) {
            if (pointer[i] == '~' && i + 1 < end)
                key += pointer[++i] == '1' ? '/' : '~';
            else
                key += pointer[i];
        }
        pointer.remove_prefix(end);
    }
    return steps;
}

std::optional<std::size_t> list_position(std::string_view step, std::size_t size)
{
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    return error == std::errc{} && end == step.data() + step.size() && index < size ? std::optional{index} : std::nullopt;
}

const Json* find_at(const Json& root, const std::vector<std::string>& steps)
{
    const Json* node = &root;
    for (const std::string& step : steps) {
        if (node->is(Kind::list)) {
            const auto index = list_position(step, node->items.size());
            node = index ? &node->items[*index] : nullptr;
        } else {
            node = node->find(step);
        }
        if (node == nullptr) break;
    }
    return node;
}

std::string shortest(double value)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

namespace
{

/// Whole numbers without an exponent: readers that tell integers by their form take them for what they are.
std::string written(double value)
{
    if (value != std::floor(value) || std::abs(value) >= 1e15) return shortest(value);
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed).ptr;
    return {digits.data(), end};
}

void append_text(std::string& out, std::string_view text)
{
    constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (byte < 0x20)
            ((out += "\\u00") += hex[byte >> 4U]) += hex[byte & 15U];
        else
            out += c;
    }
    out += '"';
}

constexpr std::size_t line_length = 100;

/// On one line; gives up (false) as soon as `out` grows beyond `limit`.
bool append_inline(std::string& out, const Json& j, std::size_t limit)
{
    bool first = true;
    const auto comma = [&] {
        if (!first) out += ", ";
        first = false;
    };
    switch (j.kind) {
        case Kind::null:
            out += "null";
            break;
        case Kind::boolean:
            out += j.boolean ? "true" : "false";
            break;
        case Kind::number:
            out += written(j.number);
            break;
        case Kind::text:
            append_text(out, j.text);
            break;
        case Kind::list:
            out += '[';
            for (const Json& item : j.items) {
                comma();
                if (!append_inline(out, item, limit)) return false;
            }
            out += ']';
            break;
        case Kind::object:
            out += j.members.empty() ? "{" : "{ ";
            for (const auto& [key, value] : j.members) {
                comma();
                append_text(out, key);
                out += ": ";
                if (!append_inline(out, value, limit)) return false;
            }
            out += j.members.empty() ? "}" : " }";
            break;
    }
    return out.size() <= limit;
}

void append(std::string& out, const Json& j, std::size_t indent, std::size_t used)
{
    const bool container = j.is(Kind::list) || j.is(Kind::object);
    const std::size_t before = out.size();
    const std::size_t room = container ? line_length - std::min(line_length, used) : out.max_size() / 2;
    if (append_inline(out, j, before + room) || !container) return;
    out.resize(before);
    const std::string inner(indent + 2, ' ');
    out += j.is(Kind::list) ? '[' : '{';
    bool first = true;
    const auto line = [&] {
        out += first ? "\n" : ",\n";
        first = false;
        out += inner;
    };
    for (const Json& item : j.items) {
        line();
        append(out, item, indent + 2, indent + 2);
    }
    for (const auto& [key, value] : j.members) {
        line();
        const std::size_t start = out.size();
        append_text(out, key);
        out += ": ";
        append(out, value, indent + 2, indent + 2 + out.size() - start);
    }
    (out += '\n') += std::string(indent, ' ');
    out += j.is(Kind::list) ? ']' : '}';
}

}  // namespace

std::string dump(const Json& j)
{
    std::string out;
    append(out, j, 0, 0);
    return out += '\n';
}

std::string dump_inline(const Json& j)
{
    std::string out;
    append_inline(out, j, out.max_size() / 2);
    return out;
}

}  // namespace teleplan::formats
