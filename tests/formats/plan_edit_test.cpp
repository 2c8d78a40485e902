#include "formats/plan_edit.hpp"

#include <filesystem>

#include "formats/form_fields.hpp"
#include "formats/json.hpp"
#include "formats/plan_difference.hpp"
#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;
using namespace teleplan::formats;
namespace fs = std::filesystem;

namespace {

OpenedPlan open(const fs::path& path)
{
    auto opened = open_plan(path, tests::installed());
    INFO(tests::listed(opened.problems));
    REQUIRE(opened.plan);
    return std::move(*opened.plan);
}
OpenedPlan puglia() { return open(tests::scenarios() / "regions" / "puglia.json"); }

/// A plan of its own over Puglia's.
OpenedPlan over_puglia(const std::string& more)
{
    const std::string text = "{\n  \"schema_version\": 1,\n  \"extends\": \"regions/puglia.json\"" + more + "\n}\n";
    auto opened = open_plan_text(text, tests::scenarios() / "new.json", tests::installed());
    REQUIRE(opened.plan);
    return std::move(*opened.plan);
}

OpenedPlan with(OpenedPlan plan, const Edited& edited)
{
    INFO(tests::listed(edited.problems));
    REQUIRE(edited.text);
    plan.text = *edited.text;
    return plan;
}
PlanDocument read(const OpenedPlan& plan)
{
    auto loaded = load_plan_text(plan, tests::installed());
    INFO(tests::listed(loaded.problems));
    REQUIRE(loaded.document);
    return std::move(*loaded.document);
}
std::vector<std::string> changed_places(const PlanDocument& a, const PlanDocument& b)
{
    std::vector<std::string> out;
    for (const PlanDifference& d : plan_differences(a, b)) out.push_back(d.pointer);
    return out;
}
/// The line of the text with these words.
std::string line_with(const std::string& text, std::string_view words)
{
    const auto at = text.find(words);
    REQUIRE(at != std::string::npos);
    const auto from = text.rfind('\n', at) + 1;
    return text.substr(from, text.find('\n', at) - from);
}

}  // namespace

TEST_CASE("an opened plan reads as the plan of its file", "[formats][edit]")
{
    for (const char* name : {"regions/puglia.json", "examples/authority-inputs.json", "examples/stroke-unit.json", "italia.json"}) {
        const auto path = tests::scenarios() / name;
        const auto direct = load_plan(path, tests::installed());
        REQUIRE(direct.document);
        const PlanDocument opened = read(open(path));
        CHECK(opened.resolved_json == direct.document->resolved_json);
        CHECK(opened.files == direct.document->files);
        CHECK(plan_hash(opened, {}) == plan_hash(*direct.document, {}));
    }
}

TEST_CASE("a value that the file lacks is entered with the sections that lead to it, and can be taken back", "[formats][edit]")
{
    const OpenedPlan before = puglia();
    const OpenedPlan after = with(before, with_value(before, "/sensors/alerts/closed_by_platform", "0.7"));
    CHECK(changed_places(read(before), read(after)) == std::vector<std::string>{"/sensors/alerts/closed_by_platform"});
    CHECK(read(after).provenance.at("/sensors/alerts/closed_by_platform").origin == models::Origin::entered);
    CHECK(after.text.find("\"sensors\": {\n    \"alerts\": {\n      \"closed_by_platform\": 0.7\n    }\n  }") != std::string::npos);
    CHECK(own_place(after, "/sensors/alerts/closed_by_platform") == "/sensors/alerts/closed_by_platform");
    CHECK_FALSE(own_place(before, "/sensors/alerts/closed_by_platform"));
    CHECK(without_value(after, "/sensors/alerts/closed_by_platform").text == before.text);
    CHECK(without_value(before, "/sensors/alerts/closed_by_platform").text == before.text);
}

TEST_CASE("a new value drops source, confidence and range of the old one and keeps unit and remarks", "[formats][edit]")
{
    const OpenedPlan before = over_puglia(",\n  \"services\": { \"televisit\": { \"no_show\": { \"value\": 0.1, \"unit\": \"1\", \"source\": \"audit\", \"confidence\": \"P\", \"low\": 0.05, \"high\": 0.2, \"remarks\": \"see 2024\" } } }");
    const OpenedPlan after = with(before, with_value(before, "/services/televisit/no_show", "0.3"));
    CHECK(after.text.find(R"({ "value": 0.3, "unit": "1", "remarks": "see 2024" })") != std::string::npos);
    CHECK(read(after).provenance.at("/services/televisit/no_show").source.empty());
    const OpenedPlan cited = with(before, with_value(before, "/services/televisit/no_show", R"({"value": 0.3, "source": "new"})"));
    CHECK(cited.text.find(R"({ "value": 0.3, "unit": "1", "source": "new", "remarks": "see 2024" })") != std::string::npos);
}

