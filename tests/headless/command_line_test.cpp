// The program as a whole: exit statuses, streams, files.
#include <regex>
#include <set>

#include "tests/catch.hpp"
#include "tests/headless/program.hpp"

using namespace teleplan::tests;
using Arguments = std::vector<std::string>;

namespace {

const std::string puglia = "scenarios/regions/puglia.json", small = "scenarios/examples/small-region.json", mm1 = "scenarios/examples/mm1.json";

bool is_hash(const nlohmann::json& value)
{
    static const std::regex hash{"[0-9a-f]{64}"};
    return value.is_string() && std::regex_match(value.get<std::string>(), hash);
}

nlohmann::json answer(const Arguments& arguments)
{
    const Outcome o = run_program(arguments);
    INFO(o.err);
    REQUIRE(o.status == 0);
    return o.json();
}

std::set<std::string> names_in(const fs::path& folder)
{
    std::set<std::string> out;
    for (const auto& entry : fs::directory_iterator{folder}) out.insert(entry.path().filename().string());
    return out;
}

}  // namespace

TEST_CASE("a valid plan gives status 0 and its hash", "[headless][validate]")
{
    const Outcome o = run_program({"validate", puglia});
    CHECK(o.status == 0);
    CHECK(o.err.empty());
    CHECK(std::regex_search(o.out, std::regex{"plan_hash [0-9a-f]{64}\n"}));
    const auto json = answer({"validate", puglia, "--json"});
    CHECK(json.at("schema_version") == 1);
    CHECK(json.at("valid") == true);
    CHECK(is_hash(json.at("plan_hash")));
}

TEST_CASE("explain says where a number comes from and what leads to a result", "[headless][explain]")
{
    const auto input = answer({"explain", puglia, "/sensors/alerts/closed_by_platform", "--json"});
    CHECK(input.at("inputs").at(0).at("value") == "0.5");
    CHECK(input.at("inputs").at(0).at("origin") == "default");
    CHECK(input.at("inputs").at(0).at("confidence") == "A");
    CHECK(input.at("effects").size() > 3);
    CHECK(answer({"explain", puglia, "/timeline/ramp/points/3/patients", "--json"}).at("inputs").at(0).at("origin") == "entered");

    const auto result = answer({"explain", puglia, "/results/fte.nurse", "--json"});
    CHECK(result.at("steps").back().at("id") == "fte.nurse");
    CHECK(result.at("steps").front().at("inputs").at(0).at("pointer") == "/timeline/ramp/points/3/patients");
    const Outcome words = run_program({"explain", puglia, "/results/fte.nurse"});
    CHECK(words.out.find("Pazienti attivi a regime: 96.640 persone") != std::string::npos);
    CHECK(run_program({"explain", puglia, "/results/fte.nurse", "--lang", "en"}).out.find("96,640 people") != std::string::npos);
    CHECK(run_program({"explain", puglia}).out.find("/results/running_cost") != std::string::npos);
    CHECK(run_program({"explain", puglia, "/protocols/oncology"}).out.find("/protocols/oncology/out_of_range  0.34") != std::string::npos);

    const Outcome wrong = run_program({"explain", puglia, "/results/fte.nurs"});
    CHECK(wrong.status == 2);
    CHECK(wrong.err.find("/results/fte.nurse") != std::string::npos);
    CHECK(run_program({"explain", mm1, "/pathways"}).status == 0);
}

