#include "formats/result_json.hpp"

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/reports/fixture.hpp"

using namespace teleplan;
using nlohmann::json;

TEST_CASE("a sized plan is one document with its version, identity and hashes", "[formats][result_json]")
{
    const auto j = json::parse(formats::result_json(fixture::size_answer()));
    CHECK(j["schema_version"] == formats::result_schema_version);
    CHECK(j["kind"] == "size");
    CHECK(j["identity"]["plan_hash"] == std::string(64, 'a'));
    CHECK(j["identity"]["regime"]["from"] == "2026-10-01");
    CHECK(j["verdict"] == "undecided");
    CHECK(j["rows"].size() == 7);
    CHECK(j["rows"][6]["where"] == "region");
    CHECK(j["rows"][3]["active_by_group"].size() == 5);
}

TEST_CASE("what was not entered is null, never zero", "[formats][result_json]")
{
    auto answer = fixture::size_answer();
    answer.rows[0].workstations.available = 0;
    const auto j = json::parse(formats::result_json(answer));
    CHECK(j["rows"][0]["operators"]["available"].is_null());
    CHECK(j["rows"][0]["workstations"]["available"] == 0);
    CHECK(j["pools"][0]["seats"][2]["without_one"].is_null());
    CHECK(j["pools"][0]["seats"][0]["without_one"]["standard"] == "alert_critical");
}

TEST_CASE("numbers read back to the same bits", "[formats][result_json]")
{
    auto answer = fixture::size_answer();
    answer.rows[0].kits = {0.1 + 0.2, 1e-17};
    answer.patients_per_nurse = 189;
    const auto j = json::parse(formats::result_json(answer));
    CHECK(j["rows"][0]["kits"]["mean"].get<double>() == 0.1 + 0.2);
    CHECK(j["rows"][0]["kits"]["low"].get<double>() == answer.rows[0].kits.low());
}

TEST_CASE("a network result and a regional run say which they are", "[formats][result_json]")
{
    const auto network = json::parse(formats::result_json(fixture::network_answer()));
    CHECK(network["kind"] == "network");
    CHECK(network["stages"][0]["wait_quantiles"][1]["probability"] == 0.9);
    const auto sized = fixture::size_answer();
    CHECK(json::parse(formats::result_json(planning::RunAnswer{sized.identity, sized.rows, sized.pools, sized.coverage, sized.platform}))["kind"] == "run");
}

TEST_CASE("a title that is not UTF-8 is written with replacement characters", "[formats][result_json]")
{
    auto answer = fixture::network_answer();
    answer.identity.title = "bad \xff title";
    CHECK(json::parse(formats::result_json(answer))["identity"]["title"] == "bad \xEF\xBF\xBD title");
}

TEST_CASE("a place or a tier that is not UTF-8 is written with replacement characters", "[formats][result_json]")
{
    auto answer = fixture::size_answer();
    answer.rows[0].name = answer.territory.rows[0].name = "ASL \xff";
    answer.tiers.tiers.emplace_back().name = "tier \xff";
    const auto j = json::parse(formats::result_json(answer));
    CHECK(j["territory"]["rows"][0]["name"] == "ASL \xEF\xBF\xBD");
    CHECK(j["platform_tiers"]["tiers"][0]["tier"] == "tier \xEF\xBF\xBD");
}
