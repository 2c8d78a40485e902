#include "reports/platform_tables.hpp"

#include <algorithm>

#include "charts/plots.hpp"
#include "planning/results.hpp"
#include "reports/names.hpp"
#include "reports/table_cells.hpp"

namespace teleplan::reports {

namespace {

using formats::Table;
using planning::PlatformResult;
using planning::TierResult;

constexpr std::pair<std::string_view, const char*> tier_words[] = {
    {"home_hub", msg("hub domiciliare")}, {"irt", msg("infrastruttura regionale (IRT)")}, {"gateway_validation", msg("gateway FSE, validazione")},
    {"gateway_publication", msg("gateway FSE, pubblicazione")}, {"ini", msg("interoperabilità nazionale (INI)")}, {"eds", msg("ecosistema dati sanitari (EDS)")},
    {"int", msg("infrastruttura nazionale (INT)")}, {"int_workflow", msg("INT, workflow")}, {"int_business_glossary", msg("INT, business glossary")},
    {"int_governance", msg("INT, governo delle soluzioni")}, {"int_data_analysis", msg("INT, analisi dei dati")},
    {"reading", msg("rilevazioni")}, {"ecg_strip", msg("tracciati ECG")}, {"questionnaire", msg("questionari")}, {"alert", msg("allerte")},
    {"document", msg("documenti")}, {"reminder", msg("promemoria")}, {"login", msg("accessi, messaggi")}, {"booking", msg("prenotazioni, messaggi")},
    {"consent", msg("consensi")}, {"consultation", msg("consultazioni del fascicolo")}, {"interregional", msg("pazienti di altre regioni, messaggi")},
    {"catalogue", msg("letture del catalogo PN-DT")}, {"ministerial_flow", msg("flussi ministeriali")}, {"extraction_record", msg("estrazione notturna, record")},
    {"citizen_logins", msg("accessi dei cittadini")}, {"operator_logins", msg("accessi degli operatori")}, {"reminders", msg("promemoria")},
    {"bookings", msg("prenotazioni")}, {"consents", msg("consensi")}, {"citizen_consultations", msg("consultazioni del fascicolo da parte dei cittadini")},
    {"professional_consultations", msg("consultazioni del fascicolo da parte dei professionisti")}, {"interregional_patients", msg("pazienti di altre regioni (NIT)")},
    {"catalogue_reads", msg("letture del catalogo PN-DT")}, {"ministerial_flows", msg("flussi ministeriali")}, {"nightly_extraction", msg("estrazione notturna, record")},
};

/// Milliseconds, seconds, minutes, hours or days, whichever reads best.
std::string time_words(double seconds, const Language& tr)
{
    if (seconds < 1) return tr("%1 ms", {tr.number(seconds * 1000)});
    if (seconds < 120) return tr("%1 s", {tr.number(seconds, 1)});
    if (seconds < 2 * 3600) return tr("%1 minuti", {tr.number(seconds / 60)});
    return seconds < 48 * 3600 ? tr("%1 ore", {tr.number(seconds / 3600, 1)}) : tr("%1 giorni", {tr.number(seconds / 86400, 1)});
}

/// "2027-01-12 07".
std::string peak_words(const std::string& hour, const Language& tr)
{
    if (hour.size() < 13) return hour;
    const int from = (hour[11] - '0') * 10 + (hour[12] - '0');
    return tr("%1, ore %2-%3", {tr.date(hour.substr(0, 10)), std::to_string(from), std::to_string(from + 1)});
}

std::string verdict_words(const TierResult& t, const Language& tr)
{
    if (!t.target_p95) return "";
    return word(tr, t.met ? planning::Verdict::met : planning::Verdict::not_met);
}

std::string share_note(const PlatformResult& p, const Language& tr)
{
    return p.regions == 1 ? tr("I livelli nazionali portano qui il solo carico di questa regione.") : tr("I livelli nazionali portano il carico di %1 regioni.", {tr.number(p.regions)});
}

}  // namespace

std::string tier_name(const Language& tr, const std::string& id)
{
    for (const auto& [name, words] : tier_words)
        if (name == id) return tr(words);
    return word(tr, id);
}

Table tiers_table(const PlatformResult& p, const Language& tr)
{
    Table table{"tiers", tr("Livelli della piattaforma nell'ora di punta"), tr("Livello"),
                {text_column("peak_hour", tr("Ora di punta")), number_column("peak_per_second", tr("Richieste al secondo, media"), "1/s", 2),
                 number_column("peak_per_second_q999", tr("Superate in un secondo su mille"), "1/s", 1), number_column("peak_per_second_max", tr("Massimo in un secondo"), "1/s", 1),
                 number_column("requests_per_year", tr("Richieste nell'anno"), "1/year"), number_column("servers", tr("Server"), "servers"),
                 text_column("servers_origin", tr("Server: da dove")), number_column("formula_servers", tr("Server dalla formula (M/M/c)"), "servers"),
                 share_column("occupancy", tr("Tempo occupato")), number_column("p50", tr("Tempo mediano"), "s", 3), number_column("p95", tr("Tempo al 95%"), "s", 3),
                 number_column("p99", tr("Tempo al 99%"), "s", 3), number_column("target_p95", tr("Obiettivo al 95%"), "s", 3),
                 number_column("p95_one_less", tr("Al 95% con un server in meno"), "s", 3), number_column("formula_p95", tr("Al 95% dalla formula"), "s", 3),
                 number_column("attempts", tr("Tentativi per richiesta"), "1", 3), share_column("refused", tr("Respinte per eccesso (429)")), text_column("verdict", tr("Esito"))},
                {}, {share_note(p, tr), tr("Tempi nell'ora di punta, richiesta per richiesta, in %1 repliche.", {tr.number(p.latency_replications)})}};
    const auto maybe = [](const std::optional<double>& v) { return v ? number(*v) : Cell{}; };
    for (const TierResult& t : p.tiers)
        table.rows.push_back({t.name, tier_name(tr, t.name),
                              {text(peak_words(t.peak_hour, tr)), interval(t.peak_mean), interval(t.peak_q999), interval(t.peak_max), interval(t.requests_per_year),
                               t.shared ? number(t.servers) : Cell{}, text(!t.shared ? tr("uno per casa") : t.sized ? tr("dimensionati") : tr("inseriti")),
                               t.formula_servers > 0 ? number(t.formula_servers) : Cell{}, t.shared ? number(t.occupancy) : Cell{}, interval(t.p50), interval(t.p95), interval(t.p99),
                               maybe(t.target_p95), maybe(t.p95_one_less), t.formula_p95 > 0 ? number(t.formula_p95) : Cell{}, interval(t.attempts), interval(t.refused),
                               text(verdict_words(t, tr))}});
    return table;
}

Table tier_outages_table(const PlatformResult& p, const Language& tr)
{
    Table table{"tier_outages", tr("Interruzioni della piattaforma nell'anno"), tr("Livello"),
                {share_column("expected_availability", tr("Disponibilità attesa")), share_column("availability", tr("Disponibilità simulata")),
                 number_column("hours", tr("Ore di fermo"), "h/year", 1), number_column("number", tr("Interruzioni"), "1/year", 1),
                 number_column("buffered", tr("Richieste trattenute a monte"), "1/year"), number_column("burst_per_second", tr("Punta alla ripresa"), "1/s", 1),
                 number_column("backlog_most", tr("Arretrato massimo"), "requests"), number_column("drain_p50", tr("Smaltimento mediano"), "s"),
                 number_column("drain_p95", tr("Smaltimento al 95%"), "s"), number_column("drain_max", tr("Smaltimento più lungo"), "s"),
                 share_column("in_time", tr("Entro la scadenza")), number_column("again", tr("Da validare di nuovo"), "1/year")},
                {}, {tr("L'attività clinica continua durante le interruzioni: rilevazioni e documenti aspettano e partono alla ripresa.")}};
    const auto maybe = [](const std::optional<sim::Interval>& v) { return v ? interval(*v) : Cell{}; };
    for (const TierResult& t : p.tiers) {
        if (!t.shared) continue;
        const auto& o = t.outages;
        table.rows.push_back({t.name, tier_name(tr, t.name),
                              {number(o.expected_availability), interval(o.availability), interval(o.hours), interval(o.number), interval(o.buffered), interval(o.burst_per_second),
                               interval(o.backlog_most), number(o.drain_p50), number(o.drain_p95), number(o.drain_max), maybe(o.in_time), maybe(o.again)}});
    }
    return table;
}

Table ways_table(const PlatformResult& p, const Language& tr)
{
    Table table{"platform_ways", tr("Tempi da un capo all'altro nell'ora di punta"), tr("Messaggio"),
                {text_column("to", tr("Fino a")), number_column("p50", tr("Tempo mediano"), "s", 3), number_column("p95", tr("Tempo al 95%"), "s", 3), number_column("p99", tr("Tempo al 99%"), "s", 3)},
                {}, {}};
    for (const auto& e : p.end_to_end) table.rows.push_back({e.kind + "/" + e.to, tier_name(tr, e.kind), {text(tier_name(tr, e.to)), interval(e.p50), interval(e.p95), interval(e.p99)}});
    return table;
}

Table storage_table(const PlatformResult& p, const Language& tr)
{
    Table table{"platform_storage", tr("Messaggi e archivio"), tr("Messaggio"),
                {number_column("messages_per_year", tr("Messaggi nell'anno"), "1/year"), number_column("gigabytes_per_year", tr("Gigabyte nell'anno"), "GB/year", 1),
                 number_column("retention_years", tr("Anni di conservazione"), "years"), number_column("gigabytes_kept", tr("Archivio a regime, gigabyte"), "GB", 1)},
                {}, {tr("Video nell'ora di punta: %1 Mbit/s per direzione, %2 televisite contemporanee.", {tr.range(p.video.megabit_per_second), tr.range(p.video.concurrent)})}};
    for (const auto& s : p.storage)
        table.rows.push_back({s.kind, tier_name(tr, s.kind),
                              {interval(s.messages_per_year), interval(s.gigabytes_per_year), s.retention_years > 0 ? number(s.retention_years) : Cell{}, number(s.gigabytes_kept)}});
    return table;
}

Table activities_table(const PlatformResult& p, const Language& tr)
{
    Table table{"platform_activities", tr("Attività sulla piattaforma"), tr("Attività"), {number_column("per_year", tr("Nell'anno"), "1/year")}, {}, {}};
    for (const auto& a : p.activities) table.rows.push_back({a.name, tier_name(tr, a.name), {interval(a.per_year)}});
    return table;
}

Table tier_hours_table(const PlatformResult& p, const Language& tr)
{
    Table table{"tier_hours", tr("Richieste al secondo per ora del giorno medio"), tr("Ora"), {}, {}, {}};
    for (const TierResult& t : p.tiers) table.columns.push_back(number_column(t.name, tier_name(tr, t.name), "1/s", 2));
    for (std::size_t h = 0; h < 24; ++h) {
        const std::string hour = std::to_string(h) + "-" + std::to_string(h + 1);
        table.rows.push_back({hour, hour, {}});
        for (const TierResult& t : p.tiers) table.rows.back().cells.push_back(number(t.by_hour[h]));
    }
    return table;
}

std::vector<Table> platform_tables(const PlatformResult& p, const Language& tr)
{
    if (p.tiers.empty()) return {};
    return {tiers_table(p, tr), tier_outages_table(p, tr), ways_table(p, tr), storage_table(p, tr), activities_table(p, tr), tier_hours_table(p, tr)};
}

Figure tiers_figure(const PlatformResult& p, const Language& tr)
{
    double highest = 0;
    for (const TierResult& t : p.tiers) highest = std::max(highest, *std::ranges::max_element(t.by_hour));
    if (!(highest > 0)) return {};
    const int decimals = highest < 5 ? 2 : 0;
    charts::LineChart chart{tr("Richieste al secondo"), {}, {}, [&tr, decimals](double value) { return tr.number(value, decimals); }};
    for (const TierResult& t : p.tiers) {
        if (!t.shared || t.name.starts_with("int_")) continue;     // too many lines tell nothing; all are in the table
        auto& line = chart.series.emplace_back();
        line.name = tier_name(tr, t.name);
        for (std::size_t h = 0; h < 24; ++h) line.points.push_back({static_cast<double>(h), t.by_hour[h]});
    }
    for (int h = 0; h < 24; h += 3) chart.x_labels.push_back({static_cast<double>(h), std::to_string(h)});
    Figure figure{"", tr("Richieste al secondo a ciascun livello, per ora del giorno medio"), tier_hours_table(p, tr)};
    draw(figure, "tiers", charts::line_chart(chart, {720, 300}), tr);
    return figure;
}

std::vector<std::string> tier_sentences(const PlatformResult& p, const Language& tr)
{
    std::vector<std::string> out;
    for (const TierResult& t : p.tiers) {
        if (!t.shared || !t.target_p95 || (t.met && t.name.starts_with("int_"))) continue;   // enabling services: in the table
        out.push_back(tr("%1: %2 richieste al secondo nell'ora di punta, %3 server%4, tempo al 95% %5 (obiettivo %6%7).",
                         {capitalised(tier_name(tr, t.name)), tr.number(t.peak_mean.mean, t.peak_mean.mean < 10 ? 2 : 0), tr.number(t.servers), t.sized ? "" : tr(" inseriti"),
                          time_words(t.p95.mean, tr), time_words(*t.target_p95, tr), t.met ? "" : tr(", non rispettato")}));
    }
    for (const TierResult& t : p.tiers)
        if (t.outages.in_time)
            out.push_back(tr("%1: nel fascicolo entro la scadenza %2 dei documenti; arretrato massimo %3, smaltito in %4 nel 95% delle interruzioni.",
                             {capitalised(tier_name(tr, t.name)), tr.percent(t.outages.in_time->mean, 2), tr.number(t.outages.backlog_most.mean), time_words(t.outages.drain_p95, tr)}));
    if (!p.tiers.empty()) out.push_back(share_note(p, tr));
    return out;
}

}  // namespace teleplan::reports