TEST_CASE("compare shows what two plans enter differently and what that changes", "[headless][compare]")
{
    const TempFolder folder;
    folder.write("b.json", R"({ "schema_version": 1, "extends": "examples/small-region.json", "sensors": { "alerts": { "closed_by_platform": 0.75 } } })");
    const std::string other = (folder.path() / "b.json").string(), out = (folder.path() / "out").string();
    const auto json = answer({"compare", small, other, "--replications", "3", "--json"});
    CHECK(json.at("plans").size() == 2);
    CHECK(is_hash(json.at("result_hash")));
    const auto& comparison = json.at("comparisons").at(0);
    CHECK(comparison.at("inputs").size() == 1);
    CHECK(comparison.at("inputs").at(0).at("pointer") == "/sensors/alerts/closed_by_platform");
    const Outcome words = run_program({"compare", small, other, "--replications", "3", "--out", out});
    CHECK(words.status == 0);
    CHECK(words.out.find("Allerte da valutare al giorno: da ") != std::string::npos);
    CHECK(words.out.find("/sensors/alerts/closed_by_platform: 0.5 → 0.75") != std::string::npos);
    CHECK(names_in(out) == std::set<std::string>{"confronto.csv", "confronto.html", "confronto.json"});
    const auto reseeded = folder.write("c.json", R"({ "schema_version": 1, "extends": "examples/small-region.json", "plan": { "seed": 77 } })").string();
    const auto as_run = answer({"compare", small, reseeded, "--replications", "2", "--json"}).at("plans");
    CHECK(as_run.at(0).at("plan_hash") == as_run.at(1).at("plan_hash"));   // both are run with the first one's seed
    CHECK(run_program({"compare", small}).status == 2);
    CHECK(run_program({"compare", small, mm1}).status == 3);
}

TEST_CASE("a broken plan gives status 3, a sentence on standard error and nothing on standard output", "[headless][validate]")
{
    const TempFolder folder;
    const std::string extends = R"({ "schema_version": 1, "extends": "examples/small-region.json")";
    const std::vector<std::pair<std::string, std::string>> broken{
        {"{ \"schema_version\": 1,", ""},                                                              // not JSON
        {"\xff\xfe plan", ""},                                                                         // not even text
        {"", ""},
        {"[1, 2]", ""},
        {extends + R"(, "sensorz": {} })", "sensorz"},                                                 // unknown key
        {extends + R"(, "programmes": { "diabetes": { "share": 0.9 } } })", "programmes"},             // shares do not sum to 1
        {extends + R"(, "plan": { "region_code": "99" } })", "region_code"},
        {extends + R"(, "costs": { "workstation": -1 } })", "/costs/workstation"},
        {extends + R"(, "plan": { "regime": { "from": "2026-13-01" } } })", "/plan/regime/from"},
        {R"({ "schema_version": 1, "extends": "nowhere.json" })", "nowhere.json"},
        {R"({ "schema_version": 99 })", "schema_version"},
    };
    for (const auto& [text, named] : broken) {
        INFO(text);
        const auto file = folder.write("plan.json", text).string();
        for (const char* command : {"validate", "run", "size"}) {
            const Outcome o = run_program({command, file});
            CHECK(o.status == 3);
            CHECK(o.out.empty());
            CHECK_FALSE(o.err.empty());
            CHECK(o.err.find(named) != std::string::npos);
        }
    }
    const Outcome missing = run_program({"validate", (folder.path() / "missing.json").string()});
    CHECK(missing.status == 3);
    CHECK(missing.err.find("missing.json") != std::string::npos);
    CHECK(run_program({"validate", folder.path().string()}).status == 3);     // a folder is no plan
}

TEST_CASE("all problems of a plan are told at once, in the language asked for", "[headless][validate]")
{
    const TempFolder folder;
    const auto file = folder.write("plan.json", R"({ "schema_version": 1, "extends": "examples/small-region.json",
        "costs": { "workstation": -1 }, "sensorz": {}, "platform": { "availability": 2 } })").string();
    const Outcome italian = run_program({"validate", file}), english = run_program({"validate", file, "--lang", "en"});
    for (const char* named : {"/costs/workstation", "sensorz", "/platform/availability"}) {
        INFO(named);
        CHECK(italian.err.find(named) != std::string::npos);
        CHECK(english.err.find(named) != std::string::npos);
    }
    CHECK(italian.err != english.err);
}

TEST_CASE("a queueing network cannot be sized: status 3", "[headless][size]")
{
    const Outcome o = run_program({"size", mm1});
    CHECK(o.status == 3);
    CHECK(o.out.empty());
    CHECK(o.err.find("teleplan run") != std::string::npos);
}

