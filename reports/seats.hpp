#pragma once
// Looking up operators on shift in an answer: by pool, shift, kind of day and place.

#include <optional>
#include <string>
#include <vector>

#include "planning/results.hpp"

namespace teleplan::reports {

struct SeatPlace { std::string pool, shift; models::DayKind day = models::DayKind::weekday; };

/// Every pool × shift × kind of day, in the answer's order.
[[nodiscard]] std::vector<SeatPlace> seat_places(const std::vector<planning::PoolAnswer>&);

/// The shift of the pool at that place ("BA", "region"); null when the pool is not sized there.
[[nodiscard]] const planning::ShiftSeats* shift_at(const std::vector<planning::PoolAnswer>&, const SeatPlace&, const std::string& where);

/// Operators present: of that place, or for "region" the sum over the authorities when the pool is theirs.
[[nodiscard]] std::optional<int> seats_at(const std::vector<planning::PoolAnswer>&, const SeatPlace&, const std::string& where);

/// The same pools with the operators of the analytic start: what the formula alone would say.
[[nodiscard]] std::vector<planning::PoolAnswer> by_formula(std::vector<planning::PoolAnswer>);

}  // namespace teleplan::reports
