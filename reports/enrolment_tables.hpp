#pragma once
// Enrolment against the plan, milestones and rules.

#include <string>
#include <vector>

#include "formats/table.hpp"
#include "planning/results.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// Enrolment by place, targets of the ramp, milestones, rules. Tables with nothing to say are left out.
[[nodiscard]] std::vector<formats::Table> enrolment_tables(const planning::EnrolmentAnswer&, const std::vector<planning::RuleResult>&,
                                                           const std::vector<planning::NeedRow>&, const Language&);
[[nodiscard]] formats::Table milestones_table(const planning::EnrolmentAnswer&, const Language&);
[[nodiscard]] formats::Table rules_table(const std::vector<planning::RuleResult>&, const std::vector<planning::NeedRow>&, const Language&);

/// How the region's enrolment goes against its ramp, and what holds it back.
[[nodiscard]] std::vector<std::string> enrolment_sentences(const planning::EnrolmentAnswer&, const Language&);
/// One sentence a milestone: met or not by its outcome, or the simulated count.
[[nodiscard]] std::string milestone_sentence(const planning::MilestoneResult&, const Language&);
[[nodiscard]] std::string rule_sentence(const planning::RuleResult&, const Language&);

}  // namespace teleplan::reports
