#include "gui/widgets/map_view.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <imgui_internal.h>

#include "gui/widgets/chart_canvas.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using charts::Point;

/// From chart pixels through the camera to the screen.
struct MapPlacing {
    const MapCamera& camera;
    ImVec2 origin;
    float scale;

    [[nodiscard]] ImVec2 operator()(const Point& p) const
    {
        return {origin.x + static_cast<float>(camera.shift.x + camera.zoom * p.x) * scale, origin.y + static_cast<float>(camera.shift.y + camera.zoom * p.y) * scale};
    }
    [[nodiscard]] Placing areas() const
    {
        return {{origin.x + static_cast<float>(camera.shift.x) * scale, origin.y + static_cast<float>(camera.shift.y) * scale}, static_cast<float>(camera.zoom) * scale};
    }
};

constexpr float legend_width = 300;                    // [chart pixels] that it may take

charts::Size canvas_of(const MapPicture& picture) { return {picture.areas->width, picture.areas->height}; }

void take_wheel_and_drag(const MapPicture& picture, MapCamera& camera, const Point& pointer, float scale, bool hovered)
{
    const ImGuiIO& io = ImGui::GetIO();
    if (hovered) ImGui::SetItemUsingMouseWheel();      // the view below does not scroll
    if (hovered && io.MouseWheel != 0) zoom_at(camera, pointer, std::pow(1.25, io.MouseWheel), canvas_of(picture));
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(0)) pan_by(camera, {io.MouseDelta.x / scale, io.MouseDelta.y / scale}, canvas_of(picture));
}

void outline(ImDrawList& to, const MapPicture& picture, std::size_t shape, const MapPlacing& place, ImU32 color, float width)
{
    std::vector<ImVec2> points;
    for (const auto& ring : picture.outlines[shape]) {
        points.clear();
        for (const Point& p : ring) points.push_back(place(p));
        to.AddPolyline(points.data(), static_cast<int>(points.size()), color, ImDrawFlags_Closed, width);
    }
}

void record_spots(std::string_view name, const MapPicture& picture, const MapPlacing& place, const ImRect& seen)
{
    for (std::size_t i = 0; i < picture.shapes.size(); ++i) {
        const ImVec2 spot = place(picture.spots[i]);
        if (seen.Contains(spot)) screen().items.insert_or_assign(std::string{name} + "." + picture.shapes[i].name, Rectangle{{spot.x - 1, spot.y - 1}, {spot.x + 1, spot.y + 1}});
    }
}

MapEvents events(const MapPicture& picture, const MapCamera& camera, const Point& pointer, bool hovered, bool pressed)
{
    MapEvents out;
    const std::size_t at = hovered && pointer.y >= charts::map_legend_height ? shape_at(picture, camera, pointer) : picture.shapes.size();
    if (at >= picture.shapes.size()) return out;
    const ImGuiIO& io = ImGui::GetIO();
    out.hovered = at;
    if (pressed && io.MouseDragMaxDistanceSqr[0] < io.MouseDragThreshold * io.MouseDragThreshold) out.clicked = at;
    if (ImGui::IsMouseDoubleClicked(0)) out.double_clicked = at;
    return out;
}

}  // namespace

MapEvents draw_map(std::string_view name, const MapPicture& picture, MapCamera& camera, ImVec2 size, std::optional<std::size_t> chosen)
{
    const charts::Size canvas = canvas_of(picture);
    const float width = std::max(1.F, static_cast<float>(canvas.width)), height = std::max(1.F, static_cast<float>(canvas.height));
    if (size.x <= 0) size.x = std::max(1.F, ImGui::GetContentRegionAvail().x);
    if (size.y <= 0) size.y = size.x * height / width;
    const float legend_scale = std::min(chart_unit(), size.x / legend_width), natural = std::min(size.x / width, size.y / height);
    const float lowered = std::max(0.F, static_cast<float>(charts::map_legend_height) * (legend_scale - natural));     // the legend grows with the font
    const float scale = std::max(0.01F, std::min(size.x / width, (size.y - lowered) / height));
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 origin{corner.x + (size.x - width * scale) / 2, corner.y + lowered};
    const bool pressed = ImGui::InvisibleButton(std::string{name}.c_str(), size, static_cast<ImGuiButtonFlags>(ImGuiButtonFlags_AllowItemOverlap));
    ImGui::SetItemAllowOverlap();                      // buttons may stand on the sea
    record_item(name);
    const bool hovered = ImGui::IsItemHovered();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Point pointer{(mouse.x - origin.x) / scale, (mouse.y - origin.y) / scale};
    take_wheel_and_drag(picture, camera, pointer, scale, hovered);
    const MapEvents out = events(picture, camera, pointer, hovered, pressed);
    if (!ImGui::IsItemVisible()) return out;
    ImDrawList& to = *ImGui::GetWindowDrawList();
    const MapPlacing place{camera, origin, scale};
    const float top = origin.y + static_cast<float>(charts::map_legend_height) * scale;
    const ImRect seen{{corner.x, top}, {corner.x + size.x, corner.y + size.y}};
    to.PushClipRect(seen.Min, seen.Max, true);
    paint_chart(to, std::string{name} + ".areas", picture.areas, place.areas());
    if (out.hovered) outline(to, picture, *out.hovered, place, ImGui::ColorConvertFloat4ToU32(colours().text), 1.5F * chart_unit());
    if (chosen && *chosen < picture.shapes.size()) outline(to, picture, *chosen, place, ImGui::ColorConvertFloat4ToU32(colours().open), 3 * chart_unit());
    to.PopClipRect();
    paint_chart(to, std::string{name} + ".legend", picture.legend, {corner, legend_scale});
    record_spots(name, picture, place, seen);
    return out;
}

}  // namespace teleplan::gui
