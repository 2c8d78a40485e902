// The published schema against an independent validator. valijson is an oracle, in this file only.
#include "formats/plan_schema.hpp"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;
using valijson::adapters::NlohmannJsonAdapter;

namespace
{

class Oracle
{
public:
    Oracle() : document_(nlohmann::json::parse(formats::plan_schema()))
    {
        valijson::SchemaParser parser;
        parser.populateSchema(NlohmannJsonAdapter(document_), schema_);
    }
    /// Empty if accepted, else the first error.
    std::string error(const std::string& text)
    {
        const auto target = nlohmann::json::parse(text);
        valijson::Validator validator;
        valijson::ValidationResults results;
        if (validator.validate(schema_, NlohmannJsonAdapter(target), &results)) return {};
        valijson::ValidationResults::Error first;
        results.popError(first);
        std::string where;
        for (const auto& step : first.context) where += step;
        return where + ": " + first.description;
    }

private:
    nlohmann::json document_;
    valijson::Schema schema_;
};

}  // namespace

TEST_CASE("the published schema is the one that the program gives", "[formats][schema]")
{
    CHECK(formats::read_file(tests::scenarios() / "schema" / "plan.schema.json") == formats::plan_schema());
}

TEST_CASE("schema and reader accept every installed plan", "[formats][schema]")
{
    Oracle oracle;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{tests::scenarios()}) {
        const auto& file = entry.path();
        if (file.extension() != ".json" || file.parent_path().filename() == "schema" ||
            file.parent_path().filename() == "data")
            continue;
        INFO(file.string());
        CHECK(oracle.error(formats::read_file(file)) == "");
        const auto loaded = formats::load_plan(file, tests::installed());
        if (file.filename() == "national-defaults.json") continue;  // no plan by itself: it has no ramp
        INFO(tests::listed(loaded.problems));
        REQUIRE(loaded.document);
        CHECK(tests::listed(models::check(loaded.document->plan, tests::territory())) == "");
        CHECK(oracle.error(formats::write_plan(loaded.document->plan)) == "");
        CHECK(oracle.error(loaded.document->resolved_json) == "");
    }
}

TEST_CASE("the schema refuses what the reader refuses", "[formats][schema]")
{
    Oracle oracle;
    const auto plan = [](const char* more) { return std::string(R"({ "schema_version": 1, )") + more + " }"; };
    CHECK(
        oracle.error(plan(
            R"("population": { "eligible_share": { "value": 0.5, "unit": "1", "confidence": "A" }, "remarks": "x" })")) ==
        "");
    CHECK(oracle.error(plan(R"("population": { "eligible_share": null })")) == "");
    for (
        const char* broken : {
            R"("populaton": {})",
            R"("population": { "eligible_share": 1.5 })",
            R"("population": { "eligible_share": "half" })",
            R"("population": { "eligible_share": { "value": 0.5, "unit": "%" } })",
            R"("population": { "eligible_share": { "value": 0.5, "confidence": "X" } })",
            R"("population": { "eligible_share": { "value": 0.5, "lowest": 0.1 } })",
            R"("programmes": { "cardiology": {} })",
            R"("services": { "televisit": { "enabled": "yes" } })",
            R"("starting_point": { "date": "1 Jan 2026" })",
            R"("starting_point": { "active_patients": 1.5 })",
            R"("organisation": { "shifts": { "day": { "from": "7:00" } } })",
            R"("organisation": { "calendars": { "day": { "days": "sundays" } } })",
            R"("enrolment": { "kits": { "lead_time": [3, "months"] } })",
            R"("enrolment": { "kits": { "lead_time": 3 } })",
            R"("pathways": { "p": { "stages": { "s": { "vist": "nurse" } } } })",
            R"("pathways": { "p": { "stages": { "s": { "wait": { "lognormal": { "mean": [8, "min"], "sd": 1 } } } } } })",
            R"("pathways": { "p": { "stages": { "s": { "wait": { "poisson": {} } } } } })",
            R"("standards": { "s": { "within": [3, "week"] } })",
        }) {
        INFO(broken);
        CHECK(oracle.error(plan(broken)) != "");
        CHECK_FALSE(formats::parse_plan(plan(broken), "f").document);
    }
    CHECK(oracle.error("{}") != "");
    CHECK(oracle.error(R"({ "schema_version": 2 })") != "");
}
