#pragma once
// The window's contents, one view a file. Panels draw and pass on what the user did; what is shown is worked out in gui/app.

namespace teleplan::gui {

struct App;

/// One whole frame, between ImGui::NewFrame and ImGui::Render.
void draw(App&);

void draw_start(App&);
void draw_plan(App&);
void draw_live(App&);
void draw_results(App&);
void draw_compare(App&);

/// Over everything: the command palette and the help, when they are open.
void draw_palette(App&);
void draw_help(App&);
void draw_file_browser(App&);
void draw_plan_dialogs(App&);
/// Beside everything: the guide, while it is open.
void draw_guide(App&);

}  // namespace teleplan::gui
