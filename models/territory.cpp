#include "models/territory.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace teleplan::models {

int national_population(const Territory& t)
{
    return std::accumulate(t.authorities.begin(), t.authorities.end(), 0, [](int sum, const Authority& a) { return sum + a.population; });
}

std::vector<Authority> authorities_of(const Territory& t, const std::string& region_code)
{
    std::vector<Authority> mine;
    std::ranges::copy_if(t.authorities, std::back_inserter(mine), [&](const Authority& a) { return a.region_code == region_code; });
    return mine;
}

std::vector<int> largest_remainder(int total, const std::vector<double>& weights)
{
    double sum = 0;
    for (const double w : weights) sum += w;
    std::vector<int> out;
    std::vector<double> rest;
    for (const double w : weights) {
        const double exact = total * w / sum;
        out.push_back(static_cast<int>(std::floor(exact)));
        rest.push_back(exact - std::floor(exact));
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return rest[a] > rest[b]; });   // stable: ties go to the first
    int left = total - std::accumulate(out.begin(), out.end(), 0);
    for (std::size_t i = 0; left > 0; ++i, --left) ++out[order[i % order.size()]];
    return out;
}

}  // namespace teleplan::models
