#pragma once
// The window without a window: frames of the application in a bare ImGui context, driven by clicks and keys.

#include <filesystem>
#include <memory>
#include <string>

#include "gui/app/app.hpp"

struct ImGuiContext;

namespace teleplan::tests
{

/// An environment with the installed data and an empty settings folder of its own, removed at the end.
class TestEnvironment
{
public:
    TestEnvironment();
    ~TestEnvironment();
    TestEnvironment(const TestEnvironment&) = delete;
    TestEnvironment& operator=(const TestEnvironment&) = delete;
    [[nodiscard]] const gui::Environment& operator*() const { return environment_; }
    [[nodiscard]] std::filesystem::path folder() const { return environment_.settings_folder; }

private:
    gui::Environment environment_;
};

/// One application in a context of its own; one at a time.
class Window
{
public:
    explicit Window(float width = 1280, float height = 800);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    [[nodiscard]] gui::App& app() { return *app_; }

    /// So many frames without input.
    void frames(int count = 3);
    /// Frames until the condition holds or about `seconds` have gone; whether it holds.
    template <class Condition> bool wait(Condition&& holds, double seconds = 30)
    {
        for (int i = 0; i < seconds * 100; ++i) {
            frames(1);
            if (holds()) return true;
            pause();
        }
        return false;
    }

    [[nodiscard]] bool shows(const std::string& item) const;       // was it drawn in the last frame, by the name it records
    /// Presses and releases the left button in the middle of an item. Fails the test when the item is not on the screen.
    void click(const std::string& item);
    void click_at(float x, float y);
    void drag(float from_x, float from_y, float to_x, float to_y);
    void move_to(float x, float y);
    /// "Ctrl+K", "Escape", "Enter", "Down", "F1", …: pressed for one frame.
    void key(const std::string& shortcut);
    void type(const std::string& utf8);
    /// Everything that the next frame writes, one line an item; a popup last (ImGui logs no further).
    [[nodiscard]] std::string text();
    /// Whether it says so somewhere.
    [[nodiscard]] bool says(const std::string& words) { return text().find(words) != std::string::npos; }

private:
    static void pause();
    void frame();

    TestEnvironment environment_;
    ImGuiContext* context_ = nullptr;
    struct Drawn;
    std::unique_ptr<Drawn> drawn_;
    std::unique_ptr<gui::App> app_;
};

}  // namespace teleplan::tests
