#pragma once
// Comma-separated values after RFC 4180: quoted cells may hold commas, quotes ("") and line breaks.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/problems.hpp"

namespace teleplan::formats
{

struct CsvRow {
    int line = 0;                    // where it starts; the header is line 1
    std::vector<std::string> cells;  // as many as the header
};
struct CsvTable {
    std::string file;
    std::vector<std::string> header;
    std::vector<CsvRow> rows;

    /// Index of a column; nothing if there is none.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

inline constexpr std::size_t max_csv_cells = 2'000'000;

/// Lines end with LF or CR LF, the last one may end with the file; a byte-order mark and empty lines are skipped.
/// Rows with a wrong number of cells are reported and left out; broken quotes end the reading.
[[nodiscard]] std::optional<CsvTable> read_csv(std::string_view text, const std::string& file, models::Problems&,
                                               std::size_t max_cells = max_csv_cells);

}  // namespace teleplan::formats