TEST_CASE("a wrong use of the command line gives status 2", "[headless]")
{
    for (const Arguments& wrong : {Arguments{}, Arguments{"fly"}, Arguments{"run"}, Arguments{"run", mm1, "--speed", "9"}, Arguments{"run", mm1, "--replications", "1"},
                                   Arguments{"run", mm1, "--replications", "many"}, Arguments{"run", mm1, "--threads", "-1"}, Arguments{"run", mm1, "--lang", "fr"},
                                   Arguments{"run", mm1, "--seed", "-4"}, Arguments{"validate", mm1, "--out", "x"}, Arguments{"run", mm1, "extra"},
                                   Arguments{"validate", mm1, "run", mm1}}) {
        std::string all;
        for (const auto& a : wrong) all += a + ' ';
        INFO(all);
        const Outcome o = run_program(wrong);
        CHECK(o.status == 2);
        CHECK(o.out.empty());
        CHECK_FALSE(o.err.empty());
    }
}

TEST_CASE("help and version answer on standard output with status 0", "[headless]")
{
    for (const Arguments& help : {Arguments{"--help"}, Arguments{"run", "--help"}, Arguments{"size", "--help"}, Arguments{"validate", "--help"}, Arguments{"schema", "--help"}, Arguments{"explain", "--help"}}) {
        const Outcome o = run_program(help);
        CHECK(o.status == 0);
        CHECK(o.out.find("--help") != std::string::npos);
        CHECK(o.err.empty());
    }
    CHECK(run_program({"--help"}).out.find("Exit status") != std::string::npos);
    const Outcome version = run_program({"--version"});
    CHECK(version.status == 0);
    CHECK(std::regex_match(version.out, std::regex{"teleplan [0-9]+\\.[0-9]+\\.[0-9]+\n"}));
}

TEST_CASE("the schema is one JSON document, the one that is published", "[headless]")
{
    const Outcome o = run_program({"schema"});
    CHECK(o.status == 0);
    CHECK(o.json().contains("$schema"));
    CHECK(o.out == file_text(scenarios() / "schema" / "plan.schema.json"));
}

TEST_CASE("an answer in JSON says what it is and carries both hashes", "[headless][json]")
{
    for (const Arguments& command : {Arguments{"run", mm1, "--replications", "2", "--json"}, Arguments{"run", small, "--replications", "2", "--json"}}) {
        const auto json = answer(command);
        CHECK(json.at("schema_version") == 1);
        CHECK(json.at("kind").is_string());
        CHECK(is_hash(json.at("identity").at("plan_hash")));
        CHECK(is_hash(json.at("identity").at("result_hash")));
        CHECK(json.at("identity").at("replications") == 2);
    }
    CHECK(answer({"run", small, "--replications", "2", "--json"}).at("identity").at("plan_hash") == answer({"validate", small, "--json"}).at("plan_hash"));
}

TEST_CASE("another seed changes both hashes, another number of threads none", "[headless][json]")
{
    for (const std::string& plan : {mm1, small}) {
        INFO(plan);
        const auto identity = [&](const Arguments& more) {
            Arguments arguments{"run", plan, "--replications", "4", "--json"};
            arguments.insert(arguments.end(), more.begin(), more.end());
            return answer(arguments).at("identity");
        };
        const auto one = identity({"--threads", "1"}), seven = identity({"--threads", "7"}), other = identity({"--seed", "12345"});
        CHECK(one == seven);
        CHECK(one.at("result_hash") != other.at("result_hash"));
        CHECK(one.at("plan_hash") != other.at("plan_hash"));
        CHECK(other.at("seed") == 12345);
    }
}

TEST_CASE("sizing writes its four files, the JSON among them as on standard output", "[headless][size][files]")
{
    const TempFolder folder;
    const fs::path out = folder.path() / "made" / "here";
    const Outcome o = run_program({"size", small, "--replications", "8", "--json", "--threads", "2", "--out", out.string()});
    INFO(o.err);
    CHECK((o.status == 0 || o.status == 11));
    CHECK(names_in(out) == std::set<std::string>{"fabbisogno.csv", "fabbisogno.json", "fabbisogno.xlsx", "sintesi.html"});
    for (const auto& name : names_in(out)) CHECK(fs::file_size(out / name) > 200);
    CHECK(file_text(out / "fabbisogno.json") == o.out);
    CHECK(file_text(out / "fabbisogno.xlsx").starts_with("PK"));
    const std::string html = file_text(out / "sintesi.html");
    CHECK(html.find("<!DOCTYPE html>") != std::string::npos);
    CHECK(html.find(o.json().at("identity").at("result_hash").get<std::string>().substr(0, 12)) != std::string::npos);
    CHECK((o.json().at("verdict") == "met") == (o.status == 0));

    const Outcome single = run_program({"size", small, "--replications", "8", "--json", "--threads", "1", "--out", out.string()});        // over the old ones
    CHECK(single.status == o.status);
    CHECK(single.out == o.out);
    CHECK(names_in(out).size() == 4);
}

