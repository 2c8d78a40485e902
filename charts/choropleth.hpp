#pragma once
// Areas of a map, shaded by a value each.

#include "charts/plots.hpp"

namespace teleplan::charts {

/// rings: longitude and latitude in degrees; a ring inside another is a hole.
struct MapArea { std::string name; std::vector<std::vector<Point>> rings; double value = 0; };   // value not finite: left grey
struct Choropleth { std::vector<MapArea> areas; std::string legend_title; WriteNumber write; };
/// Equirectangular about the middle latitude, north up, as large as fits; items of one area follow each other: its polygon,
/// then its borders.
[[nodiscard]] DisplayList choropleth(const Choropleth&, Size = {});

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
