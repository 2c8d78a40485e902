#include "gui/widgets/pathway_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "charts/display_list.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

struct Box { ImVec2 from, to; };

/// Sizes at the present font, for a drawing of so many columns in so much room: boxes and gaps give way together, down to where two
/// words still fit on a line.
struct Sizes {
    float em = ImGui::GetFontSize(), width = 10.5F * em, height = 5 * em, gap = 4 * em, row = 6 * em, edge = 1.6F * em, top = 0.4F * em;

    Sizes(const PathwayGraph& graph, const PathwayLayout& layout, float room)
    {
        const auto columns = static_cast<float>(std::max<std::size_t>(1, layout.columns));
        const float shrunk = std::clamp((room - 2 * edge + gap) / (columns * (width + gap)), 0.F, 1.F);
        width = std::max(7 * em, width * shrunk);
        if (columns > 1) gap = std::clamp((room - 2 * edge - columns * width) / (columns - 1), 1.9F * em, gap);
        if (std::ranges::any_of(graph.edges, [&](const PathwayEdge& e) { return skips(layout, e); })) row += 1.8F * em, top += 1.8F * em;
    }
    /// Whether an arrow passes over a column, and so goes above its boxes.
    static bool skips(const PathwayLayout& layout, const PathwayEdge& e)
    {
        return e.from < layout.nodes.size() && e.to < layout.nodes.size() && layout.nodes[e.to].column > layout.nodes[e.from].column + 1;
    }
};

ImVec2 middle_left(const Box& b) { return {b.from.x, (b.from.y + b.to.y) / 2}; }
ImVec2 middle_right(const Box& b) { return {b.to.x, (b.from.y + b.to.y) / 2}; }

ImVec2 on_curve(const std::array<ImVec2, 4>& c, float t)
{
    const float u = 1 - t, a = u * u * u, b = 3 * u * u * t, d = 3 * u * t * t, e = t * t * t;
    return {a * c[0].x + b * c[1].x + d * c[2].x + e * c[3].x, a * c[0].y + b * c[1].y + d * c[2].y + e * c[3].y};
}

/// From one box to another: to the next column as an S, over columns as an arc above, back as an arc below.
std::array<ImVec2, 4> curve(const Box& from, const Box& to, const Sizes& s)
{
    if (to.from.x > from.to.x + s.width) {
        const ImVec2 a{from.from.x + s.width * 0.8F, from.from.y}, b{to.from.x + s.width * 0.2F, to.from.y};
        const float up = std::min(a.y, b.y) - 2.2F * s.em;
        return {a, ImVec2{a.x, up}, ImVec2{b.x, up}, b};
    }
    if (to.from.x > from.to.x) {
        const ImVec2 a = middle_right(from), b = middle_left(to);
        const float bend = std::max(s.em, (b.x - a.x) / 2);
        return {a, ImVec2{a.x + bend, a.y}, ImVec2{b.x - bend, b.y}, b};
    }
    const ImVec2 a{(from.from.x + from.to.x) / 2, from.to.y}, b{(to.from.x + to.to.x) / 2, to.to.y};
    const float down = std::max(a.y, b.y) + s.em * 1.5F;
    return {a, ImVec2{a.x, down}, ImVec2{b.x, down}, b};
}

class Sketch {
public:
    Sketch(const PathwayGraph& graph, const PathwayLayout& layout, ImVec2 origin, float room)
        : graph_{graph}, list_{*ImGui::GetWindowDrawList()}, s_{graph, layout, room}
    {
        const auto columns = static_cast<float>(layout.columns);
        for (const PathwayLayout::At& at : layout.nodes) {
            const ImVec2 from{origin.x + s_.edge + static_cast<float>(at.column) * (s_.width + s_.gap), origin.y + s_.top + static_cast<float>(at.row) * s_.row};
            boxes_.push_back({from, {from.x + s_.width, from.y + s_.height}});
        }
        size_ = {2 * s_.edge + columns * s_.width + std::max(0.F, columns - 1) * s_.gap, static_cast<float>(layout.rows) * s_.row + s_.top};
    }
    [[nodiscard]] ImVec2 size() const { return size_; }
    [[nodiscard]] const std::vector<Box>& boxes() const { return boxes_; }

