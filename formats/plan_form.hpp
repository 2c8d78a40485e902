#pragma once
// How the values of a plan look in its file, said once for reader, writer and schema. Internal to formats/.

#include <array>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "models/plan_fields.hpp"

namespace teleplan::formats::detail
{

struct DurationUnit {
    std::string_view name;
    double seconds;
};
inline constexpr std::array duration_units{DurationUnit{"s", 1}, DurationUnit{"min", 60}, DurationUnit{"h", 3600},
                                           DurationUnit{"day", 86400}, DurationUnit{"week", 604800}};
inline constexpr double longest_seconds = 100 * 365.25 * 86400;
inline constexpr int schema_version = 1;

inline constexpr std::array<std::string_view, 7> wrapped_keys{"value", "unit", "source", "confidence",
                                                              "low",   "high", "remarks"};
inline constexpr std::array<std::string_view, 3> free_keys{"remarks", "source",
                                                           "confidence"};  // allowed in every object
struct Confidence {
    std::string_view name;
    double half_width;
};  // of the range assumed when none is given
inline constexpr std::array confidences{Confidence{"P", 0.1}, Confidence{"S", 0.2}, Confidence{"D", 0.2},
                                        Confidence{"E", 0.4}, Confidence{"A", 0.5}};

inline constexpr models::Field probability{"probability of this branch", "1", 0, 1};
inline constexpr models::Field within_amount{"", "", 0, 1e6};

// ---------------------------------------------------------------- which form a member has
struct FieldProbe {
    template <class T>
    void field(std::string_view, T&, const models::Field&)
    {
    }
};
template <class T>
concept Section = requires(FieldProbe& v, T& t)
{
    fields(v, t);
};

template <class T>
struct NamedElement;
template <class T>
struct NamedElement<std::vector<std::pair<std::string, T>>> {
    using type = T;
};
template <class T>
concept NamedValues = requires
{
    typename NamedElement<T>::type;
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = !NamedValues<std::vector<T>>;

/// Arrays stand in the file as objects keyed by the names of an enumeration.
template <class T>
struct ArrayNames;
template <class T>
struct ArrayNames<models::ByGroup<T>> : models::Names<models::TargetGroup> {
};
template <>
struct ArrayNames<models::ByIntensity<models::IntensityLevel>> : models::Names<models::Intensity> {
};
template <>
struct ArrayNames<models::ByPriority<double>> : models::Names<models::Priority> {
};
template <class T>
concept Keyed = requires
{
    ArrayNames<T>::all;
};

/// The durations of these structs are times of day, "07:00" to "24:00".
template <class T>
inline constexpr bool holds_times_of_day = std::is_same_v<T, models::Block> || std::is_same_v<T, models::Shift> ||
                                           std::is_same_v<T, models::ExperimentStart>;
struct TimeOfDay {
    models::Duration& since_midnight;
};

inline constexpr std::array<std::string_view, 3> step_names{"visit", "wait",
                                                            "leave"};  // order of the variant in models::Stage

/// Where jobs go from a stage, by what happens to them there.
struct BranchMember {
    std::string_view name;
    std::vector<models::Branch> models::Stage::*branches;
};
inline constexpr std::array branch_members{BranchMember{"next", &models::Stage::next},
                                           BranchMember{"on_give_up", &models::Stage::on_give_up},
                                           BranchMember{"on_rejection", &models::Stage::on_rejection},
                                           BranchMember{"on_balking", &models::Stage::on_balking}};

/// Calls action.template operator()<I>() for the index that was asked for at run time.
template <std::size_t Count, class Action>
void at_index(std::size_t index, Action&& action)
{
    [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        static_cast<void>(((I == index && (action.template operator()<I>(), true)) || ...));
    }
    (std::make_index_sequence<Count>{});
}

}  // namespace teleplan::formats::detail
