#include "models/plan_check.hpp"
#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;
using tests::TempFolder;

namespace
{

std::string national(const std::string& members, const std::string& more = "")
{
    return R"({ "schema_version": 1, "extends": "national-defaults.json", "plan": { "title": "Italia", "region_code": "IT", "seed": 77,
        "regime": { "from": "2026-10-01", "to": "2026-12-31" } }, "members": [)" + members + "]" + more + " }";
}

std::string member(const std::string& region, const std::string& more = "")
{
    return R"({ "schema_version": 1, "extends": "examples/small-region.json", "plan": { "region_code": ")" + region + "\" }" + more + " }";
}

std::vector<const models::Plan*> plans(const formats::PlanDocument& document)
{
    std::vector<const models::Plan*> out;
    for (const auto& m : document.members) out.push_back(&m.plan);
    return out;
}

}  // namespace

TEST_CASE("a national plan reads its members as plans of their own and gives them its seed and regime", "[formats][national]")
{
    const TempFolder folder;
    folder.write("regions/one.json", member("02", R"(, "costs": { "kit_per_month": 28 })"));
    folder.write("regions/two.json", member("10"));
    const auto file = folder.write("italia.json", national(R"("regions/one.json", "regions/two.json")"));
    const auto loaded = formats::load_plan(file, tests::installed());
    INFO(tests::listed(loaded.problems));
    REQUIRE(loaded.document);
    CHECK(models::is_national(loaded.document->plan));
    REQUIRE(loaded.document->members.size() == 2);
    const models::Plan &one = loaded.document->members[0].plan, &two = loaded.document->members[1].plan;
    CHECK_FALSE(models::is_national(one));
    CHECK(one.costs.kit_per_month == 28);
    CHECK(two.costs.kit_per_month == loaded.document->plan.costs.kit_per_month);
    CHECK(two.plan.region_code == "10");
    for (const auto* plan : {&one, &two}) {
        CHECK(plan->plan.seed == 77);
        CHECK(models::to_string(plan->plan.regime.from) == "2026-10-01");
        CHECK(models::to_string(plan->plan.regime.to) == "2026-12-31");
    }
    CHECK(models::check_national(loaded.document->plan, plans(*loaded.document), tests::territory()).empty());

    SECTION("its hash is of all members") {
        const std::string before = formats::plan_hash(*loaded.document, {});
        folder.write("regions/two.json", member("10", R"(, "costs": { "kit_per_month": 29 })"));
        CHECK(formats::plan_hash(*formats::load_plan(file, tests::installed()).document, {}) != before);
        folder.write("regions/two.json", member("10"));
        CHECK(formats::plan_hash(*formats::load_plan(file, tests::installed()).document, {}) == before);
    }
    SECTION("a member's hash is that of its own file with this seed and regime") {
        const auto own = formats::load_plan(folder.write("regions/own.json", R"({ "schema_version": 1, "extends": "two.json",
            "plan": { "seed": 77, "regime": { "from": "2026-10-01", "to": "2026-12-31" } } })"), tests::installed());
        REQUIRE(own.document);
        CHECK(formats::plan_hash(*own.document, {}) == formats::plan_hash(loaded.document->members[1], {}));
    }
}

TEST_CASE("the problems of all members are said at once, each under its member's file", "[formats][national]")
{
    const TempFolder folder;
    folder.write("a.json", member("02", R"(, "costs": { "kit_per_month": -1 })"));
    folder.write("b.json", member("10", R"(, "colour": 1)"));
    folder.write("c.json", "{");
    folder.write("d.json", member("05"));
    const auto loaded = formats::load_plan(folder.write("italia.json", national(R"("a.json", "b.json", "c.json", "d.json", "e.json")")), tests::installed());
    CHECK_FALSE(loaded.document);
    INFO(tests::listed(loaded.problems));
    CHECK(loaded.problems.size() == 4);
    CHECK(tests::has(loaded.problems, "a.json#/costs/kit_per_month", "out_of_range"));
    CHECK(tests::has(loaded.problems, "b.json#/colour", "unknown_key"));
    CHECK(tests::has(loaded.problems, "c.json#", "not_json"));
    CHECK(tests::has(loaded.problems, "/members/4", "member_missing"));
    CHECK(tests::all_codes_known(loaded.problems));
}

