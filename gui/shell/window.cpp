#include "gui/shell/window.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <string>

#include <imgui.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <GL/gl.h>

#include "gui/panels/panels.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

constexpr float body_font = 17;                        // [pixels] on a monitor of scale 1
constexpr int frames_after_event = 3;                  // ImGui settles its layout in the frames after an input
constexpr double moving_frame = 1.0 / 30;              // [s]

int refuse(const App& app, const char* italian)
{
    std::fprintf(stderr, "teleplan-gui: %s\n", app.tr(italian).c_str());
    return 1;
}

/// GLFW, its window and ImGui's back ends, ended in the reverse order.
struct Glfw {
    Glfw() : ready{glfwInit() == GLFW_TRUE} {}
    ~Glfw()
    {
        if (ready) glfwTerminate();
    }
    Glfw(const Glfw&) = delete;
    Glfw& operator=(const Glfw&) = delete;
    bool ready;
};
struct CloseWindow {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using Window = std::unique_ptr<GLFWwindow, CloseWindow>;
struct Backends {
    explicit Backends(GLFWwindow* window)
    {
        IMGUI_CHECKVERSION();
        ImGui::CreateContext();
        ImGui_ImplGlfw_InitForOpenGL(window, true);
        ImGui_ImplOpenGL3_Init("#version 130");
    }
    ~Backends()
    {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
        ImGui::DestroyContext();
    }
    Backends(const Backends&) = delete;
    Backends& operator=(const Backends&) = delete;
};

Window make_window(const Settings& settings)
{
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    return Window{glfwCreateWindow(settings.width, settings.height, "teleplan", nullptr, nullptr)};
}

float monitor_scale(GLFWwindow* window)
{
    float x = 1, y = 1;
    glfwGetWindowContentScale(window, &x, &y);
    return std::clamp(std::max(x, y), 0.5F, 4.F);
}

/// Fonts and style for the present size and palette; does nothing while both stay.
class Look {
public:
    void apply(App& app, GLFWwindow* window)
    {
        const float size = std::round(body_font * monitor_scale(window) * static_cast<float>(app.settings.font_scale));
        if (size != size_) {
            for (const std::string& file : load_fonts(size)) app.notice = Notice{Notice::Kind::problem, app.tr(msg("Manca il carattere %1: installa fonts-roboto-unhinted e fonts-font-awesome."), {file})};
            if (size_ > 0) ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        }
        if (size != size_ || app.settings.palette != palette_) apply_theme(app.settings.palette, size);
        size_ = size;
        palette_ = app.settings.palette;
    }

private:
    float size_ = 0;
    Palette palette_ = Palette::light;
};

/// What the window's events act on.
struct Events {
    App& app;
    int frames_due = frames_after_event;
};

Events& events_of(GLFWwindow* window) { return *static_cast<Events*>(glfwGetWindowUserPointer(window)); }
void wants_frames(GLFWwindow* window) { events_of(window).frames_due = frames_after_event; }

/// Before ImGui's own, which call these on.
void listen(GLFWwindow* window, Events& events)
{
    glfwSetWindowUserPointer(window, &events);
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { wants_frames(w); });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { wants_frames(w); });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { wants_frames(w); });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { wants_frames(w); });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int, int, int, int) { wants_frames(w); });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned) { wants_frames(w); });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { wants_frames(w); });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { wants_frames(w); });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { wants_frames(w); });
    glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
        if (count > 0) open_file(events_of(w).app, paths[0]);
        wants_frames(w);
    });
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

void draw_frame(App& app, GLFWwindow* window)
{
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    draw(app);
    ImGui::Render();
    int width = 0, height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    const ImVec4 ground = colours().ground;
    glViewport(0, 0, width, height);
    glClearColor(ground.x, ground.y, ground.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window);
}

}  // namespace

int run_window(App& app)
{
    const Glfw glfw;
    if (!glfw.ready) return refuse(app, msg("non c'è uno schermo: avvia il programma in una sessione grafica (variabile DISPLAY), o usa il comando teleplan."));
    const Window window = make_window(app.settings);
    if (!window) return refuse(app, msg("lo schermo non offre OpenGL 3.0: installa i driver della scheda grafica o libgl1-mesa-dri, o usa il comando teleplan."));
    glfwMakeContextCurrent(window.get());
    glfwSwapInterval(1);
    Events events{app};
    listen(window.get(), events);
    Screen owned;
    const Backends backends{window.get()};
    ImGuiIO& io = ImGui::GetIO();
    io.UserData = &owned;
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = false;             // it would want a frame twice a second
    app.wake = [] { glfwPostEmptyEvent(); };
    Look look;
    while (!app.wants_to_close) {
        wait(events);
        if (glfwWindowShouldClose(window.get())) {
            glfwSetWindowShouldClose(window.get(), GLFW_FALSE);
            ask_to_close(app);
        }
        look.apply(app, window.get());
        draw_frame(app, window.get());
    }
    app.wake = [] {};
    glfwGetWindowSize(window.get(), &app.settings.width, &app.settings.height);
    save_settings(app.environment, app.settings);
    return 0;
}

}  // namespace teleplan::gui
