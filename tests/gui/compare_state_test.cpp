#include "gui/app/compare_state.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <thread>

#include "formats/json.hpp"
#include "formats/safe_file.hpp"
#include "tests/catch.hpp"
#include "tests/gui/compare_support.hpp"

using namespace teleplan;
using namespace teleplan::gui;
using namespace teleplan::tests;

namespace {

std::string output_of(const std::string& command)
{
    std::string out;
    std::array<char, 4096> part{};
    FILE* const pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    while (const std::size_t n = fread(part.data(), 1, part.size(), pipe)) out.append(part.data(), n);
    REQUIRE(pclose(pipe) == 0);
    return out;
}

void wait_for_answer(App& app)
{
    for (int i = 0; i < 3000 && app.compare.job; ++i) {
        poll_compare(app);
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
}

}  // namespace

TEST_CASE("the window's comparison is the command line's, byte for byte", "[gui][compare][threads]")
{
    const TestEnvironment environment;
    App app{*environment};
    const auto a = small_plan(environment, "a.json"), b = changed_plan(environment, "b.json");
    choose_side(app, 0, {SourceKind::file, a});
    choose_side(app, 1, {SourceKind::file, b});
    app.compare.replications = 4;
    start_compare(app);
    wait_for_answer(app);
    REQUIRE(app.compare.answer);
    REQUIRE(export_compare(app, environment.folder() / "out"));
    const auto folder = environment.folder() / "cli";
    const std::string json = output_of("'" TELEPLAN_PROGRAM "' compare '" + a.string() + "' '" + b.string() + "' --replications 4 --json --out '" + folder.string() + "' 2>/dev/null");
    CHECK(formats::read_file(environment.folder() / "out" / "confronto.json") == json);
    for (const char* file : {"confronto.html", "confronto.csv"}) CHECK(formats::read_file(environment.folder() / "out" / file) == formats::read_file(folder / file));
    CHECK(app.compare.answer->answer.plans[0].result_hash.size() == 64);
}

TEST_CASE("inputs are compared at once, without a simulation", "[gui][compare]")
{
    const TestEnvironment environment;
    App app{*environment};
    choose_side(app, 0, {SourceKind::file, small_plan(environment, "a.json")});
    CHECK(shown_inputs(app.compare) == nullptr);
    choose_side(app, 1, {SourceKind::file, changed_plan(environment, "b.json")});
    const auto* inputs = shown_inputs(app.compare);
    REQUIRE(inputs != nullptr);
    REQUIRE(inputs->size() == 1);
    CHECK(inputs->front().pointer == "/timeline/ramp/points/2/patients");
    CHECK(inputs->front().first.text == "2000");
    CHECK(inputs->front().other.text == "2600");
    CHECK_FALSE(app.compare.answer);
}

TEST_CASE("networks, national plans and files that do not read are refused with a sentence", "[gui][compare]")
{
    const TestEnvironment environment;
    App app{*environment};
    choose_side(app, 0, {SourceKind::file, small_plan(environment, "a.json")});
    const auto& scenarios = (*environment).data.scenarios;
    const std::pair<std::filesystem::path, const char*> refused[] = {{scenarios / "examples" / "mm1.json", "Questo piano descrive una rete di code: si confrontano piani di regioni."},
                                                                    {scenarios / "italia.json", "Questo piano riunisce i piani delle regioni: si confrontano i piani di singole regioni."},
                                                                    {environment.folder() / "manca.json", "manca.json"}};
    for (const auto& [file, sentence] : refused) {
        choose_side(app, 1, {SourceKind::file, file});
        CHECK(app.compare.sides[1].version == nullptr);
        CHECK(app.compare.sides[1].problem.find(sentence) != std::string::npos);
        app.notice.reset();
        start_compare(app);
        CHECK(app.compare.job == nullptr);
        REQUIRE(app.notice);
        CHECK(app.notice->text == "Il piano B non si può confrontare.");
    }
}

TEST_CASE("the national values take the place of what a plan entered and of nothing else", "[gui][compare]")
{
    const TestEnvironment environment;
    App app{*environment};
    const auto file = small_plan(environment, "a.json", R"(, "sensors": { "adherence_sd": 0.111 }, "costs": { "workstation": 1234 })");
    choose_side(app, 0, {SourceKind::file, file});
    choose_side(app, 1, {SourceKind::national, {}});
    REQUIRE(app.compare.sides[1].problem.empty());
    const auto* inputs = shown_inputs(app.compare);
    REQUIRE(inputs != nullptr);
    std::vector<std::string> pointers;
    for (const auto& d : *inputs) {
        pointers.push_back(d.pointer);
        CHECK(d.first.from.origin == models::Origin::entered);
        CHECK(d.other.from.origin == models::Origin::national_default);
    }
    std::ranges::sort(pointers);
    CHECK(pointers == std::vector<std::string>{"/costs/workstation", "/sensors/adherence_sd"});
}

TEST_CASE("the national values of a plan with inputs per authority keep these", "[gui][compare]")
{
    const TestEnvironment environment;
    App app{*environment};
    choose_side(app, 0, {SourceKind::file, (*environment).data.scenarios / "examples" / "authority-inputs.json"});
    choose_side(app, 1, {SourceKind::national, {}});
    REQUIRE(app.compare.sides[1].version);
    CHECK(app.compare.sides[1].version->problems.empty());
    CHECK(shown_inputs(app.compare)->empty());
    CHECK(app.compare.sides[0].version->hash == app.compare.sides[1].version->hash);
}

TEST_CASE("the plan on the desk is followed, and the saved one is read from the disk", "[gui][compare]")
{
    const TestEnvironment environment;
    App app{*environment};
    const auto file = small_plan(environment, "a.json");
    open_file(app, file);
    refresh_compare(app);
    CHECK(app.compare.sides[0].source.kind == SourceKind::desk);
    CHECK(app.compare.sides[0].version == current(app));
    formats::replace_file(file, formats::read_file(changed_plan(environment, "b.json")));
    choose_side(app, 1, {SourceKind::saved, {}});
    REQUIRE(shown_inputs(app.compare));
    CHECK(shown_inputs(app.compare)->size() == 1);
    swap_sides(app);
    CHECK(app.compare.sides[0].source.kind == SourceKind::saved);
    CHECK(shown_inputs(app.compare)->front().first.text == "2600");
}

TEST_CASE("the national values cannot come first, for they stand on the first plan", "[gui][compare]")
{
    const TestEnvironment environment;
    App app{*environment};
    choose_side(app, 0, {SourceKind::file, small_plan(environment, "a.json")});
    choose_side(app, 1, {SourceKind::national, {}});
    swap_sides(app);
    CHECK(app.notice->kind == Notice::Kind::problem);
    CHECK(app.compare.sides[1].source.kind == SourceKind::national);
}

TEST_CASE("an answer is of the plans that it was simulated on, until one of them changes", "[gui][compare][threads]")
{
    const TestEnvironment environment;
    App app{*environment};
    const auto a = small_plan(environment, "a.json");
    choose_side(app, 0, {SourceKind::file, a});
    choose_side(app, 1, {SourceKind::file, changed_plan(environment, "b.json")});
    app.compare.replications = 2;
    start_compare(app);
    CHECK_FALSE(why_not_compared(app).empty());        // one at a time
    wait_for_answer(app);
    REQUIRE(answer_is_current(app));
    CHECK(shown_comparison(app.compare) != nullptr);
    choose_side(app, 1, {SourceKind::file, a});
    CHECK_FALSE(answer_is_current(app));
}

TEST_CASE("a comparison that is stopped leaves no result and says so", "[gui][compare][threads]")
{
    const TestEnvironment environment;
    App app{*environment};
    choose_side(app, 0, {SourceKind::file, (*environment).data.scenarios / "regions" / "lombardia.json"});
    choose_side(app, 1, {SourceKind::file, (*environment).data.scenarios / "regions" / "lazio.json"});
    start_compare(app);
    REQUIRE(app.compare.job);
    stop_compare(app);
    wait_for_answer(app);
    CHECK_FALSE(app.compare.job);
    CHECK_FALSE(app.compare.answer);
    CHECK(app.notice->text.find("fermato") != std::string::npos);
}

TEST_CASE("a folder that cannot be written is told", "[gui][compare][threads]")
{
    const TestEnvironment environment;
    App app{*environment};
    const auto a = small_plan(environment, "a.json");
    choose_side(app, 0, {SourceKind::file, a});
    choose_side(app, 1, {SourceKind::file, a});
    CHECK_FALSE(export_compare(app, environment.folder() / "x"));  // nothing to write yet
    app.compare.replications = 2;
    start_compare(app);
    wait_for_answer(app);
    REQUIRE(app.compare.answer);
    CHECK_FALSE(export_compare(app, a / "sotto"));       // below a file
    CHECK(app.notice->kind == Notice::Kind::problem);
}
