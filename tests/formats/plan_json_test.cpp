#include "formats/plan_json.hpp"

#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;
using namespace std::chrono_literals;
using tests::TempFolder;

namespace
{

formats::PlanDocument document_of(const formats::Loaded& loaded)
{
    INFO(tests::listed(loaded.problems));
    REQUIRE(loaded.document);
    return *loaded.document;
}
formats::PlanDocument patched(const std::string& patch) { return document_of(tests::load_patched(patch)); }

/// The service time of the desk of the small network.
std::optional<sim::Distribution> service(const std::string& json)
{
    std::string text = tests::small_network();
    const std::string old = R"({ "exponential": { "mean": [4, "min"] } })";
    text.replace(text.find(old), old.size(), json);
    const auto loaded = formats::parse_plan(text, "f");
    if (!loaded.document) return std::nullopt;
    return std::get<models::Visit>(loaded.document->plan.pathways[0].second.stages[0].second.step).service;
}

}  // namespace

TEST_CASE("a small queueing network is read with its values in file order", "[formats][plan]")
{
    const auto document = document_of(formats::parse_plan(tests::small_network(), "f"));
    const auto& plan = document.plan;
    CHECK(models::is_network(plan));
    CHECK(plan.plan.seed == 7);
    REQUIRE(plan.pathways.size() == 1);
    const auto& stages = plan.pathways[0].second.stages;
    CHECK(stages[0].first == "desk");
    CHECK(std::get<sim::Exponential>(std::get<models::Visit>(stages[0].second.step).service).mean == 240);
    CHECK(stages[0].second.next.at(0).to == "out");
    CHECK(std::get<models::Leave>(stages[1].second.step).outcome == "served");
    CHECK(plan.organisation.pools[0].second.servers == 1);
    CHECK(plan.experiment->length == 7 * 24h);
    CHECK(models::check(plan, tests::territory()).empty());
}

TEST_CASE("all forms of distributions are read in seconds", "[formats][plan]")
{
    CHECK(std::get<sim::Constant>(*service(R"({ "constant": [2, "min"] })")).value == 120);
    CHECK(std::get<sim::Constant>(*service(R"({ "constant": { "value": [2, "h"], "confidence": "E" } })")).value ==
          7200);
    const auto erlang = std::get<sim::Erlang>(*service(R"({ "erlang": { "stages": 3, "mean": [1, "day"] } })"));
    CHECK((erlang.stages == 3 && erlang.mean == 86400));
    CHECK(std::get<sim::Gamma>(*service(R"({ "gamma": { "mean": [1, "min"], "cv": 0.5 } })")).cv == 0.5);
    CHECK(std::get<sim::Uniform>(*service(R"({ "uniform": { "low": [1, "s"], "high": [2, "s"] } })")).high == 2);
    CHECK(std::get<sim::Triangular>(
              *service(R"({ "triangular": { "low": [1, "s"], "mode": [2, "s"], "high": [4, "s"] } })"))
              .mode == 2);
    CHECK(std::get<sim::Normal>(*service(R"({ "normal": { "mean": [9, "s"], "sd": [3, "s"] } })")).sd == 3);
    CHECK(std::get<sim::Weibull>(*service(R"({ "weibull": { "scale": [9, "s"], "shape": 2 } })")).scale == 9);
    CHECK(std::get<sim::Weibull>(*service(R"({ "weibull": { "mean": [9, "s"], "shape": 1 } })")).scale == Approx(9));
    CHECK(std::get<sim::Beta>(*service(R"({ "beta": { "mean": [0.5, "s"], "sd": [0.1, "s"] } })")).sd == 0.1);
    const auto seen = std::get<sim::Empirical>(
        *service(R"({ "empirical": { "values": [[1, "min"], [3, "min"]], "weights": [1, 2] } })"));
    CHECK((seen.values == std::vector<double>{60, 180} && seen.weights == std::vector<double>{1, 2}));
    CHECK(std::get<sim::Discrete>(*service(R"({ "discrete": { "values": [[1, "s"]], "probabilities": [1] } })"))
              .values.size() == 1);
    CHECK_FALSE(service(R"({ "weibull": { "mean": [9, "s"], "scale": [9, "s"], "shape": 1 } })"));
    CHECK_FALSE(service(R"({ "uniform": { "low": [3, "s"], "high": [2, "s"] } })"));
    CHECK_FALSE(service(R"({ "empirical": { "values": [] } })"));
    CHECK_FALSE(service(R"({ "empirical": { "values": [[1, "s"]], "weights": [1, 2] } })"));
}

