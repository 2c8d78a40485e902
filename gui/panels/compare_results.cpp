// What comes of the plans: sentences first, then every measure, then the authorities.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "gui/panels/compare_panels.hpp"
#include "gui/widgets/chart_canvas.hpp"
#include "gui/widgets/figure_view.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"
#include "reports/compare_tables.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

/// The comparison that is shown; null, with a word on the next step, when there is none.
const planning::PlanComparison* comparison_or_hint(App& app)
{
    const auto* comparison = shown_comparison(app.compare);
    if (!comparison) {
        const std::string why = why_not_compared(app);
        paragraph(why.empty() ? app.tr(msg("Premi Confronta: i piani sono simulati sugli stessi pazienti, e qui si vede che cosa cambia.")) : why);
    } else if (!answer_is_current(app)) {
        ImGui::PushStyleColor(ImGuiCol_Text, colours().open);
        ImGui::TextWrapped("%s  %s", icons::warning, app.tr(msg("Questi risultati sono di altri piani, o di una versione precedente: premi Confronta per rifarli.")).c_str());
        ImGui::PopStyleColor();
    }
    return comparison;
}

void draw_sentences(App& app, const planning::PlanComparison& comparison)
{
    const planning::CompareAnswer& answer = app.compare.answer->answer;
    auto& made = drawn(app).sentences;
    make_for(made, shown_key(app), [&] {
        auto out = reports::difference_sentences(answer, comparison, app.tr, 6);
        out.push_back("A: " + answer.plans.front().title + ".  " + side_letter(comparison.other) + ": " + answer.plans[comparison.other].title + ".  " + reports::same_patients_sentence(answer, app.tr));
        return out;
    });
    for (std::size_t i = 0; i + 1 < made.value.size(); ++i) {
        ImGui::Bullet();
        ImGui::TextWrapped("%s", made.value[i].c_str());
    }
    faint(made.value.back());
}

void draw_measure_filters(App& app)
{
    MeasureFilter& filter = app.compare.measure_filter;
    draw_search("compare.measures.words", std::string{icons::search} + "  " + app.tr(msg("Cerca una misura")), filter.words);
    ImGui::SameLine();
    draw_named("compare.measures.place", app.compare.answer->answer.places, filter.place, app.tr(msg("Tutti i luoghi")));
    ImGui::SameLine();
    bool only = filter.kept == Kept::beyond_chance;
    if (ImGui::Checkbox((app.tr(msg("Solo oltre il caso")) + "###compare.measures.kept").c_str(), &only)) filter.kept = only ? Kept::beyond_chance : Kept::all;
    record_item("compare.measures.kept");
    explain(app.tr(msg("Oltre il caso: l'intervallo al 95% della differenza non comprende lo zero.")));
}

bool draw_place_measure(App& app, const planning::PlanComparison& comparison)
{
    auto& made = drawn(app).place_measures;
    make_for(made, shown_key(app), [&] { return place_measures(comparison, app.tr); });
    if (made.value.empty()) return false;
    std::string& measure = app.compare.place_measure;
    if (std::ranges::none_of(made.value, [&](const auto& m) { return m.first == measure; })) measure = made.value.front().first;
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(app.tr(msg("Misura")).c_str());
    ImGui::SameLine();
    draw_named("compare.places.measure", made.value, measure, "");
    return true;
}

/// Chart pixels across the view.
double chart_width() { return std::floor(static_cast<double>((ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ScrollbarSize) / chart_unit())); }

void draw_place_chart(App& app, const planning::PlanComparison& comparison)
{
    const double width = chart_width();
    auto& made = drawn(app).figure;
    make_for(made, shown_key(app) + app.compare.place_measure + "/" + std::to_string(width),
             [&] { return place_figure(app.compare.answer->answer, comparison, app.compare.place_measure, width, app.tr); });
    draw_figure(app, "compare.places", "", made.value, {static_cast<float>(width) * chart_unit(), 0});
}

void draw_region_map(App& app, const planning::PlanComparison& comparison)
{
    auto& shapes = drawn(app).shapes;
    if (!shapes) shapes = formats::load_region_shapes(app.environment.data);
    auto& lines = drawn(app).lines;
    make_for(lines, shown_key(app) + app.compare.place_measure, [&] { return region_lines(comparison, app.compare.place_measure, app.tr); });
    for (const std::string& line : lines.value) paragraph(line);
    if (!shapes->shapes) return faint(app.tr(msg("La carta delle regioni non si legge.")));
    const double width = chart_width(), high = std::max(220.0, std::floor(static_cast<double>((ImGui::GetContentRegionAvail().y - 2.5F * ImGui::GetFrameHeightWithSpacing()) / chart_unit())));
    auto& made = drawn(app).figure;
    make_for(made, shown_key(app) + app.compare.place_measure + "/map/" + std::to_string(width) + "/" + std::to_string(high),
             [&] { return region_figure(*shapes->shapes, app.compare.answer->answer, comparison, app.compare.place_measure, {width, high}, app.tr); });
    draw_figure(app, "compare.map", "", made.value, {static_cast<float>(width) * chart_unit(), 0});
}

}  // namespace

void draw_compare_results(App& app)
{
    const auto* comparison = comparison_or_hint(app);
    if (!comparison) return;
    draw_sentences(app, *comparison);
    draw_measure_filters(app);
    const MeasureFilter& filter = app.compare.measure_filter;
    auto& made = drawn(app).measures;
    make_for(made, shown_key(app) + filter.place + "/" + std::to_string(static_cast<int>(filter.kept)) + "/" + filter.words,
             [&] { return measure_table(app.compare.answer->answer, *comparison, filter, app.tr); });
    if (made.value.rows.empty()) return faint(app.tr(msg("Nessuna misura corrisponde a quello che cerchi.")));
    draw_table("compare.measures", made.value, made.state, app.tr, {lines_that_fit(0), Sorting::by_headings, Choosing::nothing});
}

void draw_compare_places(App& app)
{
    const auto* comparison = comparison_or_hint(app);
    if (!comparison) return;
    if (!have_places(app.compare.answer->answer))
        faint(app.tr(msg("I due piani sono di regioni diverse: non hanno aziende in comune, e si confrontano solo i totali.")));
    if (!draw_place_measure(app, *comparison)) return;
    if (have_places(app.compare.answer->answer)) draw_place_chart(app, *comparison);
    else draw_region_map(app, *comparison);
}

}  // namespace teleplan::gui
