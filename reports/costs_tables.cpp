#include "reports/costs_tables.hpp"

#include <utility>

#include "models/plan_names.hpp"
#include "reports/names.hpp"
#include "reports/table_cells.hpp"
#include "reports/tables.hpp"

namespace teleplan::reports {

namespace {

using formats::Row;
using formats::Table;
using planning::CostLineResult;
using planning::CostsAnswer;

Column euro_column(std::string id, std::string title, std::string unit = "EUR") { return {std::move(id), "", std::move(title), std::move(unit), Form::euro, 0}; }

std::string kind_words(models::CostKind kind, const Language& tr) { return kind == models::CostKind::investment ? tr("investimento") : tr("esercizio"); }

std::string unit_words(models::CostShape shape, const Language& tr)
{
    switch (shape) {
        case models::CostShape::one_off: return tr("una tantum");
        case models::CostShape::yearly: return tr("all'anno");
        case models::CostShape::per_patient_month: return tr("mesi-paziente");
        case models::CostShape::per_kit_month: return tr("mesi-kit");
        case models::CostShape::per_workstation: return tr("postazioni");
        case models::CostShape::per_hour: return tr("ore");
        case models::CostShape::per_user_trained: return tr("operatori da formare");
        case models::CostShape::per_start: return tr("avvii");
        case models::CostShape::per_installation: break;
    }
    return tr("installazioni");
}

std::string line_name(const CostLineResult& l, const Language& tr) { return l.pool.empty() ? l.title : tr("%1: %2", {l.title, word(tr, l.pool)}); }

std::vector<Column> line_columns(const Language& tr)
{
    return {text_column("line", tr("Voce")), text_column("kind", tr("Tipo")), number_column("quantity", tr("Quantità"), ""), text_column("unit", tr("Unità")),
            number_column("price", tr("Prezzo (€)"), "EUR", 2), euro_column("amount", tr("Nell'anno di regime, o in tutto (€)")),
            euro_column("until_regime_end", tr("Fino alla fine del regime (€)")), text_column("fund", tr("Fondo"))};
}

std::vector<Cell> line_cells(const CostLineResult& l, const CostsAnswer& answer, const Language& tr)
{
    std::string fund;
    for (const auto& f : answer.funds)
        if (f.id == l.fund) fund = f.title;
    return {text(line_name(l, tr)), text(kind_words(l.kind, tr)), interval(l.quantity), text(unit_words(l.shape, tr)), number(l.price), interval(l.amount),
            number(l.until_regime_end), text(fund.empty() ? tr("nessuno") : fund)};
}

Table totals_table(const CostsAnswer& answer, const std::vector<planning::NeedRow>& rows, const Language& tr)
{
    Table table{"costs_totals", tr("Costi per azienda"), tr("Azienda sanitaria"),
                {euro_column("investment", tr("Investimento (€)")), euro_column("running", tr("Esercizio all'anno (€)"), "EUR/year"),
                 number_column("per_active_patient_month", tr("Per paziente attivo e mese (€)"), "EUR", 2)},
                {}, {}};
    for (const auto& t : answer.totals)
        table.rows.push_back({t.where, place_name(rows, t.where, tr), {number(t.investment), interval(t.running), number(t.per_active_patient_month)}});
    return table;
}

}  // namespace

Table funds_table(const CostsAnswer& answer, const Language& tr)
{
    Table table{"funds", tr("Fondi"), tr("Fondo"),
                {euro_column("available", tr("Disponibile (€)")), euro_column("investment", tr("Investimento (€)")), euro_column("running", tr("Esercizio (€)")),
                 euro_column("over", tr("Oltre il disponibile (€)")), text_column("ends", tr("Fino al")),
                 euro_column("yearly_after", tr("All'anno, dopo la fine (€)"), "EUR/year"), share_column("south_share", tr("Quota al Mezzogiorno")),
                 share_column("south_share_required", tr("  richiesta"))},
                {}, {}};
    bool apportioned = false;
    for (const auto& f : answer.funds) {
        apportioned = apportioned || f.apportioned;
        table.rows.push_back({f.id, f.apportioned ? tr("%1 (quota per popolazione)", {f.title}) : f.title,
                              {f.available ? number(*f.available) : text(tr("n.d.")), number(f.investment), number(f.running), f.available ? number(f.over) : Cell{},
                               text(f.ends ? tr.date(models::to_string(*f.ends)) : ""), f.ends ? number(f.yearly_after) : Cell{},
                               f.south_share ? number(*f.south_share) : Cell{}, f.south_required ? number(*f.south_required) : Cell{}}});
    }
    table.notes = {tr("Impegni dal primo giorno della rampa all'ultimo del regime: ciò che segue i pazienti cresce con la rampa pianificata.")};
    if (apportioned) table.notes.push_back(tr("La quota per popolazione di un fondo nazionale è un'ipotesi, non un riparto: il riparto vincola almeno il 40 % al Mezzogiorno sull'insieme delle regioni."));
    return table;
}

Table region_costs_table(const CostsAnswer& answer, const Language& tr)
{
    Table table{"region_costs", tr("Costi della regione"), tr("N."), line_columns(tr), {}, {}};
    for (const auto& l : answer.lines)
        if (l.where == "region") table.rows.push_back({l.id + (l.pool.empty() ? "" : "." + l.pool), std::to_string(table.rows.size() + 1), line_cells(l, answer, tr)});
    return table;
}

std::vector<Table> costs_tables(const CostsAnswer& answer, const std::vector<planning::NeedRow>& rows, const Language& tr)
{
    std::vector<Table> out;
    if (answer.lines.empty()) return out;
    Table lines{"costs", tr("Costi per voce"), tr("Azienda sanitaria"), line_columns(tr), {}, {}};
    for (const auto& l : answer.lines)
        lines.rows.push_back({l.where + "/" + l.id + (l.pool.empty() ? "" : "." + l.pool), place_name(rows, l.where, tr), line_cells(l, answer, tr)});
    out.push_back(std::move(lines));
    out.push_back(totals_table(answer, rows, tr));
    if (!answer.funds.empty()) out.push_back(funds_table(answer, tr));
    return out;
}

std::vector<std::string> costs_sentences(const CostsAnswer& answer, const Language& tr)
{
    std::vector<std::string> out;
    if (answer.totals.empty() || answer.lines.empty()) return out;
    out.push_back(tr("Un paziente attivo costa %1 € al mese di esercizio.", {tr.number(answer.totals.back().per_active_patient_month, 2)}));
    if (!answer.funds.empty())
        out.push_back(tr("Dalla rampa alla fine del regime il piano costa %1; senza copertura restano %2. Finiti i fondi a termine l'esercizio costa %3 all'anno, di cui %4 erano a loro carico.",
                         {tr.euro(answer.until_regime_end), tr.euro(answer.uncovered), tr.euro(answer.yearly_after_funds), tr.euro(answer.yearly_left_by_funds)}));
    for (const auto& t : answer.tariffs)
        if (t.volume && t.value)
            out.push_back(tr("Non esiste una tariffa nazionale della telemedicina. A titolo informativo: %1 televisite a %2 € (%3) valgono %4 all'anno.",
                             {tr.number(t.volume->mean), tr.number(t.tariff, 2), t.source, tr.euro(t.value->mean)}));
    return out;
}

}  // namespace teleplan::reports
