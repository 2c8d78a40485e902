#include <algorithm>
#include <chrono>

#include "gui/app/command.hpp"
#include "tests/catch.hpp"
#include "tests/gui/harness.hpp"

using namespace teleplan;
using namespace teleplan::gui;
using namespace teleplan::tests;

TEST_CASE("every chapter of the plan is drawn, in both languages, and quickly", "[gui][editor]")
{
    Window window;
    App& app = window.app();
    app.settings.guide_seen = true;
    for (const char* name : {"regions/puglia.json", "italia.json"}) {
        const auto begin = std::chrono::steady_clock::now();
        open_file(app, app.environment.data.scenarios / name);
        window.frames(1);
        const double opening = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        REQUIRE(current(app));
        double slowest = 0;
        for (int language = 0; language < 2; ++language) {
            const auto chapters = form_of(app).chapters;
            for (const Chapter& chapter : chapters) {
                app.editor.chapter = chapter.key;
                for (const Beside beside : {Beside::form, Beside::curve, Beside::gantt, Beside::graph, Beside::seats, Beside::table}) {
                    app.editor.beside = beside;
                    window.frames(2);
                    const auto from = std::chrono::steady_clock::now();
                    window.frames(5);
                    slowest = std::max(slowest, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count() / 5);
                }
            }
            run_command(app, "language.other");
        }
        CHECK(opening < 3000);
        INFO(name << ": opened in " << opening << " ms, slowest frame " << slowest << " ms");
        CHECK(slowest < 20);                           // [ms]; the machine may be busy: 1 to 2 when it is not
    }
}
