// The guide's box in the free part below the views' names, and a frame around what it speaks of.
#include <imgui.h>

#include "gui/app/app.hpp"
#include "gui/panels/panels.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

void frame_around(const std::vector<std::string>& names)
{
    if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup)) return;           // it would stand in front of it
    for (const std::string& name : names) {
        const auto found = screen().items.find(name);
        if (found == screen().items.end()) continue;
        const float gap = ImGui::GetFontSize() / 4;
        const Rectangle& r = found->second;
        ImGui::GetForegroundDrawList()->AddRect({r.from.x - gap, r.from.y - gap}, {r.to.x + gap, r.to.y + gap}, ImGui::ColorConvertFloat4ToU32(colours().open), gap, 0, gap);
        return;
    }
}

void draw_buttons(App& app)
{
    const bool last = app.guide.step + 1 == guide_steps;
    if (primary_button("guide.next", app.tr(last ? msg("Fine") : msg("Avanti")))) next_step(app);
    ImGui::SameLine();
    if (!last && button("guide.skip", app.tr(msg("Salta")))) end_guide(app);
}

}  // namespace

void draw_guide(App& app)
{
    follow_guide(app);
    if (!app.guide.open) return;
    const GuideStep step = guide_step(app);
    const Rectangle room = screen().items.at("rail");
    ImGui::SetNextWindowPos({room.from.x, room.to.y}, 0, {0, 1});
    ImGui::SetNextWindowSizeConstraints({room.to.x - room.from.x, 0}, {room.to.x - room.from.x, room.to.y - room.from.y});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, colours().panel);
    ImGui::PushStyleColor(ImGuiCol_Border, colours().open);
    constexpr auto flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                           ImGuiWindowFlags_NoFocusOnAppearing;
    ImGui::Begin("###guide", nullptr, flags);
    faint(app.tr(msg("Passo %1 di %2"), {std::to_string(app.guide.step + 1), std::to_string(guide_steps)}));
    heading(step.title);
    paragraph(step.text);
    draw_buttons(app);
    ImGui::End();
    ImGui::PopStyleColor(2);
    frame_around(step.items);
}

}  // namespace teleplan::gui
