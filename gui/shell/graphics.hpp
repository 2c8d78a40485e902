#pragma once
// An OpenGL window with Dear ImGui in it: what draws the frames of gui/panels on a screen, or out of sight for pictures.

#include <memory>
#include <optional>
#include <stdexcept>

#include "gui/app/app.hpp"
#include "gui/widgets/picture.hpp"
#include "gui/widgets/theme.hpp"

struct GLFWwindow;

namespace teleplan::gui {

/// There is no screen, or it has no OpenGL: a sentence for the user, Italian as in the source.
struct NoGraphics : std::runtime_error {
    using std::runtime_error::runtime_error;
};

enum class Visible : bool { no, yes };

class Graphics {
public:
    /// scale: of the monitor; none: as the monitor says. Throws NoGraphics.
    Graphics(int width, int height, Visible, std::optional<float> scale = {});
    ~Graphics();
    Graphics(const Graphics&) = delete;
    Graphics& operator=(const Graphics&) = delete;

    /// One frame of the application: fonts and style follow its settings.
    void draw(App&);
    /// One more frame, as pixels.
    [[nodiscard]] Picture picture(App&);
    [[nodiscard]] GLFWwindow* window() const { return window_; }

private:
    void apply_look(App&);
    void render(App&);

    GLFWwindow* window_ = nullptr;
    Screen screen_;
    std::optional<float> scale_;
    float font_size_ = 0;                              // [pixels]; 0: none loaded yet
    Palette palette_ = Palette::light;
};

}  // namespace teleplan::gui
