#include "gui/shell/graphics.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <imgui.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <GL/gl.h>

#include "gui/panels/panels.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

constexpr float body_font = 17;                        // [pixels] on a monitor of scale 1

float monitor_scale(GLFWwindow* window)
{
    float x = 1, y = 1;
    glfwGetWindowContentScale(window, &x, &y);
    return std::clamp(std::max(x, y), 0.5F, 4.F);
}

}  // namespace

Graphics::Graphics(int width, int height, Visible visible, std::optional<float> scale) : scale_{scale}
{
    if (glfwInit() != GLFW_TRUE)
        throw NoGraphics{msg("non c'è uno schermo: avvia il programma in una sessione grafica (variabile DISPLAY), o usa il comando teleplan.")};
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_VISIBLE, visible == Visible::yes ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "teleplan-gui");             // GLFW takes both or neither
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "teleplan-gui");
    window_ = glfwCreateWindow(width, height, "teleplan", nullptr, nullptr);
    if (window_ == nullptr) {
        glfwTerminate();
        throw NoGraphics{msg("lo schermo non offre OpenGL 3.0: installa i driver della scheda grafica o libgl1-mesa-dri, o usa il comando teleplan.")};
    }
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(1);
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.UserData = &screen_;
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = false;             // it would want a frame twice a second
}

Graphics::~Graphics()
{
    if (font_size_ > 0) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
    }
    ImGui::DestroyContext();
    glfwDestroyWindow(window_);
    glfwTerminate();
}

void Graphics::apply_look(App& app)
{
    const float size = std::round(body_font * scale_.value_or(monitor_scale(window_)) * static_cast<float>(app.settings.font_scale));
    if (font_size_ == 0) {                             // after the caller has set its own callbacks, which ImGui's call on
        ImGui_ImplGlfw_InitForOpenGL(window_, true);
        ImGui_ImplOpenGL3_Init("#version 130");
    }
    if (size != font_size_) {
        for (const std::string& file : load_fonts(size))
            app.notice = Notice{Notice::Kind::problem, app.tr(msg("Manca il carattere %1: installa fonts-roboto-unhinted e fonts-font-awesome."), {file})};
        if (font_size_ > 0) {                          // the first texture is made by the first frame
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        }
    }
    if (size != font_size_ || app.settings.palette != palette_) apply_theme(app.settings.palette, size);
    font_size_ = size;
    palette_ = app.settings.palette;
}

void Graphics::render(App& app)
{
    apply_look(app);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    gui::draw(app);
    ImGui::Render();
    int width = 0, height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    const ImVec4 ground = colours().ground;
    glViewport(0, 0, width, height);
    glClearColor(ground.x, ground.y, ground.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Graphics::draw(App& app)
{
    render(app);
    glfwSwapBuffers(window_);
}

Picture Graphics::picture(App& app)
{
    render(app);                                       // read before it is swapped: a window out of sight has no front
    Picture out;
    glfwGetFramebufferSize(window_, &out.width, &out.height);
    const auto row = static_cast<std::size_t>(out.width) * 3;
    std::vector<std::uint8_t> upwards(row * static_cast<std::size_t>(out.height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadBuffer(GL_BACK);
    glReadPixels(0, 0, out.width, out.height, GL_RGB, GL_UNSIGNED_BYTE, upwards.data());
    out.rgb.reserve(upwards.size());
    for (int y = out.height - 1; y >= 0; --y) {
        const auto from = upwards.begin() + static_cast<std::ptrdiff_t>(row) * y;
        out.rgb.insert(out.rgb.end(), from, from + static_cast<std::ptrdiff_t>(row));
    }
    return out;
}

}  // namespace teleplan::gui
