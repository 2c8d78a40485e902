#include "formats/json_rewrite.hpp"

#include "tests/catch.hpp"

using namespace teleplan;
using namespace teleplan::formats;
using detail::rewritten;

namespace {

Json tree(std::string_view text)
{
    models::Problems problems;
    auto json = parse_json(text, "", 0, problems);
    REQUIRE(json);
    return std::move(*json);
}

constexpr const char* odd = "{ \"a\" : 1.50 ,\n\n    \"b\": { \"x\": [1, 2,3], \"y\": \"caf\\u00e9\" },\n\t\"c\": {},\n    \"d\": [\n        { \"k\": 1 },\n        { \"k\": 2 }\n    ]\n}\n\n";

}  // namespace

TEST_CASE("a text that already reads as wanted keeps every byte", "[formats][rewrite]")
{
    CHECK(rewritten(odd, tree(odd)) == odd);
}

TEST_CASE("one changed value changes nothing around it", "[formats][rewrite]")
{
    Json wanted = tree(odd);
    wanted.find("b")->find("x")->items[1] = json_number(7);
    std::string expected = odd;
    expected.replace(expected.find("1, 2,3"), 6, "1, 7,3");
    CHECK(rewritten(odd, wanted) == expected);
    CHECK(rewritten("\xEF\xBB\xBF" + std::string{odd}, wanted) == "\xEF\xBB\xBF" + expected);
    std::string windows = "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}\r\n";
    CHECK(rewritten(windows, tree("{ \"a\": 3, \"b\": 2, \"c\": 4 }")) == "{\r\n  \"a\": 3,\r\n  \"b\": 2,\r\n  \"c\": 4\r\n}\r\n");
}

TEST_CASE("whatever tree is wanted, the text reads as it", "[formats][rewrite]")
{
    // Every pair of these, in both directions: kinds change, order changes, everything goes and comes.
    const std::vector<std::string> texts{odd, "{}", "[]", "3", "\"a, b } ]\"", "[1, [2, [3, {}]], {\"a\": null}]", "{\"b\": 1, \"a\": 2}",
                                         "{\n \"a\":{\n \"x\":[\n1,\n2\n]\n}\n}", "{\"a\": {\"x\": [2, 1, {\"k\\\"ey\": true}]}, \"d\": [{\"k\": 2}]}"};
    for (const std::string& from : texts)
        for (const std::string& to : texts) {
            INFO(from << " -> " << to);
            CHECK(same(tree(rewritten(from, tree(to))), tree(to)));
        }
}

TEST_CASE("a member or item that is added and taken away again leaves no trace", "[formats][rewrite]")
{
    const Json before = tree(odd);
    for (const char* where : {"b", "c", ""}) {
        Json wanted = before;
        (*where == '\0' ? wanted : *wanted.find(where)).set("new", json_text("n"));
        const std::string with = rewritten(odd, wanted);
        CHECK(same(tree(with), wanted));
        CHECK(rewritten(with, before) == odd);
    }
    for (const std::size_t at : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
        Json wanted = before;
        auto& items = wanted.find("d")->items;
        items.insert(items.begin() + static_cast<std::ptrdiff_t>(at), json_number(9));
        const std::string with = rewritten(odd, wanted);
        CHECK(same(tree(with), wanted));
        CHECK(rewritten(with, before) == odd);
    }
}

TEST_CASE("new sections stand on lines of their own, at the depth of their neighbours", "[formats][rewrite]")
{
    Json wanted = tree("{\n  \"a\": 1\n}\n");
    wanted.set("s", json_object()).set("t", json_object()).set("v", json_number(2));
    CHECK(rewritten("{\n  \"a\": 1\n}\n", wanted) == "{\n  \"a\": 1,\n  \"s\": {\n    \"t\": {\n      \"v\": 2\n    }\n  }\n}\n");
    CHECK(rewritten(R"({"a": 1})", wanted) == R"({"a": 1, "s": { "t": { "v": 2 } }})");
}

TEST_CASE("members can go from the front, the middle and the end, and all of them", "[formats][rewrite]")
{
    const std::string three = "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}";
    const auto without = [&](const char* key) {
        Json wanted = tree(three);
        wanted.erase(key);
        return rewritten(three, wanted);
    };
    CHECK(without("a") == "{\n  \"b\": 2,\n  \"c\": 3\n}");
    CHECK(without("b") == "{\n  \"a\": 1,\n  \"c\": 3\n}");
    CHECK(without("c") == "{\n  \"a\": 1,\n  \"b\": 2\n}");
    CHECK(rewritten(three, json_object()) == "{}");
}

TEST_CASE("a name changes where it stands", "[formats][rewrite]")
{
    CHECK(detail::with_key("{ \"a\": [ { \"old\" : 1 } ] }", {"a", "0", "old"}, "a \"new\" one") == "{ \"a\": [ { \"a \\\"new\\\" one\" : 1 } ] }");
    CHECK(detail::with_key("{ \"a\": 1 }", {"b"}, "c") == "{ \"a\": 1 }");
}
