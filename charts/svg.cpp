#include "charts/svg.hpp"

#include <charconv>
#include <cmath>

namespace teleplan::charts {

namespace {

std::string rounded_to(double value, double scale)
{
    char buffer[64];
    const double rounded = std::round(value * scale) / scale;
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, rounded == 0 ? 0.0 : rounded).ptr};
}

std::string pixels(double value) { return rounded_to(value, 10); }

std::string hex(Color c)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string out = "#";
    for (const auto part : {c.red, c.green, c.blue}) {
        out += digits[part >> 4];
        out += digits[part & 15];
    }
    return out;
}

std::string list_of(const std::vector<Point>& points)
{
    std::string out;
    for (const auto& p : points) out += (out.empty() ? "" : " ") + pixels(p.x) + "," + pixels(p.y);
    return out;
}

std::string element(const Line& line)
{
    return "<polyline points=\"" + list_of(line.points) + "\" fill=\"none\" stroke=\"" + hex(line.color) + "\" stroke-width=\"" + pixels(line.width) + "\"" +
           (line.dash == Dash::dotted ? " stroke-dasharray=\"3 3\"" : "") + "/>";
}

std::string opacity(Color c) { return c.alpha == 255 ? "" : " fill-opacity=\"" + rounded_to(c.alpha / 255.0, 1000) + "\""; }

std::string element(const Polygon& polygon)
{
    if (polygon.rings.size() == 1) return "<polygon points=\"" + list_of(polygon.rings[0]) + "\" fill=\"" + hex(polygon.fill) + "\"" + opacity(polygon.fill) + "/>";
    std::string path;
    for (const auto& ring : polygon.rings) {
        if (ring.empty()) continue;
        path += "M" + pixels(ring[0].x) + "," + pixels(ring[0].y);
        for (std::size_t i = 1; i < ring.size(); ++i) path += "L" + pixels(ring[i].x) + "," + pixels(ring[i].y);
        path += "Z";
    }
    return "<path d=\"" + path + "\" fill-rule=\"evenodd\" fill=\"" + hex(polygon.fill) + "\"" + opacity(polygon.fill) + "/>";
}

std::string element(const Text& text)
{
    constexpr const char* anchors[] = {"start", "middle", "end"};
    return "<text x=\"" + pixels(text.at.x) + "\" y=\"" + pixels(text.at.y) + "\" font-size=\"" + pixels(text.size) + "\" fill=\"" + hex(text.color) +
           "\" text-anchor=\"" + anchors[static_cast<std::size_t>(text.anchor)] + "\">" + xml_escaped(text.text) + "</text>";
}

}  // namespace

std::string xml_escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
        }
    }
    return out;
}

std::string svg(const DisplayList& list, const Caption& caption)
{
    const auto id = xml_escaped(caption.id);
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + pixels(list.width) + " " + pixels(list.height) +
                      "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\" font-family=\"sans-serif\">\n<title id=\"" + id + "-t\">" +
                      xml_escaped(caption.title) + "</title>\n<desc id=\"" + id + "-d\">" + xml_escaped(caption.description) + "</desc>\n";
    for (const auto& item : list.items) out += std::visit([](const auto& shape) { return element(shape); }, item) + "\n";
    return out + "</svg>\n";
}

}  // namespace teleplan::charts
