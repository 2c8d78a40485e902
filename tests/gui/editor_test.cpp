#include <algorithm>
#include <fstream>

#include "formats/installed.hpp"
#include "gui/app/command.hpp"
#include "gui/app/editor_edits.hpp"
#include "gui/widgets/theme.hpp"
#include "tests/catch.hpp"
#include "tests/gui/harness.hpp"

#include <imgui.h>

using namespace teleplan;
using namespace teleplan::gui;
using namespace teleplan::tests;
namespace fs = std::filesystem;

namespace {

fs::path installed(Window& window, const char* name) { return window.app().environment.data.scenarios / name; }

/// A copy of Puglia's plan in the test's own folder, open.
fs::path open_copy(Window& window)
{
    App& app = window.app();
    app.settings.guide_seen = true;
    open_file(app, installed(window, "regions/puglia.json"));
    REQUIRE(app.editor.desk);
    fs::create_directories(app.environment.settings_folder);
    const fs::path copy = app.environment.settings_folder / "puglia.json";
    save_plan_as(app, copy);
    REQUIRE(app.editor.desk->path == fs::weakly_canonical(copy));
    REQUIRE_FALSE(app.editor.desk->unsaved());
    window.frames();
    return copy;
}

/// Types into a field and presses Enter.
void enter(Window& window, const std::string& pointer, const std::string& text)
{
    show_field(window.app(), pointer);
    window.frames();
    window.click(pointer);
    window.key("Ctrl+A");
    window.type(text);
    window.key("Enter");
    window.frames();
}

const models::Plan& plan(Window& window) { return current(window.app())->document.plan; }
const std::string& step_label(Window& window) { return window.app().editor.desk->steps[window.app().editor.desk->at].label; }

}  // namespace

TEST_CASE("a number is changed by typing it and the step says what changed", "[gui][editor]")
{
    Window window;
    open_copy(window);
    enter(window, "/population/eligible_share", "0,6");
    CHECK(plan(window).population.eligible_share == 0.6);
    CHECK(step_label(window).find("0,5 → 0,6") != std::string::npos);
    CHECK(window.app().editor.desk->unsaved());
    CHECK(window.says("non salvato"));
    window.key("Ctrl+Z");
    CHECK(plan(window).population.eligible_share == 0.5);
    window.key("Ctrl+Shift+Z");
    CHECK(plan(window).population.eligible_share == 0.6);
    window.click("top.undo");
    CHECK(plan(window).population.eligible_share == 0.5);
    window.key("Ctrl+Y");
    CHECK(plan(window).population.eligible_share == 0.6);
}

TEST_CASE("a number out of range says why at once and changes nothing", "[gui][editor]")
{
    Window window;
    open_copy(window);
    show_field(window.app(), "/population/eligible_share");
    window.frames();
    window.click("/population/eligible_share");
    window.key("Ctrl+A");
    window.type("1,2");
    CHECK(window.shows("problem./population/eligible_share"));
    window.key("Enter");
    CHECK(plan(window).population.eligible_share == 0.5);
    CHECK(window.app().editor.desk->steps.size() == 1);
    CHECK(window.shows("problem./population/eligible_share"));
    window.click("/population/eligible_share");
    window.key("Escape");
    window.frames();
    CHECK_FALSE(window.shows("problem./population/eligible_share"));
    CHECK(window.app().editor.draft.pointer.empty());
}

TEST_CASE("leaving a field takes what was typed, in one step", "[gui][editor]")
{
    Window window;
    open_copy(window);
    show_field(window.app(), "/population/eligible_share");
    window.frames();
    window.click("/population/eligible_share");
    window.key("Ctrl+A");
    window.type("0,7");
    window.click("/population/cot_inhabitants");
    CHECK(plan(window).population.eligible_share == 0.7);
    CHECK(window.app().editor.desk->steps.size() == 2);
}

TEST_CASE("what is saved reads back with the hash that the command line prints", "[gui][editor]")
{
    Window window;
    const fs::path file = open_copy(window);
    enter(window, "/population/eligible_share", "0,6");
    const std::string hash = current(window.app())->hash;
    window.key("Ctrl+S");
    CHECK_FALSE(window.app().editor.desk->unsaved());
    const auto read = formats::read_checked(file, window.app().environment.data);
    REQUIRE(read.plan);
    CHECK(read.plan->plan_hash == hash);
}

TEST_CASE("a file that others changed is not replaced without a question", "[gui][editor]")
{
    Window window;
    const fs::path file = open_copy(window);
    enter(window, "/population/eligible_share", "0,6");
    std::ofstream{file, std::ios::app} << "\n";
    window.key("Ctrl+S");
    window.frames();
    REQUIRE(window.shows("overwrite.replace"));
    window.click("overwrite.cancel");
    CHECK(window.app().editor.desk->unsaved());
    window.key("Ctrl+S");
    window.frames();
    window.click("overwrite.replace");
    CHECK_FALSE(window.app().editor.desk->unsaved());
}

