#pragma once
// Influenza and heat: what a region's year adds to alerts and to patients' calls, by day and group. Off unless a plan says so.

#include <cstdint>

#include "models/plan.hpp"
#include "sim/random.hpp"

namespace teleplan::models {

/// Draws the seasons of each year and region. Episodes move alerts and calls, never deaths or stays.
class Episodes {
public:
    Episodes(const Plan&, std::uint32_t replication);

    [[nodiscard]] bool any() const { return plan_.influenza.enabled || plan_.heat.enabled; }
    /// Multiplier of alerts and calls on a day; 1 without episodes. `region`: its code as a number.
    [[nodiscard]] double factor(std::uint64_t region, TargetGroup, Date) const;

    /// New cases of the season on a day, as a part of the season's cases: a triangle from 15 October (week 42) over a peak between
    /// 24 December and 11 February (weeks 52 to 6) to 30 April (week 17), the same for the whole region. Sums to 1 over a season.
    [[nodiscard]] double influenza_part(std::uint64_t region, Date) const;
    /// Whether a day lies in one of the year's spells of heat.
    [[nodiscard]] bool hot(std::uint64_t region, Date) const;

private:
    [[nodiscard]] double influenza_size(std::uint64_t region, int year) const;   // of a season against the mean one
    EpisodePlan plan_;
    sim::Stream influenza_, heat_;
};

/// Alerts and calls of a group over a year with the plan's episodes, against a year without.
[[nodiscard]] double episodes_mean(const EpisodePlan&, std::size_t group);

}  // namespace teleplan::models
