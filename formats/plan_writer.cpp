// The visitor that writes a plan in its one canonical form.
#include "formats/distribution_form.hpp"
#include "formats/json.hpp"
#include "formats/plan_form.hpp"
#include "formats/plan_json.hpp"
#include "formats/plan_tree.hpp"
#include "sim/time.hpp"

namespace teleplan::formats
{
namespace detail
{
namespace
{

using models::Field;

template <class T>
Json write(T& value);

Json write_pair(double amount, std::string_view unit) { return json_list({json_number(amount), json_text(unit)}); }
Json write_seconds(double seconds) { return write_pair(seconds, "s"); }

Json write_time_of_day(models::Duration since_midnight)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(since_midnight).count();
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return json_text(two(minutes / 60) + ':' + two(minutes % 60));
}

/// Parts that say nothing: empty texts, lists and named values, and structs as a plan has them when the file does not.
template <class T>
bool is_blank(T& value)
{
    if constexpr (std::is_same_v<T, std::string>) {
        return value.empty();
    } else if constexpr (NamedValues<T> || is_list<T>) {
        return value.empty();
    } else if constexpr (Keyed<T> || Section<T>) {
        T absent{};
        return same(write(value), write(absent));
    } else {
        return false;
    }
}

class ObjectWriter
{
public:
    Json object = json_object();

    template <class T>
    void field(std::string_view name, T& member, const Field& about)
    {
        if constexpr (is_optional<T>) {
            if (member) put(name, write(*member));
        } else if (about.required || !is_blank(member)) {
            put(name, write(member));
        }
    }

protected:
    void put(std::string_view name, Json value) { object.members.push_back({std::string{name}, std::move(value)}); }
};

class TimesWriter : public ObjectWriter
{
public:
    using ObjectWriter::field;
    void field(std::string_view name, models::Duration& member, const Field&) { put(name, write_time_of_day(member)); }
};

struct ParameterWriter {
    Json object = json_object();

    void time(std::string_view name, double seconds) { object.set(name, write_seconds(seconds)); }
    void ratio(std::string_view name, double value, double, double) { object.set(name, json_number(value)); }
    void whole(std::string_view name, int value, double, double) { object.set(name, json_number(value)); }
    void scale_or_mean(const sim::Weibull& d) { time("scale", d.scale); }
    void times(std::string_view name, const std::vector<double>& seconds)
    {
        Json& list = object.set(name, json_list());
        for (const double s : seconds) list.items.push_back(write_seconds(s));
    }
    void weights(std::string_view name, const std::vector<double>& weights, const std::vector<double>&, Need need,
                 double)
    {
        if (weights.empty() && need == Need::optional) return;
        Json& list = object.set(name, json_list());
        for (const double w : weights) list.items.push_back(json_number(w));
    }
};

Json write_distribution(sim::Distribution& d)
{
    Json result = json_object();
    at_index<distribution_names.size()>(d.index(), [&]<std::size_t I> {
        if constexpr (I == 0) {
            result.set(distribution_names[I], write_seconds(std::get<I>(d).value));
        } else {
            ParameterWriter writer;
            parameters(writer, std::get<I>(d));
            result.set(distribution_names[I], std::move(writer.object));
        }
    });
    return result;
}

Json write_stage(models::Stage& stage)
{
    ObjectWriter writer;
    std::visit([&](auto& step) { fields(writer, step); }, stage.step);
    for (const auto& [name, branches] : branch_members) {
        if ((stage.*branches).empty()) continue;
        Json next = json_object();
        for (const models::Branch& branch : stage.*branches) next.set(branch.to, json_number(branch.probability));
        writer.object.set(name, std::move(next));
    }
    return std::move(writer.object);
}

template <class T>
Json write_section(T& value)
{
    std::conditional_t<holds_times_of_day<T>, TimesWriter, ObjectWriter> writer;
    fields(writer, value);
    return std::move(writer.object);
}

template <class T>
Json write(T& value)
{
    if constexpr (std::is_same_v<T, std::string>) {
        return json_text(value);
    } else if constexpr (std::is_same_v<T, bool>) {
        return json_boolean(value);
    } else if constexpr (std::is_arithmetic_v<T>) {
        return json_number(static_cast<double>(value));
    } else if constexpr (std::is_enum_v<T>) {
        return json_text(models::name_of(value));
    } else if constexpr (std::is_same_v<T, models::Duration>) {
        return write_seconds(sim::seconds(value));
    } else if constexpr (std::is_same_v<T, models::Date>) {
        return json_text(models::to_string(value));
    } else if constexpr (std::is_same_v<T, models::Within>) {
        return write_pair(value.amount, models::name_of(value.unit));
    } else if constexpr (std::is_same_v<T, sim::Distribution>) {
        return write_distribution(value);
    } else if constexpr (std::is_same_v<T, models::OneOrMore>) {
        return value.values.size() == 1 ? json_number(value.values.front()) : write(value.values);
    } else if constexpr (std::is_same_v<T, models::Stage>) {
        return write_stage(value);
    } else if constexpr (NamedValues<T>) {
        Json result = json_object();
        for (auto& [name, element] : value) result.members.push_back({name, write(element)});
        return result;
    } else if constexpr (Keyed<T>) {
        Json result = json_object();
        for (std::size_t i = 0; i < value.size(); ++i) result.set(ArrayNames<T>::all[i], write(value[i]));
        return result;
    } else if constexpr (is_list<T>) {
        Json result = json_list();
        for (auto& element : value) result.items.push_back(write(element));
        return result;
    } else {
        return write_section(value);
    }
}

}  // namespace

Json plan_tree(const models::Plan& plan)
{
    models::Plan copy = plan;  // visitors take what they visit by reference
    Json result = json_object();
    result.set("schema_version", json_number(schema_version));
    for (JsonMember& member : write(copy).members) result.members.push_back(std::move(member));
    return result;
}

}  // namespace detail

std::string write_plan(const models::Plan& plan) { return dump(detail::plan_tree(plan)); }

}  // namespace teleplan::formats
