#include "planning/territory_rows.hpp"

#include <algorithm>

#include "models/authority_inputs.hpp"
#include "planning/bodies.hpp"
#include "planning/equity.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

RunAnswer run_of(const formats::PlanDocument& document)
{
    return run(document.plan, tests::territory(), document.provenance, 2, Executor{1}).answer;
}

const NeedRow& row_of(const RunAnswer& answer, const std::string& code) { return *std::ranges::find(answer.rows, code, &NeedRow::code); }

int users(const NeedRow& row, const std::string& category) { return std::ranges::find(row.users, category, &UserLine::category)->total; }

const StandardCheck& standard(const RunAnswer& answer, const std::string& where, const std::string& what)
{
    return *std::ranges::find_if(answer.territory.standards, [&](const auto& s) { return s.where == where && s.what == what; });
}

/// Where the example places its bodies.
constexpr const char *first = "100201", *second = "100202";

}  // namespace

TEST_CASE("rows, groups and sites of the territory sum to the region", "[planning][territory]")
{
    const auto answer = run_of(two_authorities());
    const auto& t = answer.territory;
    REQUIRE(t.rows.size() == 3);
    const auto &a = t.rows[0], &b = t.rows[1], &region = t.rows[2];
    CHECK(region.code == "region");
    CHECK(a.population + b.population == region.population);
    CHECK(a.males + a.females == a.population);
    CHECK(a.cot + b.cot == 9);                          // pnrr_targets.csv: Umbria 17 / 9 / 5
    CHECK(a.community_houses + b.community_houses == 17);
    CHECK(a.community_hospitals + b.community_hospitals == 5);
    CHECK(a.districts == 5);                            // 494,272 and 375,893 residents, one for 100,000
    CHECK(b.districts == 4);
    for (std::size_t g = 0; g < models::group_count; ++g) {
        CHECK(a.groups[g].eligible + b.groups[g].eligible == Approx(region.groups[g].eligible));
        CHECK(a.groups[g].assisted.mean + b.groups[g].assisted.mean == Approx(region.groups[g].assisted.mean));
        CHECK(a.groups[g].active_share == Approx(a.groups[g].active.mean / a.groups[g].eligible));
    }
    double assisted = 0;
    for (const auto& g : region.groups) assisted += g.assisted.mean;
    CHECK(assisted == Approx(region.all.assisted.mean));
    CHECK(region.all.eligible == Approx(answer.rows.back().eligible));
    CHECK(a.assisted_per_1000 == Approx(a.all.assisted.mean * 1000 / a.population));
    CHECK(t.equity[0].measure == "active");
    CHECK(t.equity[0].lowest == std::min(a.active_per_1000, b.active_per_1000));
    CHECK(*t.equity[0].ratio == Approx(t.equity[0].lowest / t.equity[0].highest));
}

TEST_CASE("more followed than would accept is a warning", "[planning][territory]")
{
    auto document = two_authorities();
    const auto any = [&] {
        const auto answer = run_of(document);
        return std::ranges::any_of(answer.territory.rows, [](const auto& r) { return r.all.active_above || r.all.assisted_above; });
    };
    CHECK_FALSE(any());                                 // 2,000 patients of about 100,000 eligible
    document.plan.population.eligible_share = 0.005;    // one in a hundred of them: 2,000 of 1,000
    CHECK(any());
}

TEST_CASE("a norm gives pass or fail only where it was read in its own text", "[planning][territory]")
{
    auto document = two_authorities();
    const auto unread = run_of(document);
    CHECK(standard(unread, "region", "cot").required == 9);
    CHECK(standard(unread, "region", "cot").planned == 9);
    CHECK(standard(unread, "region", "cot").confidence == "S");
    for (const auto& s : unread.territory.standards) CHECK(s.verdict == RuleVerdict::undecided);
    CHECK(standard(unread, "region", "community_hospital_bed").planned == 100);      // 5 hospitals of 20 beds
    CHECK(standard(unread, "region", "community_hospital_bed").required == 174);     // 870,165 ÷ 5,000
    CHECK_FALSE(standard(unread, "region", "continuity_unit").planned);
    for (auto& [pointer, provenance] : document.provenance)
        if (pointer.starts_with("/population/")) provenance.confidence = "P";
    const auto read = run_of(document);
    CHECK(standard(read, "region", "cot").verdict == RuleVerdict::pass);
    CHECK(standard(read, "region", "community_hospital_bed").verdict == RuleVerdict::fail);
    CHECK(standard(read, "region", "continuity_unit").verdict == RuleVerdict::undecided);   // not entered
    // 116117 is judged for the region only.
    CHECK(std::ranges::count(read.territory.standards, std::string{"nea_116117"}, &StandardCheck::what) == 1);
}

