#include "formats/compare_json.hpp"

#include <nlohmann/json.hpp>

namespace teleplan::formats
{

namespace
{

using Document = nlohmann::ordered_json;

Document of(const sim::Interval& i) { return {{"mean", i.mean}, {"low", i.low()}, {"high", i.high()}}; }

Document of(const planning::PairedValue& v) { return {{"first", of(v.first)}, {"other", of(v.other)}, {"difference", of(v.difference)}}; }

Document of(const std::optional<planning::PairedValue>& v) { return v ? of(*v) : Document(); }

Document of(const planning::Identity& i)
{
    return {{"title", i.title}, {"region_code", i.region_code}, {"version", i.version}, {"plan_hash", i.plan_hash}, {"seed", i.seed}, {"replications", i.replications},
            {"regime", {{"from", models::to_string(i.regime.from)}, {"to", models::to_string(i.regime.to)}}}};
}

Document of(const PlanValue& v)
{
    if (!v.text) return {};
    return {{"value", *v.text}, {"origin", v.from.origin == models::Origin::national_default ? "default" : "entered"}, {"unit", v.from.unit}, {"source", v.from.source},
            {"confidence", v.from.confidence}};
}

Document measures_of(const planning::PlanComparison& comparison)
{
    Document out = Document::array();
    for (const auto& d : comparison.measures)
        out.push_back({{"where", d.where}, {"id", d.id}, {"unit", d.unit}, {"value", of(d.value)}, {"per_1000_inhabitants", of(d.per_1000_inhabitants)},
                       {"per_1000_active", of(d.per_1000_active)}});
    return out;
}

}  // namespace

std::string compare_json(const planning::CompareAnswer& answer, const std::vector<std::vector<PlanDifference>>& inputs)
{
    Document out{{"schema_version", 1}, {"kind", "compare"}, {"result_hash", answer.plans.front().result_hash}};
    out["plans"] = Document::array();
    for (const auto& plan : answer.plans) out["plans"].push_back(of(plan));
    out["comparisons"] = Document::array();
    for (std::size_t c = 0; c < answer.comparisons.size(); ++c) {
        Document& made = out["comparisons"].emplace_back(Document{{"first", 0}, {"other", answer.comparisons[c].other}});
        made["inputs"] = Document::array();
        for (const auto& d : inputs[c]) made["inputs"].push_back({{"pointer", d.pointer}, {"first", of(d.first)}, {"other", of(d.other)}});
        made["measures"] = measures_of(answer.comparisons[c]);
    }
    return out.dump(2, ' ', false, Document::error_handler_t::replace) + "\n";
}

}  // namespace teleplan::formats
