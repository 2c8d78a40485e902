#pragma once
// Tables as one tidy CSV: a line per number, RFC 4180, UTF-8, point as decimal mark whatever the language.

#include <span>
#include <string>
#include <string_view>

#include "formats/table.hpp"

namespace teleplan::formats {

/// Columns: table, where, name, measure, title, unit, mean, low, high, text. low and high bound the 95 % interval.
[[nodiscard]] std::string tidy_csv(std::span<const Table>);

/// A text that no spreadsheet takes for a formula: one that starts with = + - @ tab or return gets an apostrophe in front.
[[nodiscard]] std::string neutralised(std::string_view text);

}  // namespace teleplan::formats
