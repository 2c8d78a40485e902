#pragma once
// The fields of a plan as a form: everything that it holds and everything that it could hold, from the same description
// as the reader, the writer and the schema (models/plan_fields.hpp).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/plan_json.hpp"
#include "models/provenance.hpp"

namespace teleplan::formats
{

enum class FormKind : std::uint8_t {
    section,        // an object with fields of its own
    number,         // 0.3
    whole,          // 3
    numbers,        // one number, or a list of them
    text,
    yes_no,
    date,           // "2026-10-01"
    time_of_day,    // "07:00"
    duration,       // [8, "min"]; choices: the units
    within,         // [2, "working_day"]; choices: the units
    choice,         // one of choices
    distribution,   // { "lognormal": { … } }; choices: the kinds; below it the parameters of the one that is there
    stage,          // of a pathway: a section that visits, waits or leaves; choices: these three
    branches,       // name of a stage → probability
    by_name,        // an object with a field for each of the choices, no others
    list,
    named_list      // an object whose names the plan makes up
};

struct FormField {
    std::string pointer;                       // into the plan, as of problems and of the provenance
    std::string name;                          // in the file: key, or position in a list
    std::size_t depth = 0;
    std::optional<std::size_t> parent;         // position among the fields
    FormKind kind = FormKind::text;
    std::string_view about, unit;              // as in models/plan_fields.hpp; unit of a bare number
    double min = 0, max = 0;                       // of a number; of a duration in seconds
    bool required = false;                     // missing while the part that it belongs to is there: a problem
    bool element = false;                      // of a list or a named list: can be removed; a name can be changed
    bool present = false;                      // the plan says so, itself or by what it extends
    bool entered = false;                      // the plan's own file says something here or below
    std::vector<std::string_view> choices;
    std::optional<std::string> value;          // of a single value, as its file writes it (a text without quotes)
    std::string fallback;                      // of an absent single value: what holds instead; empty: nothing
    std::string remarks;                       // lines
    bool notable = false;                      // source, confidence and remarks can stand beside it
    bool ranged = false;                       // low and high too
    models::Provenance from;                   // of its own place, or of the nearest part that says so

    /// JSON text to begin with: of an absent part (with_value), of a new element of a list or named list (with_item,
    /// with_named). It reads without a problem of form; whether it makes sense, models::check says.
    std::string skeleton, element_skeleton;
};

/// Every field in the order of models/plan_fields.hpp, parents before their parts. An absent part stands without parts.
[[nodiscard]] std::vector<FormField> form_fields(const PlanDocument&);

/// The field with this pointer; null if there is none.
[[nodiscard]] const FormField* find_field(const std::vector<FormField>&, std::string_view pointer);

/// A distribution of another kind with about this mean; nothing when there is no such kind.
[[nodiscard]] std::optional<std::string> distribution_skeleton(std::string_view kind, double mean_seconds);
/// A stage that does "visit", "wait" or "leave".
[[nodiscard]] std::optional<std::string> stage_skeleton(const PlanDocument&, std::string_view step);

}  // namespace teleplan::formats
