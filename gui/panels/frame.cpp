// What stands around every view: the bar at the top, the views at the left, the notice at the foot.
#include <algorithm>
#include <iterator>

#include <imgui.h>

#include "gui/app/app.hpp"
#include "gui/panels/panels.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

constexpr const char* view_icons[] = {icons::home, icons::plan, icons::live, icons::results, icons::compare};
constexpr const char* view_commands[] = {"view.start", "view.plan", "view.live", "view.results", "view.compare"};

/// Keys with a modifier, and function keys, as the commands name them.
std::string pressed_shortcut()
{
    const ImGuiIO& io = ImGui::GetIO();
    const auto pressed = [](int key) { return ImGui::IsKeyPressed(key, false); };
    std::string key;
    if (io.KeyCtrl) {
        for (int c = 'A'; c <= 'Z'; ++c)
            if (pressed(c)) key = std::string(1, static_cast<char>(c));
        for (int c = '0'; c <= '9'; ++c)
            if (pressed(c)) key = std::string(1, static_cast<char>(c));
        if (pressed('=') || pressed(334)) key = "Plus";                          // GLFW: the key of + and that of the number pad
        if (pressed('-') || pressed(333)) key = "Minus";
    }
    if (pressed(290)) key = "F1";                                              // GLFW_KEY_F1
    if (key.empty()) return key;
    return (io.KeyCtrl ? "Ctrl+" : "") + std::string{io.KeyShift && key != "Plus" ? "Shift+" : ""} + key;
}

void take_keys(App& app)
{
    const std::string shortcut = pressed_shortcut();
    // While a text is typed in, undoing is about its letters.
    const bool of_text = ImGui::GetIO().WantTextInput && (shortcut == "Ctrl+Z" || shortcut == "Ctrl+Y" || shortcut == "Ctrl+Shift+Z");
    if (!shortcut.empty() && !of_text) run_shortcut(app, shortcut);
    const bool alone = !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup) && !ImGui::GetIO().WantTextInput;       // nothing else is closed by it
    if (alone && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) end_guide(app);
}

/// Saving and undoing, where a plan is open.
void draw_desk_buttons(App& app)
{
    const struct { const char *name, *command, *icon; } all[] = {{"top.save", "plan.save", icons::save}, {"top.undo", "plan.undo", icons::undo}, {"top.redo", "plan.redo", icons::redo}};
    const auto known = commands(app);
    for (const auto& b : all) {
        const auto command = std::ranges::find(known, b.command, &Command::id);
        ImGui::SameLine();
        ImGui::BeginDisabled(!command->enabled);
        if (button(b.name, b.icon)) run_command(app, b.command);
        ImGui::EndDisabled();
        explain(command->title + "  " + command->shortcut);
    }
}

/// Language, size of the letters, colours.
void draw_settings(App& app)
{
    if (button("top.settings", icons::settings)) ImGui::OpenPopup("###settings");
    explain(app.tr(msg("Lingua, caratteri, colori")));
    if (!ImGui::BeginPopup("###settings")) return;
    std::string chosen;
    for (const Command& c : commands(app)) {
        const bool palette = c.id.starts_with("palette.") && c.id != "palette.open";
        if (!palette && !c.id.starts_with("language.") && !c.id.starts_with("font.")) continue;
        if (ImGui::MenuItem((c.title + "###" + c.id).c_str(), c.shortcut.c_str(), palette && !c.enabled)) chosen = c.id;
        record_item("settings." + c.id);
    }
    ImGui::EndPopup();
    run_command(app, chosen);
}

void draw_top(App& app)
{
    const Version plan = current(app);
    const std::string search = std::string{icons::search} + "  " + app.tr(msg("Cerca un comando")) + "   Ctrl+K";
    const std::string help = std::string{icons::help} + "  F1", unsaved = plan && app.editor.desk->unsaved() ? app.tr(msg("non salvato")) : std::string{};
    const ImGuiStyle& style = ImGui::GetStyle();
    const auto wide = [&](const std::string& label) { return ImGui::CalcTextSize(label.c_str()).x + 2 * style.FramePadding.x + style.ItemSpacing.x; };
    const float right = wide(search) + wide(icons::settings) + wide(help) - style.ItemSpacing.x, desk = plan ? 3 * wide(icons::save) + (unsaved.empty() ? 0 : wide(unsaved)) : 0;
    const std::string title = plan ? plan->document.plan.plan.title : "teleplan";
    ImGui::PushFont(screen().fonts.heading);
    ImGui::AlignTextToFramePadding();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionMax().x - right - desk - 2 * style.ItemSpacing.x - ImGui::GetCursorPosX(), full = ImGui::CalcTextSize(title.c_str()).x;
    ImGui::PushClipRect(at, {at.x + room, at.y + ImGui::GetFrameHeight() + style.ItemSpacing.y}, true);     // a long title gives way to the buttons
    ImGui::TextUnformatted(cut_to(title, room).c_str());
    ImGui::PopClipRect();
    ImGui::PopFont();
    if (plan) explain(title + "\n" + app.editor.desk->path.string());
    ImGui::SameLine(0, 0);
    ImGui::SetCursorScreenPos({at.x + std::min(full, room), at.y});
    ImGui::Dummy({0, 0});
    if (!unsaved.empty()) {
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        ImGui::TextColored(colours().open, "%s", unsaved.c_str());
    }
    if (plan) draw_desk_buttons(app);
    ImGui::SameLine(ImGui::GetContentRegionMax().x - right);
    if (button("top.search", search)) run_command(app, "palette.open");
    ImGui::SameLine();
    draw_settings(app);
    ImGui::SameLine();
    if (button("top.help", help)) run_command(app, "help");
}

