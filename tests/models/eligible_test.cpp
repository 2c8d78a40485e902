#include "models/eligible.hpp"

#include "models/authority_inputs.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan::models;
using teleplan::tests::puglia;
using teleplan::tests::territory;

namespace {

constexpr std::size_t diabetes = static_cast<std::size_t>(TargetGroup::diabetes), neurological = static_cast<std::size_t>(TargetGroup::neurological);

/// Two authorities of 1,000 men: all of 40 to 44 years, and half of them of 75 to 79.
struct Two {
    Territory t;
    Plan plan;
    std::vector<Authority> authorities;

    Two()
    {
        t.regions = {{"01", "A", 2000, "Sud"}};
        Authority young, old;
        young.code = "010101", old.code = "010102";
        young.region_code = old.region_code = "01";
        young.population = old.population = 1000;
        young.by_sex = old.by_sex = {1000, 0};
        young.ages[0][8] = 1000;
        old.ages[0][8] = old.ages[0][15] = 500;
        authorities = {young, old};
        t.authorities = authorities;
        t.age_prevalence = {{"diabetes", 0, 15, 64, 0.03}, {"diabetes", 0, 75, 200, 0.21}, {"stroke", 0, 75, 200, 0.05}};
        plan.plan.region_code = "01";
        plan.population.eligible_share = 0.5;
        plan.population.neurological_cases_national = 40;
        plan.programmes[diabetes].condition = "diabetes";
    }
    [[nodiscard]] double eligible(std::size_t authority, std::size_t group) const { return eligible_persons(plan, t, authorities)[authority][group]; }
};

}  // namespace

TEST_CASE("a condition without regional rows follows the ages of each authority", "[models][eligible]")
{
    const Two two;
    // 1,000 × 3 % = 30; 500 × 3 % + 500 × 21 % = 15 + 105 = 120; half of them are eligible.
    CHECK(two.eligible(0, diabetes) == Approx(15));
    CHECK(two.eligible(1, diabetes) == Approx(60));
    CHECK(*expected_cases(two.t, "diabetes", two.authorities[1].ages) == Approx(120));
    CHECK_FALSE(expected_cases(two.t, "unheard_of", two.authorities[1].ages));
}

TEST_CASE("a regional row is split by expected cases, or by residents when the ages are not known", "[models][eligible]")
{
    Two two;
    two.t.prevalence = {{"01", "diabetes", 300, 2018, "survey"}};
    // 300 persons as 30 : 120, half eligible.
    CHECK(two.eligible(0, diabetes) == Approx(0.5 * 300 * 30 / 150));
    CHECK(two.eligible(1, diabetes) == Approx(0.5 * 300 * 120 / 150));
    two.authorities[0].ages = {};
    CHECK(two.eligible(0, diabetes) == Approx(75));
    CHECK(two.eligible(1, diabetes) == Approx(75));
}

TEST_CASE("neurological cases are the nation's, by expected cases of stroke and parkinsonism", "[models][eligible]")
{
    Two two;
    // Only the old have any: all 40 cases of the nation, half eligible.
    CHECK(two.eligible(0, neurological) == 0);
    CHECK(two.eligible(1, neurological) == Approx(20));
    // With the old authority in another region, this one has none.
    two.t.regions.push_back({"02", "B", 1000, "Sud"});
    two.t.authorities[1].region_code = two.authorities[1].region_code = "02";
    CHECK(two.eligible(0, neurological) == 0);
    CHECK(two.eligible(1, neurological) == Approx(20));
}

TEST_CASE("Puglia's eligible persons sum to the regional rows and differ with the ages of the authorities", "[models][eligible]")
{
    Plan plan = puglia();
    const auto authorities = authorities_of(territory(), "16");
    const auto sum = [&](const Plan& p, std::size_t group) {
        double all = 0;
        for (const auto& row : eligible_persons(p, territory(), authorities)) all += row[group];
        return all;
    };
    CHECK(sum(plan, diabetes) == Approx(0.5 * 285000));
    // Men and women differ by authority, the ages within a sex do not: nearly the residents' shares, not exactly.
    const auto groups = eligible_persons(plan, territory(), authorities);
    const double by_residents = 0.5 * 285000 * authorities[0].population / 3953305;
    CHECK(groups[0][diabetes] == Approx(by_residents).epsilon(0.02));
    CHECK(groups[0][diabetes] != Approx(by_residents).epsilon(1e-6));
    // The whole nation's neurological cases are shared out.
    double nation = 0;
    for (const Region& r : territory().regions)
        for (const auto& row : eligible_persons(plan, territory(), authorities_of(territory(), r.code))) nation += row[neurological];
    CHECK(nation == Approx(0.5 * 1130000));
}
