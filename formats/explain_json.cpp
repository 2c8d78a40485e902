#include "formats/explain_json.hpp"

#include <nlohmann/json.hpp>

namespace teleplan::formats
{

namespace
{

using Document = nlohmann::ordered_json;

const char* name_of(models::Origin origin)
{
    switch (origin) {
    case models::Origin::entered: return "entered";
    case models::Origin::national_default: return "default";
    case models::Origin::apportioned: break;
    }
    return "apportioned";
}

void add(Document& out, const models::Provenance& from)
{
    out["origin"] = name_of(from.origin);
    out["source"] = from.source;
    out["confidence"] = from.confidence;
    out["low"] = from.low ? Document(*from.low) : Document();
    out["high"] = from.high ? Document(*from.high) : Document();
    out["assumed_range"] = from.assumed_range;
}

Document of(const planning::Quantity& q) { return {{"id", q.id}, {"value", q.value}, {"unit", q.unit}, {"from", q.from}}; }

Document of(const planning::ExplainedInput& i)
{
    Document out{{"pointer", i.pointer}, {"about", i.about}, {"value", i.value}, {"unit", i.from.unit}};
    add(out, i.from);
    return out;
}

Document document(const char* kind) { return {{"schema_version", 1}, {"kind", kind}}; }

template <class T> Document list_of(const std::vector<T>& items)
{
    Document out = Document::array();
    for (const T& item : items) out.push_back(of(item));
    return out;
}

std::string text_of(const Document& document) { return document.dump(2, ' ', false, Document::error_handler_t::replace) + "\n"; }

}  // namespace

std::string explain_json(const std::vector<planning::ExplainedStep>& steps, const models::ProvenanceTable& provenance)
{
    Document out = document("explain_result");
    out["steps"] = Document::array();
    for (const auto& step : steps) {
        Document& made = out["steps"].emplace_back(of(step.quantity));
        made["inputs"] = Document::array();
        for (const auto& input : step.inputs) {
            Document& entry = made["inputs"].emplace_back(
                Document{{"pointer", input.pointer}, {"about", input.about}, {"value", input.value}, {"unit", input.unit}, {"elasticity", input.elasticity}});
            if (const auto from = provenance.find(input.pointer); from != provenance.end()) add(entry, from->second);
        }
    }
    return text_of(out);
}

std::string explain_json(const std::vector<planning::ExplainedInput>& inputs, const std::vector<planning::Effect>& effects)
{
    Document out = document("explain_input");
    out["inputs"] = list_of(inputs);
    out["effects"] = Document::array();
    for (const auto& effect : effects) out["effects"].emplace_back(of(effect.quantity))["elasticity"] = effect.elasticity;
    return text_of(out);
}

std::string explain_json(const std::vector<planning::ExplainedInput>& inputs, const std::vector<planning::Quantity>& results)
{
    Document out = document("explain_plan");
    out["inputs"] = list_of(inputs);
    out["results"] = list_of(results);
    return text_of(out);
}

}  // namespace teleplan::formats