TEST_CASE("a run writes its table and its JSON; without --out nothing is written", "[headless][files]")
{
    const TempFolder folder;
    for (const std::string& plan : {mm1, small}) {
        const fs::path out = folder.path() / fs::path{plan}.stem();
        const Outcome o = run_program({"run", plan, "--replications", "2", "--out", out.string()});
        CHECK(o.status == 0);
        CHECK(names_in(out) == std::set<std::string>{"run.csv", "run.json"});
        CHECK(o.out.find((out / "run.csv").string()) != std::string::npos);
    }
}

TEST_CASE("a plan for which no staff is enough gives status 4", "[headless][size]")
{
    const TempFolder folder;
    const auto file = folder.write("plan.json", R"({ "schema_version": 1, "extends": "examples/small-region.json",
        "standards": { "televisit": { "within": [1, "min"] } } })").string();
    const Outcome o = run_program({"size", file, "--replications", "4"});
    INFO(o.err);
    CHECK(o.status == 4);
    CHECK_FALSE(o.out.empty());
}

TEST_CASE("a rule that fails gives status 10, one that cannot be decided 11", "[headless][rules]")
{
    const TempFolder folder;
    const auto status = [&](const std::string& rules) {
        const auto file = folder.write("plan.json", R"({ "schema_version": 1, "extends": "examples/small-region.json", "rules": { )" + rules + " } }").string();
        const Outcome o = run_program({"run", file, "--replications", "2", "--json"});
        INFO(o.err);
        CHECK(o.json().at("rules").size() >= 1);
        return o.status;
    };
    const std::string pass = R"("seats": { "measure": "workstations_gross", "op": ">=", "value": 1 })", fail = R"("cheap": { "measure": "running_cost", "op": "<=", "value": 1 })";
    CHECK(status(pass) == 0);
    CHECK(status(pass + ", " + fail) == 10);
    CHECK(status(pass + R"(, "norm": { "measure": "workstations_gross", "op": ">=", "value": { "value": 1, "source": "press", "confidence": "S" } })") == 11);
}

TEST_CASE("tables come in Italian, or in English when asked for, with the same numbers behind them", "[headless][language]")
{
    for (const Arguments& command : {Arguments{"run", small, "--replications", "2"}, Arguments{"run", mm1, "--replications", "2"}, Arguments{"validate", small}}) {
        Arguments english = command, italian = command;
        english.insert(english.end(), {"--lang", "en"});
        italian.insert(italian.end(), {"--lang", "it"});
        const Outcome by_default = run_program(command), en = run_program(english), it = run_program(italian);
        CHECK(en.status == 0);
        CHECK(by_default.out == it.out);
        CHECK(en.out != it.out);
        if (command.front() == "run") {
            Arguments json_it = italian, json_en = english;
            json_it.emplace_back("--json");
            json_en.emplace_back("--json");
            CHECK(run_program(json_it).out == run_program(json_en).out);
        }
    }
}

