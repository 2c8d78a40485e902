#include "formats/plan_difference.hpp"

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;
using namespace teleplan::formats;

namespace {

PlanDocument puglia()
{
    auto loaded = load_plan(tests::scenarios() / "regions" / "puglia.json", tests::installed());
    REQUIRE(loaded.document);
    return std::move(*loaded.document);
}

/// Puglia's plan with a patch over it, read as a file of its own.
PlanDocument patched(const std::string& patch)
{
    const tests::TempFolder folder;
    const auto path = folder.write("plan.json", R"({"schema_version": 1, "extends": "regions/puglia.json", )" + patch + "}");
    auto loaded = load_plan(path, tests::installed());
    INFO(tests::listed(loaded.problems));
    REQUIRE(loaded.document);
    return std::move(*loaded.document);
}

}  // namespace

TEST_CASE("two plans differ in the places whose values differ, with both values and their origin", "[formats][difference]")
{
    const auto differences = plan_differences(puglia(), patched(R"("sensors": {"alerts": {"closed_by_platform": {"value": 0.7, "source": "contract"}}}, "services": {"televisit": {"enabled": false}})"));
    REQUIRE(differences.size() == 2);
    CHECK(differences[0].pointer == "/services/televisit/enabled");
    CHECK(differences[0].first.text == "true");
    CHECK(differences[0].other.text == "false");
    CHECK(differences[1].pointer == "/sensors/alerts/closed_by_platform");
    CHECK(differences[1].first.text == "0.5");
    CHECK(differences[1].first.from.origin == models::Origin::national_default);
    CHECK(differences[1].other.text == "0.7");
    CHECK(differences[1].other.from.origin == models::Origin::entered);
    CHECK(differences[1].other.from.source == "contract");
}

TEST_CASE("the same value written another way is no difference", "[formats][difference]")
{
    CHECK(plan_differences(puglia(), puglia()).empty());
    // 30 minutes are 1,800 seconds; a default that the plan enters again stays the same value.
    CHECK(plan_differences(puglia(), patched(R"("sensors": {"habit_window": [1800, "s"], "alerts": {"closed_by_platform": 0.5}})")).empty());
}

TEST_CASE("what only one plan has is missing in the other", "[formats][difference]")
{
    const auto differences = plan_differences(puglia(), patched(R"("standards": {"notes": null})"));
    REQUIRE_FALSE(differences.empty());
    for (const PlanDifference& d : differences) {
        CHECK(d.pointer.starts_with("/standards/notes/"));
        CHECK(d.first.text);
        CHECK_FALSE(d.other.text);
    }
}
