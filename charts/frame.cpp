#include "charts/frame.hpp"

#include <algorithm>

#include "charts/text_width.hpp"

namespace teleplan::charts {

void add_rectangle(DisplayList& list, double left, double top, double right, double bottom, Color fill)
{
    list.items.emplace_back(Polygon{{{{left, top}, {right, top}, {right, bottom}, {left, bottom}}}, fill});
}

std::pair<Frame, Scale> vertical_axis(DisplayList& list, const std::string& title, double lowest, double highest, const WriteNumber& write, double below)
{
    const auto values = ticks(lowest, highest);
    double widest = 0;
    for (const double v : values) widest = std::max(widest, text_width(write(v), label_size));
    const Frame frame{widest + 12, 34, list.width - 16, list.height - below};
    const Scale y{values.front(), values.back(), frame.bottom, frame.top};
    list.items.emplace_back(Text{{0, 14}, title, Anchor::start, palette::faint, label_size});
    for (const double v : values) {
        list.items.emplace_back(Line{{{frame.left, y(v)}, {frame.right, y(v)}}, v == 0 ? palette::faint : palette::grid, 1, Dash::solid});
        list.items.emplace_back(Text{{frame.left - 6, y(v) + 4}, write(v), Anchor::end, palette::faint, label_size});
    }
    return {frame, y};
}

void add_x_labels(DisplayList& list, const std::vector<XLabel>& labels, const Scale& x, double y)
{
    constexpr double gap = 6;
    double free = 0;
    for (const XLabel& label : labels) {
        const double width = text_width(label.text, label_size), left = std::clamp(x(label.x) - width / 2, 0.0, std::max(0.0, list.width - width));
        if (left < free) continue;
        list.items.emplace_back(Text{{left + width / 2, y}, label.text, Anchor::middle, palette::faint, label_size});
        free = left + width + gap;
    }
}

void add_legend(DisplayList& list, const std::vector<std::string>& names, double y)
{
    if (names.size() < 2) return;
    double x = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        add_rectangle(list, x, y - 9, x + 10, y + 1, palette::of(i));
        list.items.emplace_back(Text{{x + 15, y}, names[i], Anchor::start, palette::ink, label_size});
        x += 15 + text_width(names[i], label_size) + 20;
    }
}

}  // namespace teleplan::charts