TEST_CASE("an installed plan is saved as a copy elsewhere", "[gui][editor]")
{
    Window window;
    App& app = window.app();
    open_file(app, installed(window, "regions/puglia.json"));
    REQUIRE(set_value(app, "/population/eligible_share", "0.6"));
    CHECK(run_command(app, "plan.save"));
    CHECK(app.files.open);
    CHECK(app.files.folder != installed(window, "regions"));
    CHECK(app.editor.desk->unsaved());
}

TEST_CASE("closing and opening ask before changes are lost", "[gui][editor]")
{
    Window window;
    App& app = window.app();
    const fs::path file = open_copy(window);
    enter(window, "/population/eligible_share", "0,6");
    ask_to_close(app);
    window.frames();
    CHECK_FALSE(app.wants_to_close);
    window.click("guard.cancel");
    CHECK_FALSE(app.wants_to_close);
    CHECK(app.editor.desk->unsaved());

    open_file(app, installed(window, "regions/molise.json"));
    window.frames();
    CHECK(plan(window).plan.region_code == "16");
    window.click("guard.save");
    CHECK(plan(window).plan.region_code == "14");
    const auto read = formats::read_checked(file, app.environment.data);
    REQUIRE(read.plan);
    CHECK(read.plan->document.plan.population.eligible_share == 0.6);

    REQUIRE(set_value(app, "/population/eligible_share", "0.7"));
    ask_to_close(app);
    window.frames();
    window.click("guard.discard");
    CHECK(app.wants_to_close);
}

TEST_CASE("a file that is no plan leaves the plan on the desk", "[gui][editor]")
{
    Window window;
    App& app = window.app();
    open_copy(window);
    const std::string hash = current(app)->hash;
    const fs::path broken = app.environment.settings_folder / "broken.json";
    std::ofstream{broken} << "{}";
    open_file(app, broken);
    REQUIRE(app.notice);
    CHECK(app.notice->kind == Notice::Kind::problem);
    CHECK(current(app)->hash == hash);
}

TEST_CASE("a plan with problems can be opened and edited, and a click on a problem leads to the field", "[gui][editor]")
{
    Window window;
    App& app = window.app();
    open_copy(window);
    REQUIRE(set_value(app, "/organisation/pools/nurse/role", "\"nobody\""));
    REQUIRE_FALSE(current(app)->problems.empty());
    window.frames();
    window.click("chapter.problems");
    window.click("problems.0");
    window.frames();
    CHECK(app.editor.chapter == "organisation");
    CHECK(app.editor.selected.starts_with("/organisation/pools/nurse"));
    CHECK(window.shows("/organisation/pools/nurse/role"));
}

TEST_CASE("the ramp is dragged, and each drag is one step", "[gui][editor]")
{
    Window window;
    App& app = window.app();
    open_copy(window);
    window.click("chapter.timeline");
    window.frames();
    REQUIRE(window.shows("ramp.2"));
    const auto before = plan(window).timeline.ramp.points;
    const Rectangle from = screen().items.at("ramp.2"), above = screen().items.at("ramp.3");
    window.drag((from.from.x + from.to.x) / 2, (from.from.y + from.to.y) / 2, (from.from.x + from.to.x) / 2, above.from.y);
    const auto after = plan(window).timeline.ramp.points;
    REQUIRE(after.size() == before.size());
    CHECK(after[2].patients > before[2].patients + 10000);
    CHECK(after[2].date == before[2].date);
    CHECK(after[3].patients == before[3].patients);
    CHECK(app.editor.desk->steps.size() == 2);
    window.key("Ctrl+Z");
    CHECK(plan(window).timeline.ramp.points[2].patients == before[2].patients);
}

TEST_CASE("the ramp is moved by the keyboard, and Enter takes it", "[gui][editor]")
{
    Window window;
    open_copy(window);
    window.click("chapter.timeline");
    window.frames();
    const auto before = plan(window).timeline.ramp.points;
    const Rectangle point = screen().items.at("ramp.2");
    window.click_at((point.from.x + point.to.x) / 2, (point.from.y + point.to.y) / 2);
    window.key("Right");
    window.key("Up");
    window.key("Up");
    CHECK(plan(window).timeline.ramp.points[2].patients == before[2].patients);
    window.key("Enter");
    CHECK(plan(window).timeline.ramp.points[2].date == before[2].date + 1);
    CHECK(plan(window).timeline.ramp.points[2].patients == before[2].patients + 2);
    CHECK(window.app().editor.desk->steps.size() == 2);
}

