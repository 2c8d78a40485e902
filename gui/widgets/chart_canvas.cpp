#include "gui/widgets/chart_canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <utility>

#include <GL/glu.h>

#include "charts/text_width.hpp"
#include "gui/widgets/items.hpp"

namespace teleplan::gui {

namespace {

using charts::Point;

constexpr std::size_t most_points = 8000;              // of one polyline, and of one batch of triangles: indices have 16 bits
constexpr float dash = 3;                              // [chart pixels], as in charts/svg

struct Triangles { std::vector<Point> points; std::vector<unsigned> corners; };

bool is_rectangle(const std::vector<Point>& r)
{
    return r.size() == 4 && ((r[0].y == r[1].y && r[1].x == r[2].x && r[2].y == r[3].y && r[3].x == r[0].x) ||
                             (r[0].x == r[1].x && r[1].y == r[2].y && r[2].x == r[3].x && r[3].y == r[0].y));
}

bool is_finite(const Point& p) { return std::isfinite(p.x) && std::isfinite(p.y); }

/// GLU's tessellator: any rings, even-odd.
class Tessellator {
public:
    Tessellator() : glu_{gluNewTess()}
    {
        gluTessCallback(glu_, GLU_TESS_VERTEX_DATA, reinterpret_cast<_GLUfuncptr>(&take_corner));
        gluTessCallback(glu_, GLU_TESS_COMBINE_DATA, reinterpret_cast<_GLUfuncptr>(&take_crossing));
        gluTessCallback(glu_, GLU_TESS_EDGE_FLAG, reinterpret_cast<_GLUfuncptr>(&take_edge));   // with it GLU gives triangles only, no strips
        gluTessProperty(glu_, GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
        gluTessNormal(glu_, 0, 0, 1);
    }
    ~Tessellator() { gluDeleteTess(glu_); }
    Tessellator(const Tessellator&) = delete;
    Tessellator& operator=(const Tessellator&) = delete;

    Triangles cut(const std::vector<std::vector<Point>>& rings)
    {
        out_ = {};
        gluTessBeginPolygon(glu_, this);
        for (const auto& ring : rings) {
            gluTessBeginContour(glu_);
            for (const Point& p : ring)
                if (is_finite(p)) {
                    Vertex& v = add(p.x, p.y);
                    gluTessVertex(glu_, v.at.data(), &v);
                }
            gluTessEndContour(glu_);
        }
        gluTessEndPolygon(glu_);
        vertices_.clear();
        out_.corners.resize(out_.corners.size() / 3 * 3);
        return std::move(out_);
    }

private:
    struct Vertex { std::array<double, 3> at; unsigned index; };

    Vertex& add(double x, double y)
    {
        out_.points.push_back({x, y});
        return vertices_.emplace_back(Vertex{{x, y, 0}, static_cast<unsigned>(out_.points.size() - 1)});
    }
    static void take_corner(void* vertex, void* self) { static_cast<Tessellator*>(self)->out_.corners.push_back(static_cast<Vertex*>(vertex)->index); }
    static void take_crossing(const GLdouble at[3], void* const[4], const GLfloat[4], void** out, void* self)
    {
        *out = &static_cast<Tessellator*>(self)->add(at[0], at[1]);
    }
    static void take_edge(GLboolean) {}

    GLUtesselator* glu_;
    std::deque<Vertex> vertices_;                      // stay where they are: GLU keeps pointers to them
    Triangles out_;
};

}  // namespace

/// A display list made ready: triangles of its polygons, in their order; rectangles need none.
struct Drawing {
    Chart chart;
    std::vector<Triangles> polygons;
};

namespace {

std::shared_ptr<const Drawing> prepared(const Chart& chart)
{
    auto out = std::make_shared<Drawing>(Drawing{chart, {}});
    Tessellator tessellator;
    for (const auto& item : chart->items)
        if (const auto* polygon = std::get_if<charts::Polygon>(&item))
            out->polygons.push_back(polygon->rings.size() == 1 && is_rectangle(polygon->rings[0]) ? Triangles{} : tessellator.cut(polygon->rings));
    return out;
}

std::shared_ptr<const Drawing> drawing_of(std::string_view name, const Chart& chart)
{
    auto& kept = screen().drawings[std::string{name}];
    if (!kept || kept->chart != chart) kept = prepared(chart);
    return kept;
}

/// The items of one list on one ImDrawList.
class Painter {
public:
    Painter(ImDrawList& to, const Placing& placing) : to_{to}, placing_{placing} {}

