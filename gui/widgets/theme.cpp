#include "gui/widgets/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <system_error>

#include "gui/widgets/icons.hpp"

namespace teleplan::gui {

namespace {

ImVec4 rgb(unsigned hex)
{
    return {static_cast<float>(hex >> 16U & 255U) / 255.F, static_cast<float>(hex >> 8U & 255U) / 255.F, static_cast<float>(hex & 255U) / 255.F, 1.F};
}

// By Palette.
const std::array<Colours, 4> palettes{{
    {rgb(0xf4f6f8), rgb(0xffffff), rgb(0x1f2933), rgb(0x52606d), rgb(0xc5ced6), rgb(0x0b4f8a), rgb(0x0d63ad), rgb(0xffffff), rgb(0x1c6b3f), rgb(0xa4262c), rgb(0x8a5a00)},
    {rgb(0x14181d), rgb(0x1e242b), rgb(0xe6ebf0), rgb(0xa3b0bd), rgb(0x3b4550), rgb(0x6bb3ec), rgb(0x8fc7f3), rgb(0x0c1116), rgb(0x6fcf97), rgb(0xff8a84), rgb(0xf2c14e)},
    {rgb(0x000000), rgb(0x000000), rgb(0xffffff), rgb(0xe0e0e0), rgb(0xffffff), rgb(0xffd800), rgb(0xffe766), rgb(0x000000), rgb(0x00ff7f), rgb(0xff9c9c), rgb(0xffd800)},
    {rgb(0xf6f6f4), rgb(0xffffff), rgb(0x1a1a1a), rgb(0x555555), rgb(0xc8c8c4), rgb(0x005a8c), rgb(0x0072b2), rgb(0xffffff), rgb(0x005a8c), rgb(0xa84300), rgb(0x5c5c00)},
}};

ImVec4 mixed(const ImVec4& a, const ImVec4& b, float part)
{
    return {a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part, a.z + (b.z - a.z) * part, 1.F};
}

void apply_colours(ImGuiStyle& style, const Colours& c)
{
    ImVec4* const of = style.Colors;
    const ImVec4 soft = mixed(c.panel, c.accent, 0.12F), softer = mixed(c.panel, c.accent, 0.22F), strong = mixed(c.panel, c.accent, 0.35F);
    of[ImGuiCol_Text] = c.text;
    of[ImGuiCol_TextDisabled] = c.faint;
    of[ImGuiCol_WindowBg] = c.ground;
    of[ImGuiCol_ChildBg] = ImVec4{0, 0, 0, 0};
    of[ImGuiCol_PopupBg] = c.panel;
    of[ImGuiCol_Border] = c.line;
    of[ImGuiCol_BorderShadow] = ImVec4{0, 0, 0, 0};
    for (const int i : {ImGuiCol_FrameBg, ImGuiCol_Button, ImGuiCol_Header, ImGuiCol_Tab}) of[i] = soft;
    for (const int i : {ImGuiCol_FrameBgHovered, ImGuiCol_ButtonHovered, ImGuiCol_HeaderHovered, ImGuiCol_TabHovered}) of[i] = softer;
    for (const int i : {ImGuiCol_FrameBgActive, ImGuiCol_ButtonActive, ImGuiCol_HeaderActive, ImGuiCol_TabActive}) of[i] = strong;
    for (const int i : {ImGuiCol_TitleBg, ImGuiCol_TitleBgActive, ImGuiCol_MenuBarBg, ImGuiCol_TableHeaderBg}) of[i] = mixed(c.panel, c.text, 0.08F);
    of[ImGuiCol_CheckMark] = of[ImGuiCol_SliderGrab] = of[ImGuiCol_PlotHistogram] = of[ImGuiCol_NavHighlight] = c.accent;
    of[ImGuiCol_SliderGrabActive] = of[ImGuiCol_PlotHistogramHovered] = c.accent_hovered;
    of[ImGuiCol_Separator] = of[ImGuiCol_TableBorderLight] = of[ImGuiCol_TableBorderStrong] = c.line;
    of[ImGuiCol_SeparatorHovered] = of[ImGuiCol_SeparatorActive] = c.accent;
    of[ImGuiCol_TableRowBg] = ImVec4{0, 0, 0, 0};
    of[ImGuiCol_TableRowBgAlt] = ImVec4{c.text.x, c.text.y, c.text.z, 0.03F};
    of[ImGuiCol_ScrollbarBg] = ImVec4{0, 0, 0, 0};
    of[ImGuiCol_ScrollbarGrab] = c.line;
    of[ImGuiCol_ScrollbarGrabHovered] = of[ImGuiCol_ScrollbarGrabActive] = c.faint;
    of[ImGuiCol_TextSelectedBg] = ImVec4{c.accent.x, c.accent.y, c.accent.z, 0.3F};
    of[ImGuiCol_ModalWindowDimBg] = ImVec4{0, 0, 0, 0.4F};
}

ImFont* add_font(const char* file, float size, const ImWchar* ranges) { return ImGui::GetIO().Fonts->AddFontFromFileTTF(file, size, nullptr, ranges); }

void merge_icons(const char* file, float size)
{
    static constexpr ImWchar ranges[] = {icons::first, icons::last, 0};
    ImFontConfig config;
    config.MergeMode = true;
    config.GlyphMinAdvanceX = size;                    // all equally wide, so that lists align
    ImGui::GetIO().Fonts->AddFontFromFileTTF(file, size * 0.9F, &config, ranges);
}

}  // namespace

void apply_theme(Palette palette, float font_size)
{
    screen().palette = palette;
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle{};
    const float unit = std::round(font_size / 4);
    style.WindowPadding = {2 * unit, 2 * unit};
    style.FramePadding = {2 * unit, unit};
    style.CellPadding = {1.5F * unit, 0.7F * unit};
    style.ItemSpacing = {2 * unit, 1.5F * unit};
    style.ItemInnerSpacing = {unit, unit};
    style.ScrollbarSize = 3 * unit;
    style.GrabMinSize = 3 * unit;
    style.WindowRounding = style.PopupRounding = style.ChildRounding = style.FrameRounding = std::round(unit);
    style.FrameBorderSize = palette == Palette::high_contrast ? 1.F : 0.F;
    apply_colours(style, colours());
}

Screen& screen() { return *static_cast<Screen*>(ImGui::GetIO().UserData); }

const Colours& colours() { return palettes[static_cast<std::size_t>(screen().palette)]; }

std::vector<std::string> load_fonts(float size)
{
    static constexpr const char *regular = "/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf",
                                *medium = "/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/Roboto-Medium.ttf",
                                *symbols = "/usr/share/fonts/opentype/font-awesome/FontAwesome.otf";
    // Latin, dashes and quotes, €, ≤ ≥ ≈ − and arrows: what the sentences of reports/ use.
    static constexpr ImWchar ranges[] = {0x20, 0x17f, 0x394, 0x3c9, 0x2010, 0x2044, 0x20ac, 0x20ac, 0x2190, 0x2193, 0x2212, 0x2212, 0x2248, 0x2265, 0};
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    std::vector<std::string> missing;
    for (const char* file : {regular, medium, symbols}) {         // ImGui ends the program at a file that is not there
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(file, ignored)) missing.emplace_back(file);
    }
    Fonts& f = screen().fonts;
    if (!missing.empty()) {
        ImFontConfig config;
        config.SizePixels = size;
        f.body = f.heading = f.title = atlas.AddFontDefault(&config);
        return missing;
    }
    f.body = add_font(regular, size, ranges);
    merge_icons(symbols, size);
    f.heading = add_font(medium, std::round(size * 1.15F), ranges);
    merge_icons(symbols, std::round(size * 1.15F));
    f.title = add_font(medium, std::round(size * 1.6F), ranges);
    return missing;
}

ImU32 on_screen(charts::Color color)
{
    const auto channel = [](std::uint8_t v) { return static_cast<float>(v) / 255.F; };
    ImVec4 c{channel(color.red), channel(color.green), channel(color.blue), channel(color.alpha)};
    if (screen().palette == Palette::dark || screen().palette == Palette::high_contrast) {
        float hue = 0, saturation = 0, value = 0;
        ImGui::ColorConvertRGBtoHSV(c.x, c.y, c.z, hue, saturation, value);
        const float lightness = value * (1 - saturation / 2);     // HSL: turned over, the hue stays
        const bool high = screen().palette == Palette::high_contrast;
        const float turned = high ? 0.05F + (1 - lightness) * 0.95F : 0.12F + (1 - lightness) * 0.82F;
        const float chroma = saturation * value / std::max(0.001F, 1 - std::abs(2 * lightness - 1)) * (1 - std::abs(2 * turned - 1));
        const float v = turned + chroma / 2;
        ImGui::ColorConvertHSVtoRGB(hue, v > 0 ? std::min(1.F, chroma / v) : 0, std::min(1.F, v), c.x, c.y, c.z);
    }
    return ImGui::ColorConvertFloat4ToU32(c);
}

}  // namespace teleplan::gui
