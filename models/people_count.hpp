#pragma once
// The three counts on a day of a replication: active, treated in the year, assisted. Never mixed.

#include <cstdint>
#include <vector>

#include "models/cohort.hpp"

namespace teleplan::models {

struct PeopleCount {
    std::int64_t active = 0;                           // on the day
    std::int64_t treated_in_year = 0;                  // active on a day of the year that ends with it
    std::int64_t assisted = 0;                         // active on a day since `from`: each person once
};

/// `from`: first day that counts for the assisted. Persons, as demand makes them: a pure function of its arguments.
[[nodiscard]] PeopleCount people_count(const Plan&, const std::vector<Cohort>&, std::uint32_t replication, Date from, Date on);

}  // namespace teleplan::models
