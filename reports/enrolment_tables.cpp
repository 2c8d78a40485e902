#include "reports/enrolment_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "formats/costs_json.hpp"
#include "reports/names.hpp"
#include "reports/table_cells.hpp"
#include "reports/tables.hpp"

namespace teleplan::reports {

namespace {

using formats::Table;
using planning::EnrolmentAnswer;
using planning::MilestoneResult;
using planning::MilestoneState;
using planning::RuleResult;
using planning::RuleVerdict;

constexpr std::array limit_words{msg("validazione clinica e ritardi"), msg("segnalazioni e adesione"), msg("formazione degli operatori"), msg("kit disponibili"), msg("installatori")};
static_assert(limit_words.size() == models::enrolment_limit_count);

std::string words(models::EnrolmentLimit limit, const Language& tr) { return tr(limit_words[static_cast<std::size_t>(limit)]); }

std::string words(MilestoneState state, const Language& tr)
{
    switch (state) {
        case MilestoneState::met: return tr("raggiunto");
        case MilestoneState::not_met: return tr("non raggiunto");
        case MilestoneState::not_stated: return tr("scaduto, esito non inserito");
        case MilestoneState::not_a_count: return tr("a venire, non è un conteggio");
        case MilestoneState::simulated: break;
    }
    return tr("simulato");
}

std::string words(RuleVerdict verdict, const Language& tr)
{
    switch (verdict) {
        case RuleVerdict::pass: return tr("rispettata");
        case RuleVerdict::fail: return tr("non rispettata");
        case RuleVerdict::undecided: break;
    }
    return tr("da verificare");
}

std::string counter_words(const std::string& counter, const Language& tr)
{
    if (counter == "active") return tr("pazienti attivi");
    if (counter == "treated_in_year") return tr("assistiti nell'anno");
    if (counter == "assisted") return tr("assistiti cumulati, ogni persona una volta");
    return counter;
}

Table enrolment_table(const EnrolmentAnswer& answer, const std::vector<planning::NeedRow>& rows, const Language& tr)
{
    Table table{"enrolment", tr("Arruolamento"), tr("Azienda sanitaria"),
                {number_column("referred", tr("Segnalati"), "persons"), number_column("refused", tr("Non aderenti"), "persons"),
                 number_column("accepted", tr("Aderenti"), "persons"), number_column("activated", tr("Avviati"), "persons"),
                 number_column("waiting", tr("In attesa a fine periodo"), "persons")},
                {}, {}};
    for (std::size_t l = 0; l < models::enrolment_limit_count; ++l)
        table.columns.push_back(number_column(std::string{"lost_days."} + formats::name_of(static_cast<models::EnrolmentLimit>(l)), tr("Giornate-paziente perse: %1", {words(static_cast<models::EnrolmentLimit>(l), tr)}), "patient-days"));
    table.columns.push_back(text_column("bottleneck", tr("Che cosa frena di più")));
    for (const auto& r : answer.rows) {
        formats::Row row{r.code, place_name(rows, r.code, tr), {interval(r.referred), interval(r.refused), interval(r.accepted), interval(r.activated), interval(r.waiting)}};
        for (const auto& lost : r.lost_days) row.cells.push_back(interval(lost));
        row.cells.push_back(text(r.bottleneck ? words(*r.bottleneck, tr) : tr("niente")));
        table.rows.push_back(std::move(row));
    }
    table.notes = {tr("Dal primo giorno della rampa alla fine del regime. Segnalati = non aderenti + aderenti; aderenti = avviati + in attesa. Una giornata persa è un paziente del piano che un giorno non c'è.")};
    return table;
}

Table targets_table(const EnrolmentAnswer& answer, const std::vector<planning::NeedRow>& rows, const Language& tr)
{
    Table table{"ramp_targets", tr("Traguardi della rampa"), tr("Azienda sanitaria"),
                {text_column("date", tr("Data")), number_column("planned", tr("Attivi pianificati"), "persons"), number_column("realised", tr("Attivi realizzati"), "persons"),
                 share_column("probability", tr("Probabilità di arrivarci"))},
                {}, {}};
    for (const auto& r : answer.rows)
        for (const auto& t : r.targets)
            table.rows.push_back({r.code + "/" + models::to_string(t.date), place_name(rows, r.code, tr),
                                  {text(tr.date(models::to_string(t.date))), number(t.planned), interval(t.realised), number(t.probability)}});
    return table;
}

}  // namespace

Table milestones_table(const EnrolmentAnswer& answer, const Language& tr)
{
    Table table{"milestones", tr("Traguardi PNRR"), tr("Traguardo"),
                {text_column("title", tr("Che cosa")), text_column("date", tr("Data")), text_column("counts", tr("Che cosa conta")), number_column("target", tr("Obiettivo"), ""),
                 text_column("state", tr("Esito")), number_column("actual", tr("Dato di fatto"), ""), number_column("simulated", tr("Simulato nella regione"), "persons"),
                 share_column("probability", tr("Probabilità di arrivarci")), share_column("share_of_target", tr("Quota della regione sull'obiettivo nazionale")),
                 share_column("population_share", tr("  sulla popolazione")), text_column("outcome", tr("Fonte dell'esito"))},
                {}, {}};
    for (const MilestoneResult& m : answer.milestones) {
        auto counts = counter_words(m.counter, tr);
        if (m.counts_from) counts = tr("%1, dal %2", {counts, tr.date(models::to_string(*m.counts_from))});
        table.rows.push_back({m.id, m.id, {text(m.title), text(tr.date(models::to_string(m.date))), text(counts), m.target ? number(*m.target) : Cell{}, text(words(m.state, tr)),
                                           m.actual ? number(*m.actual) : Cell{}, m.simulated ? interval(*m.simulated) : Cell{}, m.probability ? number(*m.probability) : Cell{},
                                           m.share_of_target ? number(*m.share_of_target) : Cell{}, m.population_share ? number(*m.population_share) : Cell{}, text(m.outcome)}});
    }
    return table;
}

Table rules_table(const std::vector<RuleResult>& rules, const std::vector<planning::NeedRow>& rows, const Language& tr)
{
    Table table{"rules", tr("Regole"), tr("Regola"),
                {text_column("measure", tr("Misura")), text_column("where", tr("Dove")), text_column("limit", tr("Limite")), number_column("seen", tr("Valore"), "", 3),
                 text_column("verdict", tr("Esito")), text_column("source", tr("Fonte"))},
                {}, {}};
    for (const RuleResult& r : rules)
        table.rows.push_back({r.id, r.id, {text(capitalised(measure_words(tr, r.measure))), text(place_name(rows, r.where, tr)), text(r.op + " " + tr.number(r.value, std::floor(r.value) == r.value ? 0 : 3)),
                                           r.seen ? interval(*r.seen) : Cell{}, text(words(r.verdict, tr)), text(r.source)}});
    return table;
}

std::vector<Table> enrolment_tables(const EnrolmentAnswer& answer, const std::vector<RuleResult>& rules, const std::vector<planning::NeedRow>& rows, const Language& tr)
{
    std::vector<Table> out;
    if (!answer.rows.empty()) {
        out.push_back(enrolment_table(answer, rows, tr));
        out.push_back(targets_table(answer, rows, tr));
    }
    if (!answer.milestones.empty()) out.push_back(milestones_table(answer, tr));
    if (!rules.empty()) out.push_back(rules_table(rules, rows, tr));
    return out;
}

std::vector<std::string> enrolment_sentences(const EnrolmentAnswer& answer, const Language& tr)
{
    std::vector<std::string> out;
    if (answer.rows.empty()) return out;
    const auto& region = answer.rows.back();
    for (const auto& t : region.targets)
        out.push_back(tr("Al %1 il piano vuole %2 pazienti attivi: nella simulazione sono %3; repliche in cui ci si arriva: %4.",
                         {tr.date(models::to_string(t.date)), tr.number(t.planned), tr.range(t.realised), tr.percent(t.probability, 0)}));
    if (region.bottleneck)
        out.push_back(tr("Il limite che pesa di più: %1 (%2 giornate-paziente).",
                         {words(*region.bottleneck, tr), tr.number(region.lost_days[static_cast<std::size_t>(*region.bottleneck)].mean)}));
    return out;
}

std::string milestone_sentence(const MilestoneResult& m, const Language& tr)
{
    const std::string due = tr("%1 (%2): %3", {m.id, tr.date(models::to_string(m.date)), words(m.state, tr)});
    std::string more;
    if (m.target && m.actual) more = tr("; %1 su %2", {tr.number(*m.actual), tr.number(*m.target)});
    if (m.simulated) more += tr("; nella regione %1 %2 (simulazione)", {tr.range(*m.simulated), counter_words(m.counter, tr)});
    if (m.probability) more += tr(", probabilità di arrivarci %1", {tr.percent(*m.probability, 0)});
    if (m.share_of_target && m.population_share)
        more += tr("; il piano della regione (%3) ne vale il %1, con il %2 della popolazione",
                   {tr.percent(*m.share_of_target), tr.percent(*m.population_share), counter_words(m.share_counter, tr)});
    return due + more + ".";
}

std::string rule_sentence(const RuleResult& r, const Language& tr)
{
    const int decimals = r.unit == "1" ? 3 : r.unit == "FTE" ? 1 : 0;
    const std::string seen = r.seen ? tr.range(*r.seen, decimals) : tr("n.d.");
    return tr("%1: %2 %3 %4, valore %5: %6.", {r.id, measure_words(tr, r.measure), r.op, tr.number(r.value, decimals), seen, words(r.verdict, tr)});
}

}  // namespace teleplan::reports
