#pragma once
// Seats by formula, before any simulation: time-varying offered load along the pathways, square-root staffing and
// Erlang's formulas for the urgent work, hours for the deferrable work. Where a search starts, and what stands beside it.

#include <array>
#include <vector>

#include "models/mean_values.hpp"
#include "planning/study.hpp"

namespace teleplan::planning {

/// Work offered to one pool, by kind of day and hour, in erlangs; urgent work by priority (most urgent first).
struct OfferedLoad {
    std::array<std::array<std::array<double, 24>, 2>, models::priority_count> urgent{};
    double deferrable_hours_per_week = 0;
    double mean_service_hours = 0;                     // of urgent work
    double patience_seconds = 0;                       // 0: nobody gives up

    [[nodiscard]] double urgent_at(int day_kind, int hour) const;
    [[nodiscard]] double mean() const;                 // erlangs, over the whole week
    [[nodiscard]] double peak() const;                 // busiest hour, urgent work only
    /// Urgent work in the 168 hours of an ordinary week from Monday at 0; Saturday and Sunday as holidays.
    [[nodiscard]] std::vector<double> by_hour_of_week() const;
};

/// Load of a pool for so many active patients of an authority (or the region). `kit_starts_per_year`: installations.
[[nodiscard]] OfferedLoad offered_load(const Study&, const std::string& pool, double active, double kit_starts_per_year);

/// Least seats by formula for each cell, not below `least` (none: the coverage's minimum).
[[nodiscard]] std::vector<int> analytic_seats(const Study&, const std::string& pool, const std::vector<models::SeatCell>&, const OfferedLoad&,
                                              const std::vector<int>* least = nullptr);

/// Notes as jobs of the length in the pathway: those of the plan are as long as each intensity or state says.
[[nodiscard]] double notes_per_year(const models::Plan&, const models::MeanValues&);

}  // namespace teleplan::planning
