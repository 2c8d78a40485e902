#include "gui/widgets/items.hpp"

#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

/// The label for people and the name for ImGui, which tells items apart by it.
std::string labelled(std::string_view name, const std::string& label) { return label + "###" + std::string{name}; }

}  // namespace

void record_item(std::string_view name)
{
    screen().items.insert_or_assign(std::string{name}, Rectangle{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
}

bool button(std::string_view name, const std::string& label)
{
    const bool pressed = ImGui::Button(labelled(name, label).c_str());
    record_item(name);
    return pressed;
}

bool primary_button(std::string_view name, const std::string& label)
{
    const Colours& c = colours();
    ImGui::PushStyleColor(ImGuiCol_Button, c.accent);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, c.accent_hovered);
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, c.accent_hovered);
    ImGui::PushStyleColor(ImGuiCol_Text, c.on_accent);
    const bool pressed = button(name, label);
    ImGui::PopStyleColor(4);
    return pressed;
}

bool disabled_button(std::string_view name, const std::string& label, const std::string& why)
{
    ImGui::BeginDisabled();
    button(name, label);
    ImGui::EndDisabled();
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) ImGui::SetTooltip("%s", why.c_str());
    return false;
}

bool choice(std::string_view name, const std::string& label, bool chosen)
{
    if (!chosen) return button(name, label);
    return primary_button(name, label);
}

void explain(const std::string& text)
{
    if (!text.empty() && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
        ImGui::BeginTooltip();
        ImGui::PushTextWrapPos(ImGui::GetFontSize() * 28);
        ImGui::TextUnformatted(text.c_str());
        ImGui::PopTextWrapPos();
        ImGui::EndTooltip();
    }
}

void heading(const std::string& text)
{
    ImGui::Spacing();
    ImGui::PushFont(screen().fonts.heading);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopFont();
    ImGui::Spacing();
}

void paragraph(const std::string& text) { ImGui::TextWrapped("%s", text.c_str()); }

void faint(const std::string& text)
{
    ImGui::PushStyleColor(ImGuiCol_Text, colours().faint);
    ImGui::TextWrapped("%s", text.c_str());
    ImGui::PopStyleColor();
}

std::string cut_to(const std::string& text, float width)
{
    if (ImGui::CalcTextSize(text.c_str()).x <= width) return text;
    const float dots = ImGui::CalcTextSize("…").x;
    std::string shown = text;
    while (!shown.empty() && ImGui::CalcTextSize(shown.c_str()).x > width - dots) {
        while (shown.size() > 1 && (static_cast<unsigned char>(shown.back()) & 0xC0U) == 0x80U) shown.pop_back();
        shown.pop_back();
    }
    return shown + "…";
}

void cut_text(const std::string& text, float width, const std::string& told)
{
    const std::string shown = cut_to(text, width);
    ImGui::TextUnformatted(shown.c_str());
    explain(shown == text ? told : text + (told.empty() ? "" : "\n" + told));
}

}  // namespace teleplan::gui
