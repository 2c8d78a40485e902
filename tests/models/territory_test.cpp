#include "models/territory.hpp"

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan::models;
using teleplan::tests::territory;

TEST_CASE("Puglia's 40,589 patients fall to its six authorities as published", "[models][territory]")
{
    const auto authorities = authorities_of(territory(), "16");
    std::vector<std::string> names;
    std::vector<double> population;
    for (const Authority& a : authorities) {
        names.push_back(a.short_name);
        population.push_back(a.population);
    }
    CHECK(names == std::vector<std::string>{"ASL BR", "ASL TA", "ASL BT", "ASL BA", "ASL FG", "ASL LE"});
    CHECK(largest_remainder(40589, population) == std::vector{3955, 5791, 3951, 12631, 6231, 8030});
    CHECK(largest_remainder(96640, population) == std::vector{9417, 13787, 9407, 30073, 14836, 19120});
}

TEST_CASE("the authorities of all regions are the nation", "[models][territory]")
{
    int people = 0;
    std::size_t count = 0;
    for (const Region& r : territory().regions) {
        int of_region = 0;
        for (const Authority& a : authorities_of(territory(), r.code)) of_region += a.population;
        CAPTURE(r.code);
        CHECK(of_region == r.population);
        people += of_region;
        count += authorities_of(territory(), r.code).size();
    }
    CHECK(people == national_population(territory()));
    CHECK(count == territory().authorities.size());
}

TEST_CASE("equal remainders go to the first", "[models][territory]")
{
    CHECK(largest_remainder(4, {1, 1, 1}) == std::vector{2, 1, 1});
    CHECK(largest_remainder(5, {1, 1, 1}) == std::vector{2, 2, 1});
    CHECK(largest_remainder(1, {0.5, 0.5}) == std::vector{1, 0});
    CHECK(largest_remainder(7, {3, 2, 2}) == std::vector{3, 2, 2});
    CHECK(largest_remainder(10, {0.55, 0.45}) == std::vector{6, 4});
    CHECK(largest_remainder(0, {1, 2}) == std::vector{0, 0});
    CHECK(largest_remainder(3, {0, 1}) == std::vector{0, 3});  // nothing for no weight
}

TEST_CASE("apportioned parts sum to the total and each is within one of its share", "[models][territory]")
{
    unsigned state = 1;
    const auto next = [&state] { return (state = state * 1664525U + 1013904223U) >> 16U; };
    bool sums = true, quota = true;
    for (int trial = 0; trial < 2000; ++trial) {
        std::vector<double> weights(1 + next() % 12);
        for (double& w : weights) w = next() % 1000;
        weights[0] += 1;
        const int total = static_cast<int>(next());
        const auto parts = largest_remainder(total, weights);
        const double weight = std::accumulate(weights.begin(), weights.end(), 0.0);
        sums = sums && std::accumulate(parts.begin(), parts.end(), 0) == total;
        for (std::size_t i = 0; i < parts.size(); ++i)
            quota = quota && std::abs(parts[i] - total * weights[i] / weight) < 1;
    }
    CHECK(sums);
    CHECK(quota);
}
