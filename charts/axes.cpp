#include "charts/axes.hpp"

#include <cmath>

namespace teleplan::charts {

namespace {

double round_step(double rough)
{
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (rough <= factor * power * (1 + 1e-9)) return factor * power;
    return 10 * power;
}

}  // namespace

std::vector<double> ticks(double low, double high, int wanted)
{
    if (!(high > low)) high = low + (low == 0 ? 1 : std::fabs(low));
    const double step = round_step((high - low) / wanted);
    const double first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
    std::vector<double> values;
    for (double k = first; k <= last; ++k) values.push_back(k * step);
    return values;
}

}  // namespace teleplan::charts
