#pragma once
// A table on the screen: the names stay in sight, only what is seen is drawn, cells can be chosen, everything can be copied.

#include <cstdint>
#include <optional>
#include <string_view>

#include "gui/app/shown_table.hpp"

namespace teleplan::gui {

enum class Sorting : std::uint8_t { off, by_headings };
enum class Choosing : std::uint8_t { nothing, cells, rows };
struct TableLook {
    double most_lines = 18;                            // rows in sight; more are scrolled to
    Sorting sorting = Sorting::off;
    Choosing choosing = Choosing::nothing;
};

/// Title with a button that copies (name.copy), the table, its notes. Gives the cell that was chosen in this frame. Cells that can be
/// chosen are recorded as name.<row key>.<column key>, rows as name.<row key>, headings that sort as name.sort.<column key>.
std::optional<CellAt> draw_table(std::string_view name, const ShownTable&, TableState&, const reports::Language&, const TableLook& = {});

}  // namespace teleplan::gui
