#include "planning/sized_plan.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace teleplan::planning {

namespace {

using models::Named;

template <class T> T* find(Named<T>& values, std::string_view name)
{
    for (auto& [key, value] : values)
        if (key == name) return &value;
    return nullptr;
}

template <class T> T& made(Named<T>& values, const std::string& name)
{
    if (T* found = find(values, name)) return *found;
    return values.emplace_back(name, T{}).second;
}

void set(models::ShiftSeats& shift, models::DayKind day, int seats)
{
    switch (day) {
    case models::DayKind::weekday: shift.weekday = seats; break;
    case models::DayKind::holiday: shift.holiday = seats; break;
    case models::DayKind::saturday: shift.saturday = seats; break;
    case models::DayKind::sunday: shift.sunday = seats; break;
    case models::DayKind::public_holiday: shift.public_holiday = seats; break;
    }
}

Named<models::ShiftSeats> by_shift(const std::vector<ShiftSeats>& found)
{
    Named<models::ShiftSeats> out;
    for (const ShiftSeats& s : found) set(made(out, s.shift), s.day, s.seats);
    return out;
}

}  // namespace

models::Plan with_seats(models::Plan plan, const std::vector<PoolAnswer>& answers)
{
    for (const PoolAnswer& answer : answers) {
        if (models::Centre* centre = find(plan.organisation.centres, answer.where)) {
            if (!centre->servers) centre->seats = by_shift(answer.seats);
        } else if (models::StaffPool* pool = find(plan.organisation.pools, answer.pool); pool && !pool->servers) {
            made(pool->seats, answer.where) = by_shift(answer.seats);
        }
    }
    return plan;
}

}  // namespace teleplan::planning
