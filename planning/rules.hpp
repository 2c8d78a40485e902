#pragma once
// Judging the rules of a plan on its results.

#include "models/provenance.hpp"
#include "planning/results.hpp"

namespace teleplan::planning {

/// Where the values of measures stand. Borrowed.
struct Measured {
    const std::vector<NeedRow>& rows;                 // authorities, bodies, then the region
    const PlatformLoad& platform;
    const EnrolmentAnswer& enrolment;
    const CostsAnswer& costs;
};

/// The value of a measure (models/measures.hpp) in a place: the code of an authority or of a body; "region" or empty: the region.
/// Nothing: the place does not exist, or the measure is not taken there.
[[nodiscard]] std::optional<Interval> measured(const Measured&, const std::string& measure, const std::string& where);

/// pass: the whole interval keeps to the limit, give or take the tolerance. fail: none of it does. Else undecided.
[[nodiscard]] RuleVerdict judge(const models::Rule&, const Interval& seen);

/// All rules of the plan, in its order. A rule whose value is marked with a confidence other than P is at most undecided.
[[nodiscard]] std::vector<RuleResult> judge_rules(const models::Plan&, const models::ProvenanceTable&, const Measured&);

}  // namespace teleplan::planning
