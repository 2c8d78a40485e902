#pragma once
// What the desktop remembers between sessions.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "gui/app/environment.hpp"

namespace teleplan::gui {

enum class Palette : std::uint8_t { light, dark, high_contrast, colour_blind };

struct Settings {
    std::string language = "it";                       // "it" or "en"
    Palette palette = Palette::light;
    double font_scale = 1;                             // 0.7 to 2.5, beside the monitor's own
    std::vector<std::string> recent;                   // plan files, latest first, at most ten
    bool guide_seen = false;                           // the five steps of the first run
    int width = 1280, height = 800;                    // of the window [pixels]
};

inline constexpr double least_font_scale = 0.7, most_font_scale = 2.5;

/// The settings of the folder; the defaults for what is missing or cannot be read: settings never stop the program.
[[nodiscard]] Settings load_settings(const Environment&);
/// Throws std::runtime_error when they cannot be written.
void save_settings(const Environment&, const Settings&);

/// Puts a plan in front of the recent ones.
void remember(Settings&, const std::filesystem::path& plan);

}  // namespace teleplan::gui
