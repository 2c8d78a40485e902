#include "reports/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "models/plan_names.hpp"
#include "models/plan_numbers.hpp"
#include "reports/names.hpp"
#include "reports/table_cells.hpp"
#include "reports/twin_words.hpp"

namespace teleplan::reports {

namespace {

using formats::Table;
using planning::Interval;

std::string day_id(models::DayKind day) { return std::string{models::name_of(day)}; }

int badness(planning::Verdict v) { return v == planning::Verdict::not_met ? 2 : v == planning::Verdict::undecided ? 1 : 0; }

}  // namespace

std::string place_name(const Rows& rows, const std::string& code, const Language& tr)
{
    for (const auto& row : rows)
        if (row.code == code && !row.name.empty()) return row.name;
    return code == "region" ? tr("Regione") : code;
}

Table annex_table(const planning::SizeAnswer& answer, const Language& tr)
{
    Table table{"annex", tr("Allegato per servizio"), tr("Azienda sanitaria"),
                {text_column("service", tr("Servizio")), text_column("profile", tr("Profilo")), number_column("volume", tr("Prestazioni nell'anno"), "1/year"),
                 number_column("hours", tr("Ore nell'anno"), "h/year"), number_column("fte", tr("ETP"), "FTE", 1)},
                {}, {}};
    for (const auto& line : answer.annex)
        table.rows.push_back({line.where + "/" + line.service + "/" + line.profile, place_name(answer.rows, line.where, tr),
                              {text(word(tr, line.service)), text(word(tr, line.profile)), interval(line.volume), interval(line.hours), number(line.fte)}});
    return table;
}

Table seats_table(const Rows& rows, const Pools& pools, const models::Plan& plan, const Language& tr)
{
    Table table{"seats", tr("Operatori per turno"), tr("Dove"),
                {text_column("role", tr("Profilo")), text_column("shift", tr("Turno")), text_column("day", tr("Giorno")),
                 number_column("seats", tr("Operatori in turno"), "operators"), number_column("analytic_start", tr("Partenza dalla formula"), "operators"),
                 number_column("hours_per_year", tr("Ore annue di un posto"), "h/year"), share_column("without_one_share", tr("Con uno in meno: quota entro i tempi")),
                 text_column("without_one_standard", tr("Standard che cede per primo")), text_column("without_one_window", tr("Nel mese"))},
                {}, {}};
    for (const auto& pool : pools)
        for (const auto& s : pool.seats) {
            const bool coverage = s.without_one.empty();
            table.rows.push_back({pool.where + "/" + pool.pool + "/" + s.shift + "/" + day_id(s.day), place_name(rows, pool.where, tr),
                                  {text(word(tr, pool.pool)), text(word(tr, s.shift)), text(word(tr, s.day)), number(s.seats), number(s.analytic_start),
                                   number(s.hours_per_year), coverage ? Cell{} : number(s.without_one_share),
                                   text(coverage ? tr("minimo per la copertura") : s.without_one == planning::backlog_standard ? tr("lavoro dell'anno che resta arretrato") : standard_words(tr, plan, s.without_one)), text(tr.date(s.without_one_window))}});
        }
    return table;
}

Table users_table(const Rows& rows, const Language& tr)
{
    Table table{"users", tr("Operatori da abilitare"), tr("Azienda sanitaria"),
                {text_column("category", tr("Profilo")), number_column("total", tr("Totale"), "persons"), number_column("employed", tr("Dipendenti"), "persons"),
                 number_column("contracted", tr("Convenzionati"), "persons"), number_column("accredited", tr("Strutture accreditate"), "persons"),
                 number_column("sized_heads", tr("Teste dalla simulazione"), "persons")},
                {}, {}};
    for (const auto& row : rows)
        for (const auto& u : row.users)
            table.rows.push_back({row.code + "/" + u.category, place_name(rows, row.code, tr),
                                  {text(word(tr, u.category)), number(u.total), number(u.employed), number(u.contracted), number(u.accredited), number(u.sized_heads)}});
    return table;
}

Table standards_table(const Rows& rows, const Pools& pools, const models::Plan& plan, const Language& tr)
{
    Table table{"standards", tr("Standard per mese"), tr("Dove"),
                {text_column("role", tr("Profilo")), text_column("standard", tr("Standard")), text_column("window", tr("Mese")),
                 number_column("expected_items", tr("Casi attesi"), "1/window"), share_column("target", tr("Quota da rispettare")),
                 share_column("share", tr("Quota attesa")), share_column("probability_met", tr("Probabilità di rispettarla nel mese")), text_column("verdict", tr("Esito"))},
                {}, {tr("Se le ipotesi sono quelle indicate. Gli standard clinici sono fissati dal piano, non da una norma.")}};
    for (const auto& pool : pools)
        for (const auto& w : pool.windows)
            table.rows.push_back({w.where + "/" + pool.pool + "/" + w.standard + "/" + w.window, place_name(rows, w.where, tr),
                                  {text(word(tr, pool.pool)), text(standard_words(tr, plan, w.standard)), text(w.pooled ? tr("%1 (mesi uniti)", {w.window}) : tr.date(w.window)),
                                   number(w.expected_items), number(w.target), interval(w.share), number(w.probability_met), text(word(tr, w.verdict))}});
    return table;
}

Table load_table(const planning::PlatformLoad& load, const Language& tr)
{
    Table table{"platform", tr("Carico della piattaforma"), tr("Misura"), {number_column("value", tr("Valore"), "", 1)}, {}, {}};
    const auto add = [&](const char* id, std::string name, const Interval& i) { table.rows.push_back({id, std::move(name), {interval(i)}}); };
    add("messages_per_second", tr("Messaggi al secondo, media dell'ora di punta"), load.messages_per_second);
    add("messages_per_second_q999", tr("Messaggi al secondo, superati in un secondo su mille di quell'ora"), load.messages_per_second_q999);
    add("messages_per_second_max", tr("Messaggi al secondo, massimo di quell'ora"), load.messages_per_second_max);
    add("documents_per_minute", tr("Documenti al minuto, ora di punta"), load.documents_per_minute);
    add("concurrent_video", tr("Televisite contemporanee, ora di punta"), load.concurrent_video);
    add("messages_per_year", tr("Messaggi nell'anno"), load.messages_per_year);
    add("gigabytes_per_year", tr("Gigabyte nell'anno"), load.gigabytes_per_year);
    return table;
}

Table assumptions_table(const planning::SizeAnswer& answer, const Language& tr)
{
    Table table{"assumptions", tr("Ipotesi che pesano di più"), tr("Ipotesi"),
                {number_column("value", tr("Valore nel piano"), "", 3), number_column("low", tr("Da"), "", 3), number_column("high", tr("A"), "", 3),
                 number_column("fte_at_low", tr("ETP totali con il valore basso"), "FTE", 1), number_column("fte_at_high", tr("ETP totali con il valore alto"), "FTE", 1),
                 text_column("unit", tr("Unità")), text_column("confidence", tr("Affidabilità")), text_column("range", tr("Intervallo")), text_column("source", tr("Fonte"))},
                {}, {}};
    for (const auto& s : answer.sensitivities)
        table.rows.push_back({s.pointer, capitalised(input_words(tr, s.pointer, s.about)),
                              {number(s.value), number(s.low), number(s.high), number(s.fte_at_low), number(s.fte_at_high), text(s.unit),
                               text(s.confidence.empty() ? "" : word(tr, s.confidence)), text(s.assumed_range ? tr("ipotizzato") : tr("da fonte")), text(s.source)}});
    return table;
}

Table pools_table(const Rows& rows, const Pools& pools, const Language& tr)
{
    Table table{"pools", tr("Simulazione e formula"), tr("Dove"),
                {text_column("role", tr("Profilo")), number_column("busy_hours", tr("Ore di lavoro nell'anno"), "h/year"), share_column("occupancy", tr("Tempo occupato")),
                 number_column("offered_load_mean", tr("Carico medio (erlang)"), "erlang", 1), number_column("offered_load_peak", tr("Carico di punta (erlang)"), "erlang", 1),
                 number_column("mean_wait_minutes", tr("Attesa media simulata (minuti)"), "min", 1), number_column("formula_wait_minutes", tr("Attesa dalla formula (minuti)"), "min", 1),
                 text_column("formula_name", tr("Formula")), text_column("formula", tr("Confronto"))},
                {}, {}};
    for (const auto& p : pools)
        table.rows.push_back({p.where + "/" + p.pool, place_name(rows, p.where, tr),
                              {text(word(tr, p.pool)), interval(p.busy_hours), interval(p.occupancy), number(p.offered_load_mean), number(p.offered_load_peak),
                               interval(p.mean_wait_minutes), p.twin.formula == "none" ? Cell{} : number(p.twin.wait_seconds / 60), text(formula_words(p.twin, tr)), text(twin_words(p.twin, tr))}});
    return table;
}

Table inputs_table(const models::ProvenanceTable& provenance, const models::Plan& plan, const Language& tr)
{
    struct Value { std::string about, digits; };
    std::map<std::string, Value> values;
    models::Plan copy = plan;
    models::visit_numbers(copy, [&](const models::NumberInPlan& n) {
        char digits[32];
        values[n.pointer] = {std::string{n.about}, {digits, std::to_chars(digits, digits + sizeof digits, n.value).ptr}};
    });
    Table table{"inputs", tr("Dati di ingresso"), tr("Dato"),
                {text_column("pointer", tr("Posizione nel piano")), text_column("value", tr("Valore")), text_column("unit", tr("Unità")), text_column("origin", tr("Origine")),
                 text_column("source", tr("Fonte")), text_column("confidence", tr("Affidabilità")), number_column("low", tr("Da"), "", 3), number_column("high", tr("A"), "", 3),
                 text_column("range", tr("Intervallo"))},
                {}, {}};
    const std::array origins{tr("inserito"), tr("predefinito nazionale"), tr("ripartito per popolazione")};
    for (const auto& [pointer, from] : provenance) {
        const Value value = values[pointer];
        table.rows.push_back({pointer, capitalised(input_words(tr, pointer, value.about)),
                              {text(pointer), text(value.digits), text(from.unit), text(origins[static_cast<std::size_t>(from.origin)]), text(from.source),
                               text(from.confidence.empty() ? "" : word(tr, from.confidence)), from.low ? number(*from.low) : Cell{}, from.high ? number(*from.high) : Cell{},
                               text(from.low || from.high ? (from.assumed_range ? tr("ipotizzato") : tr("da fonte")) : "")}});
    }
    return table;
}

std::vector<WorstWindow> worst_windows(const Pools& pools)
{
    const auto worse = [](const planning::StandardWindow& a, const planning::StandardWindow& b) {
        if (a.verdict != b.verdict) return badness(a.verdict) > badness(b.verdict);
        return a.share.mean - a.target < b.share.mean - b.target;
    };
    std::vector<WorstWindow> worst;
    for (const auto& pool : pools)
        for (const auto& w : pool.windows) {
            const auto found = std::find_if(worst.begin(), worst.end(), [&](const WorstWindow& e) { return e.standard == w.standard; });
            if (found == worst.end()) worst.push_back({w.standard, w});
            else if (worse(w, found->window)) found->window = w;
        }
    std::stable_sort(worst.begin(), worst.end(), [](const auto& a, const auto& b) { return badness(a.window.verdict) > badness(b.window.verdict); });
    return worst;
}

}  // namespace teleplan::reports
