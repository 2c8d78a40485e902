// The file browser over the window: folders and files by mouse or keyboard (arrows, Enter, Backspace in an empty name, Escape).
#include <algorithm>
#include <utility>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "gui/app/app.hpp"
#include "gui/panels/panels.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

constexpr const char* popup = "###files";

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), true); }

void draw_places(App& app)
{
    ImGui::PushStyleVar(ImGuiStyleVar_ButtonTextAlign, {0, 0.5F});
    std::size_t number = 0;
    for (const Place& place : places(app)) {
        const std::string name = "files.place." + std::to_string(number++);
        if (ImGui::Button((std::string{icons::folder} + " " + place.title + "###" + name).c_str(), {-1, 0})) go_to(app.files, place.folder, app.tr);
        record_item(name);
        explain(place.folder.string());
    }
    ImGui::PopStyleVar();
}

void draw_folder(App& app)
{
    if (button("files.up", std::string{icons::up} + "  " + app.tr(msg("Su")))) go_up(app.files, app.tr);
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    const std::string path = app.files.folder.string();
    const float room = ImGui::GetContentRegionAvail().x, wide = ImGui::CalcTextSize(path.c_str()).x;
    ImGui::BeginChild("path", {room, ImGui::GetFrameHeight()}, false, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    if (wide > room) ImGui::SetCursorPosX(room - wide);           // the end of a long path says more than its start
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(path.c_str());
    ImGui::EndChild();
}

/// The line that was clicked, if any.
const FileEntry* draw_lines(const FileBrowser& files, const std::vector<FileEntry>& shown, bool moved)
{
    const FileEntry* chosen = nullptr;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(shown.size()));
    if (moved && files.chosen < shown.size()) clipper.ForceDisplayRangeByIndices(static_cast<int>(files.chosen), static_cast<int>(files.chosen) + 1);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const FileEntry& e = shown[static_cast<std::size_t>(i)];
            const std::string label = std::string{e.is_folder ? icons::folder : icons::file} + "  " + e.name + "###files.line." + e.name;
            const bool is_chosen = static_cast<std::size_t>(i) == files.chosen;
            if (ImGui::Selectable(label.c_str(), is_chosen, ImGuiSelectableFlags_DontClosePopups)) chosen = &e;
            record_item("files.line." + e.name);
            if (is_chosen && moved) ImGui::SetScrollHereY();
        }
    return chosen;
}

/// Arrows move the choice; whether they did.
bool move_choice(FileBrowser& files, std::size_t count)
{
    const std::size_t before = files.chosen;
    if (pressed(ImGuiKey_DownArrow)) files.chosen = next_choice(files, count, 1);
    if (pressed(ImGuiKey_UpArrow)) files.chosen = next_choice(files, count, -1);
    return files.chosen != before;
}

void draw_name(App& app)
{
    FileBrowser& files = app.files;
    const FileQuestion::Kind kind = files.question.kind;
    const bool was_empty = files.name.empty();
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(app.tr(kind == FileQuestion::Kind::save ? msg("Nome del file") : kind == FileQuestion::Kind::folder ? msg("Nuova cartella") : msg("Cerca o scrivi il nome")).c_str());
    ImGui::SameLine();
    ImGui::SetNextItemWidth(-1);
    if (std::exchange(files.wants_keys, false)) ImGui::SetKeyboardFocusHere();
    if (ImGui::InputText("###files.name", &files.name)) {
        files.asks_to_replace = false;
        files.message.clear();
        if (kind == FileQuestion::Kind::open) files.chosen = 0;
    }
    record_item("files.name");
    if (was_empty && files.name.empty() && pressed(ImGuiKey_Backspace)) go_up(files, app.tr);
}

void draw_buttons(App& app)
{
    FileBrowser& files = app.files;
    if (!files.message.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, files.asks_to_replace ? colours().open : colours().bad);
        paragraph(std::string{icons::warning} + "  " + files.message);
        ImGui::PopStyleColor();
    }
    const std::string label = files.asks_to_replace                                      ? app.tr(msg("Sostituisci"))
                              : files.question.kind == FileQuestion::Kind::save   ? app.tr(msg("Salva"))
                              : files.question.kind == FileQuestion::Kind::folder ? app.tr(msg("Usa questa cartella"))
                                                                                  : app.tr(msg("Apri"));
    const bool entered = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false) || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter), false);
    if (primary_button("files.accept", label)) {
        if (files.question.kind == FileQuestion::Kind::folder) files.chosen = files.entries.size();          // what is listed or typed, not a line of it
        accept_file(app);
    } else if (entered) accept_file(app);
    ImGui::SameLine();
    if (button("files.cancel", app.tr(msg("Annulla"))) || ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) cancel_file(app);
}

void draw_contents(App& app)
{
    heading(app.files.question.title);
    draw_folder(app);
    const float foot = 2 * ImGui::GetFrameHeightWithSpacing() + (app.files.message.empty() ? 0 : 2 * ImGui::GetTextLineHeightWithSpacing());
    ImGui::BeginChild("places", {12 * ImGui::GetFontSize(), -foot});
    draw_places(app);
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginChild("lines", {0, -foot}, true);
    const auto shown = shown_entries(app.files);
    const bool moved = move_choice(app.files, shown.size());
    const FileEntry* chosen = draw_lines(app.files, shown, moved);
    if (shown.empty()) faint(app.files.question.kind == FileQuestion::Kind::folder ? app.tr(msg("Qui non ci sono altre cartelle.")) : app.tr(msg("Qui non ci sono cartelle né file di questo tipo.")));
    ImGui::EndChild();
    if (chosen) choose_entry(app, *chosen);
    draw_name(app);
    draw_buttons(app);
}

}  // namespace

void draw_file_browser(App& app)
{
    if (!app.files.open) return;
    if (!ImGui::IsPopupOpen(popup)) ImGui::OpenPopup(popup);
    const ImGuiIO& io = ImGui::GetIO();
    ImGui::SetNextWindowPos({io.DisplaySize.x / 2, io.DisplaySize.y / 2}, 0, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(io.DisplaySize.x * 0.95F, 50 * ImGui::GetFontSize()), std::min(io.DisplaySize.y * 0.9F, 34 * ImGui::GetFontSize())});
    if (!ImGui::BeginPopupModal(popup, nullptr, ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoSavedSettings)) return;
    draw_contents(app);
    if (!app.files.open) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
}

}  // namespace teleplan::gui
