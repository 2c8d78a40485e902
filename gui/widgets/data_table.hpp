#pragma once
// A table of numbers on the screen.

#include <string_view>

#include "formats/table.hpp"
#include "reports/phrases.hpp"

namespace teleplan::gui {

/// Rows and columns as they are, numbers at the right edge of their columns; long tables scroll within `rows` rows and only the rows
/// that are seen are drawn. Each row is recorded as name + "." + its key.
void draw_table(std::string_view name, const formats::Table&, const reports::Language&, int rows = 12);

}  // namespace teleplan::gui
