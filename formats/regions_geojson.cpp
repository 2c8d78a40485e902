#include "formats/regions_geojson.hpp"

#include <exception>

#include "formats/json.hpp"
#include "formats/safe_file.hpp"

namespace teleplan::formats
{
namespace
{

using models::Problems;

/// Walks the document; what is wrong is noted with its pointer and left out.
class ShapeReader
{
public:
    explicit ShapeReader(Problems& problems) : problems_(problems) {}

    std::vector<RegionShape> collection(const Json& json)
    {
        std::vector<RegionShape> out;
        const Json* features = member(json, "", "features", Json::Kind::list);
        if (!features) return out;
        for (std::size_t i = 0; i < features->items.size(); ++i)
            out.push_back(feature(features->items[i], pointer_to("/features", i)));
        return out;
    }

private:
    void report(const std::string& pointer, std::string code, std::vector<std::string> arguments)
    {
        if (problems_.size() < models::max_problems)
            problems_.push_back({pointer, std::move(code), std::move(arguments)});
    }

    static std::string word(Json::Kind kind)
    {
        return kind == Json::Kind::list ? "list" : kind == Json::Kind::text ? "text" : "object";
    }

    const Json* member(const Json& parent, const std::string& pointer, std::string_view key, Json::Kind kind)
    {
        if (!parent.is(Json::Kind::object)) {
            report(pointer, "wrong_type", {"object"});
            return nullptr;
        }
        const Json* const found = parent.find(key);
        if (!found)
            report(pointer_to(pointer, key), "missing_field", {std::string{key}});
        else if (!found->is(kind))
            report(pointer_to(pointer, key), "wrong_type", {word(kind)});
        return found && found->is(kind) ? found : nullptr;
    }

    std::string text(const Json* parent, const std::string& pointer, std::string_view key)
    {
        const Json* const found = parent ? member(*parent, pointer, key, Json::Kind::text) : nullptr;
        return found ? found->text : std::string{};
    }

    RegionShape feature(const Json& json, const std::string& pointer)
    {
        RegionShape out;
        const std::string properties_at = pointer_to(pointer, "properties");
        const Json* const properties = member(json, pointer, "properties", Json::Kind::object);
        out.code = text(properties, properties_at, "region_code");
        out.name = text(properties, properties_at, "name");
        const std::string geometry_at = pointer_to(pointer, "geometry");
        const Json* const geometry = properties ? member(json, pointer, "geometry", Json::Kind::object) : nullptr;
        if (!geometry) return out;
        const std::string type = text(geometry, geometry_at, "type");
        const Json* const coordinates = member(*geometry, geometry_at, "coordinates", Json::Kind::list);
        if (!coordinates || type.empty()) return out;
        const std::string at = pointer_to(geometry_at, "coordinates");
        if (type == "Polygon") {
            polygon(*coordinates, at, out);
        } else if (type == "MultiPolygon") {
            for (std::size_t i = 0; i < coordinates->items.size(); ++i)
                polygon(coordinates->items[i], pointer_to(at, i), out);
        } else {
            report(pointer_to(geometry_at, "type"), "unknown_name", {type, "", "Polygon, MultiPolygon"});
        }
        return out;
    }

    void polygon(const Json& json, const std::string& pointer, RegionShape& out)
    {
        if (!json.is(Json::Kind::list)) return report(pointer, "wrong_type", {"list"});
        for (std::size_t r = 0; r < json.items.size(); ++r) ring(json.items[r], pointer_to(pointer, r), out);
    }

    void ring(const Json& json, const std::string& pointer, RegionShape& out)
    {
        constexpr std::size_t fewest = 4;  // RFC 7946, 3.1.6: closed, so a triangle has four positions
        if (!json.is(Json::Kind::list)) return report(pointer, "wrong_type", {"list"});
        if (json.items.size() < fewest)
            return report(pointer, "wrong_count", {std::to_string(json.items.size()), std::to_string(fewest)});
        auto& points = out.rings.emplace_back();
        for (std::size_t p = 0; p < json.items.size(); ++p) {
            const auto point = position(json.items[p], pointer_to(pointer, p));
            if (!point) return;
            points.push_back(*point);
        }
    }

    std::optional<GeoPoint> position(const Json& json, const std::string& pointer)
    {
        if (!json.is(Json::Kind::list) || json.items.size() < 2) {
            report(pointer, "wrong_type", {"list"});
            return {};
        }
        const auto longitude = degrees(json.items[0], pointer_to(pointer, std::size_t{0}), 180);
        const auto latitude = degrees(json.items[1], pointer_to(pointer, std::size_t{1}), 90);
        if (!longitude || !latitude) return {};
        return GeoPoint{*longitude, *latitude};
    }

    std::optional<double> degrees(const Json& json, const std::string& pointer, double most)
    {
        if (!json.is(Json::Kind::number)) {
            report(pointer, "wrong_type", {"number"});
            return {};
        }
        if (json.number < -most || json.number > most) {
            report(pointer, "out_of_range", {shortest(json.number), shortest(-most), shortest(most), "°"});
            return {};
        }
        return json.number;
    }

    Problems& problems_;
};

}  // namespace

LoadedShapes read_region_shapes(std::string_view text, const std::string& file)
{
    LoadedShapes out;
    const auto json = parse_json(text, file, 0, out.problems);
    if (!json) return out;
    auto shapes = ShapeReader{out.problems}.collection(*json);
    if (out.problems.empty()) out.shapes = std::move(shapes);
    return out;
}

LoadedShapes load_region_shapes(const DataFolders& folders)
{
    const auto path = folders.tables() / "regions.geojson";
    try {
        return read_region_shapes(read_file(path), path.string());
    } catch (const std::exception& e) {
        return {{}, {{"", "cannot_read", {path.string(), e.what()}}}};
    }
}

}  // namespace teleplan::formats
