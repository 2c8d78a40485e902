#include "reports/network_tables.hpp"

#include <algorithm>
#include <utility>

#include "reports/table_cells.hpp"
#include "reports/twin_words.hpp"

namespace teleplan::reports {

namespace {

using formats::Table;
using planning::Interval;

// %1: the share of a quantile or the time limit.
constexpr std::pair<std::string_view, const char*> measures[] = {
    {"arrivals", msg("arrivi")}, {"started", msg("presi in carico")}, {"served", msg("serviti")}, {"gave_up", msg("rinunce")}, {"rejected", msg("respinti")},
    {"balked", msg("non entrati")}, {"interrupted", msg("interruzioni")}, {"throughput", msg("serviti all'ora")},
    {"waited_share", msg("chi aspetta")}, {"gave_up_share", msg("chi rinuncia")}, {"rejected_share", msg("chi è respinto")},
    {"balked_share", msg("chi non entra")}, {"share_within", msg("presi in carico entro %1")},
    {"mean_wait", msg("attesa media")}, {"mean_wait_all", msg("attesa media, anche di chi rinuncia")}, {"wait_quantile", msg("attesa non superata dal %1")},
    {"longest_wait", msg("attesa più lunga")}, {"mean_service", msg("servizio medio")},
    {"mean_queue", msg("in coda in media")}, {"queue_quantile", msg("in coda al più, per il %1 del tempo")}, {"longest_queue", msg("coda più lunga")},
    {"mean_busy", msg("in servizio in media")}, {"busy_quantile", msg("in servizio al più, per il %1 del tempo")}, {"most_busy", msg("in servizio al massimo")},
    {"mean_number", msg("presenti in media")}, {"number_quantile", msg("presenti al più, per il %1 del tempo")}, {"most_number", msg("presenti al massimo")},
    {"occupancy", msg("tempo occupato")},
    {"mean_time_in_system", msg("permanenza media")}, {"time_in_system_quantile", msg("permanenza non superata dal %1")},
    {"longest_time_in_system", msg("permanenza più lunga")}, {"time_in_system_within", msg("permanenza entro %1")},
};

std::string measure_words(const planning::OutputResult& o, const Language& tr)
{
    const auto* const found = std::find_if(std::begin(measures), std::end(measures), [&](const auto& m) { return m.first == o.measure; });
    std::string argument;
    if (o.p) argument = tr.percent(*o.p, *o.p * 100 == static_cast<int>(*o.p * 100) ? 0 : 1);
    if (o.within_seconds) argument = tr("%1 s", {tr.number(*o.within_seconds, *o.within_seconds == static_cast<int>(*o.within_seconds) ? 0 : 1)});
    return found == std::end(measures) ? o.measure : tr(found->second, {argument});
}

std::string unit_words(const planning::OutputResult& o, const Language& tr)
{
    if (o.unit == "1") return "";
    if (o.unit == "1/h") return tr("all'ora");
    if (o.unit == "servers") return tr("serventi");
    if (o.unit == "jobs") return "";
    if (o.unit == "day") return tr("giorni");
    if (o.unit == "week") return tr("settimane");
    return o.unit;
}

std::string where(const planning::OutputResult& o, const Language& tr)
{
    if (!o.stage.empty()) return o.stage;
    return o.pool.empty() ? tr("rete") : o.pool;
}

}  // namespace

Table network_outputs_table(const planning::NetworkAnswer& answer, const Language& tr)
{
    Table table{"outputs", tr("Misure chieste dal piano"), tr("Misura"),
                {text_column("measure", tr("Che cosa")), text_column("where", tr("Dove")), text_column("class", tr("Classe")), text_column("window", tr("Quando")),
                 number_column("value", tr("Valore"), "", 3), share_column("share", tr("Quota")), text_column("unit", tr("Unità"))},
                {}, {}};
    for (const auto& o : answer.outputs) {
        const bool share = o.unit == "1";
        const Cell value = o.replications > 0 ? interval(o.value) : Cell{};
        table.rows.push_back({o.name, o.name, {text(measure_words(o, tr)), text(where(o, tr)), text(o.job_class), text(o.window), share ? Cell{} : value, share ? value : Cell{},
                                               text(o.replications > 0 ? unit_words(o, tr) : tr("nessun caso"))}});
    }
    return table;
}

Table network_stages_table(const planning::NetworkAnswer& answer, const Language& tr)
{
    const bool balking = std::any_of(answer.stages.begin(), answer.stages.end(), [](const auto& s) { return s.balked_share.mean > 0; });
    Table table{"stages", tr("Fasi"), tr("Fase"),
                {text_column("pool", tr("Chi serve")), number_column("arrivals", tr("Arrivi"), "jobs"), number_column("mean_wait", tr("Attesa media (s)"), "s", 2),
                 share_column("waited_share", tr("Chi aspetta")), share_column("gave_up_share", tr("Chi rinuncia")), share_column("rejected_share", tr("Chi è respinto"))},
                {}, {}};
    if (balking) table.columns.push_back(share_column("balked_share", tr("Chi non entra")));
    table.columns.push_back(number_column("mean_service", tr("Servizio medio (s)"), "s", 2));
    if (!answer.stages.empty())
        for (const auto& [p, ignored] : answer.stages.front().wait_quantiles)
            table.columns.push_back(number_column("wait_quantile", tr("Attesa non superata dal %1 (s)", {tr.percent(p, 0)}), "s", 1));
    for (const auto& s : answer.stages) {
        const bool all = s.job_class.empty();
        formats::Row row{all ? s.stage : s.stage + "/" + s.job_class, all ? s.stage : tr("%1, %2", {s.stage, s.job_class}),
                         {text(s.pool), interval(s.arrivals), interval(s.mean_wait), interval(s.waited_share), interval(s.gave_up_share), interval(s.rejected_share)}};
        if (balking) row.cells.push_back(interval(s.balked_share));
        row.cells.push_back(interval(s.mean_service));
        for (const auto& [ignored, wait] : s.wait_quantiles) row.cells.push_back(interval(wait));
        row.cells.resize(table.columns.size());
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table network_pools_table(const planning::NetworkAnswer& answer, const Language& tr)
{
    Table table{"pools", tr("Gruppi di serventi"), tr("Gruppo"),
                {share_column("occupancy", tr("Tempo occupato")), number_column("mean_busy", tr("Occupati in media"), "servers", 3),
                 number_column("mean_queue", tr("In coda in media"), "jobs", 3), number_column("offered_load", tr("Carico offerto (erlang)"), "erlang", 3),
                 number_column("simulated_wait", tr("Attesa simulata (s)"), "s", 2), number_column("formula_wait", tr("Attesa dalla formula (s)"), "s", 2),
                 text_column("formula_name", tr("Formula")), text_column("formula", tr("Confronto"))},
                {}, {}};
    for (const auto& p : answer.pools) {
        table.rows.push_back({p.pool, p.pool, {interval(p.occupancy), interval(p.mean_busy), interval(p.mean_queue), number(p.offered_load), interval(p.twin.simulated_seconds),
                                               p.twin.formula == "none" ? Cell{} : number(p.twin.wait_seconds), text(formula_words(p.twin, tr)), text(twin_words(p.twin, tr))}});
    }
    return table;
}

std::vector<std::string> network_sentences(const planning::NetworkAnswer& answer, const Language& tr)
{
    std::vector<std::string> out;
    if (const auto& w = answer.warm_up) {
        const std::string used = tr.number(w->warm_up_seconds), cut = tr.number(w->cut_seconds);
        if (w->run_too_short) out.push_back(tr("Prova troppo breve: MSER-5 taglierebbe più di metà del tempo. Allungare «length»."));
        else if (w->chosen) out.push_back(tr("Riscaldamento scelto da MSER-5: %1 s.", {used}));
        else if (w->enough) out.push_back(tr("Il riscaldamento di %1 s basta: MSER-5 taglierebbe %2 s.", {used, cut}));
        else out.push_back(tr("Il riscaldamento di %1 s è breve: MSER-5 taglierebbe %2 s. Allungare «warm_up».", {used, cut}));
    }
    if (const auto& p = answer.precision) {
        std::string names;
        for (const std::string& name : p->not_reached) names += (names.empty() ? "" : ", ") + name;
        if (p->reached) out.push_back(tr("Precisione raggiunta con %1 repliche.", {tr.number(answer.identity.replications)}));
        else out.push_back(tr("Precisione non raggiunta con %1 repliche: %2.", {tr.number(answer.identity.replications), names}));
    }
    return out;
}

}  // namespace teleplan::reports
