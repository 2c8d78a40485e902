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

/// Weights of the authorities of one region: expected cases if they are known for all of them, else residents.
std::vector<double> weights_of(const Territory& t, const std::string& condition, const std::vector<const Authority*>& authorities)
{
    std::vector<double> weights;
    for (const Authority* a : authorities) {
        const auto cases = profile_cases(t, condition, a->ages);
        if (!cases) break;
        weights.push_back(*cases);
    }
    double sum = 0;
    for (const double w : weights) sum += w;
    if (weights.size() == authorities.size() && sum > 0) return weights;
    weights.clear();
    for (const Authority* a : authorities) weights.push_back(a->population);
    return weights;
}

/// Persons with the condition in each of the authorities of one region.
std::vector<double> cases_in_region(const Plan& plan, const Territory& t, const std::string& condition, const std::vector<const Authority*>& authorities)
{
    const std::string& region = authorities.front()->region_code;
    std::vector<double> weights = weights_of(t, condition, authorities);
    double factor = 0;
    if (condition.empty()) {
        std::vector<const Authority*> nation;
        for (const Authority& a : t.authorities) nation.push_back(&a);
        double all = 0;
        for (const double w : weights_of(t, condition, nation)) all += w;
        factor = all > 0 ? plan.population.neurological_cases_national / all : 0;
    } else {
        const auto row = std::ranges::find_if(t.prevalence, [&](const RegionPrevalence& r) { return r.region_code == region && r.condition == condition; });
        double all = 0;
        for (const double w : weights) all += w;
        if (row != t.prevalence.end()) factor = all > 0 ? row->persons / all : 0;
        else if (expected_cases(t, condition, authorities.front()->ages)) factor = 1;      // the weights are the cases
    }
    for (double& w : weights) w *= factor;
    return weights;
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
