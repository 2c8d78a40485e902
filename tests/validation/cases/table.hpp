#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "tests/validation/cases/case.hpp"

namespace teleplan::validation {

struct Decided {
    Point point;
    std::vector<Row> rows;
};

// Runs the points on threads; in the order of the points, so the same for any number of threads.
[[nodiscard]] std::vector<Decided> decide_all(const std::vector<Point>&, int threads);

// docs/validation.md but for its section on coverage: what it is, a summary by case, every row. The same points give the same
// bytes.
void write_markdown(std::ostream&, const std::vector<Decided>&);

// The cases for which there is a file, sorted.
[[nodiscard]] std::vector<std::string> case_files();

[[nodiscard]] bool all_met(const std::vector<Decided>&);

}  // namespace teleplan::validation