TEST_CASE("each value says whether it was entered or is a default, with unit, source and range", "[formats][plan]")
{
    const auto document =
        patched(R"("population": { "eligible_share": { "value": 0.4, "source": "our survey", "confidence": "S" } })");
    const auto& entered = document.provenance.at("/population/eligible_share");
    CHECK(document.plan.population.eligible_share == 0.4);
    CHECK(entered.origin == models::Origin::entered);
    CHECK(entered.unit == "1");
    CHECK(entered.source == "our survey");
    CHECK(*entered.low == Approx(0.32));
    CHECK(*entered.high == Approx(0.48));
    CHECK(entered.assumed_range);

    const auto& mean = document.provenance.at("/pathways/clinical_alert/stages/triage/service/lognormal/mean");
    CHECK(mean.origin == models::Origin::national_default);
    CHECK(mean.unit == "s");
    CHECK(mean.low.has_value());
    CHECK(document.provenance.at("/services/televisit/enabled").origin == models::Origin::national_default);
    CHECK(document.files.size() == 3);
}

TEST_CASE("an assumed range stops at the limits of the field", "[formats][plan]")
{
    const auto document = patched(R"("population": { "eligible_share": { "value": 0.9, "confidence": "A" } })");
    const auto& entry = document.provenance.at("/population/eligible_share");
    CHECK(*entry.low == Approx(0.45));
    CHECK(*entry.high == 1);
}

TEST_CASE("a new value inside a default drops the source and range of the default", "[formats][plan]")
{
    const TempFolder folder;
    folder.write("base.json",
                 tests::small_network(
                     R"(, "platform": { "messages": {}, "availability": 0.99, "video": { "value": 2, "unit": "Mbit/s",
        "source": "a default", "confidence": "E", "low": 1, "high": 3 } })"));
    const auto load = [&](const std::string& video) {
        return formats::load_plan(
            folder.write("plan.json",
                         R"({ "schema_version": 1, "extends": "base.json", "platform": { "video": )" + video + " } }"),
            {});
    };
    const auto document = document_of(load(R"({ "value": 8 })"));
    const auto& entry = document.provenance.at("/platform/video");
    CHECK(document.plan.platform.video_megabit_per_second == 8);
    CHECK(entry.origin == models::Origin::entered);
    CHECK(entry.source.empty());
    CHECK_FALSE(entry.low);
    CHECK(document_of(load(R"({ "high": 9 })")).provenance.at("/platform/video").source == "a default");
    CHECK(document_of(load("8")).provenance.at("/platform/video").source.empty());
}

TEST_CASE("remarks, source and confidence may stand in every object", "[formats][plan]")
{
    const auto document =
        patched(R"("costs": { "remarks": ["two", "lines"], "source": "price list", "confidence": "P" },
        "organisation": { "pools": { "remarks": "as agreed", "nurse": { "remarks": "all" } } })");
    CHECK(document.provenance.at("/costs").source == "price list");
    CHECK(document.plan.organisation.pools.size() == patched("").plan.organisation.pools.size());
    CHECK(document.resolved_json.find("as agreed") != std::string::npos);
}

TEST_CASE("a written plan reads back as an equal plan, and the form is stable", "[formats][plan]")
{
    for (const char* name :
         {"examples/small-region.json", "regions/puglia.json", "examples/mm1.json", "examples/call-centre.json"}) {
        const auto document = document_of(formats::load_plan(tests::scenarios() / name, tests::installed()));
        const std::string text = formats::write_plan(document.plan);
        CHECK(formats::write_plan(document_of(formats::parse_plan(text, "f")).plan) == text);
        const auto resolved = document_of(formats::parse_plan(document.resolved_json, "f"));
        CHECK(formats::write_plan(resolved.plan) == text);
        CHECK(resolved.resolved_json == document.resolved_json);
    }
}

TEST_CASE("the hash of a plan follows values, ranges and tables, not the layout of the file", "[formats][plan][hash]")
{
    const std::vector<formats::TableFile> tables{{"a.csv", "1"}}, others{{"a.csv", "2"}};
    const auto hash = [&](const std::string& patch) { return formats::plan_hash(patched(patch), tables); };
    const std::string plain = hash("");
    CHECK(plain.size() == 64);
    CHECK(hash(R"("remarks": "no effect")") == plain);
    CHECK(hash(R"("costs": { "workstation": 1 })") != plain);
    CHECK(hash(R"("costs": { "workstation": { "low": 1, "high": 1e6 } })") != plain);
    CHECK(formats::plan_hash(patched(""), others) != plain);
}