    void edges() const
    {
        const ImU32 line = ImGui::ColorConvertFloat4ToU32(colours().faint);
        for (const PathwayEdge& e : graph_.edges) {
            if (e.from >= boxes_.size() || e.to >= boxes_.size()) continue;
            const auto c = curve(boxes_[e.from], boxes_[e.to], s_);
            const float thick = 1 + 1.5F * static_cast<float>(std::clamp(e.probability, 0.0, 1.0));
            list_.AddBezierCubic(c[0], c[1], c[2], c[3], line, thick, 24);
            arrow(c, line);
        }
    }
    void labels() const
    {
        for (const PathwayEdge& e : graph_.edges) {
            if (e.label.empty() || e.from >= boxes_.size() || e.to >= boxes_.size()) continue;
            const ImVec2 at = on_curve(curve(boxes_[e.from], boxes_[e.to], s_), 0.55F), size = ImGui::CalcTextSize(e.label.c_str());
            const ImVec2 from{at.x - size.x / 2, at.y - size.y / 2};
            list_.AddRectFilled({from.x - 2, from.y}, {from.x + size.x + 2, from.y + size.y}, ImGui::ColorConvertFloat4ToU32(colours().panel), 2);
            list_.AddText(from, ImGui::GetColorU32(ImGuiCol_Text), e.label.c_str());
        }
    }
    void box(std::size_t n, bool chosen, bool hovered) const
    {
        const PathwayNode& node = graph_.nodes[n];
        const Box& b = boxes_[n];
        const Colours& c = colours();
        const float round = node.kind == NodeKind::end ? s_.height / 2 : s_.em * 0.3F;
        const bool crowded = node.waiting.value_or(0) > 0;
        list_.AddRectFilled(b.from, b.to, ImGui::GetColorU32(node.kind == NodeKind::visit ? ImGuiCol_FrameBg : ImGuiCol_TableHeaderBg), round);
        list_.AddRect(b.from, b.to, ImGui::ColorConvertFloat4ToU32(chosen || hovered ? c.accent : crowded ? c.open : c.line), round, 0, chosen || crowded ? 2.F : 1.F);
        list_.PushClipRect(b.from, b.to, true);
        const float pad = s_.em * (node.kind == NodeKind::end ? 0.9F : 0.5F), line = s_.em * 1.15F, right = b.to.x - pad;
        const auto [first, second] = two_lines(node.name, right - b.from.x - pad);
        const bool counted = node.waiting || node.in_service;
        const int lines = (second.empty() ? 1 : 2) + (node.sub_label.empty() ? 0 : 1) + (counted ? 1 : 0);
        ImVec2 at{b.from.x + pad, b.from.y + (s_.height - static_cast<float>(lines) * line) / 2};
        const auto put = [&](const std::string& words, const ImVec4& color) {
            if (words.empty()) return;
            text(at, right, words, color);
            at.y += line;
        };
        put(first, c.text);
        put(second, c.text);
        put(node.sub_label, c.faint);
        if (counted) counts(node, at);
        list_.PopClipRect();
    }
    void token(const PathwayToken& token) const
    {
        if (token.way.empty() || std::ranges::any_of(token.way, [&](std::size_t n) { return n >= boxes_.size(); })) return;
        const auto legs = token.way.size() - 1 + (token.enters ? 1 : 0) + (token.exits ? 1 : 0);
        if (legs == 0) return;
        const double along = std::clamp(token.progress, 0.0, 1.0) * static_cast<double>(legs);
        const auto leg = std::min(legs - 1, static_cast<std::size_t>(along));
        const auto t = static_cast<float>(along - static_cast<double>(leg));
        draw_token(list_, where(token, leg, t), token.shape, on_screen(charts::palette::of(token.color)), s_.em * 0.38F);
    }

private:
    [[nodiscard]] ImVec2 where(const PathwayToken& token, std::size_t leg, float t) const
    {
        if (token.enters) {
            if (leg == 0) {
                const ImVec2 to = middle_left(boxes_[token.way.front()]);
                return {to.x - s_.edge * (1 - t), to.y};
            }
            --leg;
        }
        if (leg + 1 >= token.way.size()) {
            const Box& last = boxes_[token.way.back()];
            return {last.from.x + s_.width * 0.85F, last.to.y + s_.edge * 0.5F * t};
        }
        return on_curve(curve(boxes_[token.way[leg]], boxes_[token.way[leg + 1]], s_), t);
    }
    void arrow(const std::array<ImVec2, 4>& c, ImU32 color) const
    {
        const ImVec2 tip = c[3], before = on_curve(c, 0.93F);
        const float x = tip.x - before.x, y = tip.y - before.y, length = std::max(0.001F, std::hypot(x, y)), size = s_.em * 0.5F;
        const ImVec2 along{x / length * size, y / length * size};
        list_.AddTriangleFilled(tip, {tip.x - along.x - along.y * 0.5F, tip.y - along.y + along.x * 0.5F}, {tip.x - along.x + along.y * 0.5F, tip.y - along.y - along.x * 0.5F}, color);
    }
    /// Broken after the last word that fits; the rest is the second line.
    static std::pair<std::string, std::string> two_lines(const std::string& words, float room)
    {
        const char *begin = words.c_str(), *end = begin + words.size();
        const char* cut = ImGui::GetFont()->CalcWordWrapPositionA(1, begin, end, room);
        if (cut == end || cut == begin) return {words, ""};
        const char* rest = cut;
        while (rest < end && *rest == ' ') ++rest;
        return {{begin, cut}, {rest, end}};
    }
    /// Cut with an ellipsis where it does not fit.
    void text(ImVec2 at, float right, const std::string& words, const ImVec4& color) const
    {
        list_.AddText(at, ImGui::ColorConvertFloat4ToU32(color), cut_to(words, right - at.x).c_str());
    }
    void counts(const PathwayNode& node, ImVec2 at) const
    {
        const Colours& c = colours();
        const auto put = [&](const char* icon, int count, const ImVec4& color) {
            const std::string words = std::string{icon} + " " + std::to_string(count);
            list_.AddText(at, ImGui::ColorConvertFloat4ToU32(color), words.c_str());
            at.x += std::max(s_.em * 4.5F, ImGui::CalcTextSize(words.c_str()).x + s_.em);
        };
        if (node.waiting) put(icons::waiting, *node.waiting, *node.waiting > 0 ? c.open : c.faint);
        if (node.in_service) put(icons::in_service, *node.in_service, *node.in_service > 0 ? c.accent : c.faint);
    }

