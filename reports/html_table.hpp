#pragma once
// Tables as accessible HTML: caption, scoped headers, everything escaped.

#include <string>
#include <vector>

#include "formats/table.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

[[nodiscard]] std::string html_table(const formats::Table&, const Language&, const std::string& caption = "");
/// A row per column of the table, under a heading per chapter.
[[nodiscard]] std::string turned_html_table(const formats::Table&, const Language&, const std::string& caption = "");
/// Only these columns, in this order; ids that are not there are left out. Rows that have nothing in them are left out too.
[[nodiscard]] formats::Table selected(const formats::Table&, const std::vector<std::string>& ids);

}  // namespace teleplan::reports
