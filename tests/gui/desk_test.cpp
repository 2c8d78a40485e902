#include "gui/app/desk.hpp"

#include <filesystem>
#include <fstream>

#include "formats/installed.hpp"
#include "tests/catch.hpp"
#include "tests/gui/harness.hpp"

using namespace teleplan;
using namespace teleplan::gui;
using namespace teleplan::tests;
namespace fs = std::filesystem;

namespace {

struct Reading {
    TestEnvironment environment;
    Tables tables;
    Reading()
    {
        auto loaded = formats::load_territory((*environment).data);
        REQUIRE(loaded.territory);
        tables = {std::move(*loaded.territory), std::move(loaded.tables)};
    }
    [[nodiscard]] Sources sources() const { return {*environment, tables}; }
    [[nodiscard]] fs::path puglia() const { return (*environment).data.scenarios / "regions" / "puglia.json"; }
};

void change(Desk& desk, const Sources& sources, const char* pointer, const char* value)
{
    const auto edited = formats::with_value(plan_at(desk), pointer, value);
    REQUIRE(edited.text);
    Read read = read_text(desk, *edited.text, sources);
    REQUIRE(read.version);
    add_step(desk, {std::move(read.version), *edited.text, "changed"});
}

}  // namespace

TEST_CASE("steps are undone and redone, and a new one takes the place of those that were undone", "[gui][desk]")
{
    const Reading r;
    auto opened = open_desk(r.puglia(), r.sources());
    REQUIRE(opened.desk);
    Desk& desk = *opened.desk;
    const std::string first = desk.version()->hash;
    CHECK_FALSE(desk.unsaved());
    change(desk, r.sources(), "/plan/seed", "7");
    const std::string second = desk.version()->hash;
    change(desk, r.sources(), "/plan/seed", "8");
    CHECK(desk.unsaved());
    undo(desk);
    CHECK(desk.version()->hash == second);
    undo(desk);
    undo(desk);
    CHECK(desk.version()->hash == first);
    CHECK_FALSE(desk.unsaved());
    redo(desk);
    CHECK(desk.version()->hash == second);
    change(desk, r.sources(), "/plan/seed", "9");
    CHECK_FALSE(can_redo(desk));
    CHECK(desk.steps.size() == 3);
}

TEST_CASE("a plan that is changed back by hand is not unsaved", "[gui][desk]")
{
    const Reading r;
    auto opened = open_desk(r.puglia(), r.sources());
    REQUIRE(opened.desk);
    change(*opened.desk, r.sources(), "/plan/seed", "7");
    CHECK(opened.desk->unsaved());
    change(*opened.desk, r.sources(), "/plan/seed", "20261001");
    CHECK_FALSE(opened.desk->unsaved());
}

TEST_CASE("a saved copy elsewhere finds what it extends and has the hash that the command line prints", "[gui][desk]")
{
    const Reading r;
    auto opened = open_desk(r.puglia(), r.sources());
    REQUIRE(opened.desk);
    change(*opened.desk, r.sources(), "/population/eligible_share", "0.6");
    fs::create_directories(r.environment.folder());
    auto moved = moved_to(*opened.desk, r.environment.folder() / "mine.json", r.sources());
    REQUIRE(moved.desk);
    CHECK(moved.desk->unsaved());
    save(*moved.desk);
    CHECK_FALSE(moved.desk->unsaved());
    const auto read = formats::read_checked(r.environment.folder() / "mine.json", (*r.environment).data);
    REQUIRE(read.plan);
    CHECK(read.plan->plan_hash == opened.desk->version()->hash);
    CHECK(read.plan->document.plan.population.eligible_share == 0.6);
}

TEST_CASE("a file that is no plan gives problems and no desk", "[gui][desk]")
{
    const Reading r;
    fs::create_directories(r.environment.folder());
    const fs::path file = r.environment.folder() / "broken.json";
    std::ofstream{file} << "{ \"schema_version\": 1, ";
    const auto opened = open_desk(file, r.sources());
    CHECK_FALSE(opened.desk);
    CHECK_FALSE(opened.problems.empty());
    CHECK_FALSE(open_desk(r.environment.folder() / "nowhere.json", r.sources()).desk);
}
