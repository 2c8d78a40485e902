#pragma once
// The first sheet of an Excel workbook (.xlsx) as a table of texts (libzip, pugixml).

#include <optional>
#include <string>
#include <string_view>

#include "formats/csv.hpp"
#include "models/problems.hpp"

namespace teleplan::formats
{

/// As read_csv: the first row that is not empty is the header, empty rows are skipped, `line` is the row of the sheet.
/// Numbers are written as whole numbers where they are. Formulas give their stored values. Each part of the file may have
/// at most max_input_bytes when unpacked. What cannot be read gives the problem xlsx_unreadable.
[[nodiscard]] std::optional<CsvTable> read_workbook(std::string_view bytes, const std::string& file, models::Problems&,
                                                    std::size_t max_cells = max_csv_cells);

}  // namespace teleplan::formats