TEST_CASE("a value inside a list of the own file changes there alone", "[formats][edit]")
{
    const OpenedPlan before = puglia();
    const OpenedPlan after = with(before, with_value(before, "/timeline/ramp/points/1/patients", "20000"));
    CHECK(changed_places(read(before), read(after)) == std::vector<std::string>{"/timeline/ramp/points/1/patients"});
    CHECK(line_with(after.text, "20000") == R"(          "patients": { "value": 20000, "unit": "persons" })");
    CHECK(after.text.find("40589, \"unit\": \"persons\", \"source\"") != std::string::npos);
}

TEST_CASE("a list that only the extended file has is taken over as a whole, and falls back as a whole", "[formats][edit]")
{
    const OpenedPlan before = over_puglia("");
    const OpenedPlan after = with(before, with_value(before, "/timeline/ramp/points/1/patients", "20000"));
    CHECK(changed_places(read(before), read(after)) == std::vector<std::string>{"/timeline/ramp/points/1/patients"});
    CHECK(read(after).provenance.at("/timeline/ramp/points/2/patients").source == read(before).provenance.at("/timeline/ramp/points/2/patients").source);
    CHECK(own_place(after, "/timeline/ramp/points/1/patients") == "/timeline/ramp/points");
    CHECK(without_value(after, "/timeline/ramp/points/1/patients").text == before.text);
}

TEST_CASE("an object replaces that of the extended file: another kind of distribution leaves nothing of the first", "[formats][edit]")
{
    const OpenedPlan before = over_puglia("");
    const std::string at = "/pathways/clinical_alert/stages/triage/service";
    const PlanDocument plain = read(before);
    const auto form = form_fields(plain);
    REQUIRE(find_field(form, at) != nullptr);
    OpenedPlan plan = before;
    for (const std::string_view kind : find_field(form, at)->choices) {
        plan = with(plan, with_value(plan, at, *distribution_skeleton(kind, 480)));
        const auto now = form_fields(read(plan));
        CHECK(find_field(now, at + "/" + std::string{kind}) != nullptr);
    }
    CHECK(without_value(plan, at).text == before.text);
    CHECK(changed_places(plain, read(before)).empty());
}

TEST_CASE("elements of named parts and items of lists are added, renamed and removed", "[formats][edit]")
{
    const OpenedPlan before = puglia();
    const PlanDocument plain = read(before);
    SECTION("a named part of the own file")
    {
        const OpenedPlan added = with(before, with_named(before, "/timeline/activities", "audit", R"({"title": "Audit", "when": {"from": "2026-01-01", "to": "2026-02-01"}})"));
        CHECK(models::find(read(added).plan.timeline.activities, "audit") != nullptr);
        const OpenedPlan named = with(added, renamed(added, "/timeline/activities/audit", "verifica"));
        CHECK(models::find(read(named).plan.timeline.activities, "verifica")->title == "Audit");
        CHECK(line_with(named.text, "verifica").starts_with(R"(      "verifica": { "title": "Audit")"));
        CHECK(with(named, without_part(named, "/timeline/activities/verifica")).text == before.text);
    }
    SECTION("a named part of the extended file")
    {
        REQUIRE(models::find(plain.plan.standards, "notes") != nullptr);
        const OpenedPlan named = with(before, renamed(before, "/standards/notes", "note"));
        CHECK(models::find(read(named).plan.standards, "notes") == nullptr);
        CHECK(models::find(read(named).plan.standards, "note")->stage == models::find(plain.plan.standards, "notes")->stage);
        const OpenedPlan gone = with(before, without_part(before, "/standards/notes"));
        CHECK(read(gone).plan.standards.size() == plain.plan.standards.size() - 1);
        const OpenedPlan back = with(gone, without_value(gone, "/standards/notes"));
        CHECK(back.text == before.text);
        // One that was removed can be entered again, without what the extended file said about it.
        const OpenedPlan again = with(gone, with_value(gone, "/standards/notes/share", "0.5"));
        CHECK_FALSE(load_plan_text(again, tests::installed()).document);
    }
    SECTION("an item of a list")
    {
        const OpenedPlan more = with(before, with_item(before, "/timeline/ramp/points", 1, R"({"date": "2024-06-30", "patients": 9})"));
        REQUIRE(read(more).plan.timeline.ramp.points.size() == 5);
        CHECK(read(more).plan.timeline.ramp.points[1].patients == 9);
        CHECK(with(more, without_part(more, "/timeline/ramp/points/1")).text == before.text);
    }
    SECTION("a chapter")
    {
        const OpenedPlan gone = with(before, without_part(before, "/hta"));
        CHECK(read(gone).plan.hta.cur.empty());
        CHECK(without_part(before, "/extends").problems.front().code == "no_such_place");
    }
}

