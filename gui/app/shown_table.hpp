#pragma once
// A table made ready for the screen once: every text written in the reader's language, every width known. Nothing is left to do
// while it is drawn.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "formats/table.hpp"
#include "reports/phrases.hpp"

namespace teleplan::gui {

struct ShownCell {
    std::string text;                                  // "96.640 ± 25"
    std::optional<double> number;                      // to sort by; absent: a text, or empty
};
struct ShownColumn {
    std::string key;                                   // of the table's column; of its row when turned
    std::string title, explanation;                    // explanation: chapter and unit
    double width = 0;                                  // in ems
    std::vector<std::string> lines;                    // of the title at that width
    bool numbers = false;                              // set flush right
};
struct ShownRow {
    std::string key, name;
    bool chapter = false;                              // a heading over the rows that follow: no cells
    bool total = false;                                // the region, Italy
    std::vector<ShownCell> cells;                      // as many as columns
};

struct ShownTable {
    std::string id, title, row_title;
    double name_width = 0;                             // in ems
    std::vector<ShownColumn> columns;
    std::vector<ShownRow> rows;
    std::vector<std::string> notes;
    std::string tsv;                                   // tab_separated of the whole table, whichever way it is turned
};

/// Rows as rows.
[[nodiscard]] ShownTable shown(const formats::Table&, const reports::Language&);
/// Turned: a row per column of the table under its chapter's heading, keyed by the column's id; a column per row, keyed by the row's key.
[[nodiscard]] ShownTable shown_turned(const formats::Table&, const reports::Language&);

/// The order in which rows are drawn when sorted by a column: numbers by value, then texts, empty cells last; rows that are alike keep
/// their order. Tables with chapters keep theirs.
enum class Direction : unsigned char { up, down };
[[nodiscard]] std::vector<std::size_t> row_order(const ShownTable&, std::optional<std::size_t> column, Direction);

struct CellAt {
    std::size_t row = 0, column = 0;                   // of the ShownTable
    friend bool operator==(const CellAt&, const CellAt&) = default;
};

/// What the user did to a table: kept by whoever shows it, thrown away with the table.
struct TableState {
    std::optional<CellAt> chosen;
    std::optional<std::size_t> sorted_by;              // none: as the table is
    Direction direction = Direction::up;
    std::size_t first_column = 0;                      // of the block shown, where not all columns can be
    std::vector<std::size_t> order;                    // of the rows, worked out when the sorting changes
    int reveal = 0;                                    // frames in which the chosen cell is still brought into sight
};

}  // namespace teleplan::gui
