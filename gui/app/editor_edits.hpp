#pragma once
// What the user can do to the plan on the desk. Each change that is taken is one step of its history; one that is not says why at the
// field (EditorState::draft) and leaves the plan as it is.

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "formats/plan_edit.hpp"
#include "gui/app/editor_state.hpp"

namespace teleplan::gui {

/// value: JSON text. False when it was not taken; why stands in the draft of that field.
bool set_value(App&, const std::string& pointer, const std::string& value);
/// Several places at once, in one step: {pointer, JSON text}.
bool set_values(App&, const std::vector<std::pair<std::string, std::string>>& values);
/// An edit of plan_edit that was made elsewhere. pointer: where the user is; label: of the step, empty: what changed in the plan.
bool take_edit(App&, const std::string& pointer, const formats::Edited&, const std::string& label = {});
bool back_to_default(App&, const std::string& pointer);
bool remove_part(App&, const std::string& pointer);
bool set_notes(App&, const std::string& pointer, const formats::Notes&);
/// A new item at the end of a list; of a named list, the name is asked for.
void add_part(App&, const std::string& list);
void ask_for_name(App&, const std::string& pointer);
void answer_name(App&);

/// Takes what is being typed, if anything was changed. False when it cannot be taken.
bool commit_draft(App&);
void drop_draft(App&);

void undo_step(App&);
void redo_step(App&);
void go_to_step(App&, std::size_t step);

/// Leads to a field: its chapter, its sections open, its details.
void show_field(App&, const std::string& pointer);

// Files (editor_files.cpp)
void save_plan(App&);
void save_plan_as(App&, const std::filesystem::path&);
void ask_where_to_save(App&);
/// After the question whether to replace what others wrote.
void overwrite_plan(App&);
void answer_guard(App&, GuardAnswer);
/// The national defaults with a region's code; an unsaved plan is asked about first.
void new_plan(App&, const std::string& region_code);

}  // namespace teleplan::gui