TEST_CASE("source, confidence, range and remarks stand beside the value, which is entered with them", "[formats][edit]")
{
    const OpenedPlan before = over_puglia("");
    const std::string at = "/sensors/alerts/closed_by_platform";
    const OpenedPlan noted = with(before, with_notes(before, at, {.source = "contratto", .confidence = "S", .remarks = {}, .low = "0.4", .high = "0.6"}));
    const models::Provenance from = read(noted).provenance.at(at);
    CHECK(from.origin == models::Origin::entered);
    CHECK(from.source == "contratto");
    CHECK(from.low == 0.4);
    CHECK(from.high == 0.6);
    CHECK(changed_places(read(before), read(noted)).empty());
    const OpenedPlan fewer = with(noted, with_notes(noted, at, {.source = "", .confidence = {}, .remarks = "da rivedere", .low = "", .high = ""}));
    CHECK(read(fewer).provenance.at(at).source.empty());
    CHECK(read(fewer).provenance.at(at).confidence == "S");
    CHECK(find_field(form_fields(read(fewer)), at)->remarks == "da rivedere");
    const OpenedPlan section = with(before, with_notes(before, "/sensors/alerts", {.source = "delibera", .confidence = {}, .remarks = {}, .low = {}, .high = {}}));
    CHECK(read(section).provenance.at("/sensors/alerts").source == "delibera");
}

TEST_CASE("an edit that has no place or no value says so", "[formats][edit]")
{
    const OpenedPlan plan = puglia();
    const auto code = [](const Edited& e) {
        CHECK_FALSE(e.text);
        REQUIRE(e.problems.size() == 1);
        CHECK(tests::all_codes_known(e.problems));
        return e.problems.front().code;
    };
    CHECK(code(with_value(plan, "/plan/seed", "12,5")) == "not_a_value");
    CHECK(code(with_value(plan, "/plan/seed", "")) == "not_a_value");
    CHECK(code(with_value(plan, "/plan/seed", "null")) == "not_a_value");
    CHECK(code(with_value(plan, "", "1")) == "no_such_place");
    CHECK(code(with_value(plan, "/extends", "\"x.json\"")) == "no_such_place");
    CHECK(code(with_value(plan, "/plan/seed/deeper", "1")) == "no_such_place");
    CHECK(code(with_value(plan, "/timeline/ramp/points/9/patients", "1")) == "no_such_place");
    CHECK(code(with_item(plan, "/plan", 0, "1")) == "no_such_place");
    CHECK(code(with_named(plan, "/timeline/activities", "fse", "{}")) == "name_taken");
    CHECK(code(with_named(plan, "/timeline/activities", "", "{}")) == "bad_name");
    CHECK(code(with_named(plan, "/timeline/activities", "source", "{}")) == "bad_name");
    CHECK(code(renamed(plan, "/timeline/activities/fse", "training")) == "name_taken");
    CHECK(code(renamed(plan, "/timeline/activities/none", "training2")) == "no_such_place");
    CHECK(code(without_part(plan, "/timeline/activities/none")) == "no_such_place");
    CHECK(code(with_notes(plan, "/timeline/ramp", {.source = {}, .confidence = {}, .remarks = {}, .low = "1", .high = "2"})) == "not_a_value");
}

