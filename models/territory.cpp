#include "models/territory.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/bug.hpp"

namespace teleplan::models {

std::string band_name(std::size_t band)
{
    const std::string from = std::to_string(5 * band);
    return band + 1 == band_count ? from + "+" : from + "-" + std::to_string(5 * band + 4);
}

int persons(const Ages& ages, std::size_t sex) { return std::accumulate(ages[sex].begin(), ages[sex].end(), 0); }

int persons(const Ages& ages) { return persons(ages, 0) + persons(ages, 1); }

int persons_from(const Ages& ages, int age)
{
    int sum = 0;
    for (const auto& bands : ages)
        for (std::size_t b = static_cast<std::size_t>(age / 5); b < band_count; ++b) sum += bands[b];
    return sum;
}

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
    if (total == 0) return std::vector<int>(weights.size(), 0);
    double sum = 0;
    for (const double w : weights) sum += w;
    sim::require(sum > 0, "largest_remainder: something to apportion and no weight");
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

void rescale_ages(Territory& t)
{
    for (Authority& a : t.authorities) {
        const auto region = std::ranges::find(t.ages, a.region_code, &RegionAges::region_code);
        if (region == t.ages.end()) continue;
        for (std::size_t sex = 0; sex < sex_count; ++sex) {
            const auto& bands = region->ages[sex];
            const auto mine = largest_remainder(a.by_sex[sex], {bands.begin(), bands.end()});
            std::ranges::copy(mine, a.ages[sex].begin());
        }
    }
}

namespace {

/// Each region's figure over their mean weighted by residents, in the order of `wealth`; 1 where there is none.
std::vector<double> ratios(const Territory& t, std::optional<double> RegionWealth::*figure)
{
    double sum = 0, weight = 0;
    for (const RegionWealth& w : t.wealth) {
        const auto region = std::ranges::find(t.regions, w.region_code, &Region::code);
        if (!(w.*figure) || region == t.regions.end()) continue;
        sum += *(w.*figure) * region->population;
        weight += region->population;
    }
    std::vector<double> out;
    for (const RegionWealth& w : t.wealth) out.push_back(w.*figure && sum > 0 ? *(w.*figure) * weight / sum : 1);
    return out;
}

}  // namespace

void set_wealth_ratios(Territory& t)
{
    const auto income = ratios(t, &RegionWealth::median_income), coverage = ratios(t, &RegionWealth::network_coverage);
    for (Authority& a : t.authorities)
        for (std::size_t w = 0; w < t.wealth.size(); ++w) {
            if (t.wealth[w].region_code != a.region_code) continue;
            a.income_ratio = income[w];
            a.coverage_ratio = coverage[w];
        }
}

}  // namespace teleplan::models