TEST_CASE("a standard is added by name and removed again", "[gui][editor]")
{
    Window window;
    App& app = window.app();
    open_copy(window);
    const auto count = plan(window).standards.size();
    window.click("chapter.standards");
    window.frames();
    window.click("add./standards");
    window.frames();
    window.type("mio");
    window.click("name.accept");
    window.frames();
    REQUIRE(plan(window).standards.size() == count + 1);
    CHECK(models::find(plan(window).standards, "mio") != nullptr);
    CHECK(app.editor.selected == "/standards/mio");
    window.click("remove./standards/mio");
    CHECK(plan(window).standards.size() == count);
    CHECK(step_label(window).starts_with("Tolto"));
}

TEST_CASE("a seat is entered in its cell, and an empty cell goes back to sizing", "[gui][editor]")
{
    Window window;
    open_copy(window);
    window.click("chapter.organisation");
    window.frames();
    window.click("beside.4");
    window.frames();
    const std::string place = seats_of(window.app(), window.app().editor.beside_part).rows.front().place, pool = window.app().editor.beside_part;
    const std::string cell = "seats." + place + ".morning.weekday";
    window.click(cell);
    window.type("3");
    window.key("Enter");
    const models::StaffPool* staff = models::find(plan(window).organisation.pools, pool);
    REQUIRE(staff != nullptr);
    REQUIRE(models::find(staff->seats, place) != nullptr);
    CHECK(models::find(*models::find(staff->seats, place), "morning")->weekday == 3);
    window.click(cell);
    window.key("Ctrl+A");
    window.key("Delete");
    window.key("Enter");
    staff = models::find(plan(window).organisation.pools, pool);
    CHECK(models::find(staff->seats, place) == nullptr);
}

TEST_CASE("the search finds a field by its words and shows where it lies", "[gui][editor]")
{
    Window window;
    open_copy(window);
    window.key("Ctrl+F");
    window.type("abitanti centrale");
    window.frames();
    CHECK(window.shows("/population/cot_inhabitants"));
    CHECK_FALSE(window.shows("/population/eligible_share"));
    CHECK(window.says("Popolazione e territorio"));
}

TEST_CASE("only what the plan itself enters is shown when asked for", "[gui][editor]")
{
    Window window;
    open_copy(window);
    window.click("chapter.timeline");
    window.click("beside.0");
    CHECK(window.shows("/timeline/outcomes_known_to"));
    window.click("filter.entered");
    window.frames();
    CHECK_FALSE(window.shows("/timeline/outcomes_known_to"));
    CHECK(window.shows("label./timeline/ramp"));
}

TEST_CASE("a value goes back to the national default", "[gui][editor]")
{
    Window window;
    open_copy(window);
    enter(window, "/population/eligible_share", "0,6");
    const std::string before = window.app().editor.desk->steps.front().text;
    REQUIRE(window.shows("details.default"));
    window.click("details.default");
    CHECK(plan(window).population.eligible_share == 0.5);
    CHECK(window.app().editor.desk->steps.back().text == before);
    CHECK_FALSE(window.app().editor.desk->unsaved());
}

TEST_CASE("a source and a confidence are entered beside the value", "[gui][editor]")
{
    Window window;
    open_copy(window);
    show_field(window.app(), "/population/eligible_share");
    window.frames();
    window.click("note.source");
    window.key("Ctrl+A");
    window.type("Delibera 12/2026");
    window.key("Enter");
    window.frames();
    const EditorForm& form = form_of(window.app());
    const auto at = form.find("/population/eligible_share");
    REQUIRE(at);
    CHECK(form.fields[*at].from.source == "Delibera 12/2026");
    CHECK(form.fields[*at].from.origin == models::Origin::entered);
}

TEST_CASE("a click in the history brings a version back", "[gui][editor]")
{
    Window window;
    open_copy(window);
    enter(window, "/population/eligible_share", "0,6");
    enter(window, "/population/eligible_share", "0,7");
    window.click("chapter.history");
    window.frames();
    window.click("history.1");
    CHECK(plan(window).population.eligible_share == 0.6);
}

TEST_CASE("differences list what a plan changes and lead to it", "[gui][editor]")
{
    Window window;
    App& app = window.app();
    open_copy(window);
    REQUIRE(set_value(app, "/population/eligible_share", "0.6"));
    const auto& saved = differences_of(app, DifferencesFrom::saved);
    REQUIRE(saved.rows.size() == 1);
    CHECK(saved.rows.front().key == "/population/eligible_share");
    CHECK(saved.rows.front().cells.front().text == "0,5");
    CHECK(differences_of(app, DifferencesFrom::defaults).rows.size() > 20);
}

TEST_CASE("a new plan of a region begins with the national defaults and makes sense", "[gui][editor]")
{
    Window window;
    App& app = window.app();
    new_plan(app, "14");
    REQUIRE(current(app));
    CHECK(current(app)->problems.empty());
    CHECK(plan(window).plan.region_code == "14");
    CHECK(app.editor.desk->unsaved());
}
