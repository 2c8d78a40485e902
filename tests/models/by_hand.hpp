#pragma once
// The arithmetic of tools/by_hand.py, again and independently of models/mean_values: what one patient of a group at an
// intensity asks for, on average, in a stationary cohort without deaths and without a drop in the first weeks.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace teleplan::tests::by_hand
{

struct Group {
    double share, sessions_per_day, adherence, slope, out_of_range;
    int plan_months;
    bool kit;
    double televisits;
};
inline constexpr std::array groups{
    Group{0.30, 1.0, 0.80, 0.014, 0.25, 6, true, 3},       Group{0.20, 1.0, 0.78, 0.014, 0.20, 12, true, 3},
    Group{0.30, 1.5, 0.70, 0.015, 0.15, 12, true, 3},      Group{0.12, 1.0 / 7, 0.91, 0.010, 0.34, 6, false, 9},
    Group{0.08, 1.0 / 7, 0.75, 0.015, 0.10, 12, false, 3},
};
struct Level {
    double share, at_most_per_day, notes_min;
};
inline constexpr std::array levels{Level{0.10, 9, 15}, Level{0.40, 9, 15}, Level{0.50, 1.0 / 7, 5}};

inline constexpr double dropout = 0.02, renewal = 0.6, days_a_year = 365.25, days_a_month = days_a_year / 12;

/// Per year, in minutes of work where it is work.
struct Year {
    double sessions = 0, alerts = 0, televisits = 0, starts = 0, kit_starts = 0, kits = 0, scheduled_calls = 0,
           notes = 0;
    double help_desk_calls = 0, nurse_min = 0, physician_min = 0, technician_min = 0, help_desk_min = 0;
};

inline double mean_stay_months(int plan_months)
{
    const double kept = std::pow(1 - dropout, plan_months);
    return (1 - kept) / dropout / (1 - renewal * kept);
}

inline void add(Year& y, std::size_t group, std::size_t level, double patients)
{
    const Group& g = groups[group];
    const Level& l = levels[level];
    double lost = 0, weight = 0;
    for (int m = 0; m < g.plan_months; ++m) {
        lost += m * std::pow(1 - dropout, m);
        weight += std::pow(1 - dropout, m);
    }
    const double adherence = g.adherence - g.slope * lost / weight;
    const double sessions = patients * std::min(g.sessions_per_day, l.at_most_per_day) * adherence * days_a_year;
    const double alerts = sessions * g.out_of_range * 0.5, starts = patients * 12 / mean_stay_months(g.plan_months);
    const double calls = 1.2 * patients + 0.3 * starts;
    y.sessions += sessions;
    y.alerts += alerts;
    y.televisits += patients * g.televisits;
    y.starts += starts;
    y.scheduled_calls += 12 * patients;
    y.notes += 12 * patients;
    y.help_desk_calls += calls;
    y.nurse_min += alerts * (8 + 0.4 * 12) + 12 * patients * (12 + l.notes_min);
    y.physician_min += alerts * 0.08 * 11.5 + patients * g.televisits * 25;
    y.help_desk_min += calls * 8;
    if (!g.kit) return;
    y.kit_starts += starts;
    y.kits += patients + starts * 10.5 / days_a_year;
    y.technician_min += starts * (75 + 40);
}

/// The default mix of groups and intensities.
inline Year year(double active)
{
    Year y;
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (std::size_t l = 0; l < levels.size(); ++l) add(y, g, l, active * groups[g].share * levels[l].share);
    return y;
}

}  // namespace teleplan::tests::by_hand
