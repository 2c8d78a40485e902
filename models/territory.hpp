#pragma once
// The tables that a plan stands on: authorities with their population, prevalence, national counts. Read by formats/data_tables.

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace teleplan::models {

/// Residents by sex (male, female) and five-year band: 0-4, 5-9, … 95-99, 100 and over.
inline constexpr std::size_t sex_count = 2, band_count = 21;
using Ages = std::array<std::array<int, band_count>, sex_count>;
inline constexpr std::array<const char*, sex_count> sex_names{"male", "female"};
[[nodiscard]] std::string band_name(std::size_t band);            // "40-44", "100+"
[[nodiscard]] int persons(const Ages&);
[[nodiscard]] int persons(const Ages&, std::size_t sex);
[[nodiscard]] int persons_from(const Ages&, int age);             // of that age, a multiple of 5, and over

struct Authority {
    std::string code, region_code, short_name, name;
    int population = 0;
    std::string reference_date;
    std::array<int, sex_count> by_sex{};
    Ages ages{};                                 // rescaled from the region's, or as the region entered them
    bool ages_entered = false;
    double income_ratio = 1, coverage_ratio = 1; // of its region to the nation; 1 where it is not known
};
struct Region { std::string code, name; int population = 0; std::string macroarea; };
struct RegionPrevalence { std::string region_code, condition; double persons = 0; int year = 0; std::string survey; };
struct RegionStructures { std::string region_code; int cot = 0, community_houses = 0, community_hospitals = 0; };
struct RegionAges { std::string region_code; Ages ages{}; };
/// National prevalence in an age class of one sex.
struct AgePrevalence { std::string condition; std::size_t sex = 0; int age_from = 0, age_to = 0; double share = 0; };   // ages included
/// What the survey of incomes and the count of networks say of a region.
struct RegionWealth { std::string region_code; std::optional<double> median_income, network_coverage; };   // EUR/year, % of households

struct Territory {
    std::vector<Authority> authorities;          // file order: it decides ties of apportionment
    std::vector<Region> regions;
    std::vector<RegionPrevalence> prevalence;    // persons with a condition, all ages, both sexes
    std::vector<RegionStructures> structures;    // minimum numbers of the 2022 distribution
    std::vector<RegionAges> ages;                // a year older than the residents of the authorities
    std::vector<AgePrevalence> age_prevalence;
    std::vector<RegionWealth> wealth;
};

[[nodiscard]] int national_population(const Territory&);
[[nodiscard]] std::vector<Authority> authorities_of(const Territory&, const std::string& region_code);

/// Whole numbers that sum to `total`, as near as can be to total × weight ÷ Σ weights; ties go to the first (Hamilton's method).
/// Requires weights >= 0 with a positive sum, total >= 0.
[[nodiscard]] std::vector<int> largest_remainder(int total, const std::vector<double>& weights);

/// Gives every authority the age structure of its region, for each sex in proportion to the residents of that sex: whole
/// persons by largest remainder, so that the bands of a sex sum to the authority's residents of that sex.
void rescale_ages(Territory&);
/// Sets the ratios of the authorities: income over the mean of the regions' medians weighted by residents; coverage over
/// the mean of the regions for which it is known, likewise.
void set_wealth_ratios(Territory&);

}  // namespace teleplan::models
