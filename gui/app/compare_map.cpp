// Two regions on the map, with the totals of one measure.
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "charts/choropleth.hpp"
#include "charts/frame.hpp"
#include "charts/text_width.hpp"
#include "gui/app/compare_tables.hpp"
#include "reports/compare_tables.hpp"
#include "reports/names.hpp"
#include "reports/sentences.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;
namespace palette = charts::palette;

std::vector<charts::Point> ring_points(const std::vector<formats::GeoPoint>& ring)
{
    std::vector<charts::Point> out;
    for (const auto& p : ring) out.push_back({p.longitude, p.latitude});
    return out;
}

/// The middle of the largest ring: the mainland of a region with islands.
charts::Point middle(const charts::MapArea& area)
{
    const auto largest = std::ranges::max_element(area.rings, {}, [](const auto& ring) { return ring.size(); });
    if (largest == area.rings.end() || largest->empty()) return {};
    const auto [west, east] = std::ranges::minmax(*largest, {}, &charts::Point::x);
    const auto [south, north] = std::ranges::minmax(*largest, {}, &charts::Point::y);
    return {(west.x + east.x) / 2, (south.y + north.y) / 2};
}

/// A region in its plan's colour, and its letter and value beside it, over the sea where there is some.
void add_region(charts::DisplayList& list, const charts::MapArea& area, const charts::MapProjection& place, charts::Color color, const std::string& words)
{
    charts::Polygon filled{{}, color};
    for (const auto& ring : area.rings) {
        auto& out = filled.rings.emplace_back();
        for (const charts::Point& p : ring) out.push_back(place(p));
    }
    list.items.emplace_back(std::move(filled));
    constexpr double away = 90, size = charts::label_size + 1;
    const charts::Point at = place(middle(area));
    const double wide = charts::text_width(words, size);
    const bool left = at.x < list.width / 2;
    const double edge = left ? std::max(wide + 4, at.x - away) : std::min(list.width - wide - 4, at.x + away);
    list.items.emplace_back(charts::Line{{at, {edge, at.y}}, palette::ink, 1.5, charts::Dash::solid});
    list.items.emplace_back(charts::Text{{left ? edge - 4 : edge + 4, at.y + 5}, words, left ? charts::Anchor::end : charts::Anchor::start, palette::ink, size});
}

}  // namespace

Figure region_figure(const std::vector<formats::RegionShape>& shapes, const planning::CompareAnswer& answer, const planning::PlanComparison& comparison, const std::string& measure,
                     charts::Size size, const reports::Language& tr)
{
    planning::PlanComparison one{comparison.other, {}};
    std::ranges::copy_if(comparison.measures, std::back_inserter(one.measures), [&](const auto& d) { return d.where == "region" && d.id == measure; });
    const std::string unit = one.measures.empty() ? "" : reports::unit_of(one.measures.front().unit, tr);
    const std::string title = reports::capitalised(reports::measure_words(tr, measure)) + (unit.empty() ? "" : " (" + unit + ")");
    const auto write = [&](double v) { return tr.number(v, std::abs(v) < 100 ? 1 : 0); };
    charts::Choropleth map{{}, title, write};
    for (const formats::RegionShape& shape : shapes) {
        charts::MapArea& area = map.areas.emplace_back(charts::MapArea{shape.name, {}, std::numeric_limits<double>::quiet_NaN()});
        for (const auto& ring : shape.rings) area.rings.push_back(ring_points(ring));
    }
    const std::size_t sides[] = {0, comparison.other};
    charts::DisplayList list = charts::map_areas(map, size);
    const charts::MapProjection place{map.areas, size};
    for (const std::size_t side : sides)
        for (std::size_t i = 0; i < shapes.size() && !one.measures.empty(); ++i) {
            if (shapes[i].code != answer.plans[side].region_code) continue;
            const auto& v = one.measures.front().value;
            add_region(list, map.areas[i], place, palette::of(side == 0 ? 0 : 1), side_letter(side) + ", " + shapes[i].name + ": " + write(side == 0 ? v.first.mean : v.other.mean));
        }
    list.items.emplace_back(charts::Text{{0, 15}, title, charts::Anchor::start, palette::faint, charts::label_size});
    return {std::make_shared<const charts::DisplayList>(std::move(list)), reports::differences_table(answer, one, {"region"}, tr), title};
}

std::vector<std::string> region_lines(const planning::PlanComparison& comparison, const std::string& measure, const reports::Language& tr)
{
    const auto at = std::ranges::find_if(comparison.measures, [&](const auto& d) { return d.where == "region" && d.id == measure; });
    if (at == comparison.measures.end()) return {};
    std::vector<std::string> out;
    const auto line = [&](const char* words, const planning::PairedValue& v, int decimals) {
        out.push_back(tr(words, {tr.number(v.first.mean, decimals), side_letter(comparison.other), tr.number(v.other.mean, decimals), tr.range(v.difference, decimals)}) + " " +
                      (reports::beyond_chance(v) ? tr(msg("La differenza è oltre il caso.")) : tr(msg("La differenza può essere del caso."))));
    };
    line(msg("In tutto: A %1, %2 %3; differenza %4."), at->value, std::abs(at->value.first.mean) < 100 ? 1 : 0);
    if (at->per_1000_inhabitants) line(msg("Per 1.000 abitanti: A %1, %2 %3; differenza %4."), *at->per_1000_inhabitants, 2);
    if (at->per_1000_active) line(msg("Per 1.000 attivi: A %1, %2 %3; differenza %4."), *at->per_1000_active, 2);
    return out;
}

}  // namespace teleplan::gui
