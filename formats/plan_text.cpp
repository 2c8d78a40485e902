#include "formats/plan_text.hpp"

#include "formats/json.hpp"

namespace teleplan::formats
{

std::optional<std::string> value_text(const PlanDocument& document, std::string_view pointer)
{
    models::Problems ignored;
    const auto root = parse_json(document.resolved_json, "plan", 0, ignored);
    const Json* node = root ? find_at(*root, pointer_steps(pointer)) : nullptr;
    if (node != nullptr && node->find("value") != nullptr) node = node->find("value");
    if (node == nullptr || node->is(Json::Kind::object)) return std::nullopt;
    if (node->is(Json::Kind::text)) return node->text;
    std::string text = dump(*node);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

}  // namespace teleplan::formats
