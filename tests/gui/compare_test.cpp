// The comparison's view by clicks and keys.
#include <algorithm>
#include <chrono>

#include <imgui.h>

#include "formats/safe_file.hpp"
#include "gui/app/compare_tables.hpp"
#include "reports/compare_tables.hpp"
#include "tests/catch.hpp"
#include "tests/gui/compare_support.hpp"

using namespace teleplan;
using namespace teleplan::gui;
using namespace teleplan::tests;

namespace {

constexpr const char *ramp = "/timeline/ramp/points/2/patients", *ramp_row = "compare.inputs./timeline/ramp/points/2/patients";

/// A window with a small plan on the desk, and a folder with a changed copy of it.
struct Compared {
    TestEnvironment files;
    Window window;
    std::filesystem::path a = small_plan(files, "a.json"), b = changed_plan(files, "b.json");

    explicit Compared(float width = 1280, float height = 800) : window{width, height}
    {
        open_file(window.app(), a);
        remember(window.app().settings, b);
        window.key("Ctrl+5");
        REQUIRE(window.app().view == View::compare);
    }
    CompareState& state() { return window.app().compare; }
    void choose_b()
    {
        window.click("compare.side.B");
        window.click("compare.choice.1.b");
    }
    void run(int replications = 4)
    {
        state().replications = replications;
        window.click("compare.run");
        REQUIRE(window.wait([&] { return !state().job; }));
        REQUIRE(state().answer);
        window.frames();
    }
};

}  // namespace

TEST_CASE("choosing B shows at once what the plans enter differently", "[gui][compare]")
{
    Compared c;
    CHECK(c.window.says("Manca il piano B") == false);
    c.choose_b();
    CHECK(c.state().sides[1].source.file == c.b);
    CHECK(c.window.says("Dati di ingresso (1)"));
    CHECK(c.window.says("Cronoprogramma"));
    CHECK(c.window.says("2600"));
    CHECK(c.window.shows(ramp_row));
}

TEST_CASE("the plans are narrowed by a few letters, and Enter takes the first", "[gui][compare]")
{
    Compared c;
    REQUIRE(run_command(c.window.app(), "compare.choose_b"));
    c.window.frames();
    c.window.type("molis");
    CHECK(c.window.shows("compare.choice.2.Molise"));
    CHECK_FALSE(c.window.shows("compare.choice.2.Puglia"));
    c.window.key("Enter");
    CHECK_FALSE(c.state().choosing.open);
    CHECK(c.state().sides[1].source.file.stem() == "molise");
}

TEST_CASE("Escape closes the plans and leaves B as it was", "[gui][compare]")
{
    Compared c;
    c.window.click("compare.side.B");
    CHECK(c.state().choosing.open);
    c.window.key("Escape");
    CHECK_FALSE(c.state().choosing.open);
    CHECK(c.state().sides[1].source.kind == SourceKind::nothing);
}

TEST_CASE("a key compares, sentences come first, and chance is told from difference in words", "[gui][compare][threads]")
{
    Compared c;
    c.choose_b();
    c.state().replications = 4;
    c.window.key("Ctrl+Shift+K");
    REQUIRE(c.window.wait([&] { return c.state().answer != nullptr; }));
    CHECK(c.state().tab == CompareTab::results);
    CHECK(c.window.says("Tutti i piani sono simulati sugli stessi pazienti (4 repliche, seme 2)"));
    const auto& answer = c.state().answer->answer;
    const auto sentences = reports::difference_sentences(answer, answer.comparisons[0], c.window.app().tr, 2);
    REQUIRE(sentences.size() == 2);
    for (const std::string& sentence : sentences) {
        CHECK(sentence.find("; differenza ") != std::string::npos);
        CHECK(c.window.says(sentence));
    }
    CHECK(c.window.says("oltre il caso"));
    CHECK_FALSE(c.window.app().palette.open);          // Ctrl+K alone is the palette's
}

TEST_CASE("measures are narrowed by words, by place and to what is beyond chance", "[gui][compare][threads]")
{
    Compared c;
    c.choose_b();
    c.run();
    const auto rows = [&] { return measure_table(c.state().answer->answer, c.state().answer->answer.comparisons[0], c.state().measure_filter, c.window.app().tr).rows; };
    const auto all = rows().size();
    c.window.click("compare.measures.words");
    c.window.type("televisite");
    CHECK(rows().size() < all);
    CHECK(std::ranges::all_of(rows(), [](const ShownRow& r) { return r.name.find("elevisite") != std::string::npos; }));
    c.state().measure_filter.words.clear();
    c.window.click("compare.measures.kept");
    CHECK(c.state().measure_filter.kept == Kept::beyond_chance);
    CHECK(std::ranges::all_of(rows(), [](const ShownRow& r) { return r.cells[0].text.ends_with("oltre il caso"); }));
    c.window.click("compare.measures.place");
    const auto& place = c.state().answer->answer.places.front().first;
    c.window.click("compare.measures.place." + place);
    CHECK(c.state().measure_filter.place == place);
    CHECK(std::ranges::all_of(rows(), [&](const ShownRow& r) { return r.key.starts_with(place + "/"); }));
}

TEST_CASE("the differences by authority are a chart with its numbers", "[gui][compare][threads]")
{
    Compared c;
    c.choose_b();
    c.run();
    c.window.click("compare.tab.places");
    CHECK(c.window.shows("compare.places"));
    CHECK(c.window.says("Allerte da valutare al giorno: B meno A"));
    c.window.click("compare.places.measure");
    c.window.click("compare.places.measure.active");
    CHECK(c.state().place_measure == "active");
    CHECK(c.window.says("Pazienti attivi nel giorno medio: B meno A"));
}

