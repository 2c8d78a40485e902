// The pathways of a place with the jobs on their way.
#include <algorithm>

#include <imgui.h>

#include "charts/display_list.hpp"
#include "gui/app/app.hpp"
#include "gui/app/live_words.hpp"
#include "gui/panels/live_parts.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/pathway_view.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

void draw_counts(const PathwayRow& row, float right)
{
    const std::string text = std::string{icons::waiting} + " " + std::to_string(row.waiting) + "   " + icons::in_service + " " + std::to_string(row.in_service);
    ImGui::SameLine(right - ImGui::CalcTextSize(text.c_str()).x);
    ImGui::TextColored(row.waiting > 0 ? colours().open : colours().faint, "%s", text.c_str());
}

/// The pathways with who is in them; one is shown, or all.
void draw_list(App& app)
{
    LiveState& live = app.live;
    const auto entry = [&](const std::string& id, const std::string& label, const std::string& pathway, const PathwayRow* row) {
        const ImVec2 at = ImGui::GetCursorPos();
        if (ImGui::Selectable(("###" + id).c_str(), live.pathway == pathway, 0, {0, (row ? 2 : 1) * ImGui::GetTextLineHeight() + 2})) live.pathway = pathway;
        record_item(id);
        const ImVec2 after = ImGui::GetCursorPos();
        ImGui::SetCursorPos(at);
        ImGui::BeginGroup();
        ImGui::PushTextWrapPos(ImGui::GetContentRegionMax().x);
        ImGui::TextUnformatted(label.c_str());
        ImGui::PopTextWrapPos();
        ImGui::EndGroup();
        if (row) {
            ImGui::SetCursorPos({at.x, at.y + ImGui::GetTextLineHeight() + 2});
            ImGui::TextUnformatted("");
            draw_counts(*row, ImGui::GetContentRegionMax().x);
        }
        ImGui::SetCursorPos(after);
    };
    entry("live.pathway.all", app.tr(msg("Tutti i percorsi")), "", nullptr);
    for (const PathwayRow& row : live.shown.pathways) entry("live.pathway." + row.pathway, row.name, row.pathway, &row);
}

void draw_legend(const App& app)
{
    const float em = ImGui::GetFontSize();
    for (std::size_t p = 0; p < models::priority_count; ++p) {
        if (p > 0) ImGui::SameLine(0, em);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_token(*ImGui::GetWindowDrawList(), {at.x + em * 0.5F, at.y + ImGui::GetTextLineHeight() / 2}, static_cast<TokenShape>(p), on_screen(charts::palette::of(p)), em * 0.38F);
        ImGui::Dummy({em, ImGui::GetTextLineHeight()});
        ImGui::SameLine(0, em * 0.3F);
        ImGui::TextUnformatted(priority_words(static_cast<models::Priority>(p), app.tr).c_str());
    }
    const std::string counts = std::string{icons::waiting} + "  " + app.tr(msg("in attesa")) + "     " + icons::in_service + "  " + app.tr(msg("in corso"));
    ImGui::SameLine(0, 2 * em);
    if (ImGui::GetContentRegionAvail().x < ImGui::CalcTextSize(counts.c_str()).x) ImGui::NewLine();
    ImGui::TextColored(colours().faint, "%s", counts.c_str());
}

}  // namespace

void draw_live_pathway(App& app)
{
    LiveState& live = app.live;
    refresh_live(app, live.shown.chart_size);
    const double now = ImGui::GetTime();
    launch(live.flights, live.shown.pathway, live.selection.place, *live.shot, now);
    const auto tokens = in_flight(live.flights, now);
    ImGui::BeginChild("live.pathways", {13.5F * ImGui::GetFontSize(), 0});
    draw_list(app);
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginGroup();
    draw_legend(app);
    ImGui::BeginChild("live.graph", {0, 0}, false, ImGuiWindowFlags_HorizontalScrollbar);
    draw_pathway("live.graph", live.shown.pathway.graph, live.shown.pathway.layout, {&tokens, std::nullopt});
    ImGui::EndChild();
    ImGui::EndGroup();
}

}  // namespace teleplan::gui
