#pragma once
// The outlines of the regions for a map: a GeoJSON feature collection (RFC 7946) of polygons.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/data_folders.hpp"
#include "models/problems.hpp"

namespace teleplan::formats
{

struct GeoPoint {
    double longitude = 0, latitude = 0;  // degrees
};
struct RegionShape {
    std::string code, name;                     // members region_code and name of the feature's properties
    std::vector<std::vector<GeoPoint>> rings;  // of all its polygons; a ring inside another is a hole
};
struct LoadedShapes {
    std::optional<std::vector<RegionShape>> shapes;  // in file order; present if and only if there are no problems
    models::Problems problems;                       // pointers into the file
};

/// Every feature needs region_code, name and a Polygon or MultiPolygon whose rings have at least four positions on Earth.
[[nodiscard]] LoadedShapes read_region_shapes(std::string_view text, const std::string& file);
/// regions.geojson of folders.tables(); a file that cannot be read is a problem.
[[nodiscard]] LoadedShapes load_region_shapes(const DataFolders&);

}  // namespace teleplan::formats
