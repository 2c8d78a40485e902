#pragma once

#include <string>
#include <string_view>

#include "charts/display_list.hpp"

namespace teleplan::charts {

/// Names a chart for people who do not see it. `id` is unique on the page (letters, digits, hyphens).
struct Caption { std::string id, title, description; };

/// One <svg> element to stand in a page: scales with it, no style sheet or font needed, every text escaped, coordinates to 0.1 pixel.
[[nodiscard]] std::string svg(const DisplayList&, const Caption&);

/// Text that is safe between tags and in quoted attributes; control characters that XML forbids are left out.
[[nodiscard]] std::string xml_escaped(std::string_view);

}  // namespace teleplan::charts
