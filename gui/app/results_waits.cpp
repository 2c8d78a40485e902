// How long patients wait and how many are taken in charge in time, month by month.
#include <algorithm>
#include <functional>

#include "charts/plots.hpp"
#include "charts/trend.hpp"
#include "gui/app/results_parts.hpp"
#include "planning/service_tally.hpp"
#include "reports/enrolment_tables.hpp"
#include "reports/names.hpp"
#include "reports/network_tables.hpp"

namespace teleplan::gui {

namespace {

using planning::PoolAnswer;
using planning::StandardWindow;
using reports::msg;

constexpr std::size_t most_bars = 24;

/// Mean waits of one pool by place, the longest where there are too many.
void add_means(Blocks& out, const Telling& t, const std::string& pool)
{
    std::vector<const PoolAnswer*> places;
    for (const PoolAnswer& p : pools_of(t.result))
        if (p.pool == pool && !p.seats.empty() && p.occupancy.mean > 0) places.push_back(&p);
    if (places.empty()) return;
    std::string title = t.tr(msg("Attesa media del lavoro urgente: %1, in minuti"), {reports::word(t.tr, pool)});
    if (places.size() > most_bars) {
        std::ranges::stable_sort(places, std::greater{}, [](const PoolAnswer* p) { return p->mean_wait_minutes.mean; });
        places.resize(most_bars);
        title += t.tr(msg(" (i %1 luoghi dove si aspetta di più)"), {t.tr.number(most_bars)});
    }
    charts::BarChart chart{t.tr(msg("Minuti")), {}, {t.tr(msg("simulata")), t.tr(msg("dalla formula"))}, {{}, {}}, [&tr = t.tr](double value) { return tr.number(value, 1); }};
    formats::Table table{"mean_waits", "", t.tr(msg("Dove")), {number_column("simulated", t.tr(msg("Attesa media simulata (minuti)")), 2), number_column("formula", t.tr(msg("Attesa dalla formula (minuti)")), 2)}, {}, {}};
    for (const PoolAnswer* p : places) {
        const std::string name = reports::place_name(t.rows(), p->where, t.tr);
        const bool has_formula = p->twin.formula != "none";
        chart.categories.push_back(name);
        chart.values[0].push_back(p->mean_wait_minutes.mean);
        chart.values[1].push_back(has_formula ? p->twin.wait_seconds / 60 : 0);
        table.rows.push_back({p->where, name, {{"", p->mean_wait_minutes.mean, p->mean_wait_minutes.half_width},
                                               has_formula ? formats::Cell{"", p->twin.wait_seconds / 60, {}} : formats::Cell{t.tr(msg("nessuna formula")), {}, {}}}});
    }
    add_figure(out, "mean_waits", title, charts::bar_chart(chart), std::move(table));
}

/// The share in time of one standard in one place, a step a month, with its interval and the target.
void add_months(Blocks& out, const Telling& t, const std::string& standard, const std::vector<const StandardWindow*>& windows)
{
    charts::TrendChart chart;
    chart.y_title = t.tr(msg("Quota in tempo"));
    chart.write = [&tr = t.tr](double value) { return tr.percent(value, 0); };
    chart.trends = {{t.tr(msg("in tempo, con l'intervallo al 95%")), {}, charts::Shape::step}, {t.tr(msg("da rispettare")), {}, charts::Shape::step}};
    charts::Band band;
    formats::Table table{"share_by_month", "", t.tr(msg("Mese")),
                         {{"share", "", t.tr(msg("Quota attesa")), "1", formats::Form::share, 1}, {"target", "", t.tr(msg("Quota da rispettare")), "1", formats::Form::share, 1},
                          {"verdict", "", t.tr(msg("Esito")), "", formats::Form::text, 0}}, {}, {}};
    for (std::size_t i = 0; i < windows.size(); ++i) {
        const StandardWindow& w = *windows[i];
        const auto from = static_cast<double>(i), to = from + 1;
        const double low = std::max(0.0, w.share.mean - w.share.half_width), high = std::min(1.0, w.share.mean + w.share.half_width);
        for (const double x : {from, to}) {
            band.low.push_back({x, low});
            band.high.push_back({x, high});
        }
        chart.trends[0].points.push_back({from, w.share.mean});
        chart.trends[1].points.push_back({from, w.target});
        if (i + 1 == windows.size()) {                 // the last step has an end too
            chart.trends[0].points.push_back({to, w.share.mean});
            chart.trends[1].points.push_back({to, w.target});
        }
        chart.x_labels.push_back({from + 0.5, t.tr.date(w.window)});
        table.rows.push_back({w.window, t.tr.date(w.window), {{"", w.share.mean, w.share.half_width}, {"", w.target, {}}, {reports::word(t.tr, w.verdict), {}, {}}}});
    }
    chart.bands.push_back(std::move(band));
    add_figure(out, "share_by_month", reports::capitalised(reports::standard_words(t.tr, t.plan(), standard)), charts::trend_chart(chart), std::move(table));
}

std::string wait_words(sim::Duration wait, const reports::Language& tr)
{
    const double minutes = sim::seconds(wait) / 60;
    if (minutes < 60) return tr(msg("%1 min"), {tr.number(minutes)});
    return minutes <= 24 * 60 ? tr(msg("%1 h"), {tr.number(minutes / 60)}) : tr(msg("%1 giorni"), {tr.number(minutes / 1440)});
}

/// How long the work of one standard in one place waited: a bar a class, without the empty ones at both ends.
void add_distribution(Blocks& out, const Telling& t, const planning::StandardWaits& waits)
{
    charts::BarChart chart{t.tr(msg("Quota del lavoro")), {}, {""}, {{}}, [&tr = t.tr](double value) { return tr.percent(value, 0); }};
    formats::Table table{"waits", "", t.tr(msg("Attesa")), {{"share", "", t.tr(msg("Quota del lavoro")), "1", formats::Form::share, 1}, {"within", "", t.tr(msg("Presi in carico entro questo tempo")), "1", formats::Form::share, 1}}, {}, {}};
    double before = 0;
    for (std::size_t c = 0; c <= waits.share_within.size(); ++c) {
        const bool beyond = c == waits.share_within.size();
        const double within = beyond ? 1 : waits.share_within[c], share = within - before;
        before = within;
        if (table.rows.empty() && !(share > 0)) continue;
        const std::string words = beyond ? t.tr(msg("oltre")) : t.tr(msg("fino a %1"), {wait_words(planning::wait_class_ends[c], t.tr)});
        chart.categories.push_back(words);
        chart.values[0].push_back(share);
        table.rows.push_back({std::to_string(c), words, {{"", share, {}}, {"", within, {}}}});
    }
    while (!table.rows.empty() && !(chart.values[0].back() > 0)) {
        chart.categories.pop_back();
        chart.values[0].pop_back();
        table.rows.pop_back();
    }
    if (table.rows.empty()) return;
    add_figure(out, "waits", t.tr(msg("Quanto si aspetta prima della presa in carico")), charts::bar_chart(chart), std::move(table));
    add(out, Tone::faint, t.tr(msg("Tempo che passa, notti e giorni chiusi compresi; %1 prese in carico nel periodo."), {t.tr.number(waits.items)}));
}

void add_standard_by_month(Blocks& out, const Telling& t)
{
    std::vector<const StandardWindow*> all;
    for (const PoolAnswer& pool : pools_of(t.result))
        for (const StandardWindow& w : pool.windows)
            if (w.standard != planning::backlog_standard) all.push_back(&w);
    const auto offer = [](Chooser& chooser, const std::string& key, const std::string& words) {
        if (std::ranges::none_of(chooser.options, [&](const auto& o) { return o.first == key; })) chooser.options.emplace_back(key, words);
    };
    Chooser standards{"waits.standard", t.tr(msg("Standard")), {}, {}};
    for (const reports::WorstWindow& worst : reports::worst_windows(pools_of(t.result)))
        if (worst.standard != planning::backlog_standard) offer(standards, worst.standard, reports::capitalised(reports::standard_words(t.tr, t.plan(), worst.standard)));
    const std::string standard = choose(out, t.choices, std::move(standards));
    std::erase_if(all, [&](const StandardWindow* w) { return w->standard != standard; });
    Chooser places{"waits.where", t.tr(msg("Dove")), {}, {}};
    for (const StandardWindow* w : all) offer(places, w->where, reports::place_name(t.rows(), w->where, t.tr));
    const std::string where = choose(out, t.choices, std::move(places));
    std::erase_if(all, [&](const StandardWindow* w) { return w->where != where; });
    std::ranges::stable_sort(all, {}, &StandardWindow::window);
    if (!all.empty()) add_months(out, t, standard, all);
    for (const PoolAnswer& pool : pools_of(t.result)) {
        const auto found = std::ranges::find_if(pool.waits, [&](const planning::StandardWaits& w) { return w.standard == standard && w.where == where; });
        if (found != pool.waits.end()) return add_distribution(out, t, *found);        // the pools of a standard have the same
    }
}

Blocks network_waits(const planning::NetworkAnswer& answer, const reports::Language& tr)
{
    Blocks out;
    charts::LineChart chart{tr(msg("Quota che aspetta al massimo tanto")), {}, {}, [&tr](double value) { return tr.percent(value, 0); }};
    formats::Table table{"wait_quantiles", "", tr(msg("Fase")), {number_column("probability", tr(msg("Quota")), 2), number_column("seconds", tr(msg("Attesa (secondi)")), 1)}, {}, {}};
    double longest = 0;
    for (const planning::StageResult& stage : answer.stages) {
        if (stage.wait_quantiles.empty() || !stage.job_class.empty()) continue;
        chart.series.push_back({stage.stage, {}});
        for (const auto& [p, seconds] : stage.wait_quantiles) {
            chart.series.back().points.push_back({seconds.mean, p});
            longest = std::max(longest, seconds.mean);
            table.rows.push_back({stage.stage + "/" + tr.number(p, 2), stage.stage, {{"", p, {}}, {"", seconds.mean, seconds.half_width}}});
        }
    }
    for (int i = 0; i <= 4; ++i) chart.x_labels.push_back({longest * i / 4, tr(msg("%1 s"), {tr.number(longest * i / 4)})});
    if (!table.rows.empty()) add_figure(out, "wait_quantiles", tr(msg("Quanto si aspetta, fase per fase")), charts::line_chart(chart), std::move(table));
    add_table(out, reports::network_stages_table(answer, tr), tr);
    return out;
}

}  // namespace

Blocks waits_blocks(const Telling& t)
{
    if (const auto* network = std::get_if<planning::NetworkAnswer>(&t.result.answer)) return network_waits(*network, t.tr);
    Blocks out;
    add_standard_by_month(out, t);
    Chooser pools{"waits.pool", t.tr(msg("Chi")), {}, {}};
    for (const PoolAnswer& p : pools_of(t.result))
        if (!p.seats.empty() && p.occupancy.mean > 0 && std::ranges::none_of(pools.options, [&](const auto& o) { return o.first == p.pool; }))
            pools.options.emplace_back(p.pool, reports::capitalised(reports::word(t.tr, p.pool)));
    add_means(out, t, choose(out, t.choices, std::move(pools)));
    if (out.empty()) add(out, Tone::plain, t.tr(msg("Il piano non inserisce turni, quindi qui nessuno aspetta: dimensiona il piano per sapere le attese.")));
    return out;
}

Blocks standards_blocks(const Telling& t)
{
    Blocks out;
    if (const auto* sized = t.sized()) add(out, tone_of(sized->verdict), t.tr(msg("Standard di risposta: %1"), {reports::word(t.tr, sized->verdict)}));
    add_standards(out, pools_of(t.result), t.rows(), t.plan(), t.tr);
    if (out.empty()) add(out, Tone::plain, t.tr(msg("Il piano non inserisce turni, quindi gli standard non si possono giudicare: dimensiona il piano.")));
    else add(out, Tone::faint, t.tr(msg("Gli standard di risposta clinica sono fissati dal piano, non da una norma.")));
    add_table(out, reports::standards_table(t.rows(), pools_of(t.result), t.plan(), t.tr), t.tr);
    of_plan(t.result, [&](const auto& answer) {
        if (answer.rules.empty()) return;
        add_heading(out, t.tr(msg("Regole del piano")));
        for (const planning::RuleResult& rule : answer.rules) add(out, rule.to_be_verified ? Tone::undecided : tone_of(rule.verdict), reports::rule_sentence(rule, t.tr));
        add_table(out, reports::rules_table(answer.rules, t.rows(), t.tr), t.tr);
    });
    return out;
}

}  // namespace teleplan::gui
