#include "gui/app/compare_tables.hpp"
#include "gui/app/search.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "formats/plan_text.hpp"
#include "reports/compare_tables.hpp"
#include "reports/field_labels.hpp"
#include "reports/names.hpp"
#include "reports/sentences.hpp"
#include "reports/table_cells.hpp"

namespace teleplan::gui {

namespace {

using formats::PlanDifference;
using formats::Table;
using reports::msg;

std::string chapter_of(const std::string& pointer) { return pointer.empty() ? "" : pointer.substr(1, pointer.find('/', 1) - 1); }

std::string chapter_title(const std::string& chapter, const reports::Language& tr) { return reports::capitalised(reports::field_label("/" + chapter, "", tr).label); }

/// Columns in the order in which they are read: the values first, where they come from after.
Table reordered(Table table, const reports::Language& tr)
{
    constexpr std::string_view wanted[] = {"first", "other", "unit", "first_origin", "other_origin", "source", "pointer"};
    std::vector<std::size_t> from;
    for (const auto id : wanted) from.push_back(static_cast<std::size_t>(std::ranges::find(table.columns, id, &formats::Column::id) - table.columns.begin()));
    Table out{table.id, tr(msg("Dati diversi: %1"), {tr.number(static_cast<double>(table.rows.size()))}), table.row_title, {}, {}, {}};
    for (const std::size_t c : from) out.columns.push_back(table.columns[c]);
    for (formats::Row& row : table.rows) {
        formats::Row& to = out.rows.emplace_back(formats::Row{row.key, row.name, {}});
        for (const std::size_t c : from) to.cells.push_back(std::move(row.cells[c]));
    }
    return out;
}

void add_remark_counts(Table& table, const Remarks& remarks, const reports::Language& tr)
{
    constexpr std::ptrdiff_t after_values = 3;
    table.columns.insert(table.columns.begin() + after_values, reports::text_column("remarks", tr(msg("Annotazioni"))));
    for (formats::Row& row : table.rows) {
        const auto found = remarks.find(row.key);
        row.cells.insert(row.cells.begin() + after_values, reports::text(found == remarks.end() ? "" : tr.number(static_cast<double>(found->second.size()))));
    }
}

/// Heads each run of rows that belong together. heading(key): of a row.
template <class Heading> void add_headings(ShownTable& table, const Heading& heading)
{
    std::vector<ShownRow> rows;
    std::string last;
    for (ShownRow& row : table.rows) {
        if (std::string title = heading(row.key); rows.empty() || title != last) {
            last = title;
            rows.push_back({"", std::move(title), true, false, {}});
        }
        rows.push_back(std::move(row));
    }
    table.rows = std::move(rows);
}

std::string place_of_key(const std::string& key) { return key.substr(0, key.find('/')); }

const planning::MeasureDifference* measure_of_key(const planning::PlanComparison& comparison, const std::string& key)
{
    const auto at = std::ranges::find_if(comparison.measures, [&](const auto& d) { return key.size() == d.where.size() + 1 + d.id.size() && key.starts_with(d.where) && key.ends_with(d.id); });
    return at == comparison.measures.end() ? nullptr : &*at;
}

/// A word on whether chance could have done it.
std::string chance_words(const planning::PairedValue& v, const reports::Language& tr)
{
    if (v.difference.mean == 0 && v.difference.half_width == 0) return tr(msg("uguali"));
    return reports::beyond_chance(v) ? tr(msg("oltre il caso")) : tr(msg("nel caso"));
}
constexpr const char *sign_beyond = "\xef\x81\xb1 ", *sign_within = "\xe2\x89\x88 ", *sign_equal = "= ";   // warning triangle, ≈, =

/// Rows that pass the filter, with the word on chance before their values.
void keep_measures(Table& table, const planning::PlanComparison& comparison, const MeasureFilter& filter, const reports::Language& tr)
{
    std::erase_if(table.rows, [&](const formats::Row& row) {
        const auto* d = measure_of_key(comparison, row.key);
        return !has_words({row.name}, filter.words) || (filter.kept == Kept::beyond_chance && d && !reports::beyond_chance(d->value));
    });
    table.columns.insert(table.columns.begin(), reports::text_column("chance", tr(msg("Differenza"))));
    for (formats::Row& row : table.rows) {
        const auto* d = measure_of_key(comparison, row.key);
        row.cells.insert(row.cells.begin(), reports::text(d ? chance_words(d->value, tr) : ""));
    }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> difference_chapters(const std::vector<PlanDifference>& differences, const reports::Language& tr)
{
    std::vector<std::pair<std::string, std::size_t>> counts;
    for (const PlanDifference& d : differences) {
        const std::string chapter = chapter_of(d.pointer);
        const auto at = std::ranges::find(counts, chapter, [](const auto& c) { return c.first; });
        if (at == counts.end()) counts.emplace_back(chapter, 1);
        else ++at->second;
    }
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& [chapter, count] : counts) out.emplace_back(chapter, chapter_title(chapter, tr) + " (" + tr.number(static_cast<double>(count)) + ")");
    return out;
}

ShownTable input_table(const std::vector<PlanDifference>& differences, std::size_t other, const InputFilter& filter, const Remarks& counted, const reports::Language& tr)
{
    std::vector<PlanDifference> kept;
    for (const PlanDifference& d : differences)
        if (filter.chapter.empty() || chapter_of(d.pointer) == filter.chapter) kept.push_back(d);
    // Chapters together, in the order in which they come first: what only the other plan has stands with its own.
    std::vector<std::string> order;
    for (const PlanDifference& d : kept)
        if (std::string chapter = chapter_of(d.pointer); std::ranges::find(order, chapter) == order.end()) order.push_back(std::move(chapter));
    std::ranges::stable_sort(kept, {}, [&](const PlanDifference& d) { return std::ranges::find(order, chapter_of(d.pointer)) - order.begin(); });
    Table table = reports::inputs_difference_table(kept, other, tr);
    for (formats::Row& row : table.rows) row.name = value_name(row.key, tr);
    std::erase_if(table.rows, [&](const formats::Row& row) {
        std::vector<std::string_view> texts{row.name};
        for (const auto& cell : row.cells) texts.emplace_back(cell.text);
        return !has_words(texts, filter.words);
    });
    table = reordered(std::move(table), tr);
    add_remark_counts(table, counted, tr);
    ShownTable out = shown(table, tr);
    add_headings(out, [&](const std::string& key) { return chapter_title(chapter_of(key), tr); });
    return out;
}

std::string value_name(const std::string& pointer, const reports::Language& tr)
{
    if (pointer.empty()) return tr(msg("Tutto il piano"));
    const std::string sentence = reports::input_words(tr, pointer, "");
    if (sentence != pointer) return reports::capitalised(sentence);
    std::string out;                                   // for want of a sentence: the labels on the way to it, as the form has them
    for (std::size_t at = pointer.find('/', 1); at != std::string::npos;) {
        at = pointer.find('/', at + 1);
        const auto label = reports::field_label(pointer.substr(0, at), "", tr);
        if (label.known) out += (out.empty() ? "" : ": ") + label.label;
    }
    return out.empty() ? pointer : reports::capitalised(out);
}

PlanDifference value_pair(const formats::PlanDocument& first, const formats::PlanDocument& other, const std::string& pointer)
{
    const auto of = [&](const formats::PlanDocument& document) {
        const auto from = document.provenance.find(pointer);
        return formats::PlanValue{formats::value_text(document, pointer), from == document.provenance.end() ? models::Provenance{} : from->second};
    };
    return {pointer, of(first), of(other)};
}

std::string value_words(const formats::PlanValue& value, const reports::Language& tr)
{
    if (!value.text) return tr(msg("manca"));
    const char* const origins[] = {msg("inserito"), msg("predefinito nazionale"), msg("ripartito per popolazione")};
    const std::string unit = reports::unit_of(value.from.unit, tr);
    std::string out = *value.text + (unit.empty() || value.text->starts_with('[') ? "" : " " + unit) + " (" + tr(origins[static_cast<std::size_t>(value.from.origin)]) + ")";
    if (!value.from.source.empty()) out += ". " + tr(msg("Fonte: %1"), {value.from.source});
    return out;
}

ShownTable remark_table(const Remarks& remarks, const std::string& hash, const reports::Language& tr)
{
    Table table{"remarks", tr(msg("Annotazioni: %1"), {tr.number(static_cast<double>(std::transform_reduce(remarks.begin(), remarks.end(), std::size_t{0}, std::plus<>{}, [](const auto& r) { return r.second.size(); })))}),
                tr(msg("Dato")), {reports::text_column("text", tr(msg("Annotazione"))), reports::text_column("date", tr(msg("Data"))), reports::text_column("version", tr(msg("Versione del piano")))}, {}, {}};
    for (const auto& [pointer, list] : remarks)
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string name = value_name(pointer, tr);
            std::string line = list[i].text;
            std::ranges::replace(line, '\n', ' ');
            table.rows.push_back({pointer + "#" + std::to_string(i), name, {reports::text(line), reports::text(tr.date(list[i].date)), reports::text(list[i].plan_hash == hash ? tr(msg("questa")) : tr(msg("un'altra")))}});
        }
    return shown(table, tr);
}

ShownTable measure_table(const planning::CompareAnswer& answer, const planning::PlanComparison& comparison, const MeasureFilter& filter, const reports::Language& tr)
{
    std::vector<std::string> places;
    for (const auto& [code, name] : answer.places)
        if (filter.place.empty() || code == filter.place) places.push_back(code);
    Table table = reports::differences_table(answer, comparison, places, tr), bare = table;
    bare.rows.clear();
    for (const std::string& place : places)
        for (formats::Row& row : reports::differences_table(answer, comparison, {place}, tr).rows) bare.rows.push_back(std::move(row));
    keep_measures(table, comparison, filter, tr);
    keep_measures(bare, comparison, filter, tr);
    ShownTable out = shown(bare, tr);
    out.tsv = tab_separated(table, tr);                              // a spreadsheet has no headings between rows: each row says its place
    for (ShownRow& row : out.rows)
        if (const auto* d = measure_of_key(comparison, row.key); d && !row.cells.empty()) {
            const auto& v = d->value;
            row.cells[0].text = (reports::beyond_chance(v) ? sign_beyond : v.difference.mean == 0 && v.difference.half_width == 0 ? sign_equal : sign_within) + row.cells[0].text;
            row.total = false;
        }
    if (!out.columns.empty()) out.columns[0].width += 1.6;         // of the sign
    if (places.size() > 1)
        add_headings(out, [&](const std::string& key) {
            const std::string* name = models::find(answer.places, place_of_key(key));
            return name ? *name : place_of_key(key);
        });
    return out;
}

}  // namespace teleplan::gui
