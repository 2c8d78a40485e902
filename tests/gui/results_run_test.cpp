// Questions asked from the window: the same answers as the core's, so as the command line's.
#include <fstream>

#include "formats/installed.hpp"
#include "formats/safe_file.hpp"
#include "planning/run.hpp"
#include "planning/size.hpp"
#include "reports/result_files.hpp"
#include "tests/catch.hpp"
#include "tests/gui/results_support.hpp"

using namespace teleplan;
using namespace teleplan::tests;

namespace
{

bool finished(Window& window)
{
    return window.wait([&] { return window.app().results.asked == nullptr; }, 120);
}

/// A window with the small region on the desk, few replications asked for.
struct SmallRegion {
    Window window;
    SmallRegion()
    {
        gui::open_file(window.app(), example("small-region.json"));
        window.app().results.replications = {3, 2, 2};
        gui::show(window.app(), gui::View::results);
        window.frames();
    }
};

/// The same plan with another seed, as an edit that was saved would leave it.
void edit_seed(gui::App& app)
{
    auto document = gui::current(app)->document;
    ++document.plan.plan.seed;
    app.editor.desk->steps.push_back({gui::make_version(std::move(document), *app.tables), app.editor.desk->saved, {}});
    app.editor.desk->at = app.editor.desk->steps.size() - 1;
}

}  // namespace

TEST_CASE("a run from the window has the hashes of the core's run", "[gui][results]")
{
    SmallRegion small;
    small.window.click("results.run");
    REQUIRE(small.window.app().results.asked != nullptr);
    CHECK(small.window.shows("results.progress"));
    REQUIRE(finished(small.window));
    REQUIRE(small.window.app().results.ran != nullptr);
    auto opened = formats::read_checked(example("small-region.json"), small.window.app().environment.data);
    REQUIRE(opened.plan);
    auto study = planning::run(opened.plan->document.plan, opened.plan->territory, opened.plan->document.provenance, 3, planning::Executor{2});
    formats::sign(study.answer.identity, opened.plan->plan_hash, study.tallies);
    const planning::Identity& seen = gui::identity_of(*small.window.app().results.ran);
    CHECK(seen.plan_hash == study.answer.identity.plan_hash);
    CHECK(seen.result_hash == study.answer.identity.result_hash);
    CHECK(seen.version == study.answer.identity.version);
    CHECK(small.window.shows("results.chapter.method"));
}

TEST_CASE("a sizing from the window has the hashes of the core's sizing", "[gui][results]")
{
    SmallRegion small;
    small.window.key("Ctrl+Shift+R");
    REQUIRE(small.window.app().results.asked != nullptr);
    REQUIRE(finished(small.window));
    REQUIRE(small.window.app().results.sized != nullptr);
    auto opened = formats::read_checked(example("small-region.json"), small.window.app().environment.data);
    REQUIRE(opened.plan);
    auto study = planning::size(opened.plan->document.plan, opened.plan->territory, opened.plan->document.provenance, {2, 2, 1}, planning::Executor{2});
    formats::sign(study.answer.identity, opened.plan->plan_hash, study.tallies);
    const planning::Identity& seen = gui::identity_of(*small.window.app().results.sized);
    CHECK(seen.plan_hash == study.answer.identity.plan_hash);
    CHECK(seen.result_hash == study.answer.identity.result_hash);
    small.window.click("results.chapter.method");
    CHECK(small.window.says(seen.result_hash));
    for (const gui::ChapterTitle& title : small.window.app().results.cache.titles) {
        INFO(title.id);
        CHECK_FALSE(gui::chapter_blocks(*small.window.app().results.sized, title.id, {}, small.window.app().tr).empty());
    }
}

