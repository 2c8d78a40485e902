#pragma once
// Tables as an Excel workbook (libxlsxwriter): one sheet each, numbers as numbers, the same bytes for the same tables.

#include <span>
#include <string>

#include "formats/table.hpp"

namespace teleplan::formats {

struct Workbook {
    std::string title;
    std::string half_width_title;             // of the column beside each number with an interval: "± 95 %"
};

/// The bytes of an .xlsx file. A sheet is named after its table's title (cut to 31 characters, unique).
/// Throws std::runtime_error when the file cannot be made (no room in the temporary folder).
[[nodiscard]] std::string workbook(const Workbook&, std::span<const Table>);

}  // namespace teleplan::formats
