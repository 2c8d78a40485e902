#include "models/eligible.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace teleplan::models {

namespace {

/// Survey conditions whose ages stand for those of a condition counted otherwise. Only their proportions are used: one
/// person may have two of them, and the definitions differ.
struct AgeProfile { std::string_view condition; std::array<std::string_view, 3> like; };
constexpr std::array profiles{AgeProfile{"heart_disease", {"angina", "myocardial_infarction", "other_heart_disease"}},
                              AgeProfile{"living_after_cancer_diagnosis", {"malignant_tumour"}},
                              AgeProfile{"", {"stroke", "parkinsonism"}}};

/// Cases of the listed conditions in a population; nothing when no row is theirs or the ages are not known.
std::optional<double> cases_like(const Territory& t, std::span<const std::string_view> conditions, const Ages& ages)
{
    bool known = false;
    double sum = 0;
    for (const AgePrevalence& row : t.age_prevalence) {
        if (std::ranges::find(conditions, row.condition) == conditions.end()) continue;
        known = true;
        for (std::size_t band = 0; band < band_count; ++band)
            if (const int age = static_cast<int>(5 * band); age >= row.age_from && age <= row.age_to) sum += row.share * ages[row.sex][band];
    }
    return known && persons(ages) > 0 ? std::optional{sum} : std::nullopt;
}

/// Where the cases of a condition are expected, up to a factor.
std::optional<double> profile_cases(const Territory& t, const std::string& condition, const Ages& ages)
{
    const auto profile = std::ranges::find(profiles, condition, &AgeProfile::condition);
    if (profile == profiles.end()) return expected_cases(t, condition, ages);
    std::vector<std::string_view> like;
    for (const std::string_view name : profile->like)
        if (!name.empty()) like.push_back(name);
    return cases_like(t, like, ages);
}

using Weights = std::vector<double>;
using Some = std::vector<const Authority*>;

double sum_of(const Weights& weights)
{
    double sum = 0;
    for (const double w : weights) sum += w;
    return sum;
}

/// Expected cases of each, up to a factor that is the same for all; nothing where one of them is not known.
std::optional<Weights> by_cases(const Territory& t, const std::string& condition, const Some& authorities)
{
    Weights weights;
    for (const Authority* a : authorities) {
        const auto cases = profile_cases(t, condition, a->ages);
        if (!cases) return std::nullopt;
        weights.push_back(*cases);
    }
    return weights;
}

Weights by_residents(const Some& authorities)
{
    Weights weights;
    for (const Authority* a : authorities) weights.push_back(a->population);
    return weights;
}

Weights scaled(Weights weights, double total, double whole)
{
    for (double& w : weights) w = whole > 0 ? w * total / whole : 0;
    return weights;
}

/// The nation's neurological cases that fall to these authorities.
Weights neurological_cases(const Plan& plan, const Territory& t, const Some& authorities)
{
    Some nation;
    for (const Authority& a : t.authorities) nation.push_back(&a);
    const auto mine = by_cases(t, "", authorities), all = by_cases(t, "", nation);
    const double cases = plan.population.neurological_cases_national;
    if (mine && all) return scaled(*mine, cases, sum_of(*all));
    return scaled(by_residents(authorities), cases, sum_of(by_residents(nation)));
}

/// Persons with the condition in each of the authorities of one region.
Weights cases_in_region(const Plan& plan, const Territory& t, const std::string& condition, const Some& authorities)
{
    if (condition.empty()) return neurological_cases(plan, t, authorities);
    const auto expected = by_cases(t, condition, authorities);
    const auto row = std::ranges::find_if(
        t.prevalence, [&](const RegionPrevalence& r) { return r.region_code == authorities.front()->region_code && r.condition == condition; });
    if (row == t.prevalence.end()) return expected.value_or(Weights(authorities.size()));
    const Weights weights = expected && sum_of(*expected) > 0 ? *expected : by_residents(authorities);
    return scaled(weights, row->persons, sum_of(weights));
}

}  // namespace

std::optional<double> expected_cases(const Territory& t, const std::string& condition, const Ages& ages)
{
    const std::array<std::string_view, 1> one{condition};
    return cases_like(t, one, ages);
}

std::vector<ByGroup<double>> eligible_persons(const Plan& plan, const Territory& t, const std::vector<Authority>& authorities)
{
    std::vector<ByGroup<double>> out(authorities.size());
    for (const Region& region : t.regions) {
        std::vector<const Authority*> mine;
        std::vector<std::size_t> index;
        for (std::size_t a = 0; a < authorities.size(); ++a) {
            if (authorities[a].region_code != region.code) continue;
            mine.push_back(&authorities[a]);
            index.push_back(a);
        }
        if (mine.empty()) continue;
        for (std::size_t g = 0; g < group_count; ++g) {
            const auto cases = cases_in_region(plan, t, plan.programmes[g].condition, mine);
            for (std::size_t i = 0; i < cases.size(); ++i) out[index[i]][g] = cases[i] * plan.population.eligible_share;
        }
    }
    return out;
}

}  // namespace teleplan::models
