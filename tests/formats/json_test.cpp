#include "formats/json.hpp"

#include "tests/catch.hpp"

using namespace teleplan;
using formats::Json;

namespace
{

Json parse(std::string_view text)
{
    models::Problems problems;
    const auto json = formats::parse_json(text, "f", 0, problems);
    REQUIRE(json);
    REQUIRE(problems.empty());
    return *json;
}

models::Problems problems_of(std::string_view text, const formats::JsonBounds& bounds = {})
{
    models::Problems problems;
    static_cast<void>(formats::parse_json(text, "f", 0, problems, bounds));
    return problems;
}

}  // namespace

TEST_CASE("a text that is not JSON is located by line and column", "[formats][json]")
{
    const auto problems = problems_of("{ \"a\": 1,\n  \"b\": ? }");
    REQUIRE(problems.size() == 1);
    CHECK(problems[0] == models::Problem{"", "not_json", {"f", "2", "8"}});
    CHECK(problems_of("")[0].code == "not_json");
    CHECK(problems_of("{} {}")[0].code == "not_json");
    CHECK(problems_of("{\"a\": 1e999}")[0].code == "not_json");
    CHECK(problems_of("{\"a\": NaN}")[0].code == "not_json");
    CHECK(problems_of("\"\xff\"")[0].code == "not_json");
}

TEST_CASE("a key that occurs twice in one object is reported where it stands", "[formats][json]")
{
    const auto problems = problems_of(R"({ "a": { "x/y": 1, "x/y": 2 }, "b": [ { "c": 1, "c": 1 } ] })");
    REQUIRE(problems.size() == 2);
    CHECK(problems[0] == models::Problem{"/a/x~1y", "duplicate_key", {"x/y"}});
    CHECK(problems[1] == models::Problem{"/b/0/c", "duplicate_key", {"c"}});
}

TEST_CASE("depth, number of values, entries and length of keys are bounded", "[formats][json]")
{
    CHECK(problems_of(std::string(64, '[') + std::string(64, ']')).empty());
    CHECK(problems_of(std::string(65, '[') + std::string(65, ']'))[0].code == "json_too_deep");
    CHECK(problems_of(std::string(1'000'000, '['))[0].code == "json_too_deep");
    CHECK(problems_of("[1, 2, 3]", {.values = 3})[0] == models::Problem{"", "json_too_large", {"f", "values", "3"}});
    CHECK(problems_of("[1, 2]", {.values = 3}).empty());
    CHECK(problems_of(R"({"a":1,"b":2})", {.entries = 1})[0].arguments[1] == "entries");
    CHECK(problems_of("{\"" + std::string(201, 'k') + "\": 1}")[0].arguments[1] == "key");
}

TEST_CASE("a merge patch gives the examples of RFC 7396, appendix A", "[formats][json]")
{
    struct Case {
        const char *target, *patch, *result;
    };
    const Case cases[] = {
        {R"({"a":"b"})", R"({"a":"c"})", R"({"a":"c"})"},
        {R"({"a":"b"})", R"({"b":"c"})", R"({"a":"b","b":"c"})"},
        {R"({"a":"b"})", R"({"a":null})", R"({})"},
        {R"({"a":"b","b":"c"})", R"({"a":null})", R"({"b":"c"})"},
        {R"({"a":["b"]})", R"({"a":"c"})", R"({"a":"c"})"},
        {R"({"a":"c"})", R"({"a":["b"]})", R"({"a":["b"]})"},
        {R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})", R"({"a":{"b":"d"}})"},
        {R"({"a":[{"b":"c"}]})", R"({"a":[1]})", R"({"a":[1]})"},
        {R"(["a","b"])", R"(["c","d"])", R"(["c","d"])"},
        {R"({"a":"b"})", R"(["c"])", R"(["c"])"},
        {R"({"a":"foo"})", R"(null)", R"(null)"},
        {R"({"a":"foo"})", R"("bar")", R"("bar")"},
        {R"({"e":null})", R"({"a":1})", R"({"e":null,"a":1})"},
        {R"([1,2])", R"({"a":"b","c":null})", R"({"a":"b"})"},
        {R"({})", R"({"a":{"bb":{"ccc":null}}})", R"({"a":{"bb":{}}})"},
    };
    for (const auto& [target, patch, result] : cases) {
        Json merged = parse(target);
        formats::merge_patch(merged, parse(patch));
        CHECK(formats::dump(merged) == formats::dump(parse(result)));
    }
}

TEST_CASE("a dumped tree reads back as the same tree", "[formats][json]")
{
    const Json tree =
        parse(R"({"n":[0.1,1e-300,-0.5,12345678901234,1e+22],"t":"a\"\\\n\u0001è","e":{},"l":[],"b":[true,false,null],
        "long":["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","ccccccccccccccccccccc"]})");
    CHECK(formats::same(parse(formats::dump(tree)), tree));
    CHECK(formats::dump(parse(R"({"mean":[8,"min"]})")) == "{ \"mean\": [8, \"min\"] }\n");
}

TEST_CASE("whole numbers are written without an exponent, all others as short as they read back", "[formats][json]")
{
    Json list = formats::json_list();
    for (const double value : {200'000.0, 1e14, -1e5, 0.0, 1e15, 1.5, 1e-7, 1e22}) list.items.push_back(formats::json_number(value));
    CHECK(formats::dump(list) == "[200000, 100000000000000, -100000, 0, 1e+15, 1.5, 1e-07, 1e+22]\n");
}
