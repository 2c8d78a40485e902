#pragma once
// Staff: seats by shift turned into servers over time, seat-hours into full-time equivalents, these into heads,
// users to enable and workstations. Five different numbers, never mixed (docs/glossary.md).

#include <string>
#include <vector>

#include "models/pathway.hpp"
#include "models/plan.hpp"
#include "models/territory.hpp"

namespace teleplan::models {

/// One number to decide: operators present in a shift on one kind of day.
struct SeatCell {
    std::string shift;
    DayKind day = DayKind::weekday;
    Duration from{}, length{};                         // of the shift
};
/// The cells of a pool: its shifts in order, weekday before holiday.
[[nodiscard]] std::vector<SeatCell> seat_cells(const Plan&, const StaffPool&);

/// How often each cell is worked in a period, and so the hours of one seat.
[[nodiscard]] double hours_in(const SeatCell&, DateRange);

/// Servers over time from the day before `days.from` (its night shift) to the end of `days`. seats: one per cell.
[[nodiscard]] std::vector<sim::CapacityStep> capacity(const std::vector<SeatCell>&, const std::vector<int>& seats, DateRange days);

/// When deferrable work of a calendar may start: the calendar's open blocks, or its slot instants.
[[nodiscard]] std::vector<sim::Opening> openings(const Calendar&, DateRange days);

/// The least seats that the coverage asks for: `minimum_in_coverage` in every shift that overlaps its open hours.
[[nodiscard]] std::vector<int> coverage_minimum(const Plan&, const StaffPool&, const std::vector<SeatCell>&);

/// Full-time equivalents of so many hours in a year.
[[nodiscard]] constexpr double full_time_equivalents(double hours, const StaffPool& pool) { return hours / pool.productive_hours; }
/// Operators who share so many full-time equivalents, each giving telemedicine a share of the time; rounded up.
[[nodiscard]] int heads(double fte, const StaffPool&);

/// Professionals of a category in a territory who are expected to join, before rounding.
[[nodiscard]] double professionals(const OperatorCategory&, double population, double national_population);

struct Users { int total = 0, employed = 0, contracted = 0, accredited = 0; };
/// Users by employment: largest remainder.
[[nodiscard]] Users by_employment(const OperatorCategory&, int total);

/// Workstations so that at most simultaneous_share operators on shift share one: the simultaneous minimum.
[[nodiscard]] int simultaneous_minimum(const Workstations&, int operators_on_shift);

}  // namespace teleplan::models
