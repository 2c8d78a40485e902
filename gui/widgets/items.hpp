#pragma once
// The controls of the window, thin over Dear ImGui: each says by name where it was drawn, so that a test (or the guide) can find it,
// and each has an explanation where a planner may want one.

#include <string>
#include <string_view>

namespace teleplan::gui {

/// Records the item just drawn under a name ("top.save").
void record_item(std::string_view name);

/// A button; disabled ones are drawn faint and never pressed.
bool button(std::string_view name, const std::string& label);
bool primary_button(std::string_view name, const std::string& label);    // the next step of a view: one per view
bool disabled_button(std::string_view name, const std::string& label, const std::string& why);   // always false; says why when pointed at
/// A button that stays pressed while it is chosen.
bool choice(std::string_view name, const std::string& label, bool chosen);

/// What the item just drawn is for, shown when pointed at.
void explain(const std::string& text);

/// A heading of a part of a view; a paragraph that wraps; a faint remark.
void heading(const std::string& text);
void paragraph(const std::string& text);
void faint(const std::string& text);
/// A line that is cut with three dots where it is wider than this; the whole of it is shown when pointed at, with what else is told.
void cut_text(const std::string& text, float width, const std::string& told = {});
[[nodiscard]] std::string cut_to(const std::string& text, float width);

}  // namespace teleplan::gui
