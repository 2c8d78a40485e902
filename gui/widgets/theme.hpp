#pragma once
// Colours, sizes and fonts. Sizes follow the font, so that a larger one makes everything larger.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <imgui.h>

#include "charts/display_list.hpp"
#include "gui/app/settings.hpp"

namespace teleplan::gui {

/// What is beyond ImGui's own style. Contrast of text on its ground is at least 4.5 (WCAG 2.1, 1.4.3); 7 in high contrast.
struct Colours {
    ImVec4 ground, panel, text, faint, line;           // window, parts of it, words, remarks, borders
    ImVec4 accent, accent_hovered, on_accent;          // the next step
    ImVec4 good, bad, open;                            // met, not met, undecided; never told apart by colour alone
};
struct Fonts { ImFont *body = nullptr, *heading = nullptr, *title = nullptr; };
struct Rectangle { ImVec2 from, to; };                 // [pixels]

struct Drawing;                                        // a chart made ready, of chart_canvas

/// What belongs to one ImGui context: whoever makes the context sets io.UserData to one of these.
struct Screen {
    Palette palette = Palette::light;
    Fonts fonts;
    std::map<std::string, Rectangle, std::less<>> items;          // where each named item of the window was drawn last
    std::map<std::string, std::shared_ptr<const Drawing>, std::less<>> drawings;   // of the charts, by name
};
[[nodiscard]] Screen& screen();

/// The style of the current ImGui context: colours of the palette, sizes for the font size [pixels].
void apply_theme(Palette, float font_size);
[[nodiscard]] const Colours& colours();                // of the screen's palette

/// Loads Roboto and the icons at this size [pixels], before the first frame or between two. Gives the files that are missing;
/// then ImGui's own font stands in.
std::vector<std::string> load_fonts(float size);

/// A chart's colour as this palette shows it: dark grounds turn light grids dark and dark words light.
[[nodiscard]] ImU32 on_screen(charts::Color);

}  // namespace teleplan::gui
