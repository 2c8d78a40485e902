#include "sim/series.hpp"

#include <algorithm>

#include "sim/bug.hpp"

namespace teleplan::sim {
namespace {

constexpr Duration one_hour = std::chrono::hours{1};
constexpr Duration one_week = std::chrono::hours{hours_per_week};

Duration since_monday_of(SimTime at, Duration origin)    // in [0, one week)
{
    const Duration rest = (at.time_since_epoch() % one_week + origin % one_week) % one_week;
    return rest < Duration::zero() ? rest + one_week : rest;
}

}  // namespace

Series::Series(SimTime start, Duration bin, std::size_t bins) : start_(start), bin_(bin), sums_(bins)
{
    require(bin > Duration::zero(), "Series: bins have a width");
}

void Series::add(SimTime at, std::int64_t amount)
{
    if (at < start_) return;
    const auto index = static_cast<std::size_t>((at - start_) / bin_);
    if (index < sums_.size()) sums_[index] += amount;
}

void Series::add_area(SimTime from, SimTime to, std::int64_t value)
{
    const SimTime begin = std::max(from, start_);
    const SimTime end = std::min(to, start_ + bin_ * static_cast<std::int64_t>(sums_.size()));
    if (begin >= end) return;
    auto index = static_cast<std::size_t>((begin - start_) / bin_);
    for (SimTime at = begin; at < end; ++index) {
        const SimTime edge = std::min(end, start_ + bin_ * static_cast<std::int64_t>(index + 1));
        sums_[index] += Int128{value} * (edge - at).count();
        at = edge;
    }
}

std::vector<double> Series::per_tick() const
{
    std::vector<double> out;
    out.reserve(sums_.size());
    for (const Int128 sum : sums_) out.push_back(static_cast<double>(sum) / static_cast<double>(bin_.count()));
    return out;
}

Series& Series::operator+=(const Series& other)
{
    require(start_ == other.start_ && bin_ == other.bin_ && sums_.size() == other.sums_.size(), "Series: other bins");
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += other.sums_[i];
    return *this;
}

void Series::encode(std::vector<std::byte>& out) const
{
    sim::encode(out, std::int64_t{start_.time_since_epoch().count()});
    sim::encode(out, std::int64_t{bin_.count()});
    sim::encode(out, static_cast<std::int64_t>(sums_.size()));
    for (const Int128 sum : sums_) sim::encode(out, sum);
}

std::size_t hour_of_week(SimTime at, Duration since_monday)
{
    return static_cast<std::size_t>(since_monday_of(at, since_monday) / one_hour);
}

void WeekProfile::set(SimTime now, std::int64_t value)
{
    for (SimTime at = since_; at < now;) {
        const Duration in_week = since_monday_of(at, since_monday_);
        const SimTime edge = std::min(now, at + (one_hour - in_week % one_hour));
        Cell& cell = cells_[static_cast<std::size_t>(in_week / one_hour)];
        cell.area += Int128{value_} * (edge - at).count();
        cell.ticks += (edge - at).count();
        at = edge;
    }
    since_ = now;
    value_ = value;
}

double WeekProfile::mean(std::size_t hour) const
{
    const Cell& cell = cells_.at(hour);
    return cell.ticks == 0 ? 0.0 : static_cast<double>(cell.area) / static_cast<double>(cell.ticks);
}

double WeekProfile::per_hour(std::size_t hour) const
{
    const Cell& cell = cells_.at(hour);
    return cell.ticks == 0 ? 0.0 : static_cast<double>(cell.count) / (static_cast<double>(cell.ticks) / static_cast<double>(one_hour.count()));
}

WeekProfile& WeekProfile::operator+=(const WeekProfile& other)
{
    for (std::size_t h = 0; h < cells_.size(); ++h) {
        cells_[h].count += other.cells_[h].count;
        cells_[h].area += other.cells_[h].area;
        cells_[h].ticks += other.cells_[h].ticks;
    }
    return *this;
}

void WeekProfile::encode(std::vector<std::byte>& out) const
{
    for (const Cell& cell : cells_) {
        sim::encode(out, cell.count);
        sim::encode(out, cell.area);
        sim::encode(out, cell.ticks);
    }
}

}  // namespace teleplan::sim
