#pragma once

#include <string>

#include "tests/catch.hpp"
#include "tests/validation/cases/case.hpp"

namespace teleplan::validation {

// Every row of the points of a case that cost so much; the longest are left to bench/validate.
inline void check_case(const std::string& case_id, Cost cost)
{
    std::size_t rows = 0;
    for (const Point& point : all_points()) {
        if (!point.case_id.starts_with(case_id) || point.cost != cost) continue;
        for (const Row& row : decide(point)) {
            INFO(point.case_id << ", " << point.name << ": " << row.measure << " expected " << row.expected.value_or(0.0) << " simulated "
                               << row.simulated << " +- " << row.half_width.value_or(0.0) << ' ' << row.note);
            CHECK(row.verdict != Verdict::not_met);
            ++rows;
        }
    }
    REQUIRE(rows > 0);
}

}  // namespace teleplan::validation