    void paint(const charts::Line& line)
    {
        const ImU32 color = on_screen(line.color);
        const float width = std::max(1.F, static_cast<float>(line.width) * placing_.scale);
        if (line.dash == charts::Dash::dotted) return dotted(line, color, width);
        points_.clear();
        for (const Point& p : line.points) {
            if (is_finite(p)) add(place(p));
            if (!is_finite(p) || points_.size() == most_points) end_piece(color, width, is_finite(p));
        }
        end_piece(color, width, false);
    }

    void paint(const charts::Polygon& polygon, const Triangles& triangles)
    {
        if (polygon.rings.empty()) return;
        const ImU32 color = on_screen(polygon.fill);
        if (triangles.corners.empty() && is_rectangle(polygon.rings[0])) return rectangle(polygon.rings[0], color);
        constexpr std::size_t batch = most_points / 3 * 3;
        const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
        for (std::size_t from = 0; from < triangles.corners.size(); from += batch) {
            const std::size_t to = std::min(from + batch, triangles.corners.size());
            if (!has_room(to - from)) return;
            to_.PrimReserve(static_cast<int>(to - from), static_cast<int>(to - from));
            for (std::size_t i = from; i < to; ++i) to_.PrimVtx(place(triangles.points[triangles.corners[i]]), white, color);
        }
    }

    void paint(const charts::Text& text, const ImFont& font)
    {
        if (!is_finite(text.at)) return;
        const float size = font_size_for(font, text.size * placing_.scale);
        const float wide = static_cast<float>(charts::text_width(text.text, text.size)) * placing_.scale;
        ImVec2 at = place(text.at);
        if (text.anchor != charts::Anchor::start) at.x -= wide * (text.anchor == charts::Anchor::middle ? 0.5F : 1.F);
        at.y -= font.Ascent * size / font.FontSize;
        if (has_room(4 * text.text.size())) to_.AddText(&font, size, {std::round(at.x), std::round(at.y)}, on_screen(text.color), text.text.c_str());
        ImGui::LogText("%s\n", text.text.c_str());
    }

private:
    [[nodiscard]] ImVec2 place(Point p) const { return {placing_.origin.x + static_cast<float>(p.x) * placing_.scale, placing_.origin.y + static_cast<float>(p.y) * placing_.scale}; }