void draw_rail(App& app)
{
    for (std::size_t i = 0; i < std::size(views); ++i) {
        const View view = views[i];
        const std::string label = std::string{view_icons[i]} + "  " + title_of(app, view);
        ImGui::PushStyleVar(ImGuiStyleVar_ButtonTextAlign, {0, 0.5F});
        const bool chosen = app.view == view;
        ImGui::PushStyleColor(ImGuiCol_Button, chosen ? colours().accent : ImVec4{0, 0, 0, 0});
        ImGui::PushStyleColor(ImGuiCol_ButtonHovered, chosen ? colours().accent_hovered : ImGui::GetStyleColorVec4(ImGuiCol_ButtonHovered));
        ImGui::PushStyleColor(ImGuiCol_Text, chosen ? colours().on_accent : colours().text);
        ImGui::BeginDisabled(!can_show(app, view));
        if (ImGui::Button((label + "###" + view_commands[i]).c_str(), {-1, 0})) run_command(app, view_commands[i]);
        record_item(view_commands[i]);
        ImGui::EndDisabled();
        if (!can_show(app, view)) explain(app.tr(msg("Prima apri un piano.")));
        ImGui::PopStyleColor(3);
        ImGui::PopStyleVar();
    }
}

void draw_view(App& app)
{
    switch (app.view) {
    case View::start: draw_start(app); break;
    case View::plan: draw_plan(app); break;
    case View::live: draw_live(app); break;
    case View::results: draw_results(app); break;
    case View::compare: draw_compare(app); break;
    }
}

void draw_notice(App& app)
{
    if (!app.notice) return;
    const bool problem = app.notice->kind == Notice::Kind::problem;
    ImGui::TextColored(problem ? colours().bad : colours().good, "%s", problem ? icons::warning : icons::good);
    ImGui::SameLine();
    ImGui::PushTextWrapPos(ImGui::GetContentRegionMax().x - 3 * ImGui::GetFrameHeight());
    ImGui::TextUnformatted(app.notice->text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::SameLine(ImGui::GetContentRegionMax().x - ImGui::GetFrameHeight());
    if (button("notice.close", icons::close)) app.notice.reset();
}

float notice_height(const App& app)
{
    if (!app.notice) return 0;
    const float wrap = ImGui::GetContentRegionAvail().x - 5 * ImGui::GetFrameHeight();
    return std::min(ImGui::CalcTextSize(app.notice->text.c_str(), nullptr, false, wrap).y, 8 * ImGui::GetFontSize()) + 2 * ImGui::GetStyle().WindowPadding.y;
}

}  // namespace

void draw(App& app)
{
    screen().items.clear();
    poll(app);
    take_keys(app);
    const ImGuiIO& io = ImGui::GetIO();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    constexpr auto fixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::Begin("teleplan", nullptr, fixed);
    ImGui::PopStyleVar();
    draw_top(app);
    ImGui::Separator();
    const float foot = notice_height(app), rail = 13 * ImGui::GetFontSize();
    ImGui::BeginChild("rail", {rail, -foot - (foot > 0 ? ImGui::GetStyle().ItemSpacing.y : 0)});
    draw_rail(app);
    ImGui::EndChild();
    record_item("rail");
    ImGui::SameLine();
    ImGui::PushStyleColor(ImGuiCol_ChildBg, colours().panel);
    ImGui::BeginChild("view", {0, -foot - (foot > 0 ? ImGui::GetStyle().ItemSpacing.y : 0)}, true, ImGuiWindowFlags_AlwaysUseWindowPadding);
    ImGui::PopStyleColor();
    draw_view(app);
    ImGui::EndChild();
    if (foot > 0) {
        ImGui::BeginChild("notice", {0, foot}, true);
        draw_notice(app);
        ImGui::EndChild();
    }
    draw_palette(app);
    draw_help(app);
    draw_file_browser(app);
    draw_plan_dialogs(app);
    ImGui::End();
    draw_guide(app);
}

}  // namespace teleplan::gui
