#include "models/staffing.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "models/roles.hpp"

namespace teleplan::models {

namespace {

Duration overlap(SimTime a, SimTime b, SimTime from, SimTime to) { return std::max(Duration{}, std::min(b, to) - std::max(a, from)); }
Duration length_of(const Shift& s) { return s.to > s.from ? s.to - s.from : s.to + one_day - s.from; }
bool worked_on(const SeatCell& cell, Date d) { return is_of_kind(d, cell.day, is_public_holiday(d, holidays_of(cell))); }

}  // namespace

const Holidays& holidays_of(const SeatCell& cell) { return cell.holidays ? *cell.holidays : national_holidays(); }

Holidays holidays_of(const Plan& plan, const std::string& where)
{
    Holidays out = plan.organisation.holidays.empty() ? national_holidays() : Holidays{};
    for (const auto& [name, holiday] : plan.organisation.holidays) out.fixed.push_back(holiday);
    if (const Holiday* saint = find(plan.organisation.patron_saints, where)) out.fixed.push_back(*saint);
    return out;
}

std::vector<SeatCell> seat_cells(const Plan& plan, const StaffPool& pool, const std::string& where)
{
    const Holidays holidays = holidays_of(plan, where);
    std::vector<SeatCell> cells;
    for (const std::string& name : pool.shifts) {
        const Shift& shift = *find(plan.organisation.shifts, name);
        for (const DayKind day : {DayKind::weekday, DayKind::holiday}) cells.push_back({name, day, shift.from, length_of(shift), holidays});
    }
    return cells;
}

std::optional<EnteredSeats> entered_seats(const Plan& plan, const StaffPool& pool, const std::string& where)
{
    const auto* by_shift = find(pool.seats, where);
    if (!by_shift) return std::nullopt;
    EnteredSeats out;
    for (const SeatCell& cell : seat_cells(plan, pool, where)) {
        const auto add = [&](DayKind day, const std::optional<int>& seats) {
            out.cells.push_back(cell);
            out.cells.back().day = day;
            out.seats.push_back(seats.value_or(0));
        };
        const ShiftSeats* found = find(*by_shift, cell.shift);
        const ShiftSeats s = found ? *found : ShiftSeats{};
        if (cell.day == DayKind::weekday) add(cell.day, s.weekday);
        else if (!s.saturday && !s.sunday && !s.public_holiday) add(cell.day, s.holiday);
        else {
            add(DayKind::saturday, s.saturday ? s.saturday : s.holiday);
            add(DayKind::sunday, s.sunday ? s.sunday : s.holiday);
            add(DayKind::public_holiday, s.public_holiday ? s.public_holiday : s.holiday);
        }
    }
    return out;
}

double hours_in(const SeatCell& cell, DateRange days)
{
    Duration worked{};
    for (Date d = days.from; d <= days.to; d = d + 1)
        if (worked_on(cell, d)) worked += instant(d, cell.from + cell.length) - instant(d, cell.from);
    return sim::seconds(worked) / 3600;
}

SurchargedHours surcharged_hours(const SeatCell& cell, const Surcharges& surcharges, DateRange days)
{
    const Holidays& holidays = holidays_of(cell);
    const Shift& night = surcharges.night_hours;
    Duration at_night{}, on_holiday{};
    for (Date d = days.from; d <= days.to; d = d + 1) {
        if (!worked_on(cell, d)) continue;
        const SimTime from = instant(d, cell.from), to = instant(d, cell.from + cell.length);
        for (const int day : {-1, 0, 1}) at_night += overlap(from, to, instant(d + day, night.from), instant(d + day, night.from + length_of(night)));
        for (const int day : {0, 1})
            if (weekday(d + day) == 6 || is_public_holiday(d + day, holidays)) on_holiday += overlap(from, to, start_of(d + day), start_of(d + (day + 1)));
    }
    return {sim::seconds(at_night) / 3600, sim::seconds(on_holiday) / 3600};
}

std::vector<sim::CapacityStep> capacity(const std::vector<SeatCell>& cells, const std::vector<int>& seats, DateRange days)
{
    std::map<SimTime, int> change;
    if (cells.empty()) return {};
    for (Date d = days.from + -1; d <= days.to; d = d + 1) {
        const bool is_holiday = is_public_holiday(d, holidays_of(cells.front()));      // the cells are of one place
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (!is_of_kind(d, cells[c].day, is_holiday)) continue;
            change[instant(d, cells[c].from)] += seats[c];
            change[instant(d, cells[c].from + cells[c].length)] -= seats[c];
        }
    }
    std::vector<sim::CapacityStep> steps;
    int servers = 0;
    for (const auto& [at, difference] : change)
        if (difference != 0 || steps.empty()) steps.push_back({at, servers += difference});
    return steps;
}

std::vector<sim::Opening> openings(const Calendar& calendar, DateRange days, const Holidays& holidays)
{
    std::vector<sim::Opening> out;
    const auto add = [&](SimTime from, SimTime to) {               // once, when the clocks skip an hour
        if (out.empty() || from > out.back().from) out.push_back({from, to});
    };
    for (Date d = days.from; d <= days.to; d = d + 1) {
        if (!includes(calendar.days, d, holidays)) continue;
        for (const Block& b : calendar.blocks) {
            const SimTime from = instant(d, b.from), to = instant(d, b.to);
            if (!calendar.slot && from < to) add(from, to);
            if (!calendar.slot) continue;
            for (Duration at = b.from; at + *calendar.slot <= b.to; at += *calendar.slot) add(instant(d, at), instant(d, at));
        }
    }
    return out;
}

std::vector<int> coverage_minimum(const Plan& plan, const StaffPool& pool, const std::vector<SeatCell>& cells)
{
    return coverage_minimum(plan, pool, cells, plan.plan.regime, [](SimTime, SimTime) { return true; });
}

std::vector<int> coverage_minimum(const Plan& plan, const StaffPool& pool, const std::vector<SeatCell>& cells, DateRange days,
                                  const std::function<bool(SimTime from, SimTime to)>& needed)
{
    std::vector<int> least(cells.size(), 0);
    const Calendar* coverage = find(plan.organisation.calendars, pool.coverage);
    if (!coverage || cells.empty() || pool.minimum_in_coverage == 0) return least;
    Calendar hours = *coverage;
    hours.slot.reset();
    const auto covered = openings(hours, {days.from + -1, days.to + 2}, holidays_of(cells.front()));   // a night shift ends on the next day
    for (std::size_t c = 0; c < cells.size(); ++c)
        for (Date d = days.from; d <= days.to && least[c] == 0; d = d + 1) {
            if (!worked_on(cells[c], d)) continue;
            const SimTime from = instant(d, cells[c].from), to = instant(d, cells[c].from + cells[c].length);
            for (const sim::Opening& o : covered)
                if (o.from < to && from < o.to && needed(std::max(from, o.from), std::min(to, o.to))) least[c] = pool.minimum_in_coverage;
        }
    return least;
}

int heads(double fte, const StaffPool& pool) { return heads(fte, pool.telemedicine_share); }

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
