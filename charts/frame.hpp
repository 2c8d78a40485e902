#pragma once
// Parts that charts share: the drawing area with its vertical axis, rectangles, the legend.

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "charts/axes.hpp"
#include "charts/display_list.hpp"

namespace teleplan::charts {

using WriteNumber = std::function<std::string(double)>;

inline constexpr double label_size = 12;

struct XLabel { double x = 0; std::string text; };

struct Frame { double left, top, right, bottom; };

void add_rectangle(DisplayList&, double left, double top, double right, double bottom, Color fill);

/// Title, grid lines and numbers of a vertical axis that covers [lowest, highest]; the frame's left edge clears the widest
/// number. below: pixels kept free under the frame.
[[nodiscard]] std::pair<Frame, Scale> vertical_axis(DisplayList&, const std::string& title, double lowest, double highest, const WriteNumber&, double below);

/// Labels under a horizontal axis, at y: within the list at both ends; one that would touch the one before is left out.
void add_x_labels(DisplayList&, const std::vector<XLabel>&, const Scale& x, double y);

/// Names in the colours of the palette, in one line at y; none for fewer than two.
void add_legend(DisplayList&, const std::vector<std::string>& names, double y);

}  // namespace teleplan::charts
