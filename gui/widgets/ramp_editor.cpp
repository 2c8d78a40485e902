#include "gui/widgets/ramp_editor.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

constexpr int month = 30;

bool pressed(ImGuiKey key, bool repeat = true) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), repeat); }

/// Days and patients ↔ pixels.
struct Axes {
    ImVec2 from, to;                                   // the plot's corners
    const RampShown& ramp;

    [[nodiscard]] ImVec2 at(int day, int patients) const
    {
        return {from.x + (to.x - from.x) * static_cast<float>(day - ramp.from) / static_cast<float>(ramp.to - ramp.from),
                to.y - (to.y - from.y) * static_cast<float>(patients) / static_cast<float>(ramp.most)};
    }
    [[nodiscard]] int day(float x) const { return ramp.from + static_cast<int>(std::lround((x - from.x) / (to.x - from.x) * static_cast<float>(ramp.to - ramp.from))); }
    [[nodiscard]] int patients(float y) const { return static_cast<int>(std::lround((to.y - y) / (to.y - from.y) * static_cast<float>(ramp.most))); }
};

/// The point as it is drawn: the one that is moved where it is now.
RampShown::Point shown_point(const RampShown& ramp, const RampDrag& drag, std::size_t i)
{
    if (drag.point == i && drag.moved) return {drag.day, drag.patients};
    return ramp.points[i];
}

/// Between the neighbours in time, not below zero.
void keep_in_place(const RampShown& ramp, RampDrag& drag)
{
    const std::size_t i = *drag.point;
    if (i > 0) drag.day = std::max(drag.day, ramp.points[i - 1].day + 1);
    if (i + 1 < ramp.points.size()) drag.day = std::min(drag.day, ramp.points[i + 1].day - 1);
    drag.patients = std::max(0, drag.patients);
}

void choose(const RampShown& ramp, RampDrag& drag, std::size_t i) { drag = {i, false, false, ramp.points[i].day, ramp.points[i].patients}; }

std::optional<std::size_t> nearest(const RampShown& ramp, const Axes& axes, ImVec2 mouse)
{
    std::optional<std::size_t> out;
    float best = ImGui::GetFontSize() * ImGui::GetFontSize();
    for (std::size_t i = 0; i < ramp.points.size(); ++i) {
        const ImVec2 p = axes.at(ramp.points[i].day, ramp.points[i].patients);
        const float d = (p.x - mouse.x) * (p.x - mouse.x) + (p.y - mouse.y) * (p.y - mouse.y);
        if (d < best) {
            best = d;
            out = i;
        }
    }
    return out;
}

std::optional<RampAct> moved(RampDrag& drag)
{
    drag.held = false;
    if (!drag.moved) return std::nullopt;
    drag.moved = false;
    return RampAct{RampAct::Kind::move, *drag.point, drag.day, drag.patients};
}

std::optional<RampAct> take_mouse(const RampShown& ramp, const Axes& axes, RampDrag& drag)
{
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0) && !nearest(ramp, axes, mouse)) {
        drag = {};
        return RampAct{RampAct::Kind::add, 0, axes.day(mouse.x), std::max(0, axes.patients(mouse.y))};
    }
    if (ImGui::IsItemActivated()) {
        const auto kept = drag.moved ? moved(drag) : std::nullopt;          // by the arrows, before
        if (const auto near = nearest(ramp, axes, mouse)) {
            choose(ramp, drag, *near);
            drag.held = true;
        } else {
            drag = {};
        }
        if (kept) return kept;
    }
    if (drag.held && drag.point && ImGui::IsItemActive() && ImGui::IsMouseDragging(0, 2)) {
        const ImVec2 way = ImGui::GetMouseDragDelta(0, 0), start = axes.at(ramp.points[*drag.point].day, ramp.points[*drag.point].patients);
        drag.day = way.x == 0 ? ramp.points[*drag.point].day : axes.day(start.x + way.x);
        drag.patients = way.y == 0 ? ramp.points[*drag.point].patients : axes.patients(start.y + way.y);
        drag.moved = true;
        keep_in_place(ramp, drag);
    }
    if (drag.held && !ImGui::IsItemActive()) return moved(drag);
    return std::nullopt;
}

