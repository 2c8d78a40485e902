#include <algorithm>

#include <imgui.h>

#include "gui/app/map_state.hpp"
#include "gui/app/start_state.hpp"
#include "gui/widgets/theme.hpp"
#include "tests/catch.hpp"
#include "tests/gui/harness.hpp"

using namespace teleplan;
using namespace teleplan::tests;

namespace
{

gui::MapState& map_of(Window& window) { return window.app().start.map; }

const gui::MapMeasure& measure(Window& window, const std::string& id)
{
    const auto& all = map_of(window).measures;
    const auto found = std::ranges::find_if(all, [&](const auto& m) { return m.column.id == id; });
    REQUIRE(found != all.end());
    return *found;
}

gui::Rectangle item(const std::string& name)
{
    REQUIRE(gui::screen().items.contains(name));
    return gui::screen().items.at(name);
}

constexpr const char* puglia = "16";

}  // namespace

TEST_CASE("every region is on the map, and its spot lies in it", "[gui][map]")
{
    Window window;
    const auto& picture = *map_of(window).picture;
    REQUIRE(picture.shapes.size() == 21);
    for (std::size_t i = 0; i < picture.shapes.size(); ++i) {
        INFO(picture.shapes[i].name);
        CHECK(gui::shape_at(picture, {}, picture.spots[i]) == i);
        CHECK(window.shows("map." + picture.shapes[i].name));
    }
}

TEST_CASE("a click on the map chooses a region, and one on the list of regions another", "[gui][map]")
{
    Window window;
    window.click("map.16");
    CHECK(window.app().start.region == puglia);
    window.move_to(1, 1);                                // a tooltip would end what says() reads
    CHECK(window.says("ASL BA"));
    window.click("start.region.20");
    CHECK(window.app().start.region == "20");
    window.click("start.region.");
    CHECK(window.app().start.region.empty());
}

TEST_CASE("a double click on the map opens the region's plan", "[gui][map]")
{
    Window window;
    const gui::Rectangle spot = item("map.17");
    window.click_at(spot.from.x + 1, spot.from.y + 1);
    window.click_at(spot.from.x + 1, spot.from.y + 1);
    REQUIRE(gui::current(window.app()));
    CHECK(gui::current(window.app())->document.plan.plan.region_code == "17");
}

TEST_CASE("pointing at a region tells its name and its value", "[gui][map]")
{
    Window window;
    const gui::Rectangle spot = item("map.16");
    window.move_to(spot.from.x + 1, spot.from.y + 1);
    CHECK(window.says("Popolazione residente: 3.9"));
}

TEST_CASE("the wheel zooms around the pointer and a drag moves the map; neither chooses a region", "[gui][map]")
{
    Window window;
    const gui::Rectangle before = item("map.16");
    window.move_to(before.from.x + 1, before.from.y + 1);
    ImGui::GetIO().MouseWheel = 3;
    window.frames(2);
    CHECK(map_of(window).camera.zoom == Approx(1.25 * 1.25 * 1.25));
    const gui::Rectangle zoomed = item("map.16");
    CHECK(zoomed.from.x == Approx(before.from.x).margin(1.5));
    CHECK(zoomed.from.y == Approx(before.from.y).margin(1.5));
    const float x = zoomed.from.x, y = zoomed.from.y;
    window.drag(x, y, x + 40, y + 30);
    CHECK(item("map.16").from.x == Approx(x + 40).margin(8));
    CHECK(item("map.16").from.y == Approx(y + 30).margin(8));
    CHECK(window.app().start.region.empty());
    window.click("map.whole");
    CHECK(map_of(window).camera.zoom == 1);
}

TEST_CASE("the map never leaves its canvas", "[gui][map]")
{
    gui::MapCamera camera;
    const charts::Size canvas{400, 470};
    gui::pan_by(camera, {50, 50}, canvas);
    CHECK(camera.shift.x == 0);
    gui::zoom_at(camera, {100, 100}, 1e9, canvas);
    CHECK(camera.zoom == gui::most_zoom);
    gui::pan_by(camera, {-1e9, 1e9}, canvas);
    CHECK(camera.shift.x == Approx(400 * (1 - gui::most_zoom)));
    CHECK(camera.shift.y == 0);
    gui::zoom_at(camera, {0, 0}, 1e-9, canvas);
    CHECK(camera.zoom == 1);
    CHECK(camera.shift.x == 0);
}

