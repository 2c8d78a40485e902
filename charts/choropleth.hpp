#pragma once
// Areas of a map, shaded by a value each.

#include "charts/plots.hpp"

namespace teleplan::charts {

/// rings: longitude and latitude in degrees; a ring inside another is a hole.
struct MapArea { std::string name; std::vector<std::vector<Point>> rings; double value = 0; };   // value not finite: left grey
/// sequential: light to dark from the lowest value to the highest; diverging: orange below zero, blue above, as strong as far from it.
enum class Shading : std::uint8_t { sequential, diverging };
struct Choropleth { std::vector<MapArea> areas; std::string legend_title; WriteNumber write; Shading shading = Shading::sequential; };
/// Equirectangular about the middle latitude, north up, as large as fits; items of one area follow each other: its polygon,
/// then its borders.
[[nodiscard]] DisplayList choropleth(const Choropleth&, Size = {});
/// The two halves of it on canvases of the same size, for a map that moves below a legend that stays.
[[nodiscard]] DisplayList map_areas(const Choropleth&, Size = {});
[[nodiscard]] DisplayList map_legend(const Choropleth&, Size = {});
inline constexpr double map_legend_height = 24;       // the map lies below

/// Where a map lands on its canvas: for the same areas and size as choropleth().
class MapProjection {
public:
    MapProjection(const std::vector<MapArea>&, Size);
    [[nodiscard]] Point operator()(Point longitude_latitude) const;
    [[nodiscard]] Point inverse(Point pixel) const;

private:
    double stretch_ = 1, scale_ = 1, left_ = 0, top_ = 0, west_ = 0, north_ = 0;
};

/// The area that holds a point of the map (even-odd); none: its size.
[[nodiscard]] std::size_t area_at(const std::vector<MapArea>&, Point longitude_latitude);

}  // namespace teleplan::charts
