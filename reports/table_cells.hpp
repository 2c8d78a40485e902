#pragma once
// Short names for the cells and columns of a table.

#include <string>
#include <utility>

#include "formats/table.hpp"
#include "planning/results.hpp"

namespace teleplan::reports {

using formats::Cell;
using formats::Column;
using formats::Form;

inline Cell text(std::string value) { return {std::move(value), {}, {}}; }
inline Cell number(double value) { return {"", value, {}}; }
inline Cell interval(const planning::Interval& i) { return {"", i.mean, i.half_width == 0 ? std::nullopt : std::optional{i.half_width}}; }

inline Column text_column(std::string id, std::string title) { return {std::move(id), "", std::move(title), "", Form::text, 0}; }
inline Column number_column(std::string id, std::string title, std::string unit, int decimals = 0)
{
    return {std::move(id), "", std::move(title), std::move(unit), Form::number, decimals};
}
inline Column share_column(std::string id, std::string title) { return {std::move(id), "", std::move(title), "1", Form::share, 1}; }

}  // namespace teleplan::reports
