#pragma once
// How enrolment went against the plan, and the milestones: plain values. Part of the answers of `run` and `size`.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "models/enrolment_pipeline.hpp"
#include "models/plan.hpp"
#include "sim/interval.hpp"

namespace teleplan::planning {

using sim::Interval;

/// The plan's own target on one of its dates.
struct RampTarget {
    models::Date date;
    int planned = 0;                                  // active patients
    Interval realised;
    double probability = 0;                           // share of the replications in which the plan is reached
    Interval probability_interval;                    // Wilson, 95 %
};

/// From the ramp's first day to the last that is played.
struct EnrolmentRow {
    std::string code, name;                           // code "region" for the last row
    Interval referred, refused, accepted, activated, waiting;
    std::array<Interval, models::enrolment_limit_count> lost_days{};   // patient-days, by models::EnrolmentLimit
    std::optional<models::EnrolmentLimit> bottleneck; // the limit that takes most patient-days; none: nothing is lost
    std::vector<RampTarget> targets;                  // points of the ramp after the first
};

/// met, not_met: by the stated outcome. not_stated: due, no outcome. not_a_count: to come, nothing that a plan simulates.
enum class MilestoneState : std::uint8_t { met, not_met, not_stated, not_a_count, simulated };

struct MilestoneResult {
    std::string id, title, counter, outcome;
    models::Date date;
    std::optional<models::Date> counts_from;
    models::MilestoneScope scope{};
    MilestoneState state{};
    std::optional<double> target, actual;
    std::optional<Interval> simulated;                // the region's count on the date
    std::optional<double> probability;                // that it reaches the region's target; a national target: none
    std::optional<Interval> probability_interval;
    std::optional<double> planned;                    // what the region's ramp plans for that date, in its own counter
    std::optional<double> share_of_target;            // of a national target: simulated, else planned, ÷ target
    std::string share_counter;                        // what that share counts: of the planned, the ramp's own counter
    std::optional<double> population_share;           // of a national target
};

struct EnrolmentAnswer {
    bool limits = false;                              // off: the ramp is followed exactly and the rows are empty
    std::vector<EnrolmentRow> rows;                   // authorities in file order, then the region
    std::vector<MilestoneResult> milestones;          // in the plan's order
};

}  // namespace teleplan::planning