TEST_CASE("an answer to an earlier version of the plan says so and can be asked again", "[gui][results]")
{
    SmallRegion small;
    small.window.click("results.run");
    REQUIRE(finished(small.window));
    CHECK_FALSE(small.window.shows("results.again"));
    edit_seed(small.window.app());
    small.window.move_to(-1, -1);                      // off the button: what stands under an explanation is not written
    CHECK(small.window.says("Risultati di una versione precedente"));
    small.window.click("results.again");
    REQUIRE(finished(small.window));
    small.window.move_to(-1, -1);
    CHECK_FALSE(small.window.says("Risultati di una versione precedente"));
    CHECK(gui::identity_of(*small.window.app().results.ran).plan_hash == gui::current(small.window.app())->hash);
    gui::open_file(small.window.app(), example("authority-inputs.json"));
    gui::show(small.window.app(), gui::View::results);
    CHECK(small.window.says("di un altro piano"));
}

TEST_CASE("a question is cancelled; what was there before stays", "[gui][results]")
{
    SmallRegion small;
    auto& results = small.window.app().results;
    show_sized(small.window, sized_puglia(gui::current(small.window.app())));
    const auto before = results.sized;
    results.replications.check = 1000;
    small.window.click("results.size");
    REQUIRE(results.asked != nullptr);
    small.window.click("results.cancel");
    REQUIRE(finished(small.window));
    CHECK(results.sized == before);
    small.window.move_to(-1, -1);
    CHECK(small.window.says("annullato"));
}

TEST_CASE("a plan that makes no sense cannot be asked, and the window says why", "[gui][results]")
{
    SmallRegion small;
    auto& app = small.window.app();
    auto document = gui::current(app)->document;
    document.plan.plan.region_code = "99";
    app.editor.desk->steps.push_back({gui::make_version(std::move(document), *app.tables), {}, {}});
    app.editor.desk->at = 1;
    small.window.click("results.run");
    CHECK(app.results.asked == nullptr);
    CHECK(gui::refusal(app, gui::Question::run).find("da correggere prima: 1") != std::string::npos);
    gui::ask(app, gui::Question::size);
    CHECK(app.results.asked == nullptr);
}

TEST_CASE("a queueing network is simulated in the window and not sized", "[gui][results]")
{
    Window window;
    gui::open_file(window.app(), example("mm1.json"));
    window.app().results.replications.run = 4;
    gui::show(window.app(), gui::View::results);
    CHECK_FALSE(gui::refusal(window.app(), gui::Question::size).empty());
    window.key("Ctrl+R");
    REQUIRE(finished(window));
    REQUIRE(window.app().results.ran != nullptr);
    REQUIRE(window.app().results.cache.titles.size() == 3);
    for (const char* chapter : {"summary", "waits", "method"}) {
        window.click(std::string{"results.chapter."} + chapter);
        CHECK_FALSE(window.app().results.cache.blocks.empty());
    }
}

TEST_CASE("an export writes the files of the command line, byte for byte", "[gui][results]")
{
    SmallRegion small;
    auto& app = small.window.app();
    show_sized(small.window, sized_puglia(gui::current(app)));
    small.window.key("Ctrl+E");
    REQUIRE(app.results.export_open);
    const auto folder = app.environment.settings_folder / "out" / "results";
    small.window.key("Ctrl+A");
    small.window.type(folder.string());
    small.window.key("Enter");
    CHECK_FALSE(app.results.export_open);
    const auto& answer = std::get<planning::SizeAnswer>(app.results.sized->answer);
    const auto files = reports::result_files(answer, app.results.sized->version->document, app.tr);
    REQUIRE(files.size() == 4);
    for (const auto& file : files) {
        INFO(file.name);
        CHECK(small.window.says(file.name));
        if (!file.name.ends_with(".xlsx")) CHECK(formats::read_file(folder / file.name) == file.bytes);
    }
}

TEST_CASE("an export that cannot write says so and keeps the answer", "[gui][results]")
{
    SmallRegion small;
    auto& app = small.window.app();
    show_sized(small.window, sized_puglia(gui::current(app)));
    std::filesystem::create_directories(app.environment.settings_folder);
    const auto file = app.environment.settings_folder / "not-a-folder";
    std::ofstream{file} << "x";
    gui::export_results(app, file / "out");
    REQUIRE(app.notice);
    CHECK(app.notice->kind == gui::Notice::Kind::problem);
    CHECK(app.results.sized != nullptr);
}
