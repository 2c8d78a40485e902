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

}  // namespace teleplan::planning
