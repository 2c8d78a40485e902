#pragma once
// A value of the plan in an editor that fits its kind. What is typed is kept in a draft by the caller; nothing changes before it is taken.

#include <cstdint>
#include <string>
#include <string_view>

#include "gui/app/editor_form.hpp"
#include "gui/app/editor_state.hpp"

namespace teleplan::gui {

/// What the user did to a field in this frame.
enum class FieldAct : std::uint8_t { nothing, focused, commit, choose, cancel };
struct FieldDone {
    FieldAct act = FieldAct::nothing;
    std::string chosen;                                // by `choose`: JSON text or the name of a kind
    bool typed = false;                                // the draft changed
};

struct FieldLook {
    float width = 0;                                   // of the editor and its unit [pixels]
    float height = 0;                                  // of a text of several lines; 0: one line
    std::string_view name;                             // recorded; parts of it as name.unit
};

/// Draws the editor of a single value, a distribution's kind or a stage's step. While it is typed in, the draft is this field's.
FieldDone draw_field(const formats::FormField&, const FieldWords&, Draft&, const reports::Language&, const FieldLook&);

/// A text of several lines that are broken where the width ends; the breaks are not part of it. True while its text was changed.
struct LongText { std::string_view name; float width = 0, height = 0; };
bool draw_long_text(const LongText&, std::string& text);

}  // namespace teleplan::gui
