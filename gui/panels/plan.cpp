// The plan, chapter by chapter: chapters at the left, their fields in the middle, what is known about one of them at the right; or, in a
// narrow window, above each other.
#include <algorithm>
#include <utility>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "gui/app/editor_edits.hpp"
#include "gui/panels/panels.hpp"
#include "gui/panels/plan_parts.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

using reports::msg;

namespace {

/// Widths that the view can have [font sizes].
constexpr float room_for_details = 57, room_for_chapters = 40;

struct Entry {
    std::string key, label;
    const Chapter* chapter = nullptr;
};

std::vector<Entry> entries_of(App& app)
{
    const EditorForm& form = form_of(app);
    std::vector<Entry> out;
    const auto count = form.problems.size();
    out.push_back({"problems", std::string{count == 0 ? icons::good : icons::warning} + "  " + (count == 0 ? app.tr(msg("Nessun problema")) : app.tr(msg("Problemi: %1"), {std::to_string(count)}))});
    out.push_back({"differences", std::string{icons::compare} + "  " + app.tr(msg("Differenze"))});
    out.push_back({"history", std::string{icons::undo} + "  " + app.tr(msg("Cronologia"))});
    for (const Chapter& chapter : form.chapters) out.push_back({chapter.key, chapter.title, &chapter});
    return out;
}

void draw_entry(App& app, const Entry& entry, std::string& chosen)
{
    const bool now = app.editor.chapter == entry.key && app.editor.search.empty();
    const ImVec2 at = ImGui::GetCursorPos();
    if (ImGui::Selectable(("###chapter." + entry.key).c_str(), now)) chosen = entry.key;
    record_item("chapter." + entry.key);
    ImGui::SetCursorPos(at);
    const bool bad = entry.key == "problems" && !form_of(app).problems.empty();
    if (bad) ImGui::PushStyleColor(ImGuiCol_Text, colours().bad);
    ImGui::TextUnformatted(entry.label.c_str());
    if (bad) ImGui::PopStyleColor();
    if (entry.chapter == nullptr) return;
    const float right = ImGui::GetContentRegionMax().x - 1.2F * ImGui::GetFontSize();
    if (entry.chapter->problems > 0) {
        ImGui::SameLine(right);
        ImGui::TextColored(colours().bad, "%s", icons::warning);
    } else if (entry.chapter->entered) {
        ImGui::SameLine(right);
        ImGui::TextColored(colours().accent, "%s", icons::edit);
        explain(app.tr(msg("Il piano dice qualcosa di suo in questo capitolo.")));
    }
}

void draw_chapter_list(App& app)
{
    std::string chosen;
    const auto entries = entries_of(app);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i == 3) ImGui::Separator();
        draw_entry(app, entries[i], chosen);
    }
    if (!chosen.empty()) show_chapter(app, chosen);
}

void draw_chapter_combo(App& app)
{
    const auto entries = entries_of(app);
    const auto now = std::ranges::find(entries, app.editor.chapter, &Entry::key);
    std::string chosen;
    ImGui::SetNextItemWidth(std::min(22 * ImGui::GetFontSize(), ImGui::GetContentRegionAvail().x));
    const bool open = ImGui::BeginCombo("###chapters", now == entries.end() ? "" : now->label.c_str(), ImGuiComboFlags_HeightLargest);
    record_item("chapters");
    if (!open) return;
    for (const Entry& entry : entries) draw_entry(app, entry, chosen);
    ImGui::EndCombo();
    if (!chosen.empty()) show_chapter(app, chosen);
}

/// What the marks beside the fields say, where there is room for it.
void draw_legend(App& app)
{
    const struct { const char* icon; std::string words, told; } marks[] = {
        {icons::edit, app.tr(msg("inserito")), app.tr(msg("Lo dice il piano stesso."))},
        {icons::national, app.tr(msg("predefinito")), app.tr(msg("Vale il dato nazionale o della regione, finché il piano non dice altro."))},
        {icons::apportioned, app.tr(msg("ripartito")), app.tr(msg("Calcolato in proporzione da un dato più grande."))}};
    const float em = ImGui::GetFontSize();
    float wide = 0;
    for (const auto& m : marks) wide += ImGui::CalcTextSize((std::string{m.icon} + "  " + m.words).c_str()).x + em;
    ImGui::SameLine();
    if (ImGui::GetContentRegionAvail().x < wide) return ImGui::NewLine();
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - wide);
    for (const auto& m : marks) {
        ImGui::AlignTextToFramePadding();
        ImGui::TextColored(colours().faint, "%s  %s", m.icon, m.words.c_str());
        explain(m.told);
        ImGui::SameLine(0, em);
    }
    ImGui::NewLine();
}

