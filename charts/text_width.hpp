#pragma once
// How wide a text is, from one small checked-in table: the same layout on every machine, with or without the font.

#include <string>
#include <string_view>
#include <vector>

namespace teleplan::charts {

/// Pixels at a font size of `size` pixels (advances of Roboto Regular, rounded up to 1/100 em; unknown characters count 0.6 em).
[[nodiscard]] double text_width(std::string_view utf8, double size);

/// The text cut at spaces into lines no wider than `width`; a single longer word stays whole.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view utf8, double size, double width);

}  // namespace teleplan::charts
