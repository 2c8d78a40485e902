#include "formats/plan_text.hpp"

namespace teleplan::formats
{

std::optional<std::string> value_text(const PlanDocument& document, std::string_view pointer)
{
    models::Problems ignored;
    const auto root = parse_json(document.resolved_json, "plan", 0, ignored);
    return root ? value_text(*root, pointer) : std::nullopt;
}

std::optional<std::string> value_text(const Json& resolved, std::string_view pointer)
{
    const Json* node = find_at(resolved, pointer_steps(pointer));
    if (node != nullptr && node->find("value") != nullptr) node = node->find("value");
    if (node == nullptr || node->is(Json::Kind::object)) return std::nullopt;
    if (node->is(Json::Kind::text)) return node->text;
    std::string text = dump(*node);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

}  // namespace teleplan::formats
