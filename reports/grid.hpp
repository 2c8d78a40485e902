#pragma once
// A table in fixed-width characters.

#include <cstddef>
#include <string>

#include "formats/table.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// Rows as rows. Columns that do not fit `width` go to further blocks; the name of the row and the texts that lead it (the service, the pool)
/// stand in each of them.
[[nodiscard]] std::string upright_grid(const formats::Table&, const Language&, std::size_t width);

/// Turned: a line per column under its chapter's heading, the table's rows side by side. Ranges stand in every cell where they fit, else in the
/// last row's cells only (the region); when not even that fits, blocks of as many rows as fit follow each other.
[[nodiscard]] std::string turned_grid(const formats::Table&, const Language&, std::size_t width);

}  // namespace teleplan::reports