TEST_CASE("an answer that cannot be written gives status 1", "[headless]")
{
    const TempFolder folder;
    const fs::path err = folder.path() / "err";
    for (const Arguments& command : {Arguments{"run", mm1, "--replications", "2"}, Arguments{"run", mm1, "--replications", "2", "--json"}, Arguments{"validate", mm1},
                                     Arguments{"schema"}, Arguments{"--help"}, Arguments{"--version"}, Arguments{"run", "--help"}}) {
        INFO(command.front());
        CHECK(status_of(start(command, "/dev/full", err)) == 1);
        CHECK_FALSE(file_text(err).empty());
        CHECK(status_of(start(command, "", err)) == 1);            // closed
        CHECK_FALSE(file_text(err).empty());
    }
    const fs::path files = folder.path() / "files";
    CHECK(status_of(start({"run", mm1, "--replications", "2", "--json", "--out", files.string()}, "", err)) == 1);
    CHECK(nlohmann::json::parse(file_text(files / "run.json")).at("kind") == "network");                  // no file took the place of the stream
    const auto in_the_way = folder.write("file", "not a folder").string();
    const Outcome o = run_program({"run", mm1, "--replications", "2", "--out", in_the_way});
    CHECK(o.status == 1);
    CHECK(o.err.find("teleplan: ") != std::string::npos);
    CHECK(file_text(in_the_way) == "not a folder");
}

TEST_CASE("every plan of the scenarios runs", "[headless][scenarios]")
{
    int plans = 0;
    for (const char* folder : {"regions", "examples"})
        for (const auto& entry : fs::directory_iterator{scenarios() / folder}) {
            if (entry.path().extension() != ".json") continue;
            INFO(entry.path());
            ++plans;
            const Outcome o = run_program({"run", entry.path().string(), "--replications", "2", "--json"});
            INFO(o.err);
            CHECK(o.status == 0);
            CHECK(is_hash(o.json().at("identity").at("result_hash")));
        }
    CHECK(plans >= 4);
}

TEST_CASE("a national plan is run region by region, each with the hash of its own run", "[headless][national]")
{
    const TempFolder folder;
    const std::string national = R"({ "schema_version": 1, "extends": "national-defaults.json", "members": ["one.json", "two.json"],
        "plan": { "title": "Due regioni", "region_code": "IT", "seed": 5, "regime": { "from": "2026-07-01", "to": "2026-07-31" } } })";
    const auto file = folder.write("italia.json", national).string();
    const auto one = folder.write("one.json", R"({ "schema_version": 1, "extends": "examples/small-region.json" })").string();
    folder.write("two.json", R"({ "schema_version": 1, "extends": "examples/small-region.json", "plan": { "region_code": "14" } })");

    const auto json = answer({"run", file, "--replications", "2", "--seed", "9", "--out", (folder.path() / "out").string(), "--json"});
    CHECK(json.at("kind") == "national_run");
    CHECK(json.at("rows").size() == 3);
    CHECK(json.at("rows")[2].at("where") == "IT");
    CHECK(json.at("regions").size() == 2);
    CHECK(is_hash(json.at("identity").at("result_hash")));
    CHECK(names_in(folder.path() / "out") == std::set<std::string>{"run.csv", "run.json"});

    const auto own = folder.write("own.json", R"({ "schema_version": 1, "extends": "one.json", "plan": { "regime": { "from": "2026-07-01", "to": "2026-07-31" } } })").string();
    const auto alone = answer({"run", own, "--replications", "2", "--seed", "9", "--json"});
    for (const char* hash : {"result_hash", "plan_hash"}) CHECK(json.at("regions")[0].at("identity").at(hash) == alone.at("identity").at(hash));

    const Outcome text = run_program({"run", file, "--replications", "2", "--lang", "en"});
    CHECK(text.status == 0);
    CHECK(text.out.find("Italia") != std::string::npos);

    const auto with_rule = [&](const std::string& op, const std::string& confidence) {
        folder.write("two.json", R"({ "schema_version": 1, "extends": "examples/small-region.json", "plan": { "region_code": "14" }, "rules": {
            "r": { "measure": "active", "op": ")" + op + R"(", "value": { "value": 1, "source": "press", "confidence": ")" + confidence + R"(" } } } })");
        return run_program({"run", file, "--replications", "2"}).status;
    };
    CHECK(with_rule(">=", "P") == 0);
    CHECK(with_rule("<=", "P") == 10);                                     // a rule of one region
    CHECK(with_rule("<=", "S") == 11);

    const Outcome broken = run_program({"validate", folder.write("broken.json", std::regex_replace(national, std::regex{"two.json"}, "three.json")).string()});
    CHECK(broken.status == 3);
    CHECK(broken.out.empty());
    CHECK(broken.err.find("/members/1: ") != std::string::npos);
}
