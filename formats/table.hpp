#pragma once
// A table as data: what terminal, page, CSV and workbook show, so that all four show the same numbers.
// Titles are already in the reader's language; numbers are not yet formatted.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace teleplan::formats {

/// How a number is written: share is a fraction (0.841 reads 84.1 %), euro is whole euros.
enum class Form : std::uint8_t { text, number, share, euro };

struct Column {
    std::string id;                           // stable, "fte_mean.nurse"; the measure in the CSV
    std::string chapter, title, unit;         // unit in symbols of the plan: "persons", "1/day", "EUR"
    Form form = Form::number;
    int decimals = 0;
};

/// A number with the half width of its 95 % interval, or a text (or neither: does not apply).
struct Cell {
    std::string text;
    std::optional<double> number;
    std::optional<double> half_width;         // absent: exact
};

struct Row {
    std::string key;                          // unique in the table, "BA" or "BA/nurse/morning/weekday"
    std::string name;                         // for people
    std::vector<Cell> cells;                  // as many as columns
};

struct Table {
    std::string id, title;
    std::string row_title;                    // above the names
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::vector<std::string> notes;
};

}  // namespace teleplan::formats
