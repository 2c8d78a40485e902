#pragma once
// A cell of a table as people read it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/table.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

enum class Ranges : std::uint8_t { shown, left_out };

/// "96.640 ± 25", "84,1%", a text as it is; empty when the cell is.
[[nodiscard]] std::string cell_text(const formats::Column&, const formats::Cell&, const Language&, Ranges = Ranges::shown);

/// Characters on a terminal (combining marks and double width are not used by the tables).
[[nodiscard]] std::size_t display_width(std::string_view utf8);
[[nodiscard]] std::string padded_left(std::string text, std::size_t width);     // text at the right edge
[[nodiscard]] std::string padded_right(std::string text, std::size_t width);
/// Cut at spaces and after hyphens into lines of at most `width`; a longer piece is cut inside.
[[nodiscard]] std::vector<std::string> wrapped_lines(std::string_view utf8, std::size_t width);
/// Width of the longest part that wrapped_lines need not cut inside.
[[nodiscard]] std::size_t longest_piece(std::string_view utf8);
/// Control characters, escape included, become spaces: a title from a file cannot steer the terminal.
[[nodiscard]] std::string printable(std::string_view utf8);

}  // namespace teleplan::reports
