#include "gui/app/map_state.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "formats/plan_json.hpp"
#include "gui/app/app.hpp"
#include "reports/cells.hpp"
#include "reports/problem_sentences.hpp"

namespace teleplan::gui {

namespace {

using charts::Point;
using reports::msg;

/// The regional plans of the national one. Throws std::runtime_error with a sentence when they cannot be read.
FactsByRegion read_facts(const formats::DataFolders& data, const std::shared_ptr<const Tables>& tables, const reports::Language& tr, const planning::Watch& watch)
{
    FactsByRegion out;
    const auto loaded = formats::load_plan(data.scenarios / "italia.json", data);
    if (!loaded.document) throw std::runtime_error(reports::problem_lines(loaded.problems, tr));
    for (const auto& member : loaded.document->members) {
        if (watch.stop && *watch.stop) throw planning::Interrupted{};
        out[member.plan.plan.region_code] = plan_facts(member.plan, tables->territory);
    }
    return out;
}

/// The middle of the widest part of some lines across a shape.
Point spot_in(const std::vector<std::vector<Point>>& rings)
{
    Point best;
    double widest = -1, top = std::numeric_limits<double>::infinity(), bottom = -top;
    for (const auto& ring : rings)
        for (const Point& p : ring) top = std::min(top, p.y), bottom = std::max(bottom, p.y);
    constexpr int across = 16;
    for (int i = 0; i < across; ++i) {
        const double y = top + (bottom - top) * (i + 0.5) / across;
        std::vector<double> borders;
        for (const auto& ring : rings)
            for (std::size_t a = 0, b = ring.size() - 1; a < ring.size(); b = a++)
                if ((ring[a].y > y) != (ring[b].y > y)) borders.push_back(ring[a].x + (ring[b].x - ring[a].x) * (y - ring[a].y) / (ring[b].y - ring[a].y));
        std::ranges::sort(borders);
        for (std::size_t b = 0; b + 1 < borders.size(); b += 2)
            if (borders[b + 1] - borders[b] > widest) {
                widest = borders[b + 1] - borders[b];
                best = {(borders[b] + borders[b + 1]) / 2, y};
            }
    }
    return best;
}

bool of_plans(const std::string& id) { return id == "eligible" || id == "planned" || id == "planned_share" || id == "planned_per_1000"; }

/// The latest answer that there is.
const Result* latest(const App& app) { return app.results.ran ? app.results.ran.get() : app.results.sized.get(); }

const std::vector<planning::NeedRow>& simulated_rows(const App& app)
{
    static const std::vector<planning::NeedRow> none;
    const Result* answer = latest(app);
    return answer ? rows_of(*answer) : none;
}

charts::WriteNumber writer(const MapMeasure& measure, const reports::Language& tr)
{
    return [column = measure.column, &tr](double value) { return reports::cell_text(column, {"", value, {}}, tr); };
}

Figure figure_of(const App& app, const MapMeasure& measure)
{
    Figure out;
    out.table = {"map", measure.column.title, app.tr(msg("Regione")), {measure.column}, {}, {measure.about}};
    for (const auto& region : app.tables->territory.regions) {
        const auto found = measure.values.find(region.code);
        formats::Cell cell;
        if (found != measure.values.end()) cell.number = found->second;
        out.table.rows.push_back({region.code, region.name, {cell}});
    }
    out.description = app.tr(msg("Mappa delle regioni italiane: %1. %2"), {measure.column.title, measure.about});
    return out;
}

void keep_inside(MapCamera& camera, charts::Size canvas)
{
    camera.shift.x = std::clamp(camera.shift.x, canvas.width * (1 - camera.zoom), 0.0);
    camera.shift.y = std::clamp(camera.shift.y, canvas.height * (1 - camera.zoom), 0.0);
}

void take_facts(App& app)
{
    MapState& map = app.start.map;
    if (!map.reading) return;
    const auto progress = map.reading->poll();
    if (progress.state == planning::JobState::running) return;
    if (auto facts = map.reading->take()) map.facts = std::make_shared<const FactsByRegion>(std::move(*facts));
    else if (!progress.error.empty()) app.notice = Notice{Notice::Kind::problem, progress.error};
    map.reading.reset();
}

}  // namespace

std::shared_ptr<const MapPicture> map_picture(const std::vector<formats::RegionShape>& regions, const std::map<std::string, double>& values,
                                              const charts::WriteNumber& write, charts::Shading shading, charts::Size size)
{
    charts::Choropleth map{{}, "", write, shading};
    for (const auto& region : regions) {
        charts::MapArea area{region.code, {}, std::numeric_limits<double>::quiet_NaN()};
        for (const auto& ring : region.rings) {
            auto& out = area.rings.emplace_back();
            for (const auto& p : ring) out.push_back({p.longitude, p.latitude});
        }
        if (const auto found = values.find(region.code); found != values.end()) area.value = found->second;
        map.areas.push_back(std::move(area));
    }
    const charts::MapProjection projection{map.areas, size};
    std::vector<std::vector<std::vector<Point>>> outlines;
    for (const auto& area : map.areas) {
        auto& of_area = outlines.emplace_back();
        for (const auto& ring : area.rings) {
            auto& out = of_area.emplace_back();
            for (const Point& p : ring) out.push_back(projection(p));
        }
    }
    std::vector<Point> spots;
    for (const auto& rings : outlines) spots.push_back(spot_in(rings));
    return std::make_shared<const MapPicture>(MapPicture{std::make_shared<const charts::DisplayList>(map_areas(map, size)),
                                                         std::make_shared<const charts::DisplayList>(map_legend(map, size)), map.areas, std::move(outlines),
                                                         std::move(spots), projection});
}

void zoom_at(MapCamera& camera, Point place, double factor, charts::Size canvas)
{
    const double zoom = std::clamp(camera.zoom * factor, 1.0, most_zoom);
    const double change = zoom / camera.zoom;
    camera = {zoom, {place.x - (place.x - camera.shift.x) * change, place.y - (place.y - camera.shift.y) * change}};
    keep_inside(camera, canvas);
}

void pan_by(MapCamera& camera, Point moved, charts::Size canvas)
{
    camera.shift = {camera.shift.x + moved.x, camera.shift.y + moved.y};
    keep_inside(camera, canvas);
}

std::size_t shape_at(const MapPicture& picture, const MapCamera& camera, Point place)
{
    return area_at(picture.shapes, picture.projection.inverse({(place.x - camera.shift.x) / camera.zoom, (place.y - camera.shift.y) / camera.zoom}));
}

void refresh_map(App& app)
{
    MapState& map = app.start.map;
    if (!map.shapes) {
        map.shapes = formats::load_region_shapes(app.environment.data);
        if (!map.shapes->shapes) app.notice = Notice{Notice::Kind::problem, reports::problem_lines(map.shapes->problems, app.tr)};
    }
    take_facts(app);
    const MapState::Made now{app.tr.code(), map.measure, map.facts.get(), latest(app)};
    if (map.made == now) return;
    map.made = now;
    map.measures = measures_of(app.tables->territory, map.facts.get(), simulated_rows(app), app.tr);
    const MapMeasure& measure = shown_measure(map);
    map.figure = figure_of(app, measure);
    map.picture.reset();
    if (!map.shapes->shapes) return;
    map.picture = map_picture(*map.shapes->shapes, measure.values, writer(measure, app.tr), charts::Shading::sequential, map_size);
    auto whole = *map.picture->legend;
    whole.items.insert(whole.items.end(), map.picture->areas->items.begin(), map.picture->areas->items.end());
    map.figure.chart = std::make_shared<const charts::DisplayList>(std::move(whole));
}

void choose_measure(App& app, const std::string& id)
{
    MapState& map = app.start.map;
    map.measure = id;
    if (!of_plans(id) || map.facts || map.reading) return;
    map.reading = std::make_unique<planning::Job<FactsByRegion>>(
        [data = app.environment.data, tables = app.tables, tr = app.tr](const planning::Watch& watch) { return read_facts(data, tables, tr, watch); }, app.wake);
}

const MapMeasure& shown_measure(const MapState& map)
{
    const auto found = std::ranges::find_if(map.measures, [&](const MapMeasure& m) { return m.column.id == map.measure; });
    return found == map.measures.end() ? map.measures.front() : *found;
}

std::string value_words(const MapMeasure& measure, const std::string& region_code, const reports::Language& tr)
{
    const auto found = measure.values.find(region_code);
    return found == measure.values.end() ? tr(msg("n.d.")) : reports::cell_text(measure.column, {"", found->second, {}}, tr);
}

}  // namespace teleplan::gui
