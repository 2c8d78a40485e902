#pragma once
// The tables that a plan stands on: authorities with their population, prevalence, national counts. Read by formats/data_tables.

#include <string>
#include <vector>

namespace teleplan::models {

struct Authority { std::string code, region_code, short_name, name; int population = 0; std::string reference_date; };
struct Region { std::string code, name; int population = 0; std::string macroarea; };
struct RegionPrevalence { std::string region_code, condition; double persons = 0; int year = 0; std::string survey; };
struct RegionStructures { std::string region_code; int cot = 0, community_houses = 0, community_hospitals = 0; };

struct Territory {
    std::vector<Authority> authorities;          // file order: it decides ties of apportionment
    std::vector<Region> regions;
    std::vector<RegionPrevalence> prevalence;    // persons with a condition, all ages, both sexes
    std::vector<RegionStructures> structures;    // minimum numbers of the 2022 distribution
};

[[nodiscard]] int national_population(const Territory&);
[[nodiscard]] std::vector<Authority> authorities_of(const Territory&, const std::string& region_code);

/// Whole numbers that sum to `total`, as near as can be to total × weight ÷ Σ weights; ties go to the first (Hamilton's method).
/// Requires weights >= 0 with a positive sum, total >= 0.
[[nodiscard]] std::vector<int> largest_remainder(int total, const std::vector<double>& weights);

}  // namespace teleplan::models
