#pragma once
// A chart with the numbers that it shows: what can be seen, can be read, copied and saved.

#include <memory>
#include <set>
#include <string>

#include "charts/display_list.hpp"
#include "formats/table.hpp"
#include "reports/phrases.hpp"

namespace teleplan::gui {

/// Never changed once shown: another drawing is another list.
using Chart = std::shared_ptr<const charts::DisplayList>;

struct Figure {
    Chart chart;
    formats::Table table;                              // of the chart's numbers
    std::string description;                           // for people who do not see the chart; stands in the SVG
};

/// Which figures show their table, by the names they are drawn under.
struct FiguresState { std::set<std::string, std::less<>> tables; };

/// The table for a spreadsheet: tabs between cells, a line a row, the half width of a 95 % interval in a column of its own.
/// Numbers with a decimal point whatever the language, unrounded; shares as fractions.
[[nodiscard]] std::string tab_separated(const formats::Table&, const reports::Language&);

}  // namespace teleplan::gui
