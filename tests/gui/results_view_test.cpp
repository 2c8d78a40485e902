// The answer in chapters, and why a number is what it is.
#include <ctime>

#include <imgui.h>

#include "tests/catch.hpp"
#include "tests/gui/results_support.hpp"

using namespace teleplan;
using namespace teleplan::tests;

namespace
{

/// All words of some blocks, a line each.
std::string words_of(const gui::Blocks& blocks)
{
    std::string out;
    for (const gui::Block& block : blocks) {
        if (const auto* line = std::get_if<gui::Line>(&block)) out += line->text + "\n";
        if (const auto* figure = std::get_if<gui::FigureBlock>(&block)) out += figure->title + "\n";
        if (const auto* table = std::get_if<gui::ShownTable>(&block)) out += table->title + "\n";
        if (const auto* cards = std::get_if<gui::Cards>(&block))
            for (const auto& card : *cards) out += card.name + ": " + card.value + "\n";
    }
    return out;
}

double cpu_seconds()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

}  // namespace

TEST_CASE("a sizing is told with the verdict and the page's own numbers first", "[gui][results]")
{
    Window window;
    gui::open_file(window.app(), example("small-region.json"));
    show_sized(window, sized_puglia(gui::current(window.app())));
    CHECK(window.says("Standard di risposta: da verificare"));
    CHECK(window.says("96.640"));
    CHECK(window.says("25.987"));
    gui::set_language(window.app(), "en");
    CHECK(window.says("96,640"));
}

TEST_CASE("every chapter of an answer has something to say and can be drawn", "[gui][results]")
{
    Window window;
    gui::open_file(window.app(), example("small-region.json"));
    show_sized(window, sized_puglia(gui::current(window.app())));
    const auto titles = window.app().results.cache.titles;
    REQUIRE(titles.size() == 11);
    for (const gui::ChapterTitle& title : titles) {
        INFO(title.id);
        window.click("results.chapter." + title.id);
        CHECK(window.app().results.chapter == title.id);
        if (title.id != "costs" && title.id != "services") CHECK_FALSE(window.app().results.cache.blocks.empty());   // the fixture has neither
        CHECK(window.text().size() > 200);
    }
}

TEST_CASE("a cell of staff says why it is that number: load, hour, formula, one less, standards", "[gui][results]")
{
    Window window;
    gui::open_file(window.app(), example("small-region.json"));
    show_sized(window, sized_puglia(gui::current(window.app())));
    window.click("results.chapter.need");
    auto& results = window.app().results;
    const gui::NeedCell cell{"BA", "seats.nurse.morning.weekday"};
    REQUIRE(gui::can_explain(*results.sized, cell));
    const std::string why = words_of(gui::why_blocks(*results.sized, cell, window.app().tr));
    CHECK(why.find("infermieri, ASL Bari") != std::string::npos);
    CHECK(why.find("martedì alle 7") != std::string::npos);
    CHECK(why.find("lavoro urgente per 82,5 operatori") != std::string::npos);        // 265 × 30,073 / 96,640
    CHECK(why.find("mattina, feriale: 88 operatori") != std::string::npos);        // 280 × 30,073 / 96,640, rounded up
    CHECK(why.find("La sola formula ne metterebbe 85") != std::string::npos);
    CHECK(why.find("in tempo il 87,1%") != std::string::npos);
    CHECK(why.find("6,4 ± 0,4 minuti simulati, 6,1 dalla formula") != std::string::npos);
    CHECK(why.find("da verificare") == std::string::npos);                         // that is Foggia's
    CHECK_FALSE(gui::can_explain(*results.sized, {"BA", "population"}));
    CHECK(gui::why_blocks(*results.sized, {"BA", "population"}, window.app().tr).empty());
}

TEST_CASE("the region's number is told as the sum of its places, and a shared pool as the region's", "[gui][results]")
{
    Window window;
    gui::open_file(window.app(), example("small-region.json"));
    const gui::Result result = sized_puglia(gui::current(window.app()));
    const auto& tr = window.app().tr;
    CHECK(words_of(gui::why_blocks(result, {"region", "fte_mean.nurse"}, tr)).find("la somma") != std::string::npos);
    CHECK(words_of(gui::why_blocks(result, {"BA", "fte_mean.help_desk"}, tr)).find("la somma") == std::string::npos);
    CHECK(gui::why_blocks(result, {"region_treated", "fte_mean.nurse"}, tr).empty());
}

TEST_CASE("clicking a number of the fabbisogno opens its explanation, and it closes", "[gui][results]")
{
    Window window{1600, 1000};
    gui::open_file(window.app(), example("small-region.json"));
    show_sized(window, sized_puglia(gui::current(window.app())));
    window.click("results.chapter.need");
    window.click("results.need.fte_mean.nurse.BR");
    REQUIRE(window.app().results.why.has_value());
    CHECK(*window.app().results.why == gui::NeedCell{"BR", "fte_mean.nurse"});
    CHECK(window.says("Perché questo numero: infermieri, ASL Brindisi"));
    window.click("results.why.close");
    CHECK_FALSE(window.app().results.why.has_value());
}

TEST_CASE("another choice in a chapter makes it anew, the same one does not", "[gui][results]")
{
    Window window;
    gui::open_file(window.app(), example("small-region.json"));
    show_sized(window, sized_puglia(gui::current(window.app())));
    window.click("results.chapter.week");
    const auto made = window.app().results.cache.made;
    window.frames(5);
    CHECK(window.app().results.cache.made == made);
    window.click("results.choose.week.where");
    window.click("results.choose.week.where.BA");
    CHECK(window.app().results.choices.at("week.where") == "BA");
    CHECK(window.app().results.cache.made == made + 1);
}

TEST_CASE("the tables of an answer go to the clipboard with points, whatever the language", "[gui][results]")
{
    Window window;
    gui::open_file(window.app(), example("small-region.json"));
    show_sized(window, sized_puglia(gui::current(window.app())));
    window.click("results.chapter.need");
    window.click("results.need.copy");
    const std::string copied = ImGui::GetClipboardText();
    CHECK(copied.find("\t510.2\t3.1\t") != std::string::npos);
    CHECK(copied.find("510,2") == std::string::npos);
}

TEST_CASE("a frame of the results with the authorities of all Italy takes less than 4 ms", "[gui][results][speed]")
{
    Window window;
    gui::open_file(window.app(), example("small-region.json"));
    show_sized(window, sized_nation(gui::current(window.app()), 110));
    const auto titles = window.app().results.cache.titles;
    for (const gui::ChapterTitle& title : titles) {
        INFO(title.id);
        window.click("results.chapter." + title.id);
        constexpr int frames = 60;
        const double before = cpu_seconds();
        window.frames(frames);
        const double mean = (cpu_seconds() - before) / frames;
        INFO("seconds a frame: " << mean);
#ifdef __OPTIMIZE__
        CHECK(mean < 0.004);
#else
        CHECK(mean < 0.1);
#endif
    }
}
