#include "gui/widgets/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include <stb_image_write.h>

namespace teleplan::gui {

namespace {

constexpr float most_pixels = 8192;                    // along each side

/// The fonts' texture: the share of each pixel that is covered.
class Atlas {
public:
    explicit Atlas(ImFontAtlas& fonts) { fonts.GetTexDataAsAlpha8(&covered_, &width_, &height_); }

    /// Between the four nearest pixels, as a graphics card does.
    [[nodiscard]] float at(float u, float v) const
    {
        const float x = u * static_cast<float>(width_) - 0.5F, y = v * static_cast<float>(height_) - 0.5F;
        const float left = std::floor(x), top = std::floor(y);
        const int i = static_cast<int>(left), j = static_cast<int>(top);
        const float right_part = x - left, low_part = y - top;
        return (pixel(i, j) * (1 - right_part) + pixel(i + 1, j) * right_part) * (1 - low_part) +
               (pixel(i, j + 1) * (1 - right_part) + pixel(i + 1, j + 1) * right_part) * low_part;
    }

private:
    [[nodiscard]] float pixel(int x, int y) const
    {
        x = std::clamp(x, 0, width_ - 1);
        y = std::clamp(y, 0, height_ - 1);
        return static_cast<float>(covered_[y * width_ + x]) / 255;
    }
    unsigned char* covered_ = nullptr;
    int width_ = 0, height_ = 0;
};

using Triangle = std::array<const ImDrawVert*, 3>;

float across(const ImVec2& a, const ImVec2& b, const ImVec2& p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }

/// A point on an edge belongs to one of its two triangles only: that whose left or upper edge it is.
bool holds(const ImVec2& a, const ImVec2& b, float side) { return side > 0 || (side == 0 && ((a.y == b.y && b.x > a.x) || b.y < a.y)); }

float channel(ImU32 color, int shift) { return static_cast<float>(color >> static_cast<unsigned>(shift) & 255U); }

void blend(std::uint8_t* to, const Triangle& t, const std::array<float, 3>& part, const Atlas& atlas)
{
    const auto mixed = [&](auto&& value) { return part[0] * value(*t[0]) + part[1] * value(*t[1]) + part[2] * value(*t[2]); };
    const float covered = atlas.at(mixed([](const ImDrawVert& v) { return v.uv.x; }), mixed([](const ImDrawVert& v) { return v.uv.y; }));
    const float alpha = covered * mixed([](const ImDrawVert& v) { return channel(v.col, IM_COL32_A_SHIFT); }) / 255;
    static constexpr int shifts[] = {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT};
    for (const int shift : shifts) {
        const float full = mixed([shift](const ImDrawVert& v) { return channel(v.col, shift); });
        *to = static_cast<std::uint8_t>(std::clamp(static_cast<float>(*to) * (1 - alpha) + full * alpha + 0.5F, 0.F, 255.F));
        ++to;
    }
}

void fill(Picture& picture, Triangle t, const Atlas& atlas)
{
    float area = across(t[0]->pos, t[1]->pos, t[2]->pos);
    if (area < 0) {
        std::swap(t[1], t[2]);
        area = -area;
    }
    if (!(area > 0)) return;
    const ImVec2 &a = t[0]->pos, &b = t[1]->pos, &c = t[2]->pos;
    const auto bound = [](float value, int most) { return std::clamp(static_cast<int>(std::clamp(value, -1.F, most_pixels + 1)), 0, most); };
    const int left = bound(std::floor(std::min({a.x, b.x, c.x})), picture.width), right = bound(std::ceil(std::max({a.x, b.x, c.x})), picture.width);
    const int top = bound(std::floor(std::min({a.y, b.y, c.y})), picture.height), bottom = bound(std::ceil(std::max({a.y, b.y, c.y})), picture.height);
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) {
            const ImVec2 p{static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F};
            const float at_a = across(b, c, p), at_b = across(c, a, p), at_c = across(a, b, p);
            if (!holds(b, c, at_a) || !holds(c, a, at_b) || !holds(a, b, at_c)) continue;
            blend(&picture.rgb[3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x))], t,
                  {at_a / area, at_b / area, at_c / area}, atlas);
        }
}

/// The light palette for as long as this lives.
class LightPalette {
public:
    LightPalette() : before_{screen().palette} { screen().palette = Palette::light; }
    ~LightPalette() { screen().palette = before_; }
    LightPalette(const LightPalette&) = delete;
    LightPalette& operator=(const LightPalette&) = delete;

private:
    Palette before_;
};

}  // namespace

Picture picture_of(std::string_view name, const Chart& chart, float scale)
{
    const auto side = [scale](double length) { return static_cast<int>(std::clamp(std::ceil(static_cast<float>(length) * scale), 1.F, most_pixels)); };
    Picture out{side(chart->width), side(chart->height), {}};
    out.rgb.assign(3 * static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), 255);
    const LightPalette light;
    ImDrawList list{ImGui::GetDrawListSharedData()};
    list._ResetForNewFrame();
    list.Flags |= ImDrawListFlags_AllowVtxOffset;
    list.PushTextureID(ImGui::GetIO().Fonts->TexID);
    list.PushClipRect({0, 0}, {static_cast<float>(out.width), static_cast<float>(out.height)});
    paint_chart(list, name, chart, {{0, 0}, scale});
    const Atlas atlas{*ImGui::GetIO().Fonts};
    for (const ImDrawCmd& command : list.CmdBuffer)
        for (unsigned i = command.IdxOffset; i + 2 < command.IdxOffset + command.ElemCount; i += 3) {
            const auto vertex = [&](unsigned k) { return &list.VtxBuffer[static_cast<int>(list.IdxBuffer[static_cast<int>(i + k)] + command.VtxOffset)]; };
            fill(out, {vertex(0), vertex(1), vertex(2)}, atlas);
        }
    return out;
}

std::string png(const Picture& picture)
{
    std::string out;
    const auto append = [](void* to, void* bytes, int count) { static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), static_cast<std::size_t>(count)); };
    if (stbi_write_png_to_func(append, &out, picture.width, picture.height, 3, picture.rgb.data(), 3 * picture.width) == 0)
        throw std::runtime_error("the picture does not fit into memory");
    return out;
}

}  // namespace teleplan::gui
