#include "gui/shell/window.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <imgui.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include "gui/shell/graphics.hpp"

namespace teleplan::gui {

namespace {

constexpr int frames_after_event = 3;                  // ImGui settles its layout in the frames after an input
constexpr double moving_frame = 1.0 / 30;              // [s]

/// What the window's events act on.
struct Events {
    App& app;
    int frames_due = frames_after_event;
};

Events& events_of(GLFWwindow* window) { return *static_cast<Events*>(glfwGetWindowUserPointer(window)); }
void wants_frames(GLFWwindow* window) { events_of(window).frames_due = frames_after_event; }

/// GLFW names keys by their place on a keyboard of the United States. + and - stand elsewhere on others: where they stand there, they are too.
void take_sign_key(int key, int scancode, int action)
{
    const char* const name = glfwGetKeyName(key, scancode);
    const std::string_view sign{name ? name : ""};
    if (sign == "+") ImGui::GetIO().KeysDown[GLFW_KEY_EQUAL] = action != GLFW_RELEASE;
    if (sign == "-") ImGui::GetIO().KeysDown[GLFW_KEY_MINUS] = action != GLFW_RELEASE;
}

/// Before ImGui's own, which call these on.
void listen(GLFWwindow* window, Events& events)
{
    glfwSetWindowUserPointer(window, &events);
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { wants_frames(w); });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { wants_frames(w); });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { wants_frames(w); });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { wants_frames(w); });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int) {
        take_sign_key(key, scancode, action);
        wants_frames(w);
    });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned) { wants_frames(w); });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { wants_frames(w); });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { wants_frames(w); });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { wants_frames(w); });
    glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
        if (count > 0) open_file(events_of(w).app, paths[0]);
        wants_frames(w);
    });
}

std::string window_title(const App& app)
{
    if (!app.editor.desk) return "teleplan";
    return current(app)->document.plan.plan.title + " - " + app.editor.desk->path.filename().string() + (app.editor.desk->unsaved() ? " *" : "") + " - teleplan";
}

/// Waits for something to draw: an event, a call of App::wake, or the next moment of what moves.
void wait(Events& events)
{
    if (events.frames_due > 0) {
        --events.frames_due;
        glfwPollEvents();
    } else if (is_moving(events.app)) {
        glfwWaitEventsTimeout(moving_frame);
    } else {
        glfwWaitEvents();                              // no frame, no work for the processor
        events.frames_due = std::max(events.frames_due, 1);
    }
}

}  // namespace

void run_window(App& app)
{
    Graphics graphics{app.settings.width, app.settings.height, Visible::yes};
    GLFWwindow* const window = graphics.window();
    Events events{app};
    listen(window, events);
    app.wake = [] { glfwPostEmptyEvent(); };
    std::string title;
    while (!app.wants_to_close) {
        wait(events);
        if (glfwWindowShouldClose(window)) {
            glfwSetWindowShouldClose(window, GLFW_FALSE);
            ask_to_close(app);
        }
        graphics.draw(app);
        if (std::string now = window_title(app); now != title) {
            title = std::move(now);
            glfwSetWindowTitle(window, title.c_str());
        }
    }
    app.wake = [] {};
    end_live(app);                                     // its thread wakes this window
    glfwGetWindowSize(window, &app.settings.width, &app.settings.height);
}

}  // namespace teleplan::gui
