#include "models/episodes.hpp"

#include <cmath>

#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan::models;
using namespace teleplan::tests;

namespace
{

constexpr auto group = TargetGroup::respiratory;

Plan with_influenza()
{
    Plan plan = puglia();
    plan.episodes = {};
    plan.episodes.influenza = {true, 0.1, 0, 7, 3, {}};
    plan.episodes.influenza.effect[1] = 1.5;
    return plan;
}

}  // namespace

TEST_CASE("a plan without episodes has ordinary days", "[models][episodes]")
{
    const Episodes none{puglia(), 0};
    CHECK_FALSE(none.any());
    CHECK(none.factor(16, group, day(2027, 1, 10)) == 1);
    CHECK(none.factor(16, group, day(2027, 7, 10)) == 1);
}

TEST_CASE("an influenza season spreads its cases over weeks 42 to 17 and peaks between weeks 52 and 6", "[models][episodes]")
{
    for (const std::uint64_t region : {1U, 9U, 16U}) {
        const Episodes episodes{with_influenza(), 3};
        double cases = 0, added = 0, most = 0;
        Date peak;
        for (Date d = day(2026, 7, 1); d < day(2027, 7, 1); d = d + 1) {
            const double part = episodes.influenza_part(region, d);
            cases += part;
            added += episodes.factor(region, group, d) - 1;
            if (part > most) std::tie(most, peak) = std::pair{part, d};
            if (d < day(2026, 10, 15) || d >= day(2027, 5, 1)) CHECK(part == 0);
            CHECK(episodes.factor(region, TargetGroup::diabetes, d) == 1);
        }
        CHECK(cases == Approx(1));
        CHECK(added == Approx(0.1 * 7 * (3 - 1) * 1.5));   // ill days × what an ill day adds × the group's part
        CHECK((peak >= day(2026, 12, 23) && peak <= day(2027, 2, 12)));
    }
}

TEST_CASE("influenza differs between years and regions, by its coefficient of variation", "[models][episodes]")
{
    Plan plan = with_influenza();
    plan.episodes.influenza.yearly_cv = 0.3;
    double sum = 0, squares = 0;
    constexpr int seasons = 2000;
    for (std::uint32_t r = 0; r < seasons; ++r) {
        const Episodes episodes{plan, r};
        const Date d = day(2027, 1, 15);
        const double size = (episodes.factor(16, group, d) - 1) / (0.1 * 7 * 2 * 1.5 * episodes.influenza_part(16, d));
        sum += size;
        squares += size * size;
    }
    const double mean = sum / seasons, cv = std::sqrt(squares / seasons - mean * mean) / mean;
    CHECK(std::abs(mean - 1) < 3.5 * 0.3 / std::sqrt(seasons));
    CHECK(cv == Approx(0.3).epsilon(0.1));
}

TEST_CASE("heat comes in spells between June and August", "[models][episodes]")
{
    Plan plan = puglia();
    plan.episodes = {};
    plan.episodes.heat = {true, 3, 1, 1.34, {}};
    plan.episodes.heat.effect[2] = 2;
    double hot = 0;
    constexpr int years = 1500;
    for (std::uint32_t r = 0; r < years; ++r) {
        const Episodes episodes{plan, r};
        for (Date d = day(2027, 6, 1); d < day(2027, 9, 1); d = d + 1) {
            const bool is_hot = episodes.hot(16, d);
            hot += is_hot ? 1 : 0;
            if (r == 0) CHECK(episodes.factor(16, TargetGroup::diabetes, d) == Approx(is_hot ? 1 + 0.34 * 2 : 1));
        }
        CHECK_FALSE(episodes.hot(16, day(2027, 5, 31)));
        CHECK_FALSE(episodes.hot(16, day(2027, 9, 1)));
    }
    // Single days: each of the 92 is hot with probability 1 - exp(-3 / 92).
    const double p = 1 - std::exp(-3.0 / 92), expected = 92 * p;
    CHECK(std::abs(hot / years - expected) < 3.5 * std::sqrt(92 * p / years));

    plan.episodes.heat.spell_days = 6;
    const Episodes longer{plan, 1};
    for (Date d = day(2027, 6, 1); d < day(2027, 9, 1); d = d + 1) {
        if (!longer.hot(16, d) || longer.hot(16, d + -1)) continue;
        for (int k = 1; k < 6; ++k) CHECK(longer.hot(16, d + k));
    }
}
