#pragma once
// The parts of an answer on the screen.

namespace teleplan::gui {

struct App;

/// The chapter in the cache, in the room that is left; of the fabbisogno also why the chosen number is what it is.
void draw_chapter(App&);

}  // namespace teleplan::gui
