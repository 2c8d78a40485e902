#pragma once
// Parts of the first view.

namespace teleplan::gui {

struct App;

/// The map with the choice of what colours it, and what can be done with its numbers.
void draw_map_part(App&);
/// The regions with their values: a click chooses one, a double click opens its plan.
void draw_regions(App&);
/// Where there is no room for both: one of them, and two buttons to change.
void draw_map_or_list(App&);

}  // namespace teleplan::gui
