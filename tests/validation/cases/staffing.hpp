#pragma once

#include "tests/validation/cases/case.hpp"

namespace teleplan::validation {

void add_erlang_table(std::vector<Point>&);            // B01

}  // namespace teleplan::validation
