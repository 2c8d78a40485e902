#include "models/cohort.hpp"

#include <algorithm>

namespace teleplan::models {

namespace {

constexpr Date far_future{1'000'000};

std::int64_t ceil_div(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }   // a, b > 0

/// First day of a rising or falling segment on which the rounded line has crossed to the far side of `chain` + 1/2.
Date crossing(const RampPoint& a, const RampPoint& b, int from, int to, int chain)
{
    const std::int64_t length = b.date - a.date, rise = to > from ? to - from : from - to;
    const std::int64_t halves = to > from ? 2LL * (chain - from) + 1 : 2LL * (from - chain) - 1;
    // Rising: 2 rise d >= length (2 (chain - from) + 1). Falling: strictly beyond, because halves round up.
    const std::int64_t days = to > from ? ceil_div(length * halves, 2 * rise) : length * halves / (2 * rise) + 1;
    return a.date + static_cast<int>(std::min(days, length));
}

}  // namespace

ByGroup<ByIntensity<int>> apportion(const Plan& plan, int total)
{
    std::vector<double> group_shares, intensity_shares;
    for (const Programme& p : plan.programmes) group_shares.push_back(p.share);
    for (const IntensityLevel& i : plan.intensities) intensity_shares.push_back(i.share);
    const auto groups = largest_remainder(total, group_shares);
    ByGroup<ByIntensity<int>> out{};
    for (std::size_t g = 0; g < group_count; ++g) {
        const auto levels = largest_remainder(groups[g], intensity_shares);
        std::ranges::copy(levels, out[g].begin());
    }
    return out;
}

std::vector<Cohort> cohorts(const Plan& plan, const std::vector<Authority>& authorities)
{
    std::vector<double> population;
    for (const Authority& a : authorities) population.push_back(a.population);

    const std::vector<RampPoint> points = active_points(plan);
    std::vector<std::vector<ByGroup<ByIntensity<int>>>> at_point;      // [ramp point][authority]
    for (const RampPoint& point : points) {
        auto& row = at_point.emplace_back();
        for (const int patients : largest_remainder(point.patients, population)) row.push_back(apportion(plan, patients));
    }

    std::vector<Cohort> out;
    for (std::size_t a = 0; a < authorities.size(); ++a) {
        Cohort cohort{authorities[a], {}, points};
        for (std::size_t g = 0; g < group_count; ++g)
            for (std::size_t i = 0; i < intensity_count; ++i) {
                Cell cell{static_cast<TargetGroup>(g), static_cast<Intensity>(i), {}};
                for (const auto& point : at_point) cell.patients.push_back(point[a][g][i]);
                if (chains(cell) > 0) cohort.cells.push_back(std::move(cell));
            }
        out.push_back(std::move(cohort));
    }
    return out;
}

std::vector<OpenDays> open_days(const std::vector<RampPoint>& points, const std::vector<int>& patients, int chain)
{
    std::vector<OpenDays> out;
    bool open = patients.front() > chain;
    if (open) out.push_back({points.front().date, far_future});
    for (std::size_t i = 1; i < points.size(); ++i) {
        const bool open_at_end = patients[i] > chain;
        if (open == open_at_end) continue;
        const Date day = crossing(points[i - 1], points[i], patients[i - 1], patients[i], chain);
        if (open_at_end) out.push_back({day, far_future});
        else out.back().to = day;
        open = open_at_end;
    }
    return out;
}

int chains(const Cell& cell) { return std::ranges::max(cell.patients); }

int ramp_patients(const Ramp& ramp, Date day)
{
    std::vector<int> patients;
    for (const RampPoint& p : ramp.points) patients.push_back(p.patients);
    return patients_on(ramp.points, patients, day);
}

int patients_on(const std::vector<RampPoint>& points, const std::vector<int>& patients, Date day)
{
    if (day <= points.front().date) return patients.front();
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (day > points[i].date) continue;
        const int a = patients[i - 1], b = patients[i];
        const std::int64_t length = points[i].date - points[i - 1].date, twice = 2LL * (b - a) * (day - points[i - 1].date) + length;
        const std::int64_t floor = twice >= 0 ? twice / (2 * length) : -((2 * length - 1 - twice) / (2 * length));
        return a + static_cast<int>(floor);
    }
    return patients.back();
}

}  // namespace teleplan::models
