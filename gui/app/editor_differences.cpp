// What one version of a plan says differently from another, in a table and in a few words.
#include <algorithm>

#include "formats/plan_difference.hpp"
#include "gui/app/editor_values.hpp"
#include "gui/app/editor_views.hpp"
#include "reports/sentences.hpp"

namespace teleplan::gui {

using formats::PlanDifference;
using reports::Language;
using reports::msg;

namespace {

formats::Cell text(std::string words) { return {std::move(words), {}, {}}; }
formats::Column text_column(const char* id, std::string title) { return {id, {}, std::move(title), {}, formats::Form::text, 0}; }

std::string words_of(const formats::PlanValue& value, const Language& tr) { return value.text ? value_words(*value.text, tr) : tr(msg("non indicato")); }

}  // namespace

ShownTable differences_shown(const formats::PlanDocument& before, const formats::PlanDocument& now, const std::string& before_title, const Language& tr)
{
    formats::Table table;
    table.id = "differences";
    table.row_title = tr(msg("Dato"));
    table.columns = {text_column("before", before_title), text_column("now", tr(msg("Questo piano"))), text_column("unit", tr(msg("Unità"))), text_column("source", tr(msg("Fonte")))};
    for (const PlanDifference& d : formats::plan_differences(before, now)) {
        const std::string& unit = d.other.from.unit.empty() ? d.first.from.unit : d.other.from.unit;
        table.rows.push_back({d.pointer, path_words(d.pointer, tr), {text(words_of(d.first, tr)), text(words_of(d.other, tr)), text(reports::unit_of(unit, tr)), text(d.other.from.source)}});
    }
    return shown(table, tr);
}

std::string change_words(const formats::PlanDocument& before, const formats::PlanDocument& now, const std::string& pointer, const Language& tr)
{
    const auto all = formats::plan_differences(before, now);
    if (all.empty()) return tr(msg("%1: come è scritto"), {path_words(pointer, tr)});
    if (all.size() == 1) return tr(msg("%1: %2 → %3"), {path_words(all.front().pointer, tr), words_of(all.front().first, tr), words_of(all.front().other, tr)});
    const bool added = std::ranges::none_of(all, [](const PlanDifference& d) { return d.first.text.has_value(); });
    const bool removed = std::ranges::none_of(all, [](const PlanDifference& d) { return d.other.text.has_value(); });
    if (added) return tr(msg("Aggiunto: %1"), {path_words(pointer, tr)});
    if (removed) return tr(msg("Tolto: %1"), {path_words(pointer, tr)});
    return tr(msg("%1: %2 → %3, e altri %4"), {path_words(all.front().pointer, tr), words_of(all.front().first, tr), words_of(all.front().other, tr), std::to_string(all.size() - 1)});
}

}  // namespace teleplan::gui