TEST_CASE("two regions have no authorities in common: the map has their totals", "[gui][compare][threads]")
{
    Compared c;
    auto text = formats::read_file(c.b);
    text.replace(text.find("\"02\""), 4, "\"14\"");
    formats::replace_file(c.b, text);
    c.choose_b();
    c.run(2);
    c.window.click("compare.tab.places");
    CHECK(c.window.says("sono di regioni diverse"));
    CHECK(c.window.shows("compare.map"));
    CHECK(c.window.says("A, Valle d'Aosta: "));
    CHECK(c.window.says("B, Molise: "));
    CHECK(c.window.says("Per 1.000 abitanti: A "));
}

TEST_CASE("a remark is written on a value, changed and deleted in the view", "[gui][compare][remarks]")
{
    Compared c;
    c.choose_b();
    c.window.click(ramp_row);
    REQUIRE(c.state().pointer == ramp);
    CHECK(c.window.says("inserito"));
    c.window.click("compare.remark.text");
    c.window.type("Da dove viene?");
    c.window.click("compare.remark.save");
    REQUIRE(read_remarks(c.a, c.window.app().tr).remarks.at(ramp).size() == 1);
    CHECK(c.window.says("Da dove viene?  ("));
    c.window.click("compare.remark.0.edit");
    c.window.click("compare.remark.text");
    c.window.key("End");
    c.window.type(" E da chi?");
    c.window.key("Enter");
    CHECK(read_remarks(c.a, c.window.app().tr).remarks.at(ramp).front().text == "Da dove viene? E da chi?");
    c.window.click("compare.remark.0.delete");
    CHECK(read_remarks(c.a, c.window.app().tr).remarks.empty());
    CHECK(c.state().draft.text == "Da dove viene? E da chi?");
}

TEST_CASE("remarks can be on either plan and are copied for the letter", "[gui][compare][remarks]")
{
    Compared c;
    c.choose_b();
    c.window.click("compare.tab.remarks");
    CHECK(c.window.says("Non ci sono annotazioni"));
    c.window.click("compare.remarked.other");
    c.window.click("compare.remarks.whole");
    c.window.click("compare.remark.text");
    c.window.type("Manca il personale");
    c.window.click("compare.remark.save");
    CHECK(read_remarks(c.b, c.window.app().tr).remarks.at("").front().text == "Manca il personale");
    CHECK_FALSE(std::filesystem::exists(remarks_file(c.a)));
    c.window.click("compare.remarks.letter");
    CHECK(std::string{ImGui::GetClipboardText()}.find("- Manca il personale (") != std::string::npos);
}

TEST_CASE("a broken file of remarks is shown where they would stand", "[gui][compare][remarks]")
{
    Compared c;
    formats::replace_file(remarks_file(c.a), "{");
    c.choose_b();
    c.window.click(ramp_row);
    CHECK(c.window.says("non si legge e resta com'è"));
    CHECK_FALSE(c.window.shows("compare.remark.text"));
    CHECK(formats::read_file(remarks_file(c.a)) == "{");
}

TEST_CASE("the comparison is exported into a folder that is asked for", "[gui][compare][threads]")
{
    Compared c;
    c.choose_b();
    c.run(2);
    c.window.click("compare.export");
    CHECK(c.state().exporting.folder == (std::filesystem::current_path() / "out" / "confronto").string());
    c.window.key("Ctrl+A");
    c.window.type((c.files.folder() / "confronto").string());
    c.window.key("Enter");
    CHECK_FALSE(c.state().exporting.open);
    for (const char* file : {"confronto.html", "confronto.csv", "confronto.json"}) CHECK(std::filesystem::exists(c.files.folder() / "confronto" / file));
    CHECK(c.window.says("Scritti in"));
}

TEST_CASE("a third plan stands beside the others and can be taken away", "[gui][compare]")
{
    Compared c;
    c.choose_b();
    c.window.click("compare.add");
    c.window.click("compare.choice.0.Il piano A con i valori nazionali predefiniti");
    REQUIRE(c.state().sides.size() == 3);
    CHECK(c.state().other == 2);
    CHECK(c.window.says("I due piani hanno gli stessi dati di ingresso"));
    c.window.click("compare.other.B");
    CHECK(c.window.shows(ramp_row));
    c.window.click("compare.side.C.remove");
    CHECK(c.state().sides.size() == 2);
    CHECK(c.state().other == 1);
}

TEST_CASE("many differences are drawn in less than four milliseconds a frame", "[gui][compare]")
{
    Compared c;
    c.choose_b();
    std::vector<formats::PlanDifference> many;
    const auto one = shown_inputs(c.state())->front();
    for (int i = 0; i < 5000; ++i) {
        many.push_back(one);
        many.back().pointer = "/services/s" + std::to_string(i) + "/duration";
    }
    c.state().inputs[0] = std::make_shared<const std::vector<formats::PlanDifference>>(many);
    ++c.state().revision;
    c.window.frames();
    CHECK(c.window.says("Dati diversi: 5.000"));
    const auto from = std::chrono::steady_clock::now();
    constexpr int frames = 100;
    c.window.frames(frames);
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count() / frames;
    INFO(ms << " ms a frame");
    CHECK(ms < 4);
}