    const PathwayGraph& graph_;
    ImDrawList& list_;
    Sizes s_;
    std::vector<Box> boxes_;
    ImVec2 size_;
};

std::string whole_text(const PathwayNode& node)
{
    return node.sub_label.empty() ? node.name : node.name + "\n" + node.sub_label;
}

}  // namespace

void draw_token(ImDrawList& list, ImVec2 at, TokenShape shape, ImU32 color, float r)
{
    const ImU32 rim = ImGui::ColorConvertFloat4ToU32(colours().panel);
    switch (shape) {
    case TokenShape::triangle:
        list.AddTriangleFilled({at.x, at.y - r * 1.2F}, {at.x + r * 1.15F, at.y + r * 0.8F}, {at.x - r * 1.15F, at.y + r * 0.8F}, color);
        list.AddTriangle({at.x, at.y - r * 1.2F}, {at.x + r * 1.15F, at.y + r * 0.8F}, {at.x - r * 1.15F, at.y + r * 0.8F}, rim);
        return;
    case TokenShape::diamond:
        list.AddQuadFilled({at.x, at.y - r * 1.2F}, {at.x + r * 1.2F, at.y}, {at.x, at.y + r * 1.2F}, {at.x - r * 1.2F, at.y}, color);
        list.AddQuad({at.x, at.y - r * 1.2F}, {at.x + r * 1.2F, at.y}, {at.x, at.y + r * 1.2F}, {at.x - r * 1.2F, at.y}, rim);
        return;
    case TokenShape::square:
        list.AddRectFilled({at.x - r * 0.9F, at.y - r * 0.9F}, {at.x + r * 0.9F, at.y + r * 0.9F}, color);
        list.AddRect({at.x - r * 0.9F, at.y - r * 0.9F}, {at.x + r * 0.9F, at.y + r * 0.9F}, rim);
        return;
    case TokenShape::circle: break;
    }
    list.AddCircleFilled(at, r, color, 12);
    list.AddCircle(at, r, rim, 12);
}

std::optional<std::size_t> draw_pathway(std::string_view name, const PathwayGraph& graph, const PathwayLayout& layout, const PathwayLook& look)
{
    std::optional<std::size_t> clicked;
    const ImVec2 origin = ImGui::GetCursorScreenPos(), cursor = ImGui::GetCursorPos();
    const Sketch sketch{graph, layout, origin, ImGui::GetContentRegionAvail().x};
    sketch.edges();
    for (std::size_t n = 0; n < sketch.boxes().size(); ++n) {
        const Box& b = sketch.boxes()[n];
        const std::string id = std::string{name} + "." + std::to_string(n);
        ImGui::SetCursorPos({cursor.x + b.from.x - origin.x, cursor.y + b.from.y - origin.y});
        if (ImGui::InvisibleButton(id.c_str(), {b.to.x - b.from.x, b.to.y - b.from.y})) clicked = n;
        record_item(id);
        const bool hovered = ImGui::IsItemHovered();
        explain(whole_text(graph.nodes[n]));
        if (ImGui::IsItemVisible()) sketch.box(n, look.chosen == n, hovered);
    }
    sketch.labels();
    if (look.tokens)
        for (const PathwayToken& token : *look.tokens) sketch.token(token);
    ImGui::SetCursorPos(cursor);
    ImGui::Dummy(sketch.size());
    record_item(name);
    return clicked;
}

}  // namespace teleplan::gui
