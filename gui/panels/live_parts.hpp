#pragma once
// The sections of the live view; each fills what is left of it.

namespace teleplan::gui {

struct App;

void draw_live_controls(App&);                         // clock, play and pause, steps, speed, until, stop
void draw_live_now(App&);                              // place by place, pool by pool
void draw_live_charts(App&);
void draw_live_pathway(App&);
void draw_live_standards(App&);

}  // namespace teleplan::gui
