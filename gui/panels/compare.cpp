// Plans side by side: which, what they enter differently, what comes of it.
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "gui/panels/compare_panels.hpp"
#include "gui/panels/panels.hpp"
#include "gui/widgets/items.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

constexpr const char* tab_names[] = {"compare.tab.inputs", "compare.tab.results", "compare.tab.places", "compare.tab.remarks"};

std::string tab_title(const App& app, CompareTab tab)
{
    switch (tab) {
    case CompareTab::inputs: {
        const auto* inputs = shown_inputs(app.compare);
        return app.tr(msg("Dati di ingresso")) + (inputs ? " (" + app.tr.number(static_cast<double>(inputs->size())) + ")" : "");
    }
    case CompareTab::results: return app.tr(msg("Risultati"));
    case CompareTab::places: return app.compare.answer && !have_places(app.compare.answer->answer) ? app.tr(msg("Sulla mappa")) : app.tr(msg("Per azienda"));
    case CompareTab::remarks: break;
    }
    return app.tr(msg("Annotazioni"));
}

void draw_tabs(App& app)
{
    CompareState& c = app.compare;
    for (std::size_t i = 0; i < std::size(compare_tabs); ++i) {
        if (i) ImGui::SameLine();
        if (choice(tab_names[i], tab_title(app, compare_tabs[i]), c.tab == compare_tabs[i])) c.tab = compare_tabs[i];
    }
    for (std::size_t side = 1; c.sides.size() > 2 && side < c.sides.size(); ++side) {
        ImGui::SameLine(0, side == 1 ? 2 * ImGui::GetFontSize() : -1);
        if (choice("compare.other." + side_letter(side), app.tr(msg("%1 con %2"), {"A", side_letter(side)}), c.other == side)) {
            c.other = side;
            if (c.remarked_side) c.remarked_side = side;
            ++c.revision;
        }
    }
}

}  // namespace

std::string shown_key(const App& app)
{
    const CompareState& c = app.compare;
    return app.tr.code() + "/" + std::to_string(c.revision) + "/" + std::to_string(c.other) + "/" + std::to_string(c.remarked_side) + "/" + std::to_string(c.remarks.revision) + "/";
}

CompareDrawn& drawn(App& app)
{
    if (!app.compare.drawn) app.compare.drawn = std::make_shared<CompareDrawn>();
    return *app.compare.drawn;
}

void draw_search(const char* name, const std::string& hint, std::string& words)
{
    ImGui::SetNextItemWidth(std::min(ImGui::GetContentRegionAvail().x, 17 * ImGui::GetFontSize()));
    ImGui::InputTextWithHint((std::string{"###"} + name).c_str(), hint.c_str(), &words);
    record_item(name);
}

bool draw_named(const char* name, const Named& named, std::string& chosen, const std::string& all)
{
    const auto present = std::ranges::find(named, chosen, [](const auto& n) { return n.first; });
    const std::string& words = present == named.end() ? all : present->second;
    bool changed = false;
    const auto offer = [&](const std::string& id, const std::string& title) {
        if (ImGui::Selectable((title + "###" + name + "." + id).c_str(), id == chosen)) chosen = id, changed = true;
        record_item(std::string{name} + "." + id);
    };
    ImGui::SetNextItemWidth(std::min(ImGui::GetContentRegionAvail().x, 19 * ImGui::GetFontSize()));
    const bool open = ImGui::BeginCombo((std::string{"###"} + name).c_str(), words.c_str(), ImGuiComboFlags_HeightLarge);
    record_item(name);
    if (!open) return false;
    if (!all.empty()) offer("", all);
    for (const auto& [id, title] : named) offer(id, title);
    ImGui::EndCombo();
    return changed;
}

double lines_that_fit(float below)
{
    const ImGuiStyle& style = ImGui::GetStyle();
    const float row = ImGui::GetTextLineHeight() + 2 * style.CellPadding.y;
    const float around = ImGui::GetFrameHeightWithSpacing() + 3 * ImGui::GetTextLineHeight() + style.ScrollbarSize + 4 * style.ItemSpacing.y;
    return std::max(5.0, static_cast<double>((ImGui::GetContentRegionAvail().y - below - around) / row));
}

void draw_compare(App& app)
{
    refresh_compare(app);
    draw_compare_sides(app);
    ImGui::Separator();
    draw_tabs(app);
    switch (app.compare.tab) {
    case CompareTab::inputs: draw_compare_inputs(app); break;
    case CompareTab::results: draw_compare_results(app); break;
    case CompareTab::places: draw_compare_places(app); break;
    case CompareTab::remarks: draw_compare_remarks(app); break;
    }
    draw_plan_choice(app);
    draw_export_choice(app);
}

}  // namespace teleplan::gui
