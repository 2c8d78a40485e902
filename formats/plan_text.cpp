#include "formats/plan_text.hpp"

#include <charconv>

namespace teleplan::formats
{

namespace
{

/// The next step of a pointer, unescaped (RFC 6901); the rest stays in `pointer`.
std::string next_step(std::string_view& pointer)
{
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    std::string key;
    for (std::size_t i = 0; i < end; ++i) {
        if (pointer[i] == '~' && i + 1 < end) key += pointer[++i] == '1' ? '/' : '~';
        else key += pointer[i];
    }
    pointer.remove_prefix(end);
    return key;
}

const Json* item(const Json& list, const std::string& step)
{
    std::size_t index = 0;
    const auto read = std::from_chars(step.data(), step.data() + step.size(), index);
    return read.ec == std::errc{} && index < list.items.size() ? &list.items[index] : nullptr;
}

const Json* at(const Json& root, std::string_view pointer)
{
    const Json* node = &root;
    while (node != nullptr && pointer.starts_with('/')) {
        const std::string step = next_step(pointer);
        node = node->is(Json::Kind::list) ? item(*node, step) : node->find(step);
    }
    return node;
}

}  // namespace

std::optional<std::string> value_text(const PlanDocument& document, std::string_view pointer)
{
    models::Problems ignored;
    const auto root = parse_json(document.resolved_json, "plan", 0, ignored);
    return root ? value_text(*root, pointer) : std::nullopt;
}

std::optional<std::string> value_text(const Json& resolved, std::string_view pointer)
{
    const Json* node = at(resolved, pointer);
    if (node != nullptr && node->find("value") != nullptr) node = node->find("value");
    if (node == nullptr || node->is(Json::Kind::object)) return std::nullopt;
    if (node->is(Json::Kind::text)) return node->text;
    std::string text = dump(*node);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

}  // namespace teleplan::formats