TEST_CASE("out of range and badly typed input is a problem at its pointer", "[formats][edit]")
{
    const OpenedPlan before = puglia();
    const auto problem = [&](const std::string& pointer, const char* value) {
        const auto loaded = load_plan_text(with(before, with_value(before, pointer, value)), tests::installed());
        CHECK_FALSE(loaded.document);
        const auto here = problems_at(loaded.problems, pointer);
        REQUIRE(here.size() == 1);
        CHECK(here.size() == loaded.problems.size());
        return here.front().code;
    };
    CHECK(problem("/services/televisit/no_show", "1.5") == "out_of_range");
    CHECK(problem("/services/televisit/no_show", "\"many\"") == "wrong_type");
    CHECK(problem("/timeline/ramp/points/1/patients", "1.5") == "not_whole");
    CHECK(problem("/plan/regime/from", "\"2026-13-01\"") == "wrong_type");
    CHECK(problem("/timeline/ramp/counter", "\"actve\"") == "unknown_name");
    CHECK(problem("/sensors/habit_window", "[30, \"minutes\"]") == "unknown_unit");
    CHECK(problem("/plan/title", "\"\"") == "empty_text");
    CHECK(problem("/plan/sed", "1") == "unknown_key");
}

TEST_CASE("a plan is saved as a whole, and what others changed meanwhile is noticed", "[formats][edit]")
{
    const tests::TempFolder folder;
    const auto path = folder.write("plan.json", tests::small_network());
    OpenedPlan plan = open(path);
    CHECK(on_disk(plan) == OnDisk::same);
    plan = with(plan, with_value(plan, "/plan/seed", "8"));
    CHECK(on_disk(plan) == OnDisk::same);
    save(plan);
    CHECK(on_disk(plan) == OnDisk::same);
    CHECK(read_file(path) == plan.text);
    CHECK(load_plan(path, tests::installed()).document->plan.plan.seed == 8);
    folder.write("plan.json", tests::small_network() + "\n");
    CHECK(on_disk(plan) == OnDisk::changed);
    fs::remove(path);
    CHECK(on_disk(plan) == OnDisk::missing);

    auto fresh = open_plan_text(tests::small_network(), folder.path() / "new.json", tests::installed());
    REQUIRE(fresh.plan);
    CHECK(on_disk(*fresh.plan) == OnDisk::same);
    folder.write("new.json", "{}");
    CHECK(on_disk(*fresh.plan) == OnDisk::changed);
    OpenedPlan nowhere = *fresh.plan;
    nowhere.file = folder.path() / "no" / "such" / "folder.json";
    CHECK_THROWS_AS(save(nowhere), std::runtime_error);
}

TEST_CASE("a plan that cannot be opened says why", "[formats][edit]")
{
    const tests::TempFolder folder;
    const auto code = [&](const char* text) {
        const auto opened = open_plan(folder.write("plan.json", text), tests::installed());
        CHECK_FALSE(opened.plan);
        REQUIRE_FALSE(opened.problems.empty());
        return opened.problems.front().code;
    };
    CHECK(code("{") == "not_json");
    CHECK(code("[]") == "wrong_type");
    CHECK(code(R"({"schema_version": 1, "plan": {}, "plan": {}})") == "duplicate_key");
    CHECK(code(R"({"schema_version": 1, "extends": "none.json"})") == "extends_missing");
    CHECK(code(R"({"schema_version": 1, "extends": "plan.json"})") == "extends_cycle");
    CHECK(open_plan(folder.path() / "none.json", tests::installed()).problems.front().code == "cannot_read");
}

TEST_CASE("a text may extend another file than the one that was opened", "[formats][edit]")
{
    OpenedPlan plan = over_puglia("");
    plan.text = R"({"schema_version": 1, "extends": "examples/mm1.json"})";
    CHECK(models::is_network(read(plan).plan));
    plan.text = tests::small_network();
    CHECK(read(plan).plan.plan.title == "A queue");
}

TEST_CASE("the members of a national plan need not be read again", "[formats][edit]")
{
    const OpenedPlan before = open(tests::scenarios() / "italia.json");
    const PlanDocument first = read(before);
    const OpenedPlan after = with(before, with_value(before, "/plan/seed", "99"));
    const auto again = load_plan_text(after, tests::installed(), &first);
    REQUIRE(again.document);
    CHECK(again.document->members.size() == first.members.size());
    CHECK(again.document->members.front().plan.plan.seed == 99);
    CHECK(plan_hash(*again.document, {}) == plan_hash(read(after), {}));
}
