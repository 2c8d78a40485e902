#include "formats/plan_schema.hpp"

#include <cmath>

#include "formats/distribution_form.hpp"
#include "formats/json.hpp"
#include "formats/plan_form.hpp"

namespace teleplan::formats
{
namespace detail
{
namespace
{

using models::Field;

template <class T>
Json schema_of(const Field&);

Json object_with(std::initializer_list<JsonMember> members)
{
    Json j = json_object();
    j.members = members;
    return j;
}
Json reference(const std::string& name) { return object_with({{"$ref", json_text("#/definitions/" + name)}}); }
Json or_null(std::string_view type) { return json_list({json_text(type), json_text("null")}); }

template <class Range>
Json names_list(const Range& names)
{
    Json list = json_list();
    for (const std::string_view name : names) list.items.push_back(json_text(name));
    return list;
}

void limit(Json& schema, double min, double max)
{
    if (std::isfinite(min)) schema.set("minimum", json_number(min));
    if (std::isfinite(max)) schema.set("maximum", json_number(max));
}

/// An object with these properties and remarks, source and confidence; no others.
Json closed(Json properties)
{
    for (const std::string_view key : free_keys)
        if (properties.find(key) == nullptr) properties.set(key, reference(std::string{key}));
    return object_with({{"type", or_null("object")},
                        {"properties", std::move(properties)},
                        {"additionalProperties", json_boolean(false)}});
}

/// Any names but those; each value as `element`.
Json open(Json element)
{
    Json properties = json_object();
    for (const std::string_view key : free_keys) properties.set(key, reference(std::string{key}));
    return object_with({{"type", or_null("object")},
                        {"properties", std::move(properties)},
                        {"additionalProperties", std::move(element)}});
}

Json wrapped(const Json& value, Json more = json_object())
{
    Json properties = object_with({{"value", value}});
    for (JsonMember& member : more.members) properties.members.push_back(std::move(member));
    Json object = closed(std::move(properties));
    object.set("type", json_text("object"));
    return object_with({{"oneOf", json_list({value, std::move(object)})}});
}

Json range_of(const Json& end) { return object_with({{"low", end}, {"high", end}}); }

Json number_schema(const Field& about, std::string_view type)
{
    Json value = object_with({{"type", or_null(type)}});
    limit(value, about.min, about.max);
    Json end = object_with({{"type", or_null("number")}});
    limit(end, about.min, about.max);
    Json more = object_with({{"unit", object_with({{"const", json_text(about.unit)}})}});
    for (JsonMember& member : range_of(end).members) more.members.push_back(std::move(member));
    return wrapped(value, std::move(more));
}

Json one_or_more_schema(const Field& about)
{
    Json item = object_with({{"type", json_text("number")}});
    limit(item, about.min, about.max);
    Json list = object_with({{"type", json_text("array")}, {"items", std::move(item)}, {"minItems", json_number(1)}});
    return object_with({{"anyOf", json_list({number_schema(about, "number"), std::move(list)})}});
}

Json pair_schema(Json amount, Json units)
{
    Json unit = object_with({{"type", json_text("string")}, {"enum", std::move(units)}});
    return object_with({{"type", or_null("array")},
                        {"items", json_list({std::move(amount), std::move(unit)})},
                        {"minItems", json_number(2)},
                        {"maxItems", json_number(2)}});
}

struct ParameterSchema {
    Json properties = json_object();

    void time(std::string_view name, double) { properties.set(name, reference("duration")); }
    void ratio(std::string_view name, double, double least, double most)
    {
        properties.set(name, number_schema({name, "1", least, most}, "number"));
    }
    void whole(std::string_view name, int, double least, double most)
    {
        properties.set(name, number_schema({name, "", least, most}, "integer"));
    }
    void scale_or_mean(const sim::Weibull&)
    {
        time("scale", 0);
        time("mean", 0);
    }
    void times(std::string_view name, const std::vector<double>&)
    {
        properties.set(name, object_with({{"type", or_null("array")},
                                          {"items", reference("plain_duration")},
                                          {"minItems", json_number(1)}}));
    }
    void weights(std::string_view name, const std::vector<double>&, const std::vector<double>&, Need, double most)
    {
        Json weight = object_with({{"type", json_text("number")}});
        limit(weight, 0, most);
        properties.set(name, object_with({{"type", or_null("array")}, {"items", std::move(weight)}}));
    }
};

Json distribution_schema()
{
    Json kinds = object_with({{std::string{distribution_names[0]}, reference("duration")}});
    const auto add = [&]<std::size_t I> {
        ParameterSchema visitor;
        std::variant_alternative_t<I, sim::Distribution> any;
        parameters(visitor, any);
        kinds.set(distribution_names[I], closed(std::move(visitor.properties)));
    };
    for (std::size_t i = 1; i < distribution_names.size(); ++i)
        at_index<distribution_names.size()>(i, [&]<std::size_t I> {
            if constexpr (I > 0) add.template operator()<I>();
        });
    Json schema = closed(std::move(kinds));
    schema.set("description", json_text("exactly one kind"));
    return schema;
}

class ObjectSchema
{
public:
    Json properties = json_object();

