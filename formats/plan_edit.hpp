#pragma once
// Changes of a plan, one place at a time, in the text of its own file. Only that place changes: the file keeps its
// `extends`, its other values with their sources and remarks, its order and its layout.
//
// Pointers are JSON pointers into the plan as it is read (after `extends`), the same as those of FormField, of problems and
// of the provenance table. Values are JSON text as it would stand in a file. An edit is not checked against units, limits
// and names: load_plan_text says what is wrong with the result, at the pointer.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "formats/opened_plan.hpp"
#include "models/problems.hpp"

namespace teleplan::formats
{

struct Edited {
    std::optional<std::string> text;   // of the plan's own file; present if and only if there are no problems
    models::Problems problems;         // not_a_value, no_such_place, name_taken, bad_name
};

/// Sets one value; the objects that lead to it are created where the file lacks them. A list replaces that of the extended
/// file as a whole, so a value inside a list that only the extended file has takes the entire list over first. Where the
/// file has { "value", "source", … }, `value` changes, and the unit if `value` is such an object itself; source, confidence
/// and range, which spoke of the old value, go; remarks stay. An object replaces the object of the extended file as a
/// whole: what it does not name is set to null.
[[nodiscard]] Edited with_value(const OpenedPlan&, std::string_view pointer, std::string_view value);

/// Takes back what the file itself says here, so that the extended file applies again; objects left empty go with it. A
/// value inside a list cannot fall back alone: the whole list does (see own_place). The same text when the file says nothing.
[[nodiscard]] Edited without_value(const OpenedPlan&, std::string_view pointer);

/// The place that without_value would take back: `pointer`, or the list that it lies in; nothing when the file itself says
/// nothing there.
[[nodiscard]] std::optional<std::string> own_place(const OpenedPlan&, std::string_view pointer);

/// A new element of a named object (a programme's state, a pool, …); the object is created where it is missing.
[[nodiscard]] Edited with_named(const OpenedPlan&, std::string_view parent, std::string_view name, std::string_view value);
/// A new item of a list, before the one that stands at `position` now (at the end if there is none).
[[nodiscard]] Edited with_item(const OpenedPlan&, std::string_view list, std::size_t position, std::string_view value);
/// Removes an element, item or optional part from the plan, also where the extended file has it (null in the own file).
[[nodiscard]] Edited without_part(const OpenedPlan&, std::string_view pointer);
/// Another name for an element of a named object. References to it elsewhere in the plan keep the old name. An element of
/// the extended file moves to the end, where a merge patch puts it.
[[nodiscard]] Edited renamed(const OpenedPlan&, std::string_view pointer, std::string_view name);

/// What is said about a value or a section. Absent: as it is; empty: removed.
struct Notes {
    std::optional<std::string> source, confidence, remarks;
    std::optional<std::string> low, high;   // JSON text, in the form of the value; of single values only
};
/// The value itself is entered with them, so that a source never speaks of a default that changes later.
[[nodiscard]] Edited with_notes(const OpenedPlan&, std::string_view pointer, const Notes&);

/// The problems of the value at `pointer`, of its parts ("/value", "/low", an item) and of what lies below it.
[[nodiscard]] models::Problems problems_at(const models::Problems&, std::string_view pointer);

}  // namespace teleplan::formats
