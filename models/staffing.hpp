#pragma once
// Staff: seats by shift turned into servers over time, seat-hours into full-time equivalents, these into heads,
// users to enable and workstations. Five different numbers, never mixed (docs/glossary.md).

#include <functional>
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
    Duration from{}, length{};                         // of the shift, by wall clocks
    std::optional<Holidays> holidays;                  // of the place; absent: the national ones
};
/// The public holidays of a place: those of the plan, and the patron saint of an authority.
[[nodiscard]] Holidays holidays_of(const Plan&, const std::string& where);
[[nodiscard]] const Holidays& holidays_of(const SeatCell&);
/// The cells of a pool in a place: its shifts in order, weekday before holiday.
[[nodiscard]] std::vector<SeatCell> seat_cells(const Plan&, const StaffPool&, const std::string& where = "region");
/// The cells and seats that a pool enters for a place; Saturdays, Sundays and public holidays apart where it enters them so.
struct EnteredSeats { std::vector<SeatCell> cells; std::vector<int> seats; };
[[nodiscard]] std::optional<EnteredSeats> entered_seats(const Plan&, const StaffPool&, const std::string& where);

/// Hours of one seat in a period: of a night shift 9 or 11 instead of 10 when the clocks change.
[[nodiscard]] double hours_in(const SeatCell&, DateRange);
/// Hours of one seat on which a surcharge is paid, each as often as it counts: at night, and on Sundays and public holidays by the
/// day on which they are worked.
struct SurchargedHours { double night = 0, holiday = 0; };
[[nodiscard]] SurchargedHours surcharged_hours(const SeatCell&, const Surcharges&, DateRange);

/// Servers over time from the day before `days.from` (its night shift) to the end of `days`. Cells of one place, seats one per cell.
[[nodiscard]] std::vector<sim::CapacityStep> capacity(const std::vector<SeatCell>&, const std::vector<int>& seats, DateRange days);

/// When deferrable work of a calendar may start: the calendar's open blocks, or its slot instants.
[[nodiscard]] std::vector<sim::Opening> openings(const Calendar&, DateRange days, const Holidays&);

/// The least seats that the coverage asks for: `minimum_in_coverage` in every cell of which some shift overlaps its open hours on a day
/// of the regime.
[[nodiscard]] std::vector<int> coverage_minimum(const Plan&, const StaffPool&, const std::vector<SeatCell>&);
/// The same over other days, where only the covered times count for which `needed` gives true. Cells of one place.
[[nodiscard]] std::vector<int> coverage_minimum(const Plan&, const StaffPool&, const std::vector<SeatCell>&, DateRange days,
                                                const std::function<bool(SimTime from, SimTime to)>& needed);

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
