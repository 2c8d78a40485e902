#include "gui/app/results_parts.hpp"

#include <algorithm>
#include <utility>

#include "charts/heat_map.hpp"
#include "planning/week.hpp"
#include "reports/names.hpp"
#include "reports/sentences.hpp"

namespace teleplan::gui {

using reports::msg;

void add(Blocks& out, Tone tone, std::string text)
{
    if (!text.empty()) out.push_back(Line{tone, std::move(text)});
}

void add_all(Blocks& out, Tone tone, const std::vector<std::string>& texts)
{
    for (const std::string& text : texts) add(out, tone, text);
}

void add_heading(Blocks& out, std::string text) { out.push_back(Line{Tone::heading, std::move(text)}); }

void add_table(Blocks& out, const formats::Table& table, const reports::Language& tr)
{
    if (!table.rows.empty() && !table.columns.empty()) out.push_back(shown(table, tr));
}

void add_tables(Blocks& out, const std::vector<formats::Table>& tables, const reports::Language& tr)
{
    for (const formats::Table& table : tables) add_table(out, table, tr);
}

void add_figure(Blocks& out, std::string id, std::string title, charts::DisplayList list, formats::Table table)
{
    std::string description = title;
    out.push_back(FigureBlock{std::move(id), std::move(title), Figure{std::make_shared<const charts::DisplayList>(std::move(list)), std::move(table), std::move(description)}});
}

void add_figure(Blocks& out, std::string id, const reports::Figure& figure)
{
    if (!figure.svg.empty()) add_figure(out, std::move(id), figure.caption, figure.drawing, figure.data);
}

std::string choose(Blocks& out, const Choices& choices, Chooser chooser)
{
    if (chooser.options.empty()) return {};
    const auto wanted = choices.find(chooser.id);
    const auto offered = [&](const std::string& key) { return std::ranges::any_of(chooser.options, [&](const auto& o) { return o.first == key; }); };
    chooser.chosen = wanted != choices.end() && offered(wanted->second) ? wanted->second : chooser.options.front().first;
    std::string chosen = chooser.chosen;
    if (chooser.options.size() > 1) out.push_back(std::move(chooser));
    return chosen;
}

Tone tone_of(planning::Verdict verdict)
{
    switch (verdict) {
    case planning::Verdict::met: return Tone::met;
    case planning::Verdict::not_met: return Tone::not_met;
    case planning::Verdict::undecided: break;
    }
    return Tone::undecided;
}

Tone tone_of(planning::RuleVerdict verdict)
{
    switch (verdict) {
    case planning::RuleVerdict::pass: return Tone::met;
    case planning::RuleVerdict::fail: return Tone::not_met;
    case planning::RuleVerdict::undecided: break;
    }
    return Tone::undecided;
}

void add_standards(Blocks& out, const reports::Pools& pools, const reports::Rows& rows, const models::Plan& plan, const reports::Language& tr)
{
    for (const reports::WorstWindow& worst : reports::worst_windows(pools)) add(out, tone_of(worst.window.verdict), reports::standard_sentence(worst, rows, plan, tr));
}

formats::Column number_column(std::string id, std::string title, int decimals) { return {std::move(id), "", std::move(title), "", formats::Form::number, decimals}; }

void add_week(Blocks& out, const std::string& id, const std::string& title, const std::string& legend, const std::vector<double>& week, int decimals, const reports::Language& tr)
{
    if (week.size() != planning::hours_per_week) return;
    const char* const days[] = {msg("lunedì"), msg("martedì"), msg("mercoledì"), msg("giovedì"), msg("venerdì"), msg("sabato"), msg("domenica")};
    if (std::ranges::max(week) >= 100) decimals = 0;               // there is no room for more in a cell, and no need
    charts::HeatMap map;
    map.legend_title = legend;
    map.write = [&tr, decimals](double value) { return tr.number(value, decimals); };
    formats::Table table{id, "", tr(msg("Giorno")), {}, {}, {}};
    for (int h = 0; h < 24; ++h) {
        map.columns.push_back(std::to_string(h));
        table.columns.push_back(number_column("h" + std::to_string(h), std::to_string(h) + "-" + std::to_string(h + 1), decimals));
    }
    for (std::size_t day = 0; day < 7; ++day) {
        map.rows.push_back(tr(days[day]));
        map.values.emplace_back(week.begin() + static_cast<std::ptrdiff_t>(24 * day), week.begin() + static_cast<std::ptrdiff_t>(24 * (day + 1)));
        formats::Row row{std::to_string(day), tr(days[day]), {}};
        for (const double value : map.values.back()) row.cells.push_back({"", value, {}});
        table.rows.push_back(std::move(row));
    }
    add_figure(out, id, title, charts::heat_map(map, {900, 250}), std::move(table));
}

}  // namespace teleplan::gui
