#pragma once
// What the income and the network of a region change, where the plan asks for it (population.socioeconomic).

#include "models/plan.hpp"
#include "models/territory.hpp"

namespace teleplan::models {

/// Share of the referred patients of an authority who accept: the plan's × (median income of its region ÷ the nation's)^e,
/// at most 1.
[[nodiscard]] double acceptance(const Plan&, const Authority&);

/// Share of its booked televisits that fail technically: the plan's × (network coverage of its region ÷ the mean)^e, at
/// most what the no-shows leave. A region whose coverage is not known keeps the plan's.
[[nodiscard]] double technical_failure(const Plan&, const Authority&);

}  // namespace teleplan::models