    /// A back end without vertex offsets ends the program at 65,536 vertices of a window: what is beyond is left out.
    [[nodiscard]] bool has_room(std::size_t vertices) const { return (to_.Flags & ImDrawListFlags_AllowVtxOffset) != 0 || to_._VtxCurrentIdx + vertices < 60'000; }

    /// A point twice has no direction: AddPolyline would draw a wedge there.
    void add(ImVec2 at)
    {
        if (points_.empty() || points_.back().x != at.x || points_.back().y != at.y) points_.push_back(at);
    }

    /// joined: the next piece starts where this one ends.
    void end_piece(ImU32 color, float width, bool joined)
    {
        if (points_.size() >= 2 && has_room(4 * points_.size())) to_.AddPolyline(points_.data(), static_cast<int>(points_.size()), color, 0, width);
        if (joined) points_.erase(points_.begin(), points_.end() - 1);
        else points_.clear();
    }

    /// Not anti-aliased: neighbours that share an edge leave no seam.
    void rectangle(const std::vector<Point>& ring, ImU32 color)
    {
        const ImVec2 a = place(ring[0]), b = place(ring[2]);
        if (has_room(4)) to_.AddRectFilled({std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}, color);
    }

    void dotted(const charts::Line& line, ImU32 color, float width)
    {
        const float step = dash * placing_.scale;
        float gone = 0;                                // along the line, so that dashes run on around corners
        for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
            const ImVec2 a = place(line.points[i]), b = place(line.points[i + 1]);
            const float length = std::hypot(b.x - a.x, b.y - a.y);
            if (!(length > 0) || length > 10'000 * step) continue;
            const ImVec2 along{(b.x - a.x) / length, (b.y - a.y) / length};
            for (float at = 0; at < length;) {
                const float phase = std::fmod(gone + at, 2 * step);
                const float end = std::min(length, at + std::max(0.01F * step, (phase < step ? step : 2 * step) - phase));
                if (phase < step && has_room(8)) to_.AddLine({a.x + along.x * at, a.y + along.y * at}, {a.x + along.x * end, a.y + along.y * end}, color, width);
                at = end;
            }
            gone = std::fmod(gone + length, 2 * step);
        }
    }

    ImDrawList& to_;
    Placing placing_;
    std::vector<ImVec2> points_;
};

ImVec2 fitted(const charts::DisplayList& list, ImVec2 size)
{
    const float width = std::max(1.F, static_cast<float>(list.width)), height = std::max(1.F, static_cast<float>(list.height));
    if (size.x <= 0) size.x = ImGui::GetContentRegionAvail().x;
    size.x = std::max(1.F, size.x);
    if (size.y <= 0) size.y = size.x * height / width;
    return {size.x, std::max(1.F, size.y)};
}

Pointing pointing_at(const ImVec2& origin, float scale)
{
    const ImGuiIO& io = ImGui::GetIO();
    Pointing p;
    p.hovered = ImGui::IsItemHovered();
    p.clicked = ImGui::IsItemClicked();
    p.double_clicked = p.hovered && ImGui::IsMouseDoubleClicked(0);
    p.dragged = ImGui::IsItemActive() && ImGui::IsMouseDragging(0);
    p.at = {(io.MousePos.x - origin.x) / scale, (io.MousePos.y - origin.y) / scale};
    if (p.dragged) p.moved = {io.MouseDelta.x / scale, io.MouseDelta.y / scale};
    return p;
}

}  // namespace

float chart_unit() { return std::max(0.5F, ImGui::GetFontSize() / 17); }

float font_size_for(const ImFont& font, double size)
{
    static constexpr const char* sample = "Pazienti attivi 0123456789";
    const float wide = font.CalcTextSizeA(font.FontSize, 1e9F, 0, sample).x;
    return wide > 0 ? font.FontSize * static_cast<float>(charts::text_width(sample, size)) / wide : static_cast<float>(size);
}

void paint_chart(ImDrawList& to, std::string_view name, const Chart& chart, const Placing& placing)
{
    if (!chart) return;
    const auto drawing = drawing_of(name, chart);
    Painter painter{to, placing};
    std::size_t polygon = 0;
    for (const auto& item : chart->items) {
        if (const auto* line = std::get_if<charts::Line>(&item)) painter.paint(*line);
        else if (const auto* area = std::get_if<charts::Polygon>(&item)) painter.paint(*area, drawing->polygons[polygon++]);
        else painter.paint(std::get<charts::Text>(item), *screen().fonts.body);
    }
}

Pointing draw_chart(std::string_view name, const Chart& chart, ImVec2 size)
{
    if (!chart) return {};
    size = fitted(*chart, size);
    const float scale = std::min(size.x / std::max(1.F, static_cast<float>(chart->width)), size.y / std::max(1.F, static_cast<float>(chart->height)));
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton(std::string{name}.c_str(), size);
    record_item(name);
    const Pointing pointing = pointing_at(origin, scale);
    if (ImGui::IsItemVisible()) {
        ImDrawList& to = *ImGui::GetWindowDrawList();
        to.PushClipRect(origin, {origin.x + size.x, origin.y + size.y}, true);
        paint_chart(to, name, chart, {origin, scale});
        to.PopClipRect();
    }
    return pointing;
}

}  // namespace teleplan::gui
