#include "models/authority_inputs.hpp"

#include "models/plan_check.hpp"
#include "models/site_standards.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan::models;
using teleplan::tests::puglia;
using teleplan::tests::territory;

namespace {

AuthorityInput cell(std::string authority, InputItem item, std::string key, int value, int line = 2)
{
    return {std::move(authority), item, std::move(key), {}, value, "2024-01-01", "", line};
}

/// Ten residents in every band of both sexes.
void enter_residents(Plan& plan, const std::string& authority)
{
    int line = 100;
    for (const char* sex : sex_names)
        for (int band = 0; band < static_cast<int>(band_count); ++band)
            plan.population.inputs->rows.push_back({authority, InputItem::population, sex, band, 10, "2024-01-01", "", line++});
}

bool has(const Problems& problems, std::string_view code)
{
    return std::ranges::any_of(problems, [&](const Problem& p) { return p.pointer == "/population/inputs/file" && p.code == code; });
}

}  // namespace

TEST_CASE("what is entered stays, the rest is apportioned to the others", "[models][inputs]")
{
    using Values = std::vector<std::optional<int>>;
    // 100 in the region, 40 entered for the second: 60 left as 1 : 2 to the first and the third.
    CHECK(entered_or_apportioned({{}, 40, {}}, 100, {1, 5, 2}) == Values{20, 40, 40});
    CHECK(entered_or_apportioned({{}, 140, {}}, 100, {1, 5, 2}) == Values{0, 140, 0});
    CHECK(entered_or_apportioned({{}, 40, {}}, std::nullopt, {1, 5, 2}) == Values{{}, 40, {}});
    CHECK(entered_or_apportioned({1, 2}, 100, {1, 1}) == Values{1, 2});
}

TEST_CASE("entered residents replace the published ones of that authority only", "[models][inputs]")
{
    Plan plan = puglia();
    const auto published = authorities_of(territory(), "16");
    plan.population.inputs = TerritoryInputs{"x.csv", {}};
    enter_residents(plan, published[1].code);
    const auto authorities = authorities_of(plan, territory());
    CHECK(authorities[1].population == 420);
    CHECK(authorities[1].by_sex == std::array{210, 210});
    CHECK(authorities[1].reference_date == "2024-01-01");
    CHECK(authorities[1].ages_entered);
    CHECK(authorities[0].population == published[0].population);
    CHECK_FALSE(authorities[0].ages_entered);
    CHECK(entered_cells(plan, published[1].code) == 42);
    CHECK(check(plan, territory()).empty());
}

TEST_CASE("inputs that make no sense are reported with their line", "[models][inputs]")
{
    Plan plan = puglia();
    const std::string here = authorities_of(territory(), "16").front().code;
    const auto problems = [&](std::vector<AuthorityInput> rows) {
        plan.population.inputs = TerritoryInputs{"x.csv", std::move(rows)};
        return check(plan, territory());
    };
    CHECK(problems({cell(here, InputItem::staff, "nurse", 3), cell(here, InputItem::sites, "cot", 3), cell(here, InputItem::kits, "", 3)}).empty());
    CHECK(has(problems({cell("030321", InputItem::kits, "", 3)}), "inputs_unknown"));       // another region
    CHECK(has(problems({cell(here, InputItem::staff, "norse", 3)}), "inputs_unknown"));
    CHECK(has(problems({cell(here, InputItem::sites, "castle", 3)}), "inputs_unknown"));
    CHECK(has(problems({cell(here, InputItem::kits, "", 3, 2), cell(here, InputItem::kits, "", 4, 3)}), "inputs_twice"));
    CHECK(has(problems({cell(here, InputItem::workstations, "", 3, 2), cell(here, InputItem::workstations, "cot", 4, 3)}), "inputs_twice"));
    AuthorityInput lonely = cell(here, InputItem::population, "male", 3);
    lonely.band = 4;
    CHECK(has(problems({lonely}), "inputs_bands_missing"));
}

TEST_CASE("an authority whose entered residents are all zero is reported", "[models][inputs]")
{
    Plan plan = puglia();
    const std::string here = authorities_of(territory(), "16").front().code;
    plan.population.inputs = TerritoryInputs{"x.csv", {}};
    enter_residents(plan, here);
    for (AuthorityInput& row : plan.population.inputs->rows) row.value = 0;
    const Problems problems = check(plan, territory());
    CHECK(has(problems, "inputs_no_residents"));
    CHECK(std::ranges::any_of(problems, [&](const Problem& p) { return p.arguments == std::vector<std::string>{"x.csv", here}; }));
    plan.population.inputs->rows.front().value = 1;
    CHECK_FALSE(has(check(plan, territory()), "inputs_no_residents"));
}

TEST_CASE("bodies need an authority of the region, known categories and shares of at most one", "[models][bodies]")
{
    Plan plan = puglia();
    const std::string here = authorities_of(territory(), "16").front().code;
    const auto codes = [&] {
        std::vector<std::string> out;
        for (const Problem& p : check(plan, territory())) out.push_back(p.code);
        return out;
    };
    Body body{"A hospital", BodyKind::ao, here, {{"specialist", 0.7}}, {}, {}};
    plan.population.bodies = {{"H1", body}};
    CHECK(codes().empty());
    plan.population.bodies = {{"H1", body}, {"H2", body}};
    CHECK(codes() == std::vector<std::string>{"shares_above_one"});
    body.authority = "999999";
    plan.population.bodies = {{"H1", body}};
    CHECK(codes() == std::vector<std::string>{"no_such_authority"});
    body = {"A hospital", BodyKind::ao, here, {{"wizard", 0.1}}, {}, {}};
    plan.population.bodies = {{"H1", body}};
    CHECK(codes() == std::vector<std::string>{"no_such_category"});
    body = {"A hospital", BodyKind::ao, here, {{"nurse", 0.1}}, {{"nurse", 4}}, {}};
    plan.population.bodies = {{"H1", body}};
    CHECK(codes() == std::vector<std::string>{"not_allowed_with"});
}

TEST_CASE("a standard asks for the nearest whole number of units, at least one", "[models][territory]")
{
    CHECK(required_units(3953305, 100000) == 40);      // 39.5
    CHECK(required_units(4311217, 100000) == 43);      // 43.1
    CHECK(required_units(149999, 100000) == 1);
    CHECK(required_units(150000, 100000) == 2);
    CHECK(required_units(125034, 2000000) == 1);       // 0.06
    // The ministry's numbers of COT follow it within one everywhere, exactly in 18 regions.
    int same = 0;
    for (const Region& r : territory().regions) {
        const auto row = std::ranges::find(territory().structures, r.code, &RegionStructures::region_code);
        REQUIRE(row != territory().structures.end());
        CHECK(std::abs(row->cot - required_units(r.population, 100000)) <= 1);
        same += row->cot == required_units(r.population, 100000) ? 1 : 0;
    }
    CHECK(same == 18);
}
