#include "models/staffing.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace teleplan::models {

namespace {

bool overlaps(const Block& a, Duration from, Duration to) { return a.from < to && from < a.to; }

}  // namespace

std::vector<SeatCell> seat_cells(const Plan& plan, const StaffPool& pool)
{
    std::vector<SeatCell> cells;
    for (const std::string& name : pool.shifts) {
        const Shift& shift = *find(plan.organisation.shifts, name);
        const Duration length = shift.to > shift.from ? shift.to - shift.from : shift.to + one_day - shift.from;
        for (const DayKind day : {DayKind::weekday, DayKind::holiday}) cells.push_back({name, day, shift.from, length});
    }
    return cells;
}

double hours_in(const SeatCell& cell, DateRange days)
{
    int worked = 0;
    for (Date d = days.from; d <= days.to; d = d + 1) worked += day_kind(d) == cell.day ? 1 : 0;
    return worked * sim::seconds(cell.length) / 3600;
}

std::vector<sim::CapacityStep> capacity(const std::vector<SeatCell>& cells, const std::vector<int>& seats, DateRange days)
{
    std::map<SimTime, int> change;
    for (Date d = days.from + -1; d <= days.to; d = d + 1) {
        const DayKind kind = day_kind(d);
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (cells[c].day != kind) continue;
            change[start_of(d) + cells[c].from] += seats[c];
            change[start_of(d) + cells[c].from + cells[c].length] -= seats[c];
        }
    }
    std::vector<sim::CapacityStep> steps;
    int servers = 0;
    for (const auto& [at, difference] : change)
        if (difference != 0 || steps.empty()) steps.push_back({at, servers += difference});
    return steps;
}

std::vector<sim::Opening> openings(const Calendar& calendar, DateRange days)
{
    std::vector<sim::Opening> out;
    for (Date d = days.from; d <= days.to; d = d + 1) {
        if (!includes(calendar.days, d)) continue;
        for (const Block& b : calendar.blocks) {
            if (!calendar.slot) {
                out.push_back({start_of(d) + b.from, start_of(d) + b.to});
                continue;
            }
            for (Duration at = b.from; at + *calendar.slot <= b.to; at += *calendar.slot) out.push_back({start_of(d) + at, start_of(d) + at});
        }
    }
    return out;
}

std::vector<int> coverage_minimum(const Plan& plan, const StaffPool& pool, const std::vector<SeatCell>& cells)
{
    std::vector<int> least(cells.size(), 0);
    const Calendar* coverage = find(plan.organisation.calendars, pool.coverage);
    if (!coverage) return least;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const SeatCell& cell = cells[c];
        const bool open = std::ranges::any_of(coverage->blocks, [&](const Block& b) {
            return overlaps(b, cell.from, cell.from + cell.length) || overlaps(b, cell.from - one_day, cell.from + cell.length - one_day);
        });
        const bool day = coverage->days == Days::every_day || cell.day == (coverage->days == Days::holidays ? DayKind::holiday : DayKind::weekday);
        if (open && day) least[c] = pool.minimum_in_coverage;
    }
    return least;
}

int heads(double fte, const StaffPool& pool) { return static_cast<int>(std::ceil(fte / pool.telemedicine_share - 1e-9)); }

double professionals(const OperatorCategory& c, double population, double national_population)
{
    return c.national_total * c.joining_share * population / national_population;
}

Users by_employment(const OperatorCategory& c, int total)
{
    const auto parts = largest_remainder(total, {c.employed, c.contracted, c.accredited});
    return {total, parts[0], parts[1], parts[2]};
}

int simultaneous_minimum(const Workstations& w, int operators_on_shift)
{
    return static_cast<int>(std::ceil(operators_on_shift / w.simultaneous_share - 1e-9));
}

}  // namespace teleplan::models
