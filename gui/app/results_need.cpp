// The fabbisogno as the plan asks for it: places side by side, or a chapter of it at a time where they are many.
#include <algorithm>

#include "gui/app/results_parts.hpp"
#include "reports/national.hpp"
#include "reports/need_table.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

constexpr std::size_t most_side_by_side = 30;

formats::Table whole_table(const Telling& t, const std::string& places)
{
    if (places == "authorities") {
        if (const auto* n = std::get_if<planning::NationalSizeAnswer>(&t.result.national)) return reports::national_tables(*n, t.plan(), t.tr)[1];
        if (const auto* n = std::get_if<planning::NationalRunAnswer>(&t.result.national)) return reports::national_tables(*n, t.plan(), t.tr)[1];
    }
    if (const auto* n = std::get_if<planning::NationalSizeAnswer>(&t.result.national)) return reports::regions_table(*n, t.plan(), t.tr);
    if (const auto* n = std::get_if<planning::NationalRunAnswer>(&t.result.national)) return reports::regions_table(*n, t.tr);
    if (const auto* sized = t.sized()) return reports::need_table(*sized, t.plan(), t.tr, reports::Detail::with_margins);
    return reports::need_table(std::get<planning::RunAnswer>(t.result.answer), t.tr);
}

/// The columns of one chapter.
formats::Table chapter_of(const formats::Table& all, const std::string& chapter)
{
    formats::Table out{all.id, all.title, all.row_title, {}, {}, all.notes};
    for (const formats::Row& row : all.rows) out.rows.push_back({row.key, row.name, {}});
    for (std::size_t c = 0; c < all.columns.size(); ++c) {
        if (all.columns[c].chapter != chapter) continue;
        out.columns.push_back(all.columns[c]);
        for (std::size_t r = 0; r < all.rows.size(); ++r) out.rows[r].cells.push_back(all.rows[r].cells[c]);
    }
    return out;
}

}  // namespace

Blocks need_blocks(const Telling& t)
{
    Blocks out;
    const bool national = !std::holds_alternative<std::monostate>(t.result.national);
    std::string places;
    if (national) places = choose(out, t.choices, {"need.places", t.tr(msg("Righe")), {{"regions", t.tr(msg("Regioni e Italia"))}, {"authorities", t.tr(msg("Aziende sanitarie"))}}, {}});
    const formats::Table table = whole_table(t, places);
    add(out, Tone::faint, t.tr(msg("Scegli un numero del personale o degli operatori in turno per sapere perché è quello.")));
    if (table.rows.size() <= most_side_by_side) {
        out.push_back(NeedBlock{shown_turned(table, t.tr), true});
        return out;
    }
    Chooser chapters{"need.chapter", t.tr(msg("Capitolo")), {}, {}};
    for (const formats::Column& column : table.columns)
        if (std::ranges::none_of(chapters.options, [&](const auto& o) { return o.first == column.chapter; })) chapters.options.emplace_back(column.chapter, column.chapter);
    const std::string chapter = choose(out, t.choices, std::move(chapters));
    out.push_back(NeedBlock{shown(chapter_of(table, chapter), t.tr), false});
    return out;
}

}  // namespace teleplan::gui
