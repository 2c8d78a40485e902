#pragma once
// The plan by averages: what a planner works out in a spreadsheet for a stationary cohort. No queue, no randomness.
// Volumes, hours and mean full-time equivalents of a simulation agree with it within sampling error (tests/models).

#include <array>

#include "models/coverage.hpp"
#include "models/plan.hpp"
#include "models/services_means.hpp"

namespace teleplan::models {

/// Per year, for so many active patients.
struct MeanValues {
    ByIntensity<std::array<double, coverage_count>> alerts_by{};   // cases left to a person, [intensity][coverage]; alerts_raw: before they are joined
    double sessions = 0, alerts_raw = 0, alerts = 0, starts = 0, kit_starts = 0, kits = 0, televisits = 0;
    double scheduled_calls = 0, notes = 0, notes_hours = 0, escalations = 0, help_desk_calls = 0;
    std::vector<ServiceWork> services;                 // all other work, by pathway
    Named<double> hours;                               // working hours by pool, in the plan's order
};

[[nodiscard]] MeanValues mean_values(const Plan&, double active);

/// Full-time equivalents of all pools together.
[[nodiscard]] double total_fte(const Plan&, const MeanValues&);

/// Mean work [hours] that one job brings to each pool, along its pathway from the first stage.
[[nodiscard]] Named<double> hours_per_job(const Plan&, const std::string& pathway);

}  // namespace teleplan::models