void draw_search(App& app)
{
    EditorState& e = app.editor;
    ImGui::SetNextItemWidth(std::min(17 * ImGui::GetFontSize(), ImGui::GetContentRegionAvail().x * 0.35F));
    if (std::exchange(e.wants_search, false)) ImGui::SetKeyboardFocusHere();
    const std::string hint = std::string{icons::search} + "  " + app.tr(msg("Cerca un dato del piano"));
    ImGui::InputTextWithHint("###plan.search", hint.c_str(), &e.search);
    record_item("plan.search");
    explain("Ctrl+F");
    const struct { const char* name; std::string label; FormFilter filter; } filters[] = {{"filter.all", app.tr(msg("Tutti")), FormFilter::all},
                                                                                        {"filter.entered", app.tr(msg("Solo inseriti")), FormFilter::entered},
                                                                                        {"filter.problems", app.tr(msg("Solo con problemi")), FormFilter::problems}};
    for (const auto& f : filters) {
        ImGui::SameLine();
        if (choice(f.name, f.label, e.filter == f.filter)) e.filter = f.filter;
    }
    draw_legend(app);
}

/// The chapter's title, and what can stand beside its form.
void draw_chapter_head(App& app)
{
    EditorState& e = app.editor;
    if (!e.search.empty()) {
        e.beside = Beside::form;
        return;
    }
    const auto besides = besides_of(app);
    if (std::ranges::none_of(besides, [&](const auto& b) { return b.first == e.beside; })) e.beside = Beside::form;
    if (besides.size() < 2) return;
    for (const auto& [beside, title] : besides) {
        if (choice("beside." + std::to_string(static_cast<int>(beside)), title, e.beside == beside)) {
            commit_draft(app);
            e.beside = beside;
        }
        ImGui::SameLine();
    }
    ImGui::NewLine();
}

void draw_middle(App& app)
{
    const std::string& chapter = app.editor.chapter;
    const bool searched = !app.editor.search.empty();
    if (!searched && chapter == "problems") return draw_problems(app);
    if (!searched && chapter == "differences") return draw_differences(app);
    if (!searched && chapter == "history") return draw_history(app);
    draw_chapter_head(app);
    const Beside beside = app.editor.beside;
    if (beside == Beside::seats || beside == Beside::table) {
        ImGui::BeginChild("beside", {0, 0});
        draw_beside(app);
        ImGui::EndChild();
        return;
    }
    if (beside != Beside::form) {
        const float share = beside == Beside::gantt ? 0.6F : 0.48F;
        ImGui::BeginChild("beside", {0, ImGui::GetContentRegionAvail().y * share}, true);
        draw_beside(app);
        ImGui::EndChild();
    }
    ImGui::BeginChild(("form." + chapter).c_str(), {0, 0});
    draw_form(app);
    ImGui::EndChild();
}

bool has_details(const App& app) { return !app.editor.search.empty() || (app.editor.beside != Beside::seats && app.editor.beside != Beside::table && app.editor.chapter != "problems" && app.editor.chapter != "differences" && app.editor.chapter != "history"); }

}  // namespace

void draw_plan(App& app)
{
    if (!app.editor.desk) return;
    const float em = ImGui::GetFontSize(), wide = ImGui::GetContentRegionAvail().x, gap = ImGui::GetStyle().ItemSpacing.x;
    const bool list = wide >= room_for_chapters * em, beside = wide >= room_for_details * em, details = has_details(app);
    if (!list) draw_chapter_combo(app);
    draw_search(app);
    ImGui::Separator();
    if (list) {
        ImGui::BeginChild("chapters", {13.5F * em, 0});
        draw_chapter_list(app);
        ImGui::EndChild();
        ImGui::SameLine();
    }
    ImGui::BeginGroup();
    const float details_wide = details && beside ? 16 * em + gap : 0, details_high = details && !beside ? ImGui::GetContentRegionAvail().y * 0.32F : 0;
    ImGui::BeginChild("middle", {ImGui::GetContentRegionAvail().x - details_wide, ImGui::GetContentRegionAvail().y - details_high}, false, ImGuiWindowFlags_NoScrollbar);
    draw_middle(app);
    ImGui::EndChild();
    if (details) {
        if (beside) ImGui::SameLine();
        ImGui::BeginChild("details", {0, 0}, true);
        draw_details(app);
        ImGui::EndChild();
    }
    ImGui::EndGroup();
}

}  // namespace teleplan::gui
