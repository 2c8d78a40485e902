#pragma once
// Training of the users to enable: how many are trained by a day, limited by trainers. A month has 30.4375 days.

#include <optional>

#include "models/plan.hpp"
#include "models/territory.hpp"

namespace teleplan::models {

/// Persons who are trained in a month: trainers × hours a month ÷ hours per user × places; none: without a limit.
[[nodiscard]] std::optional<double> trained_per_month(const Training&);

/// Users to enable before any sizing: `training.users`, else the professionals who join in a territory.
[[nodiscard]] double users_expected(const Plan&, double population, double national_population);

/// Share of so many users who are trained when a day begins: those who already are, and since training began the others at the pace
/// of the trainers. Without trainers: all of them. Never falls from one day to the next.
[[nodiscard]] double trained_by(const Plan&, double users, Date);
/// The same with the users expected in the plan's region.
[[nodiscard]] double trained_by(const Plan&, const Territory&, Date);

/// First day on which everybody is trained; none without trainers, or when their time is none.
[[nodiscard]] std::optional<Date> all_trained_on(const Plan&, double users);

/// First day of training.
[[nodiscard]] Date training_start(const Plan&);

}  // namespace teleplan::models
