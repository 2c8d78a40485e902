#include "planning/equity.hpp"

#include <algorithm>
#include <numeric>

namespace teleplan::planning {

double staff_of_row(const NeedRow& row)
{
    return std::accumulate(row.staff.begin(), row.staff.end(), 0.0,
                           [](double sum, const NeedRow::Staff& s) { return sum + s.paid_fte; });
}

Spread spread(std::string measure, const std::vector<std::string>& where, const std::vector<double>& values)
{
    Spread out;
    out.measure = std::move(measure);
    if (values.empty()) return out;
    const auto low = std::ranges::min_element(values), high = std::ranges::max_element(values);
    out.lowest = *low;
    out.highest = *high;
    out.lowest_where = where[static_cast<std::size_t>(low - values.begin())];
    out.highest_where = where[static_cast<std::size_t>(high - values.begin())];
    if (out.highest > 0) out.ratio = out.lowest / out.highest;
    return out;
}

SouthShare south_share(std::span<const RegionTotals> regions)
{
    SouthShare south, all;
    for (const RegionTotals& r : regions) {
        const double in_south = r.macroarea == "Sud" || r.macroarea == "Isole" ? 1 : 0;
        all.population += r.population, south.population += in_south * r.population;
        all.active += r.active, south.active += in_south * r.active;
        all.assisted += r.assisted, south.assisted += in_south * r.assisted;
        all.staff += r.staff, south.staff += in_south * r.staff;
    }
    const auto share = [](double part, double whole) { return whole > 0 ? part / whole : 0; };
    return {share(south.population, all.population), share(south.active, all.active), share(south.assisted, all.assisted), share(south.staff, all.staff)};
}

}  // namespace teleplan::planning
