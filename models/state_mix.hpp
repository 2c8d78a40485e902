#pragma once
// In which states the patients of a stationary cohort are: the course of patients by averages.

#include <vector>

#include "models/plan.hpp"

namespace teleplan::models {

/// By state; sums over patients at every age of a stay.
struct StateMix {
    std::vector<double> share;                         // of patient-days
    std::vector<double> adherence;                     // mean in that state, against the first month
    std::vector<double> had_kit;                       // share of its patient-days with a kit: a state on the way there needed one
    double kits_per_start = 0;                         // patients who ever reach such a state
    double mortality = 1;                              // mean death rate against the programme's
};

[[nodiscard]] StateMix state_mix(const Programme&, const Protocol&);

}  // namespace teleplan::models
