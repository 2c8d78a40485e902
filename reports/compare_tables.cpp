#include "reports/compare_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "reports/names.hpp"
#include "reports/sentences.hpp"
#include "reports/table_cells.hpp"
#include "reports/terminal_parts.hpp"
#include "reports/grid.hpp"

namespace teleplan::reports {

using formats::Table;
using planning::MeasureDifference;

namespace {

/// Infinite when the first plan has none.
double relative(const planning::PairedValue& v)
{
    if (v.first.mean != 0) return v.difference.mean / v.first.mean;
    return v.difference.mean == 0 ? 0 : std::copysign(std::numeric_limits<double>::infinity(), v.difference.mean);
}

planning::Interval scaled(const planning::Interval& i, double by) { return {i.mean * by, i.half_width * by}; }

/// Shares in per cent.
planning::PairedValue as_read(const MeasureDifference& d)
{
    const double by = is_share(d.id) ? 100 : 1;
    return {scaled(d.value.first, by), scaled(d.value.other, by), scaled(d.value.difference, by)};
}

std::string place_of(const planning::CompareAnswer& answer, const std::string& code)
{
    const std::string* name = models::find(answer.places, code);
    return name ? *name : code;
}

std::string plan_letter(std::size_t index) { return std::string(1, static_cast<char>('A' + index)); }

std::string plan_label(const planning::CompareAnswer& answer, std::size_t index) { return plan_letter(index) + ": " + answer.plans[index].title; }

/// "Televisite: da 100 a 80 (-20,0%; differenza -20 ± 1)."
std::string difference_sentence(const MeasureDifference& d, const Language& tr)
{
    const auto v = as_read(d);
    const int decimals = std::abs(v.first.mean) < 100 ? 1 : 0;
    const std::string sign = is_share(d.id) ? "%" : "", title = capitalised(measure_words(tr, d.id));
    const std::string first = tr.number(v.first.mean, decimals) + sign, other = tr.number(v.other.mean, decimals) + sign, difference = tr.range(v.difference, decimals) + sign;
    const double share = relative(v);
    if (!std::isfinite(share)) return tr("%1: da %2 a %3 (differenza %4).", {title, first, other, difference});
    return tr("%1: da %2 a %3 (%4; differenza %5).", {title, first, other, (share > 0 ? "+" : "") + tr.percent(share), difference});
}

formats::Cell of(const std::optional<planning::PairedValue>& v) { return v ? interval(v->difference) : formats::Cell{}; }

}  // namespace

bool beyond_chance(const planning::PairedValue& v)
{
    const double least = 1e-9 * std::max(std::abs(v.first.mean), std::abs(v.other.mean));
    return std::abs(v.difference.mean) > v.difference.half_width + least;
}

Table differences_table(const planning::CompareAnswer& answer, const planning::PlanComparison& comparison, const std::vector<std::string>& places, const Language& tr)
{
    const std::string other = plan_letter(comparison.other);
    Table table{"compare." + other, tr("Confronto fra %1 e %2", {"A", other}), tr("Misura"),
                {number_column("first", "A", "", 1), number_column("other", other, "", 1), number_column("difference", tr("%1 meno %2", {other, "A"}), "", 1),
                 share_column("relative", tr("In rapporto ad A")), number_column("per_1000_inhabitants", tr("Differenza per 1.000 abitanti"), "", 2),
                 number_column("per_1000_active", tr("Differenza per 1.000 attivi"), "", 2), text_column("unit", tr("Unità"))},
                {}, {}};
    for (const MeasureDifference& d : comparison.measures) {
        if (std::ranges::find(places, d.where) == places.end() || (d.value.first.mean == 0 && d.value.other.mean == 0)) continue;
        const std::string title = capitalised(measure_words(tr, d.id));
        const auto v = as_read(d);
        const double share = relative(v);
        table.rows.push_back({d.where + "/" + d.id, places.size() > 1 ? tr("%1: %2", {place_of(answer, d.where), title}) : title,
                              {interval(v.first), interval(v.other), interval(v.difference), std::isfinite(share) ? number(share) : formats::Cell{}, of(d.per_1000_inhabitants),
                               of(d.per_1000_active), text(is_share(d.id) ? "%" : unit_of(d.unit, tr))}});
    }
    return table;
}

Table inputs_difference_table(const std::vector<formats::PlanDifference>& differences, std::size_t other, const Language& tr)
{
    const std::string name = plan_letter(other);
    Table table{"inputs." + name, tr("Dati di ingresso diversi fra %1 e %2", {"A", name}), tr("Dato"),
                {text_column("pointer", tr("Posizione nel piano")), text_column("first", "A"), text_column("first_origin", tr("Origine in %1", {"A"})),
                 text_column("other", name), text_column("other_origin", tr("Origine in %1", {name})), text_column("unit", tr("Unità")), text_column("source", tr("Fonte"))},
                {}, {}};
    const std::array origins{tr("inserito"), tr("predefinito nazionale"), tr("ripartito per popolazione")};
    const auto origin = [&](const formats::PlanValue& v) { return v.text ? origins[static_cast<std::size_t>(v.from.origin)] : std::string{}; };
    for (const auto& d : differences)
        table.rows.push_back({d.pointer, capitalised(input_words(tr, d.pointer, "")),
                              {text(d.pointer), text(d.first.text.value_or(tr("manca"))), text(origin(d.first)), text(d.other.text.value_or(tr("manca"))), text(origin(d.other)),
                               text(unit_of(d.other.from.unit.empty() ? d.first.from.unit : d.other.from.unit, tr)),
                               text(d.other.from.source.empty() ? d.first.from.source : d.other.from.source)}});
    return table;
}

std::vector<std::string> difference_sentences(const planning::CompareAnswer&, const planning::PlanComparison& comparison, const Language& tr, std::size_t most)
{
    std::vector<const MeasureDifference*> real;
    for (const MeasureDifference& d : comparison.measures)
        if (d.where == "region" && beyond_chance(d.value)) real.push_back(&d);
    std::ranges::stable_sort(real, [](const auto* a, const auto* b) { return std::abs(relative(a->value)) > std::abs(relative(b->value)); });
    std::vector<std::string> out;
    for (const MeasureDifference* d : real) {
        if (out.size() == most) break;
        out.push_back(difference_sentence(*d, tr));
    }
    if (out.empty()) out.push_back(tr("Nessuna misura della regione differisce oltre il caso."));
    return out;
}

std::string terminal(const planning::CompareAnswer& answer, const std::vector<std::vector<formats::PlanDifference>>& inputs, const Language& tr, std::size_t width,
                     const std::vector<WrittenFile>& files)
{
    std::string out = heading(tr("CONFRONTO"));
    for (std::size_t p = 0; p < answer.plans.size(); ++p) out += paragraph(plan_label(answer, p), width);
    out += paragraph(same_patients_sentence(answer, tr), width);
    for (std::size_t c = 0; c < answer.comparisons.size(); ++c) {
        const auto& comparison = answer.comparisons[c];
        const auto table = differences_table(answer, comparison, {"region"}, tr);
        out += heading(table.title);
        for (const auto& sentence : difference_sentences(answer, comparison, tr)) out += item(sentence, width);
        out += "\n" + upright_grid(table, tr, width);
        out += heading(tr("DATI DI INGRESSO DIVERSI: %1", {tr.number(static_cast<double>(inputs[c].size()))}));
        for (const auto& d : inputs[c])
            out += item(tr("%1: %2 → %3", {d.pointer, d.first.text.value_or(tr("manca")), d.other.text.value_or(tr("manca"))}), width);
    }
    return out + files_list(files, tr);
}

std::string same_patients_sentence(const planning::CompareAnswer& answer, const Language& tr)
{
    const auto& first = answer.plans.front();
    const bool same_region = std::ranges::all_of(answer.plans, [&](const auto& p) { return p.region_code == first.region_code; });
    const std::string replications = tr.number(first.replications), seed = std::to_string(first.seed);
    return same_region ? tr("Tutti i piani sono simulati sugli stessi pazienti (%1 repliche, seme %2): le differenze, con l'intervallo al 95%%, sono dei piani e non del caso.", {replications, seed})
                       : tr("I piani sono di regioni diverse: i pazienti non sono gli stessi e si confrontano solo i totali, meglio se per 1.000 abitanti o attivi (%1 repliche, seme %2, intervalli al 95%%).",
                            {replications, seed});
}

}  // namespace teleplan::reports
