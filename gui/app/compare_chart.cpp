// The difference of one measure, authority by authority.
#include <algorithm>
#include <cmath>
#include <memory>

#include "charts/frame.hpp"
#include "charts/text_width.hpp"
#include "gui/app/compare_tables.hpp"
#include "reports/compare_tables.hpp"
#include "reports/names.hpp"
#include "reports/sentences.hpp"

namespace teleplan::gui {

namespace {

using planning::MeasureDifference;
using reports::msg;
namespace palette = charts::palette;

/// One decimal, or as many as a small number needs to be told from zero.
int decimals_for(double largest) { return largest >= 100 ? 0 : largest >= 1 ? 1 : largest >= 0.1 ? 2 : 3; }

struct Bars {
    std::vector<std::pair<std::string, const MeasureDifference*>> rows;        // name, value
    double low = 0, high = 0, largest = 0;
};

Bars bars_of(const planning::CompareAnswer& answer, const planning::PlanComparison& comparison, const std::string& measure)
{
    Bars out;
    for (const MeasureDifference& d : comparison.measures) {
        if (d.id != measure || d.where == "region") continue;
        const std::string* name = models::find(answer.places, d.where);
        out.rows.emplace_back(name ? *name : d.where, &d);
        const auto& v = d.value.difference;
        out.low = std::min(out.low, v.mean - v.half_width);
        out.high = std::max(out.high, v.mean + v.half_width);
        out.largest = std::max({out.largest, std::abs(d.value.first.mean), std::abs(d.value.other.mean)});
    }
    if (out.low == out.high) out.high = 1;             // all equal: a scale all the same
    return out;
}

std::string signed_range(const sim::Interval& v, int decimals, const reports::Language& tr) { return (v.mean > 0 ? "+" : "") + tr.range(v, decimals); }

void draw_row(charts::DisplayList& list, const charts::Scale& x, double middle, const MeasureDifference& d, int decimals, const reports::Language& tr)
{
    const auto& v = d.value.difference;
    const bool beyond = reports::beyond_chance(d.value);
    const double from = std::min(x(0), x(v.mean)), to = std::max(x(0), x(v.mean)), low = x(v.mean - v.half_width), high = x(v.mean + v.half_width);
    charts::add_rectangle(list, from, middle - 8, std::max(to, from + 1), middle + 8, beyond ? palette::of(0) : palette::of(5));
    list.items.emplace_back(charts::Line{{{low, middle}, {high, middle}}, palette::ink, 1.5, charts::Dash::solid});
    for (const double end : {low, high}) list.items.emplace_back(charts::Line{{{end, middle - 5}, {end, middle + 5}}, palette::ink, 1.5, charts::Dash::solid});
    const std::string words = signed_range(v, decimals, tr) + ", " + (beyond ? tr(msg("oltre il caso")) : v.mean == 0 && v.half_width == 0 ? tr(msg("uguali")) : tr(msg("nel caso")));
    list.items.emplace_back(charts::Text{{list.width, middle + 4}, words, charts::Anchor::end, beyond ? palette::ink : palette::faint, charts::label_size});
}

charts::DisplayList drawn(const Bars& bars, const std::string& title, double width, const reports::Language& tr)
{
    constexpr double row = 30, top = 44, bottom = 26, gap = 16;
    const int decimals = decimals_for(bars.largest);
    double names = 0, words = 0;
    for (const auto& [name, d] : bars.rows) {
        names = std::max(names, charts::text_width(name, charts::label_size));
        words = std::max(words, charts::text_width(signed_range(d->value.difference, decimals, tr) + ", " + tr(msg("oltre il caso")), charts::label_size));
    }
    names = std::min(names, width * 0.3);
    const auto ticks = charts::ticks(bars.low, bars.high, 5);
    const charts::Scale x{ticks.front(), ticks.back(), names + gap, std::max(names + gap + 80, width - words - gap)};
    charts::DisplayList list{width, top + row * static_cast<double>(bars.rows.size()) + bottom, {}};
    list.items.emplace_back(charts::Text{{0, 14}, title, charts::Anchor::start, palette::faint, charts::label_size});
    for (const double t : ticks) {
        list.items.emplace_back(charts::Line{{{x(t), top - 10}, {x(t), list.height - bottom}}, t == 0 ? palette::faint : palette::grid, t == 0 ? 1.5 : 1, charts::Dash::solid});
        list.items.emplace_back(charts::Text{{x(t), list.height - 8}, tr.number(t, decimals_for(ticks.back() - ticks.front())), charts::Anchor::middle, palette::faint, charts::label_size});
    }
    for (std::size_t i = 0; i < bars.rows.size(); ++i) {
        const double middle = top + row * (static_cast<double>(i) + 0.5) - 6;
        const auto lines = charts::wrapped(bars.rows[i].first, charts::label_size, names + 4);
        double at = middle + 4 - 6.5 * static_cast<double>(std::min<std::size_t>(lines.size(), 2) - 1);
        for (std::size_t l = 0; l < std::min<std::size_t>(lines.size(), 2); ++l, at += 13)
            list.items.emplace_back(charts::Text{{0, at}, lines[l], charts::Anchor::start, palette::ink, charts::label_size});
        draw_row(list, x, middle, *bars.rows[i].second, decimals, tr);
    }
    return list;
}

}  // namespace

bool have_places(const planning::CompareAnswer& answer)
{
    return std::ranges::any_of(answer.places, [](const auto& place) { return place.first != "region"; });
}

std::vector<std::pair<std::string, std::string>> place_measures(const planning::PlanComparison& comparison, const reports::Language& tr)
{
    const bool only_region = std::ranges::all_of(comparison.measures, [](const MeasureDifference& d) { return d.where == "region"; });
    std::vector<std::pair<std::string, std::string>> out;
    for (const MeasureDifference& d : comparison.measures) {
        if ((d.where == "region") != only_region || (d.value.first.mean == 0 && d.value.other.mean == 0)) continue;
        if (std::ranges::find(out, d.id, [](const auto& m) { return m.first; }) == out.end()) out.emplace_back(d.id, reports::capitalised(reports::measure_words(tr, d.id)));
    }
    return out;
}

Figure place_figure(const planning::CompareAnswer& answer, const planning::PlanComparison& comparison, const std::string& measure, double width, const reports::Language& tr)
{
    const Bars bars = bars_of(answer, comparison, measure);
    const std::string other = side_letter(comparison.other), words = reports::capitalised(reports::measure_words(tr, measure));
    const std::string unit = bars.rows.empty() ? "" : reports::unit_of(bars.rows.front().second->unit, tr);
    const std::string title = tr(msg("%1: %2 meno %3"), {words, other, "A"}) + (unit.empty() ? "" : " (" + unit + ")");
    std::vector<std::string> places;
    for (const auto& [code, name] : answer.places)
        if (code != "region") places.push_back(code);
    planning::PlanComparison one{comparison.other, {}};
    std::ranges::copy_if(comparison.measures, std::back_inserter(one.measures), [&](const MeasureDifference& d) { return d.id == measure; });
    formats::Table table = reports::differences_table(answer, one, places, tr);
    for (formats::Row& row : table.rows)
        if (const std::string* name = models::find(answer.places, row.key.substr(0, row.key.find('/')))) row.name = *name;
    return {std::make_shared<const charts::DisplayList>(drawn(bars, title, width, tr)), std::move(table), title};
}

}  // namespace teleplan::gui