std::optional<RampAct> take_keys(const RampShown& ramp, RampDrag& drag)
{
    if (drag.held) return std::nullopt;
    if (!ImGui::IsWindowFocused()) return drag.moved ? moved(drag) : std::nullopt;
    if (pressed(ImGuiKey_Tab, false) && !ramp.points.empty()) {
        const auto kept = drag.moved ? moved(drag) : std::nullopt;
        choose(ramp, drag, drag.point ? (*drag.point + 1) % ramp.points.size() : 0);
        return kept;
    }
    if (!drag.point) return std::nullopt;
    const bool far = ImGui::GetIO().KeyShift;
    const int days = far ? month : 1, patients = far ? std::max(1, ramp.most / 100) : 1;
    const int x = (pressed(ImGuiKey_RightArrow) ? days : 0) - (pressed(ImGuiKey_LeftArrow) ? days : 0), y = (pressed(ImGuiKey_UpArrow) ? patients : 0) - (pressed(ImGuiKey_DownArrow) ? patients : 0);
    if (x != 0 || y != 0) {
        drag.day += x;
        drag.patients += y;
        drag.moved = true;
        keep_in_place(ramp, drag);
    }
    if (pressed(ImGuiKey_Escape, false)) choose(ramp, drag, *drag.point);
    if (pressed(ImGuiKey_Enter, false)) return moved(drag);
    if (pressed(ImGuiKey_Delete, false) && ramp.points.size() > 1) {
        const std::size_t point = *drag.point;
        drag = {};
        return RampAct{RampAct::Kind::remove, point, 0, 0};
    }
    return std::nullopt;
}

void draw_axes(const Axes& axes)
{
    ImDrawList& out = *ImGui::GetWindowDrawList();
    const ImU32 line = ImGui::GetColorU32(colours().line), words = ImGui::GetColorU32(colours().faint);
    const float em = ImGui::GetFontSize();
    for (const RampShown::Label& label : axes.ramp.patients) {
        const float y = axes.at(axes.ramp.from, label.at).y, wide = ImGui::CalcTextSize(label.text.c_str()).x;
        out.AddLine({axes.from.x, y}, {axes.to.x, y}, line);
        out.AddText({axes.from.x - wide - em * 0.4F, y - em / 2}, words, label.text.c_str());
    }
    float free = -1e9F;
    for (const RampShown::Label& label : axes.ramp.days) {
        const float x = axes.at(label.at, 0).x, half = ImGui::CalcTextSize(label.text.c_str()).x / 2;
        out.AddLine({x, axes.to.y}, {x, axes.to.y + em * 0.3F}, line);
        if (x - half < free || x + half > axes.to.x + em) continue;
        out.AddText({x - half, axes.to.y + em * 0.4F}, words, label.text.c_str());
        free = x + half + em;
    }
}

void draw_curve(std::string_view name, const Axes& axes, const RampDrag& drag, const reports::Language& tr)
{
    ImDrawList& out = *ImGui::GetWindowDrawList();
    const RampShown& ramp = axes.ramp;
    const float em = ImGui::GetFontSize(), radius = em * 0.34F;
    std::vector<ImVec2> line;
    for (std::size_t i = 0; i < ramp.points.size(); ++i) {
        const auto p = shown_point(ramp, drag, i);
        line.push_back(axes.at(p.day, p.patients));
    }
    out.AddPolyline(line.data(), static_cast<int>(line.size()), ImGui::GetColorU32(colours().accent), 0, 2.5F);
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool chosen = drag.point == i;
        out.AddCircleFilled(line[i], chosen ? radius * 1.3F : radius, ImGui::GetColorU32(chosen ? colours().accent_hovered : colours().accent));
        if (chosen) out.AddCircle(line[i], radius * 2, ImGui::GetColorU32(colours().accent), 0, 2);
        screen().items.insert_or_assign(std::string{name} + "." + std::to_string(i), Rectangle{{line[i].x - 3, line[i].y - 3}, {line[i].x + 3, line[i].y + 3}});
        const auto p = shown_point(ramp, drag, i);
        const std::string words = chosen ? day_words(p.day, tr) + ": " + tr.number(p.patients) : tr.number(p.patients);
        const ImVec2 size = ImGui::CalcTextSize(words.c_str());
        const float x = std::clamp(line[i].x - size.x / 2, axes.from.x, axes.to.x - size.x);
        const float y = line[i].y - size.y - radius * 2 < axes.from.y ? line[i].y + radius * 2 : line[i].y - size.y - radius * 2;
        out.AddRectFilled({x - 2, y - 1}, {x + size.x + 2, y + size.y + 1}, ImGui::GetColorU32(colours().panel), 2);
        out.AddText({x, y}, ImGui::GetColorU32(colours().text), words.c_str());
    }
}

}  // namespace

std::optional<RampAct> draw_ramp(std::string_view name, const RampShown& ramp, RampDrag& drag, const reports::Language& tr, ImVec2 size)
{
    const float em = ImGui::GetFontSize();
    const ImVec2 from = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton(std::string{name}.c_str(), {std::max(size.x, 8 * em), std::max(size.y, 6 * em)});
    record_item(name);
    if (drag.point && *drag.point >= ramp.points.size()) drag = {};
    const ImVec2 to = ImGui::GetItemRectMax();
    const Axes axes{{from.x + 5 * em, from.y + em * 0.8F}, {to.x - em, to.y - 1.8F * em}, ramp};
    auto act = take_mouse(ramp, axes, drag);
    if (!act) act = take_keys(ramp, drag);
    draw_axes(axes);
    draw_curve(name, axes, drag, tr);
    return act;
}

}  // namespace teleplan::gui
