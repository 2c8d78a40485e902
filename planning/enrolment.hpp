#pragma once
// Enrolment in a study: the cohorts of each replication, the plan's targets and the milestones.

#include "models/people_count.hpp"
#include "planning/enrolment_result.hpp"
#include "planning/need_rows.hpp"

namespace teleplan::planning {

/// Dates on which realised patients are counted: the points of the ramp. Ascending.
[[nodiscard]] std::vector<models::Date> target_dates(const models::Plan&);

/// The cohorts of a replication and how they came about. Limits off: as planned, no counts.
[[nodiscard]] models::Enrolled enrolled(const Study&, std::uint32_t replication);

/// A milestone that is simulated: due after the known outcomes, with a target that one of the three counts can reach.
[[nodiscard]] bool is_simulated(const models::Plan&, const models::Milestone&);

/// The counts of the simulated milestones, in the plan's order.
[[nodiscard]] std::vector<models::PeopleCount> milestone_counts(const Study&, const std::vector<models::Cohort>&, std::uint32_t replication);

[[nodiscard]] EnrolmentAnswer enrolment_answer(const Study&, const std::vector<RegionReplication>&, const std::vector<NeedRow>&);

}  // namespace teleplan::planning