TEST_CASE("the measures of the tables are those of the tables", "[gui][map]")
{
    Window window;
    CHECK(measure(window, "population").values.at(puglia) == 3953305);
    double all = 0;
    for (const auto& [code, persons] : measure(window, "population").values) all += persons;
    CHECK(all == national_population(window.app().tables->territory));
    CHECK(measure(window, "over_65").values.at("07") > measure(window, "over_65").values.at("15"));       // Liguria is the oldest, Campania the youngest
    CHECK(measure(window, "income").values.at(puglia) < measure(window, "income").values.at("21"));
    CHECK(measure(window, "prevalence.diabetes").values.at(puglia) > 0.03);
    CHECK(measure(window, "eligible").values.empty());
}

TEST_CASE("a measure of the plans is read in the background and colours the map", "[gui][map]")
{
    Window window;
    window.click("start.measure");
    window.click("start.measure.planned");
    CHECK(map_of(window).measure == "planned");
    REQUIRE(window.wait([&] { return map_of(window).facts != nullptr; }));
    window.frames();
    CHECK(measure(window, "planned").values.size() == 21);
    CHECK(measure(window, "planned").values.at(puglia) == 96640);
    double all = 0;
    for (const auto& [code, patients] : measure(window, "planned").values) all += patients;
    CHECK(all == Approx(792'000).epsilon(0.001));
    CHECK(measure(window, "planned_share").values.at(puglia) == Approx(96640 / measure(window, "eligible").values.at(puglia)));
    CHECK(gui::value_words(measure(window, "planned"), puglia, window.app().tr) == "96.640");
}

TEST_CASE("a map that cannot be read leaves the list of regions and says why", "[gui][map]")
{
    Window window;
    window.app().start.map.shapes = formats::read_region_shapes("{}", "regions.geojson");
    window.app().start.map.made.reset();
    window.frames();
    CHECK_FALSE(window.shows("map"));
    window.click("start.region.16");
    CHECK(window.says("ASL BA"));
}

TEST_CASE("the map's numbers are shown, copied and saved", "[gui][map]")
{
    Window window;
    window.click("map.table");
    CHECK(window.shows("map.numbers.01"));
    window.click("map.table");
    window.click("map.copy");
    CHECK(std::string{ImGui::GetClipboardText()}.find("Puglia\t3953305\n") != std::string::npos);
    const auto folder = std::filesystem::temp_directory_path() / ("teleplan-map-" + std::to_string(reinterpret_cast<std::uintptr_t>(&window)));
    std::filesystem::create_directory(folder);
    for (const char* kind : {"svg", "png"}) {
        window.click(std::string{"map."} + kind);
        REQUIRE(window.app().files.open);
        gui::go_to(window.app().files, folder, window.app().tr);
        window.frames();
        window.key("Enter");
        const auto file = folder / (std::string{"Popolazione-residente."} + kind);
        INFO(file);
        REQUIRE(std::filesystem::exists(file));
        CHECK(std::filesystem::file_size(file) > 5000);
        REQUIRE(window.app().notice);
        CHECK(window.app().notice->text == "Salvato: " + file.string());
    }
    std::filesystem::remove_all(folder);
}

TEST_CASE("the latest answer's regions can colour the map, an authority's row cannot", "[gui][map]")
{
    Window window;
    const auto& territory = window.app().tables->territory;
    planning::NeedRow row;
    row.code = puglia;
    row.active = {200, 10};
    row.alerts_per_day = {30, 1};
    row.share_of_eligible = 0.25;
    planning::NeedRow authority = row;
    authority.code = "160106";
    const auto has = [&](const std::vector<gui::MapMeasure>& all, const std::string& id) {
        return std::ranges::any_of(all, [&](const auto& m) { return m.column.id == id && m.values.size() == 1; });
    };
    const auto measures = gui::measures_of(territory, nullptr, {authority, row}, window.app().tr);
    CHECK(has(measures, "simulated.active"));
    CHECK(gui::value_words(measures.back(), puglia, window.app().tr) == "15,0");     // alerts a day per 100 patients
    CHECK(gui::value_words(measures.back(), "01", window.app().tr) == "n.d.");
    CHECK_FALSE(has(gui::measures_of(territory, nullptr, {authority}, window.app().tr), "simulated.active"));
}