    template <class T>
    void field(std::string_view name, T&, const Field& about)
    {
        put<T>(name, about);
    }

protected:
    template <class T>
    void put(std::string_view name, const Field& about)
    {
        Json described = object_with({{"description", json_text(about.about)}});
        Json form = schema_of<T>(about);
        if (form.find("$ref") != nullptr)
            form = object_with({{"allOf", json_list({std::move(form)})}});  // draft-07 ignores what stands beside $ref
        for (JsonMember& member : form.members) described.members.push_back(std::move(member));
        properties.set(name, std::move(described));
    }
};

class TimesSchema : public ObjectSchema
{
public:
    using ObjectSchema::field;
    void field(std::string_view name, models::Duration&, const Field& about) { put<TimeOfDay>(name, about); }
};

template <class T>
Json section_schema()
{
    std::conditional_t<holds_times_of_day<T>, TimesSchema, ObjectSchema> visitor;
    T any{};
    fields(visitor, any);
    return closed(std::move(visitor.properties));
}

Json stage_schema()
{
    ObjectSchema visitor;
    models::Visit visit;
    models::Wait wait;
    models::Leave leave;
    fields(visitor, visit);
    fields(visitor, wait);
    fields(visitor, leave);
    for (const auto& [name, ignored] : branch_members)
        visitor.properties.set(name, open(number_schema(probability, "number")));
    Json schema = closed(std::move(visitor.properties));
    schema.set(
        "description",
        json_text("exactly one of visit, wait, leave; next: stage and probability; without next the job leaves; "
                  "on_give_up, on_rejection, on_balking: the same for jobs that are not served, the remainder leaves"));
    return schema;
}

template <class T>
Json schema_of(const Field& about)
{
    if constexpr (is_optional<T>) {
        return schema_of<typename T::value_type>(about);
    } else if constexpr (std::is_same_v<T, std::string>) {
        Json text = object_with({{"type", or_null("string")}});
        if (about.required) text.set("minLength", json_number(1));
        return text;
    } else if constexpr (std::is_same_v<T, bool>) {
        return reference("boolean");
    } else if constexpr (std::is_arithmetic_v<T>) {
        return number_schema(about, std::is_integral_v<T> ? "integer" : "number");
    } else if constexpr (std::is_enum_v<T>) {
        Json names = names_list(models::Names<T>::all);
        names.items.emplace_back();
        return object_with({{"enum", std::move(names)}});
    } else if constexpr (std::is_same_v<T, models::Duration>) {
        return reference("duration");
    } else if constexpr (std::is_same_v<T, TimeOfDay>) {
        return reference("time_of_day");
    } else if constexpr (std::is_same_v<T, models::Date>) {
        return reference("date");
    } else if constexpr (std::is_same_v<T, models::Within>) {
        return reference("within");
    } else if constexpr (std::is_same_v<T, sim::Distribution>) {
        return reference("distribution");
    } else if constexpr (std::is_same_v<T, models::OneOrMore>) {
        return one_or_more_schema(about);
    } else if constexpr (std::is_same_v<T, models::Stage>) {
        return reference("stage");
    } else if constexpr (NamedValues<T>) {
        return open(schema_of<typename NamedElement<T>::type>(about));
    } else if constexpr (Keyed<T>) {
        Json schema = open(schema_of<typename T::value_type>(about));
        Json names = names_list(ArrayNames<T>::all);
        for (const std::string_view key : free_keys) names.items.push_back(json_text(key));
        schema.set("propertyNames", object_with({{"enum", std::move(names)}}));
        return schema;
    } else if constexpr (is_list<T>) {
        return object_with({{"type", or_null("array")}, {"items", schema_of<typename T::value_type>(about)}});
    } else {
        return section_schema<T>();
    }
}

Json definitions()
{
    Json amount = object_with({{"type", json_text("number")}, {"minimum", json_number(0)}});
    Json unit_names = json_list(), confidence_names = json_list();
    for (const auto& unit : duration_units) unit_names.items.push_back(json_text(unit.name));
    for (const auto& confidence : confidences) confidence_names.items.push_back(json_text(confidence.name));
    const Json text = object_with({{"type", or_null("string")}});
    Json date = text, time = text;
    date.set("pattern", json_text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
    time.set("pattern", json_text("^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$"));
    const Json within = pair_schema(amount, names_list(models::Names<models::OpenUnit>::all));
    const Json plain = pair_schema(std::move(amount), std::move(unit_names));
    Json lines = object_with({{"type", json_list({json_text("string"), json_text("array"), json_text("null")})},
                              {"items", object_with({{"type", json_text("string")}})}});
    Json confidence =
        object_with({{"description", json_text("P primary, S secondary, D derived, E estimate, A assumption")}});
    confidence_names.items.emplace_back();
    confidence.set("enum", std::move(confidence_names));
    return object_with({{"remarks", std::move(lines)},
                        {"source", text},
                        {"confidence", std::move(confidence)},
                        {"boolean", wrapped(object_with({{"type", or_null("boolean")}}))},
                        {"date", wrapped(date)},
                        {"time_of_day", std::move(time)},
                        {"plain_duration", plain},
                        {"duration", wrapped(plain, range_of(plain))},
                        {"within", wrapped(within, range_of(within))},
                        {"distribution", distribution_schema()},
                        {"stage", stage_schema()}});
}

}  // namespace
}  // namespace detail

std::string plan_schema()
{
    using namespace detail;
    Json plan = section_schema<models::Plan>();
    Json* properties = plan.find("properties");
    properties->set("schema_version", object_with({{"const", json_number(schema_version)}}));
    properties->set("extends",
                    object_with({{"description",
                                  json_text("plan file that this one changes, inside its folder or the installed one")},
                                 {"type", json_text("string")}}));
    Json schema = object_with({{"$schema", json_text("http://json-schema.org/draft-07/schema#")},
                               {"$id", json_text("plan.schema.json")},
                               {"title", json_text("teleplan plan, version 1")}});
    for (JsonMember& member : plan.members) schema.members.push_back(std::move(member));
    schema.set("type", json_text("object"));
    schema.set("required", json_list({json_text("schema_version")}));
    schema.set("definitions", definitions());
    return dump(schema);
}

}  // namespace teleplan::formats
