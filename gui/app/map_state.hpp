#pragma once
// The map of Italy: what a region can be coloured by, the map made ready, and how far it is zoomed.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "charts/choropleth.hpp"
#include "formats/regions_geojson.hpp"
#include "formats/table.hpp"
#include "gui/app/figure.hpp"
#include "models/plan.hpp"
#include "models/territory.hpp"
#include "planning/job.hpp"
#include "planning/results.hpp"

namespace teleplan::gui {

struct App;

/// What a plan says of a region, or of an authority, before anything is simulated.
struct PlanFacts {
    double eligible = 0;                               // persons who could be followed
    int planned = 0;                                   // active patients at the end of the ramp
};
struct AuthorityFacts { models::Authority authority; PlanFacts facts; };
[[nodiscard]] std::vector<AuthorityFacts> authority_facts(const models::Plan& regional, const models::Territory&);
[[nodiscard]] PlanFacts plan_facts(const models::Plan& regional, const models::Territory&);
using FactsByRegion = std::map<std::string, PlanFacts>;            // by region code

/// One figure of each region, by region code; a region without it is left grey.
struct MapMeasure {
    formats::Column column;                            // its id, its words, how it is written
    std::string about;                                 // where it comes from
    std::map<std::string, double> values;
};
/// Those of the tables; those of the regional plans once they were read (`facts`); those of an answer's regions, when there is one.
[[nodiscard]] std::vector<MapMeasure> measures_of(const models::Territory&, const FactsByRegion* facts, const std::vector<planning::NeedRow>& simulated,
                                                  const reports::Language&);

/// A map ready for drawing: areas that move below a legend that stays, both of the same size.
struct MapPicture {
    Chart areas, legend;
    std::vector<charts::MapArea> shapes;               // named by their codes; in degrees
    std::vector<std::vector<std::vector<charts::Point>>> outlines;   // of the shapes, in chart pixels
    std::vector<charts::Point> spots;                  // inside each shape, as far from its borders as a line across it can be; likewise
    charts::MapProjection projection;
};
[[nodiscard]] std::shared_ptr<const MapPicture> map_picture(const std::vector<formats::RegionShape>&, const std::map<std::string, double>& values,
                                                            const charts::WriteNumber&, charts::Shading, charts::Size);

/// Chart pixel p of the areas stands at shift + zoom × p.
struct MapCamera { double zoom = 1; charts::Point shift; };
inline constexpr double most_zoom = 12;
/// Zooms by a factor around a place that stays where it is; the areas never leave their canvas.
void zoom_at(MapCamera&, charts::Point place, double factor, charts::Size canvas);
void pan_by(MapCamera&, charts::Point moved, charts::Size canvas);
/// Index of the shape at a place of the canvas; none: their number.
[[nodiscard]] std::size_t shape_at(const MapPicture&, const MapCamera&, charts::Point place);

struct MapState {
    std::string measure = "population";                // id of the one shown
    MapCamera camera;
    std::optional<formats::LoadedShapes> shapes;       // read when the map is first shown
    std::unique_ptr<planning::Job<FactsByRegion>> reading;         // the regional plans, for the measures that need them
    std::shared_ptr<const FactsByRegion> facts;

    // Worked out when one of these changes, not for each frame.
    struct Made { std::string language, measure; const void *facts = nullptr, *answer = nullptr; bool operator==(const Made&) const = default; };
    std::optional<Made> made;
    std::vector<MapMeasure> measures;
    std::shared_ptr<const MapPicture> picture;         // null: no shapes
    Figure figure;                                     // the map with its numbers, to copy and to save
};
inline constexpr charts::Size map_size{400, 470};      // [chart pixels]

/// Brings the state up to date: reads what is not read yet, and works out what has changed. Called once a frame.
void refresh_map(App&);
/// Colours the map by another measure; those of the plans make them be read in the background.
void choose_measure(App&, const std::string& id);
[[nodiscard]] const MapMeasure& shown_measure(const MapState&);    // requires refresh_map
/// "96.640", "12,3%"; "n.d." for a region without a value.
[[nodiscard]] std::string value_words(const MapMeasure&, const std::string& region_code, const reports::Language&);

}  // namespace teleplan::gui
