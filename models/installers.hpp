#pragma once
// Who sets up kits: when, and how many in a day.

#include <optional>

#include "models/plan.hpp"

namespace teleplan::models {

/// When onboardings begin: the calendar of their first visit. None: always.
[[nodiscard]] const Calendar* onboarding_calendar(const Plan&);

/// Kits that the installers set up on a day by their entered seats, or by servers in the open hours of the onboarding; nothing when the
/// plan enters none.
[[nodiscard]] std::optional<double> installations_by_seats(const Plan&, Date);

}  // namespace teleplan::models
