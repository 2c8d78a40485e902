#pragma once
// What a new part of a plan begins with, made by a visitor over its fields: required fields only, each with the value of
// the struct where that is allowed. Internal to formats/.

#include <algorithm>
#include <cmath>

#include "formats/distribution_form.hpp"
#include "formats/json.hpp"
#include "formats/plan_form.hpp"
#include "sim/time.hpp"

namespace teleplan::formats::detail
{

/// The plan that the part is for: its names and dates.
struct SkeletonPlan {
    const Json& root;

    [[nodiscard]] std::string date(std::string_view name) const
    {
        const Json* const day = find_at(root, {"plan", "regime", name == "to" ? "to" : "from"});
        return day != nullptr && day->is(Json::Kind::text) ? day->text : name == "to" ? "2026-12-31" : "2026-01-01";
    }
    /// The first name that such a field can refer to.
    [[nodiscard]] std::string text(std::string_view name) const
    {
        struct Reference {
            std::string_view field, chapter, names;
        };
        constexpr std::array references{Reference{"pool", "organisation", "pools"}, Reference{"visit", "organisation", "pools"},
                                        Reference{"coverage", "organisation", "calendars"},
                                        Reference{"calendar", "organisation", "calendars"},
                                        Reference{"clock", "organisation", "calendars"}, Reference{"pathway", "pathways", ""}};
        for (const Reference& r : references) {
            if (r.field != name) continue;
            const Json* node = root.find(r.chapter);
            if (node != nullptr && !r.names.empty()) node = node->find(r.names);
            if (node != nullptr && !node->members.empty()) return node->members.front().key;
        }
        return "da completare";
    }
};

inline Json pair_of(double amount, std::string_view unit) { return json_list({json_number(amount), json_text(unit)}); }

inline Json nice_seconds(double seconds)
{
    for (std::size_t u = duration_units.size(); u-- > 1;)
        if (seconds > 0 && std::fmod(seconds, duration_units[u].seconds) == 0)
            return pair_of(seconds / duration_units[u].seconds, duration_units[u].name);
    return pair_of(seconds, "s");
}

/// Parameters of a distribution with about this mean.
struct ParameterSkeleton {
    double mean;
    Json object = json_object();

    void time(std::string_view name, double)
    {
        const double factor = name == "low" ? 0.5 : name == "high" ? 1.5 : name == "sd" ? 0.25 : 1;
        object.set(name, nice_seconds(mean * factor));
    }
    void ratio(std::string_view name, double, double, double) { object.set(name, json_number(name == "cv" ? 0.5 : 1)); }
    void whole(std::string_view name, int, double, double) { object.set(name, json_number(2)); }
    void scale_or_mean(const sim::Weibull&) { time("mean", 0); }
    void times(std::string_view name, const std::vector<double>&) { object.set(name, json_list({nice_seconds(mean)})); }
    void weights(std::string_view name, const std::vector<double>&, const std::vector<double>&, Need need, double)
    {
        if (need == Need::required) object.set(name, json_list({json_number(1)}));
    }
};

/// A Beta lies between 0 and 1 second.
inline constexpr std::size_t beta = 9;
static_assert(distribution_names[beta] == "beta");

inline Json skeleton_distribution(std::size_t kind, double mean_seconds)
{
    Json result = json_object();
    at_index<distribution_names.size()>(kind, [&]<std::size_t I> {
        if constexpr (I == 0) {
            result.set(distribution_names[I], nice_seconds(mean_seconds));
        } else {
            std::variant_alternative_t<I, sim::Distribution> any;
            ParameterSkeleton visitor{I == beta ? std::min(mean_seconds, 0.5) : mean_seconds};
            parameters(visitor, any);
            result.set(distribution_names[I], std::move(visitor.object));
        }
    });
    return result;
}

template <class T>
Json skeleton(const SkeletonPlan&, std::string_view name, const models::Field&, T& value);

class SectionSkeleton
{
public:
    explicit SectionSkeleton(const SkeletonPlan& plan) : plan_(plan) {}
    Json object = json_object();

    template <class T>
    void field(std::string_view name, T& member, const models::Field& about)
    {
        if (is_optional<T> || !about.required) return;
        object.set(name, skeleton(plan_, name, about, member));
    }

private:
    const SkeletonPlan& plan_;
};
class TimesSkeleton : public SectionSkeleton
{
public:
    using SectionSkeleton::SectionSkeleton;
    using SectionSkeleton::field;
    void field(std::string_view name, models::Duration& member, const models::Field& about)
    {
        TimeOfDay time{member};
        SectionSkeleton::field(name, time, about);
    }
};

template <class T>
Json skeleton_section(const SkeletonPlan& plan, T& value)
{
    std::conditional_t<holds_times_of_day<T>, TimesSkeleton, SectionSkeleton> visitor{plan};
    fields(visitor, value);
    return std::move(visitor.object);
}

inline Json skeleton_stage(const SkeletonPlan& plan, std::size_t step)
{
    Json result = json_object();
    decltype(models::Stage::step) any;
    at_index<step_names.size()>(step, [&]<std::size_t I> { result = skeleton_section(plan, any.emplace<I>()); });
    return result;
}

template <class T>
Json skeleton(const SkeletonPlan& plan, std::string_view name, const models::Field& about, T& value)
{
    if constexpr (is_optional<T>) {
        typename T::value_type inner{};
        return skeleton(plan, name, about, inner);
    } else if constexpr (std::is_same_v<T, std::string>) {
        return json_text(about.required ? plan.text(name) : "");
    } else if constexpr (std::is_same_v<T, bool>) {
        return json_boolean(value);
    } else if constexpr (std::is_arithmetic_v<T>) {
        return json_number(std::clamp(static_cast<double>(value), about.min, about.max));
    } else if constexpr (std::is_enum_v<T>) {
        return json_text(models::name_of(value));
    } else if constexpr (std::is_same_v<T, models::Duration>) {
        const double seconds = sim::seconds(value);
        return nice_seconds(seconds > 0 ? seconds : 3600);
    } else if constexpr (std::is_same_v<T, TimeOfDay>) {
        return json_text(name == "to" ? "20:00" : "08:00");
    } else if constexpr (std::is_same_v<T, models::Date>) {
        return json_text(plan.date(name));
    } else if constexpr (std::is_same_v<T, models::Within>) {
        return pair_of(1, models::name_of(value.unit));
    } else if constexpr (std::is_same_v<T, sim::Distribution>) {
        return skeleton_distribution(1, 600);
    } else if constexpr (std::is_same_v<T, models::OneOrMore>) {
        return json_number(std::clamp(1.0, about.min, about.max));
    } else if constexpr (std::is_same_v<T, models::Stage>) {
        return skeleton_stage(plan, step_names.size() - 1);
    } else if constexpr (NamedValues<T>) {
        return json_object();
    } else if constexpr (Keyed<T>) {
        Json result = json_object();
        for (std::size_t i = 0; i < value.size(); ++i)
            result.set(ArrayNames<T>::all[i], skeleton(plan, ArrayNames<T>::all[i], about, value[i]));
        return result;
    } else if constexpr (is_list<T>) {
        return json_list();
    } else {
        return skeleton_section(plan, value);
    }
}

}  // namespace teleplan::formats::detail
