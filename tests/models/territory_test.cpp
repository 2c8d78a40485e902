#include "models/territory.hpp"

#include <array>
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

TEST_CASE("the ages of the 110 authorities sum to their residents, by authority, sex and region", "[models][territory]")
{
    for (const Region& r : territory().regions) {
        std::array<int, sex_count> of_region{};
        for (const Authority& a : authorities_of(territory(), r.code)) {
            CAPTURE(a.code);
            CHECK(persons(a.ages) == a.population);
            for (std::size_t sex = 0; sex < sex_count; ++sex) {
                CHECK(persons(a.ages, sex) == a.by_sex[sex]);
                of_region[sex] += persons(a.ages, sex);
            }
        }
        CAPTURE(r.code);
        CHECK(of_region[0] + of_region[1] == r.population);
    }
    CHECK(territory().authorities.size() == 110);
}

TEST_CASE("bands are rescaled in proportion, for each sex, to whole persons", "[models][territory]")
{
    // Men of the region 10, 20 and 30 in the first three bands: 7 men are 1.17, 2.33 and 3.5, so 1, 2 and the last one to 3.5.
    // Women 1 and 1: 3 women are 1.5 and 1.5, the tie goes to the first band.
    Territory t;
    t.regions = {{"01", "A", 10, "Sud"}};
    t.ages = {{"01", {}}};
    t.ages[0].ages[0][0] = 10, t.ages[0].ages[0][1] = 20, t.ages[0].ages[0][2] = 30;
    t.ages[0].ages[1][4] = 1, t.ages[0].ages[1][20] = 1;
    Authority a;
    a.region_code = "01";
    a.by_sex = {7, 3};
    t.authorities = {a};
    rescale_ages(t);
    const Ages& ages = t.authorities[0].ages;
    CHECK(ages[0][0] == 1);
    CHECK(ages[0][1] == 2);
    CHECK(ages[0][2] == 4);
    CHECK(ages[1][4] == 2);
    CHECK(ages[1][20] == 1);
    CHECK(persons(ages) == 10);
    CHECK(persons_from(ages, 20) == 3);
    CHECK(persons_from(ages, 25) == 1);
    CHECK(band_name(0) == "0-4");
    CHECK(band_name(20) == "100+");
}

TEST_CASE("nothing is apportioned as zeros, and something only where there is a weight", "[models][territory]")
{
    CHECK(largest_remainder(0, {0, 0}) == std::vector{0, 0});
    CHECK(largest_remainder(3, {0, 1}) == std::vector{0, 3});
    CHECK_THROWS_AS(largest_remainder(3, {0, 0}), teleplan::sim::Bug);
}
