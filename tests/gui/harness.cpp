#include "tests/gui/harness.hpp"

#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>

#include <imgui.h>

#include "gui/panels/panels.hpp"
#include "gui/widgets/theme.hpp"
#include "tests/catch.hpp"

namespace teleplan::tests
{

namespace
{

std::filesystem::path own_folder()
{
    std::string name = (std::filesystem::temp_directory_path() / "teleplan-gui-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    return name;
}

struct NamedKey { const char* name; int code; };
// The codes that GLFW gives (glfw3.h), which gui/panels reads.
constexpr NamedKey keys[] = {{"Escape", 256}, {"Enter", 257}, {"Tab", 258}, {"Backspace", 259}, {"Delete", 261}, {"Right", 262}, {"Left", 263}, {"Down", 264},
                             {"Up", 265},     {"Home", 268},  {"End", 269}, {"F1", 290},        {"Plus", '='},   {"Minus", '-'}, {"Space", ' '}};

int code_of(const std::string& key)
{
    if (key.size() == 1) return static_cast<unsigned char>(key[0]);
    for (const NamedKey& k : keys)
        if (key == k.name) return k.code;
    throw std::runtime_error("no such key: " + key);
}

void map_keys(ImGuiIO& io)
{
    const struct { ImGuiKey key; int code; } map[] = {
        {ImGuiKey_Tab, 258},      {ImGuiKey_LeftArrow, 263}, {ImGuiKey_RightArrow, 262}, {ImGuiKey_UpArrow, 265}, {ImGuiKey_DownArrow, 264},
        {ImGuiKey_PageUp, 266},   {ImGuiKey_PageDown, 267},  {ImGuiKey_Home, 268},       {ImGuiKey_End, 269},     {ImGuiKey_Insert, 260},
        {ImGuiKey_Delete, 261},   {ImGuiKey_Backspace, 259}, {ImGuiKey_Space, 32},       {ImGuiKey_Enter, 257},   {ImGuiKey_Escape, 256},
        {ImGuiKey_KeyPadEnter, 335}, {ImGuiKey_A, 'A'},      {ImGuiKey_C, 'C'},          {ImGuiKey_V, 'V'},       {ImGuiKey_X, 'X'},
        {ImGuiKey_Y, 'Y'},        {ImGuiKey_Z, 'Z'}};
    for (const auto& m : map) io.KeyMap[m.key] = m.code;
}

}  // namespace

TestEnvironment::TestEnvironment() : environment_{{std::filesystem::path{TELEPLAN_SOURCE_DIR} / "scenarios"}, own_folder()} {}
TestEnvironment::~TestEnvironment()
{
    std::error_code ignored;
    std::filesystem::remove_all(environment_.settings_folder, ignored);
}

struct Window::Drawn {
    gui::Screen screen;
    std::string clipboard;
};

Window::Window(float width, float height) : drawn_{std::make_unique<Drawn>()}
{
    context_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.DeltaTime = 1.F / 60;
    io.IniFilename = nullptr;
    io.UserData = &drawn_->screen;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ClipboardUserData = &drawn_->clipboard;
    io.SetClipboardTextFn = [](void* to, const char* text) { *static_cast<std::string*>(to) = text; };
    io.GetClipboardTextFn = [](void* from) { return static_cast<std::string*>(from)->c_str(); };
    map_keys(io);
    for (const std::string& missing : gui::load_fonts(17)) FAIL("a font is missing: " << missing);
    unsigned char* pixels = nullptr;
    int w = 0, h = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &w, &h);
    io.MousePos = {-1, -1};
    app_ = std::make_unique<gui::App>(*environment_);
    app_->settings.guide_seen = true;                    // not the first session
    gui::apply_theme(app_->settings.palette, 17);
    frames();
}

Window::~Window()
{
    app_.reset();
    ImGui::DestroyContext(context_);
}

void Window::frame()
{
    drawn_->screen.items.clear();
    ImGui::NewFrame();
    gui::draw(*app_);
    ImGui::Render();
}

void Window::frames(int count)
{
    for (int i = 0; i < count; ++i) frame();
}

void Window::pause() { std::this_thread::sleep_for(std::chrono::milliseconds{10}); }

bool Window::shows(const std::string& item) const { return drawn_->screen.items.contains(item); }

void Window::move_to(float x, float y)
{
    ImGui::GetIO().MousePos = {x, y};
    frames(2);
}

void Window::click_at(float x, float y)
{
    move_to(x, y);
    ImGui::GetIO().MouseDown[0] = true;
    frames(2);
    ImGui::GetIO().MouseDown[0] = false;
    frames(2);
}

void Window::click(const std::string& item)
{
    const auto found = drawn_->screen.items.find(item);
    if (found == drawn_->screen.items.end()) {
        std::string known;
        for (const auto& [name, where] : drawn_->screen.items) known += " " + name;
        FAIL("no item on the screen is called " << item << "; there are:" << known);
    }
    const gui::Rectangle r = found->second;
    click_at((r.from.x + r.to.x) / 2, (r.from.y + r.to.y) / 2);
}

void Window::drag(float from_x, float from_y, float to_x, float to_y)
{
    move_to(from_x, from_y);
    ImGui::GetIO().MouseDown[0] = true;
    frames(2);
    move_to((from_x + to_x) / 2, (from_y + to_y) / 2);
    move_to(to_x, to_y);
    ImGui::GetIO().MouseDown[0] = false;
    frames(2);
}

void Window::key(const std::string& shortcut)
{
    ImGuiIO& io = ImGui::GetIO();
    std::string rest = shortcut;
    const auto take = [&rest](const std::string& modifier) {
        if (!rest.starts_with(modifier)) return false;
        rest.erase(0, modifier.size());
        return true;
    };
    io.KeyCtrl = take("Ctrl+");
    io.KeyShift = take("Shift+");
    const int code = code_of(rest);
    io.KeysDown[code] = true;
    frames(2);
    io.KeysDown[code] = io.KeyCtrl = io.KeyShift = false;
    frames(2);
}

void Window::type(const std::string& utf8)
{
    ImGui::GetIO().AddInputCharactersUTF8(utf8.c_str());
    frames(2);
}

std::string Window::text()
{
    drawn_->clipboard.clear();
    drawn_->screen.items.clear();
    ImGui::NewFrame();
    ImGui::LogToClipboard();
    gui::draw(*app_);
    ImGui::LogFinish();
    ImGui::Render();
    return drawn_->clipboard;
}

}  // namespace teleplan::tests
