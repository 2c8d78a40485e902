#include "gui/app/live_charts.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "gui/app/live_words.hpp"
#include "reports/platform_tables.hpp"

namespace teleplan::gui {

using charts::Point;
using charts::Shape;
using charts::Trend;
using charts::TrendChart;
using planning::LiveHours;
using planning::LivePlace;
using planning::Snapshot;
using reports::Language;
using reports::msg;

namespace {

/// The hours that are shown: from first on.
std::size_t first_hour(const LiveHours& hours, int days)
{
    const auto wanted = static_cast<std::size_t>(std::max(1, days)) * 24;
    return hours.count > wanted ? hours.count - wanted : 0;
}

sim::SimTime time_of(const LiveHours& hours, std::size_t hour) { return hours.from + std::chrono::hours{1} * static_cast<std::int64_t>(hour); }

/// The hours that a chart has: the platform is counted from the regime on.
std::size_t first_counted(LiveChart which, const Snapshot& shot)
{
    if (which != LiveChart::messages && which != LiveChart::documents && which != LiveChart::tier) return 0;
    const auto before = models::start_of(shot.scene->regime.from) - shot.hours->from;
    return before <= sim::Duration{} ? 0 : static_cast<std::size_t>(before / std::chrono::hours{1});
}

std::vector<Point> steps(const std::vector<float>& series, std::size_t first)
{
    std::vector<Point> out;
    for (std::size_t h = first; h < series.size(); ++h) out.push_back({static_cast<double>(h), static_cast<double>(series[h])});
    if (!out.empty()) out.push_back({out.back().x + 1, out.back().y});           // its hour, to the end
    return out;
}

/// Midnights with their day, at most four.
std::vector<charts::XLabel> day_labels(const LiveHours& hours, int days, const Language& tr)
{
    std::vector<charts::XLabel> midnights;
    for (std::size_t h = first_hour(hours, days); h < hours.count; ++h)
        if (const sim::SimTime at = time_of(hours, h); models::time_of_day(at) < std::chrono::hours{1}) midnights.push_back({static_cast<double>(h), day_words(models::date_of(at), tr)});
    const std::size_t apart = std::max<std::size_t>(1, (midnights.size() + 3) / 4);
    std::vector<charts::XLabel> out;
    for (std::size_t i = midnights.size() > apart ? (midnights.size() - 1) % apart : 0; i < midnights.size(); i += apart) out.push_back(midnights[i]);
    return out;
}

charts::WriteNumber numbers(const Language& tr)
{
    return [tr](double v) { return tr.number(v, v != std::round(v) ? (std::abs(v) < 1 ? 2 : 1) : 0); };
}

/// Patients of the authority, or of all where the place is a centre.
TrendChart patients_chart(const Snapshot& shot, std::size_t place, const Language& tr)
{
    const auto& scene = *shot.scene;
    const models::DateRange ramp = scene.ramp;
    const auto days = static_cast<std::size_t>(std::max(0, ramp.to - ramp.from + 1));
    std::vector<double> planned(days, 0), active(days, 0);
    const bool own = scene.places[place].kind == planning::PlaceKind::authority;
    for (std::size_t p = 0; p < scene.places.size(); ++p) {
        if (own && p != place) continue;
        for (std::size_t d = 0; d < days; ++d) {
            if (d < scene.places[p].planned.size()) planned[d] += scene.places[p].planned[d];
            if (d < scene.places[p].realised.size()) active[d] += scene.places[p].realised[d];
        }
    }
    TrendChart chart{own ? tr(msg("Pazienti attivi, %1"), {place_words(scene.places[place], tr)}) : tr(msg("Pazienti attivi della regione")), {}, {}, {}, {}, numbers(tr)};
    Trend plan{tr(msg("previsti")), {}, Shape::line}, real{tr(msg("attivi")), {}, Shape::line};
    const models::Date today = models::date_of(shot.time);
    const std::size_t stride = std::max<std::size_t>(1, days / 200);
    for (std::size_t d = 0; d < days; d += stride) {
        plan.points.push_back({static_cast<double>(d), planned[d]});
        if (ramp.from + static_cast<int>(d) <= today) real.points.push_back({static_cast<double>(d), active[d]});
    }
    chart.trends = {std::move(plan), std::move(real)};
    const auto first = models::month_of(ramp.from).index, last = models::month_of(ramp.to).index;
    const int apart = std::max(1, (last - first + 3) / 3);
    for (int m = first + 1; m <= last; m += apart) chart.x_labels.push_back({static_cast<double>(models::first_day({m}) - ramp.from), month_words({m}, tr)});
    chart.marks = {{static_cast<double>(today - ramp.from), tr(msg("oggi"))}};
    return chart;
}

/// The lines of a chart over the hours, whole.
std::vector<std::pair<std::string, std::vector<float>>> lines(LiveChart which, const Snapshot& shot, const LiveSelection& at, const Language& tr)
{
    const LiveHours& hours = *shot.hours;
    const auto& place = hours.places[at.place];
    const auto floats = [](const std::vector<std::int32_t>& series) { return std::vector<float>(series.begin(), series.end()); };
    if (at.pool >= place.pools.size() && (which == LiveChart::waiting || which == LiveChart::staff)) return {};
    switch (which) {
    case LiveChart::waiting: return {{tr(msg("in attesa")), place.pools[at.pool].waiting}};
    case LiveChart::staff:
        if (shot.scene->places[at.place].unlimited[at.pool]) return {{tr(msg("occupati")), place.pools[at.pool].busy}};
        return {{tr(msg("occupati")), place.pools[at.pool].busy}, {tr(msg("in turno")), place.pools[at.pool].on_duty}};
    case LiveChart::timeliness: return {{tr(msg("in tempo")), floats(place.in_time)}, {tr(msg("in ritardo")), floats(place.late)}};
    case LiveChart::alerts: {
        std::vector<std::pair<std::string, std::vector<float>>> out;
        for (std::size_t p = 0; p < models::priority_count; ++p) out.emplace_back(priority_words(static_cast<models::Priority>(p), tr), floats(place.alerts[p]));
        return out;
    }
    case LiveChart::messages: return {{tr(msg("messaggi")), hours.messages}};
    case LiveChart::documents: return {{tr(msg("documenti")), hours.documents}};
    case LiveChart::tier:
        if (at.tier >= hours.tiers.size()) return {};
        return {{tr(msg("richieste")), hours.tiers[at.tier].requests}, {tr(msg("di cui documenti")), hours.tiers[at.tier].documents}};
    case LiveChart::patients: break;
    }
    return {};
}

std::string title_of(LiveChart which, const Snapshot& shot, const LiveSelection& at, const Language& tr)
{
    const LivePlace& place = shot.scene->places[at.place];
    const auto pool = [&] { return at.pool < place.pools.size() ? reports::capitalised(pool_words(place.pools[at.pool], tr)) : std::string{}; };
    switch (which) {
    case LiveChart::waiting: return tr(msg("%1: in attesa"), {pool()});
    case LiveChart::staff: return tr(msg("%1: occupati e in turno"), {pool()});
    case LiveChart::timeliness: return tr(msg("Presi in carico all'ora"));
    case LiveChart::alerts: return tr(msg("Allerte all'ora per priorità"));
    case LiveChart::messages: return tr(msg("Messaggi all'ora, tutta la piattaforma"));
    case LiveChart::documents: return tr(msg("Documenti all'ora, tutta la piattaforma"));
    case LiveChart::tier: return at.tier < shot.scene->tiers.size() ? tr(msg("All'ora: %1"), {reports::tier_name(tr, shot.scene->tiers[at.tier].name)}) : std::string{};
    case LiveChart::patients: break;
    }
    return {};
}

}  // namespace

LiveSelection held(LiveSelection at, const planning::LiveScene& scene)
{
    if (at.place >= scene.places.size()) at.place = at.pool = 0;
    if (scene.places.empty() || at.pool >= scene.places[at.place].pools.size()) at.pool = 0;
    if (at.tier >= scene.tiers.size()) at.tier = 0;
    return at;
}

TrendChart live_trend(LiveChart which, const Snapshot& shot, const LiveSelection& at, const Language& tr)
{
    if (which == LiveChart::patients) return patients_chart(shot, at.place, tr);
    TrendChart chart{title_of(which, shot, at, tr), {}, {}, {}, day_labels(*shot.hours, at.days, tr), numbers(tr)};
    const std::size_t first = std::max(first_hour(*shot.hours, at.days), first_counted(which, shot));
    for (auto& [name, series] : lines(which, shot, at, tr)) chart.trends.push_back({name, steps(series, first), Shape::step});
    std::erase_if(chart.x_labels, [&](const charts::XLabel& label) { return label.x < static_cast<double>(first); });
    return chart;
}

formats::Table live_hours_table(const Snapshot& shot, const LiveSelection& at, const Language& tr)
{
    formats::Table out;
    out.id = "live_hours";
    out.title = shot.scene->title;
    out.row_title = tr(msg("Ora"));
    struct Hours { std::size_t first; std::vector<float> values; };
    std::vector<Hours> columns;
    for (const LiveChart which : live_charts)
        for (auto& [name, series] : lines(which, shot, at, tr)) {
            formats::Column column;
            column.id = std::to_string(columns.size());
            column.title = title_of(which, shot, at, tr) + ": " + name;
            column.decimals = 1;
            out.columns.push_back(std::move(column));
            columns.push_back({first_counted(which, shot), std::move(series)});
        }
    for (std::size_t h = first_hour(*shot.hours, at.days); h < shot.hours->count; ++h) {
        const std::string name = clock_words(time_of(*shot.hours, h), tr);
        formats::Row row{name, name, {}};
        for (const auto& [first, values] : columns) row.cells.push_back({"", h >= first && h < values.size() ? std::optional<double>{values[h]} : std::nullopt, std::nullopt});
        out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace teleplan::gui
