#pragma once
// Plans side by side as tables, words and a chart for the screen. Nothing is computed while they are drawn.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "charts/plots.hpp"
#include "formats/plan_difference.hpp"
#include "formats/regions_geojson.hpp"
#include "gui/app/compare_state.hpp"
#include "gui/app/figure.hpp"
#include "gui/app/shown_table.hpp"
#include "planning/compare.hpp"
#include "reports/phrases.hpp"

namespace teleplan::gui {

/// Chapters of the plan with the number of differences in each, in the order of the differences: key, "Prestazioni (12)".
[[nodiscard]] std::vector<std::pair<std::string, std::string>> difference_chapters(const std::vector<formats::PlanDifference>&, const reports::Language&);

/// The values that differ and pass the filter, under their chapters; keyed by their pointers. other: the plan beside A, from 1. counted: remarks
/// shown beside their values.
[[nodiscard]] ShownTable input_table(const std::vector<formats::PlanDifference>&, std::size_t other, const InputFilter&, const Remarks& counted, const reports::Language&);

/// What a value is, in words; "": the whole plan.
[[nodiscard]] std::string value_name(const std::string& pointer, const reports::Language&);
/// A value of both plans, whether they differ in it or not.
[[nodiscard]] formats::PlanDifference value_pair(const formats::PlanDocument& first, const formats::PlanDocument& other, const std::string& pointer);
/// One value of a plan in words: "0.3 (inserito, al giorno). Fonte: …".
[[nodiscard]] std::string value_words(const formats::PlanValue&, const reports::Language&);

/// Every remark on a plan, keyed "pointer#position"; hash: of the plan's present version, which remarks may be older than.
[[nodiscard]] ShownTable remark_table(const Remarks&, const std::string& hash, const reports::Language&);

/// Measures that pass the filter, under their places where there are several; keyed "place/measure". The first column says in a word and a sign
/// whether the difference is beyond chance.
[[nodiscard]] ShownTable measure_table(const planning::CompareAnswer&, const planning::PlanComparison&, const MeasureFilter&, const reports::Language&);

/// Measures that authorities have, or the region's where plans have no authority in common, with their words; in the answer's order.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> place_measures(const planning::PlanComparison&, const reports::Language&);
/// The difference of one measure, authority by authority, as bars from zero with their intervals. width: pixels of the chart.
[[nodiscard]] Figure place_figure(const planning::CompareAnswer&, const planning::PlanComparison&, const std::string& measure, double width, const reports::Language&);


/// Whether the plans have authorities in common.
[[nodiscard]] bool have_places(const planning::CompareAnswer&);
/// Two regions on the map of Italy with the totals of a measure.
[[nodiscard]] Figure region_figure(const std::vector<formats::RegionShape>&, const planning::CompareAnswer&, const planning::PlanComparison&, const std::string& measure,
                                   charts::Size, const reports::Language&);
/// The same in words: totals, per 1,000 inhabitants, per 1,000 active patients.
[[nodiscard]] std::vector<std::string> region_lines(const planning::PlanComparison&, const std::string& measure, const reports::Language&);

}  // namespace teleplan::gui