TEST_CASE("a member cannot lie outside the national plan's folder", "[formats][national]")
{
    const TempFolder folder;
    folder.write("outside.json", member("02"));
    folder.write("in/x", "");
    std::filesystem::create_symlink(folder.path() / "outside.json", folder.path() / "in" / "link.json");
    const std::string absolute = (folder.path() / "outside.json").string();
    for (const std::string& name : {std::string{"../outside.json"}, std::string{"link.json"}, absolute, std::string{"x/../../outside.json"}, std::string{"a\\u0000b"}, std::string{}}) {
        INFO(name);
        const auto loaded = formats::load_plan(folder.write("in/italia.json", national('"' + name + '"')), tests::installed());
        CHECK_FALSE(loaded.document);
        CHECK(loaded.problems.size() == 1);
        CHECK((tests::has(loaded.problems, "/members/0", "member_outside") || tests::has(loaded.problems, "/members/0", "empty_text")));
    }
    const auto text = formats::parse_plan(R"({ "schema_version": 1, "members": ["a.json"] })", "text");
    CHECK_FALSE(text.document);
    CHECK_FALSE(text.problems.empty());
}

TEST_CASE("a member is the plan of one region, and no region comes twice", "[formats][national]")
{
    const TempFolder folder;
    folder.write("italia.json", national(R"("one.json")"));
    folder.write("one.json", member("02"));
    const auto nested = formats::load_plan(folder.write("europe.json", national(R"("italia.json", "one.json")")), tests::installed());
    CHECK_FALSE(nested.document);
    CHECK(tests::has(nested.problems, "italia.json#/members", "member_not_regional"));
    const auto itself = formats::load_plan(folder.write("self.json", national(R"("self.json")")), tests::installed());
    CHECK(tests::has(itself.problems, "self.json#/members", "member_not_regional"));

    folder.write("queue.json", tests::small_network());
    folder.write("again.json", member("02"));
    folder.write("wrong.json", member("99"));
    const auto loaded = formats::load_plan(folder.write("mixed.json", national(R"("one.json", "queue.json", "again.json", "wrong.json")")), tests::installed());
    INFO(tests::listed(loaded.problems));
    REQUIRE(loaded.document);
    const auto problems = models::check_national(loaded.document->plan, plans(*loaded.document), tests::territory());
    INFO(tests::listed(problems));
    CHECK(problems.size() == 3);
    CHECK(tests::has(problems, "queue.json#", "member_not_regional"));
    CHECK(tests::has(problems, "again.json#/plan/region_code", "region_twice"));
    CHECK(tests::has(problems, "wrong.json#/plan/region_code", "no_such_region"));
    CHECK(tests::all_codes_known(problems));
}

TEST_CASE("what only members can say is refused in a national plan", "[formats][national]")
{
    const TempFolder folder;
    folder.write("one.json", member("02"));
    const auto loaded = formats::load_plan(
        folder.write("italia.json", national(R"("one.json")", R"(, "costs": { "workstation": 1, "kit_per_month": 1 }, "project": { "objectives": "x" },
            "timeline": { "ramp": { "counter": "active", "points": [{ "date": "2026-01-01", "patients": 5 }] },
                          "activities": { "a": { "title": "A", "when": { "from": "2026-01-01", "to": "2026-02-01" } } } })")),
        tests::installed());
    INFO(tests::listed(loaded.problems));
    CHECK(loaded.problems.size() == 2);
    CHECK(tests::has(loaded.problems, "/costs", "only_in_members"));
    CHECK(tests::has(loaded.problems, "/timeline", "only_in_members"));

    models::Plan plan;
    plan.members = {"one.json"};
    plan.plan.region_code = "16";
    const auto problems = models::check(plan, tests::territory());
    CHECK(tests::has(problems, "/plan/region_code", "not_national"));
    CHECK(tests::has(problems, "/plan/regime", "missing_field"));
}
