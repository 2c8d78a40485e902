// Hour by hour: who is on shift, the work that comes, the messages.
#include <algorithm>

#include "gui/app/results_parts.hpp"
#include "planning/week.hpp"
#include "reports/coverage_tables.hpp"
#include "reports/names.hpp"
#include "reports/need_table.hpp"

namespace teleplan::gui {

namespace {

using planning::PoolAnswer;
using reports::msg;

void add_to(std::vector<double>& sum, const std::vector<double>& more)
{
    sum.resize(std::max(sum.size(), more.size()));
    for (std::size_t h = 0; h < more.size(); ++h) sum[h] += more[h];
}

Chooser pools_chooser(const Telling& t)
{
    Chooser out{"week.pool", t.tr(msg("Chi")), {}, {}};
    for (const PoolAnswer& pool : pools_of(t.result))
        if (std::ranges::none_of(out.options, [&](const auto& o) { return o.first == pool.pool; }))
            out.options.emplace_back(pool.pool, reports::capitalised(reports::word(t.tr, pool.pool)));
    return out;
}

/// The region or Italy as a whole first, unless the pool has one place only.
Chooser places_chooser(const Telling& t, const std::string& pool)
{
    Chooser out{"week.where", t.tr(msg("Dove")), {}, {}};
    for (const PoolAnswer& p : pools_of(t.result))
        if (p.pool == pool) out.options.emplace_back(p.where, reports::place_name(t.rows(), p.where, t.tr));
    if (out.options.size() > 1) out.options.insert(out.options.begin(), {"all", reports::place_name(t.rows(), reports::region_code, t.tr)});
    return out;
}

}  // namespace

Blocks week_blocks(const Telling& t)
{
    Blocks out;
    const std::string pool = choose(out, t.choices, pools_chooser(t)), where = choose(out, t.choices, places_chooser(t, pool));
    std::vector<double> seats, load;
    for (const PoolAnswer& p : pools_of(t.result)) {
        if (p.pool != pool || (where != "all" && where != p.where)) continue;
        add_to(seats, planning::seats_by_hour_of_week(t.plan(), p));
        add_to(load, p.load_by_hour_of_week);
    }
    if (const auto hour = planning::busiest_hour(load))
        add(out, Tone::plain, t.tr(msg("L'ora con più lavoro urgente della settimana comincia %1: arriva lavoro per %2 operatori."),
                                   {reports::hour_of_week_words(t.tr, *hour), t.tr.number(load[static_cast<std::size_t>(*hour)], 1)}));
    if (seats.empty()) add(out, Tone::faint, t.tr(msg("Il piano non inserisce turni per questo gruppo: dimensiona il piano per averli.")));
    add_week(out, "seats_week", t.tr(msg("Operatori in turno, per ora e giorno della settimana")), t.tr(msg("Operatori")), seats, 0, t.tr);
    add_week(out, "load_week", t.tr(msg("Lavoro urgente che arriva, dalla formula, per ora e giorno della settimana (operatori che occuperebbe)")), t.tr(msg("Operatori")), load, 1, t.tr);
    of_plan(t.result, [&](const auto& answer) {
        add_figure(out, "messages", reports::messages_figure(answer.platform, t.tr));
        add_table(out, reports::coverage_table(answer.coverage, t.rows(), t.plan(), t.tr), t.tr);
    });
    return out;
}

}  // namespace teleplan::gui
