// Distributions of a plan: { "lognormal": { "mean": [8, "min"], "cv": 0.8 } }.
#include <algorithm>

#include "formats/distribution_form.hpp"
#include "formats/plan_form.hpp"
#include "formats/plan_leaves.hpp"
#include "sim/math.hpp"

namespace teleplan::formats::detail
{
namespace
{

using Kind = Json::Kind;

class ParameterReader
{
public:
    ParameterReader(LeafReader& leaves, const Json& object, const std::string& pointer)
        : leaves_(leaves), object_(object), pointer_(pointer)
    {
    }
    bool failed = false;

    void time(std::string_view name, double& seconds)
    {
        if (const Json* node = get(name, Need::required))
            keep(leaves_.seconds(*node, pointer_to(pointer_, name)), seconds);
    }
    void ratio(std::string_view name, double& value, double least, double most)
    {
        if (const Json* node = get(name, Need::required))
            keep(leaves_.number(*node, pointer_to(pointer_, name), {name, "1", least, most}, NumberKind::real), value);
    }
    void whole(std::string_view name, int& value, double least, double most)
    {
        double read = value;
        if (const Json* node = get(name, Need::required))
            keep(leaves_.number(*node, pointer_to(pointer_, name), {name, "", least, most}, NumberKind::whole), read);
        value = static_cast<int>(read);
    }
    void times(std::string_view name, std::vector<double>& seconds)
    {
        each(name, seconds, Need::required,
             [&](const Json& j, const std::string& at) { return leaves_.plain_seconds(j, at); });
        if (!failed && seconds.empty()) {
            leaves_.report(pointer_to(pointer_, name), "missing_field", {std::string{name}});
            failed = true;
        }
    }
    void weights(std::string_view name, std::vector<double>& weights, const std::vector<double>& values, Need need,
                 double most)
    {
        const models::Field about{name, "1", 0, most};
        each(name, weights, need, [&](const Json& j, const std::string& at) {
            return leaves_.plain_number(j, at, about, NumberKind::real);
        });
        if (failed || (weights.empty() && need == Need::optional) || weights.size() == values.size()) return;
        leaves_.report(pointer_to(pointer_, name), "wrong_count",
                       {std::to_string(weights.size()), std::to_string(values.size())});
        failed = true;
    }
    void scale_or_mean(sim::Weibull& d)  // mean = scale × Γ(1 + 1/shape)
    {
        const bool by_mean = object_.find("mean") != nullptr;
        if (by_mean && object_.find("scale") != nullptr) {
            leaves_.report(pointer_, "exactly_one_of", {"scale, mean"});
            failed = true;
        }
        known_.emplace_back(by_mean ? "scale" : "mean");
        time(by_mean ? "mean" : "scale", d.scale);
        if (by_mean && !failed) d.scale /= sim::math::exp(sim::math::log_gamma(1 + 1 / d.shape));
    }
    void finish() { leaves_.other_members(object_, pointer_, known_); }

private:
    const Json* get(std::string_view name, Need need)
    {
        known_.push_back(name);
        const Json* node = object_.find(name);
        if (node == nullptr && need == Need::required) {
            leaves_.report(pointer_to(pointer_, name), "missing_field", {std::string{name}});
            failed = true;
        }
        return node;
    }
    void keep(std::optional<double> read, double& value)
    {
        failed = failed || !read;
        value = read.value_or(value);
    }
    template <class Read>
    void each(std::string_view name, std::vector<double>& out, Need need, Read&& read)
    {
        const Json* node = get(name, need);
        const std::string at = pointer_to(pointer_, name);
        if (node == nullptr) return;
        leaves_.record(at, *node);
        if (!leaves_.expect(*node, at, Kind::list, "list")) {
            failed = true;
            return;
        }
        for (const Json& item : node->items) {
            const auto value = read(item, pointer_to(at, out.size()));
            keep(value, out.emplace_back());
        }
    }

    LeafReader& leaves_;
    const Json& object_;
    const std::string& pointer_;
    std::vector<std::string_view> known_;
};

}  // namespace

std::optional<sim::Distribution> LeafReader::distribution(const Json& node, const std::string& pointer)
{
    if (!expect(node, pointer, Kind::object, "distribution")) return std::nullopt;
    other_members(node, pointer, distribution_names);
    std::size_t kind = 0, kinds = 0;
    for (std::size_t i = 0; i < distribution_names.size(); ++i) {
        if (node.find(distribution_names[i]) == nullptr) continue;
        kind = i;
        ++kinds;
    }
    if (kinds != 1) {
        std::string names;
        for (const std::string_view name : distribution_names) (names += names.empty() ? "" : ", ") += name;
        report(pointer, "exactly_one_of", {names});
        return std::nullopt;
    }
    const Json& inner = *node.find(distribution_names[kind]);
    const std::string at = pointer_to(pointer, distribution_names[kind]);
    sim::Distribution result;
    if (kind == 0) {
        const auto value = seconds(inner, at);
        if (!value) return std::nullopt;
        result = sim::Constant{*value};
    } else {
        if (!expect(inner, at, Kind::object, "object")) return std::nullopt;
        ParameterReader reader(*this, inner, at);
        at_index<distribution_names.size()>(kind, [&]<std::size_t I> {
            if constexpr (I > 0) parameters(reader, result.emplace<I>());
        });
        reader.finish();
        if (reader.failed) return std::nullopt;
    }
    if (sim::valid(result)) return result;
    report(at, "bad_distribution", {std::string{distribution_names[kind]}});
    return std::nullopt;
}

}  // namespace teleplan::formats::detail
