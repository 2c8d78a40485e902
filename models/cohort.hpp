#pragma once
// Who is in the programme: the ramp, apportioned to authority × target group × intensity, as chains of seats.
//
// A cell of n patients is a set of n chains. Chain c opens on the first day on which the cell's ramp reaches c + 1 and
// holds one patient at a time; when that patient leaves, the next one starts the same day while the chain is open.
// So the ramp is followed exactly, and a smaller plan has the first chains of a larger one (docs/adr/0006).

#include <vector>

#include "models/plan.hpp"
#include "models/territory.hpp"

namespace teleplan::models {

struct Cell {
    TargetGroup group{};
    Intensity intensity{};
    std::vector<int> patients;                        // at each point of the ramp
};

struct Cohort {
    Authority authority;
    std::vector<Cell> cells;                          // group by group, intensities in order; cells that stay empty are left out
    std::vector<RampPoint> points{};                  // dates of the cells' figures: the plan's, or finer where limits delay it
};

/// Patients of `total` by group and intensity: each step by largest remainder, so that they sum to `total`.
[[nodiscard]] ByGroup<ByIntensity<int>> apportion(const Plan&, int total);

/// One cohort per authority; the sum over all cells at each ramp point is the region's figure.
[[nodiscard]] std::vector<Cohort> cohorts(const Plan&, const std::vector<Authority>&);

/// Days on which a chain is open: [from, to), to beyond any horizon when it never closes.
struct OpenDays { Date from, to; };
[[nodiscard]] std::vector<OpenDays> open_days(const std::vector<RampPoint>&, const std::vector<int>& patients, int chain);

/// Patients of a cell on a day: linear between its figures, rounded half up; constant before the first and after the last.
[[nodiscard]] int patients_on(const std::vector<RampPoint>&, const std::vector<int>& patients, Date);

/// The ramp in active patients. Figures that count the treated in the year or the assisted are turned into active ones by
/// the mean stay: treated by day t = active + exits of the 365.25 days before; assisted = active + all exits since the first point.
/// Exits a day = active × Σ share of a group ÷ its mean stay.
[[nodiscard]] std::vector<RampPoint> active_points(const Plan&);

/// Largest number of chains that a cell ever has.
[[nodiscard]] int chains(const Cell&);

/// Patients of the region on a day: linear between the points, rounded half up; constant before the first and after the last.
[[nodiscard]] int ramp_patients(const Ramp&, Date);

}  // namespace teleplan::models
