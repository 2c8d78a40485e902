#include "reports/seats.hpp"

#include <algorithm>
#include <iterator>

namespace teleplan::reports {

namespace {

bool is_at(const planning::ShiftSeats& seats, const SeatPlace& place) { return seats.shift == place.shift && seats.day == place.day; }

}  // namespace

std::vector<SeatPlace> seat_places(const std::vector<planning::PoolAnswer>& pools)
{
    std::vector<SeatPlace> places;
    for (const auto& pool : pools)
        for (const auto& seats : pool.seats) {
            const bool known = std::any_of(places.begin(), places.end(), [&](const SeatPlace& p) { return p.pool == pool.pool && is_at(seats, p); });
            if (!known) places.push_back({pool.pool, seats.shift, seats.day});
        }
    // The answer goes authority by authority; a reader goes role by role.
    std::vector<SeatPlace> ordered;
    for (const auto& first : places)
        if (std::none_of(ordered.begin(), ordered.end(), [&](const SeatPlace& p) { return p.pool == first.pool; }))
            std::copy_if(places.begin(), places.end(), std::back_inserter(ordered), [&](const SeatPlace& p) { return p.pool == first.pool; });
    return ordered;
}

const planning::ShiftSeats* shift_at(const std::vector<planning::PoolAnswer>& pools, const SeatPlace& place, const std::string& where)
{
    for (const auto& pool : pools)
        if (pool.pool == place.pool && pool.where == where)
            for (const auto& seats : pool.seats)
                if (is_at(seats, place)) return &seats;
    return nullptr;
}

std::optional<int> seats_at(const std::vector<planning::PoolAnswer>& pools, const SeatPlace& place, const std::string& where)
{
    if (const auto* const own = shift_at(pools, place, where)) return own->seats;
    if (where != "region") return std::nullopt;
    std::optional<int> sum;
    for (const auto& pool : pools)
        if (const auto* const seats = pool.pool == place.pool ? shift_at(pools, place, pool.where) : nullptr) sum = sum.value_or(0) + seats->seats;
    return sum;
}

std::vector<planning::PoolAnswer> by_formula(std::vector<planning::PoolAnswer> pools)
{
    for (auto& pool : pools)
        for (auto& seats : pool.seats) seats.seats = seats.analytic_start;
    return pools;
}

}  // namespace teleplan::reports