TEST_CASE("the inputs of a region replace what would be apportioned and are counted as entered", "[planning][territory]")
{
    const auto document = example("authority-inputs.json");
    const auto entered = run_of(document), apportioned = run_of(two_authorities());
    const auto &a = entered.territory.rows[0], &b = entered.territory.rows[1];
    CHECK(a.ages_entered);
    CHECK_FALSE(b.ages_entered);
    CHECK(a.population_date == "2024-01-01");
    CHECK(a.population == models::entered(document.plan, first, models::InputItem::population));
    CHECK(a.over_65 > apportioned.territory.rows[0].over_65);
    CHECK(a.in_care == 360);                            // 120 + 60 + 150 + 20 + 10
    CHECK_FALSE(b.in_care);
    CHECK(a.kits == 200);
    CHECK(a.cot == 5);
    CHECK(b.cot == 4);                                  // the rest of 9
    CHECK(a.districts == 6);
    CHECK(standard(entered, first, "continuity_unit").planned == 5);
    CHECK_FALSE(standard(entered, "region", "continuity_unit").planned);   // the other authority has not entered it
    const NeedRow &need = row_of(entered, first), &before = row_of(apportioned, first);
    CHECK(need.population == a.population);
    CHECK(need.entered > before.entered);
    CHECK(need.apportioned < before.apportioned);
    const NeedRow& other = row_of(entered, second);
    CHECK(other.operators.available == 80 - row_of(entered, "accreditata-1").operators.available.value_or(0));
    CHECK(other.operators.net == other.operators.gross - *other.operators.available);
    CHECK(before.operators.available == std::nullopt);
}

TEST_CASE("bodies take users out of their authority and no patient", "[planning][bodies]")
{
    auto document = two_authorities();
    const auto without = run_of(document);
    document.plan.population.bodies = {{"AO", {"Hospital", models::BodyKind::ao, first, {{"specialist", 0.4}}, {}, {}}},
                                       {"AC", {"Clinic", models::BodyKind::accredited, second, {}, {{"specialist", 12}}, 3}}};
    const auto with = run_of(document);
    REQUIRE(with.rows.size() == without.rows.size() + 2);
    const NeedRow &hospital = row_of(with, "AO"), &clinic = row_of(with, "AC");
    CHECK(hospital.part_of == first);
    CHECK(hospital.population == 0);
    CHECK(hospital.active.mean == 0);
    const int specialists = users(row_of(without, first), "specialist");
    CHECK(users(hospital, "specialist") == models::largest_remainder(specialists, {0.4, 0.6}).front());
    CHECK(users(hospital, "specialist") + users(row_of(with, first), "specialist") == specialists);
    CHECK(users(hospital, "nurse") == 0);
    CHECK(users(clinic, "specialist") == 12);
    CHECK(users(row_of(with, second), "specialist") == users(row_of(without, second), "specialist") - 12);
    CHECK(clinic.workstations.gross == 3);
    CHECK(hospital.workstations.gross > 0);
    CHECK(with.rows.back().operators.gross == without.rows.back().operators.gross);
    CHECK(hospital.workstations.gross + row_of(with, first).workstations.gross == row_of(without, first).workstations.gross);
    // The users of an authority's roles are those that it keeps; the region's roles have everybody.
    for (const RunAnswer* answer : {&without, &with})
        for (const NeedRow& row : answer->rows) {
            if (!row.part_of.empty()) continue;
            INFO(row.code);
            UserLine sum;
            for (const RoleNeed& role : row.staff_need.roles)
                if (role.category == "specialist") {
                    sum.total += role.users;
                    sum.employed += role.employed, sum.contracted += role.contracted, sum.accredited += role.accredited;
                }
            const UserLine& line = *std::ranges::find(row.users, "specialist", &UserLine::category);
            CHECK(sum.total == line.total);
            CHECK(sum.employed == line.employed);
            CHECK(sum.contracted == line.contracted);
            CHECK(sum.accredited == line.accredited);
        }
    CHECK(users(with.rows.back(), "specialist") == users(without.rows.back(), "specialist"));
    // The region has the same patients, staff and queues; its workstations are the sum of the rows.
    CHECK(with.rows.back().active.mean == without.rows.back().active.mean);
    CHECK(with.rows.back().staff[0].fte_mean.mean == without.rows.back().staff[0].fte_mean.mean);
    int workstations = 0;
    for (std::size_t r = 0; r + 1 < with.rows.size(); ++r) workstations += with.rows[r].workstations.gross;
    CHECK(with.rows.back().workstations.gross == workstations);
}

TEST_CASE("lowest, highest and their ratio", "[planning][territory]")
{
    const Spread s = spread("active", {"A", "B", "C"}, {2, 1, 4});
    CHECK(s.lowest_where == "B");
    CHECK(s.highest_where == "C");
    CHECK(*s.ratio == 0.25);
    CHECK_FALSE(spread("active", {"A"}, {0}).ratio);
}
