#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;
using tests::TempFolder;

namespace
{

std::string extending(const std::string& name, const std::string& more = "")
{
    return R"({ "schema_version": 1, "extends": ")" + name + "\"" + more + " }";
}

}  // namespace

TEST_CASE("a plan states only what differs from the plans that it extends", "[formats][extends]")
{
    const TempFolder folder;
    folder.write("a.json", tests::small_network());
    folder.write("b.json", extending("a.json", R"(, "plan": { "title": "B" }, "experiment": { "warm_up": [2, "h"] })"));
    const auto loaded =
        formats::load_plan(folder.write("c.json", extending("b.json", R"(, "plan": { "seed": 9 })")), {});
    REQUIRE(loaded.document);
    CHECK(loaded.document->plan.plan.title == "B");
    CHECK(loaded.document->plan.plan.seed == 9);
    CHECK(sim::seconds(loaded.document->plan.experiment->warm_up.value()) == 7200);
    CHECK(loaded.document->files.size() == 3);
    CHECK(loaded.document->provenance.at("/plan/seed").origin == models::Origin::entered);
    CHECK(loaded.document->provenance.at("/experiment/warm_up").origin == models::Origin::national_default);
}

TEST_CASE("a name is looked up beside the plan first, then in the installed folder", "[formats][extends]")
{
    const TempFolder folder;
    folder.write("installed/base.json", tests::small_network());
    const auto plan = folder.write("mine/plan.json", extending("base.json"));
    const formats::DataFolders folders{folder.path() / "installed"};
    CHECK(formats::load_plan(plan, folders).document->plan.plan.title == "A queue");
    folder.write("mine/base.json", extending("../installed/base.json", R"(, "plan": { "title": "Mine" })"));
    CHECK(formats::load_plan(plan, folders).document->plan.plan.title == "Mine");
}

TEST_CASE("extends cannot leave the plan's folder and the installed one", "[formats][extends]")
{
    const TempFolder folder;
    folder.write("secret.json", tests::small_network());
    folder.write("in/x", "");
    std::filesystem::create_symlink(folder.path() / "secret.json", folder.path() / "in" / "link.json");
    const std::string absolute = (folder.path() / "secret.json").string();
    for (const std::string& name :
         {std::string{"../secret.json"}, std::string{"link.json"}, absolute, std::string{"/etc/passwd"},
          std::string{"../missing.json"}, std::string{"a\\u0000b"}, std::string{}}) {
        INFO(name);
        const auto loaded = formats::load_plan(folder.write("in/plan.json", extending(name)), tests::installed());
        CHECK_FALSE(loaded.document);
        CHECK(tests::has(loaded.problems, "/extends", "extends_outside"));
    }
    const auto missing =
        formats::load_plan(folder.write("in/plan.json", extending("missing.json")), tests::installed());
    CHECK(tests::has(missing.problems, "/extends", "extends_missing"));
}

TEST_CASE("circles and long chains of extends end", "[formats][extends]")
{
    const TempFolder folder;
    folder.write("a.json", extending("b.json"));
    folder.write("b.json", extending("a.json"));
    CHECK(tests::has(formats::load_plan(folder.path() / "a.json", {}).problems, "/extends", "extends_cycle"));
    CHECK(tests::has(formats::load_plan(folder.write("self.json", extending("./self.json")), {}).problems, "/extends",
                     "extends_cycle"));
    for (int i = 0; i < 20; ++i) folder.write(std::to_string(i) + ".json", extending(std::to_string(i + 1) + ".json"));
    CHECK(tests::has(formats::load_plan(folder.path() / "0.json", {}).problems, "/extends", "extends_too_long"));
    CHECK(tests::has(formats::parse_plan(extending("a.json"), "f").problems, "/extends", "extends_outside"));
}

TEST_CASE("files that cannot be read are problems, not exceptions", "[formats][extends]")
{
    const TempFolder folder;
    const auto code_of = [](const formats::Loaded& loaded) {
        REQUIRE(loaded.problems.size() == 1);
        CHECK_FALSE(loaded.document);
        return loaded.problems[0].code;
    };
    CHECK(code_of(formats::load_plan(folder.path() / "missing.json", {})) == "cannot_read");
    CHECK(code_of(formats::load_plan(folder.path(), {})) == "cannot_read");
    CHECK(code_of(formats::load_plan(folder.write("big.json", std::string(formats::max_input_bytes + 1, ' ')), {})) ==
          "file_too_large");
    CHECK(code_of(formats::load_plan(folder.write("text.json", "hello"), {})) == "not_json");
    CHECK(code_of(formats::load_plan(folder.write("list.json", "[]"), {})) == "wrong_type");
    CHECK(code_of(formats::load_plan(folder.write("deep.json", std::string(100'000, '[')), {})) == "json_too_deep");
}

TEST_CASE("a flood of problems is cut short and said so", "[formats][extends]")
{
    std::string keys;
    for (int i = 0; i < 4000; ++i) keys += ", \"nonsense" + std::to_string(i) + "\": 1";
    const auto loaded = formats::parse_plan(tests::small_network(keys), "f");
    CHECK(loaded.problems.size() == models::max_problems + 1);
    CHECK(loaded.problems.back().code == "too_many_problems");
}
