#include "reports/cards.hpp"

#include "reports/names.hpp"

namespace teleplan::reports {

namespace {

std::string net_detail(const planning::Need& need, const Language& tr)
{
    return need.available ? tr("netto; lordo %1, già disponibili %2", {tr.number(need.gross), tr.number(*need.available)}) : tr("già disponibili: non inserito");
}

std::string millions(double euros, const Language& tr)
{
    return euros < 1e6 ? tr.euro(euros) : tr("%1 mln €", {tr.number(euros / 1e6, 1)});
}

}  // namespace

std::vector<Card> cards(const planning::NeedRow& region, const Language& tr)
{
    std::vector<Card> list;
    list.push_back({tr("Pazienti attivi"), tr.range(region.active), tr("nel giorno medio")});
    if (!region.staff.empty()) {
        const auto& first = region.staff.front();
        list.push_back({tr("%1 a tempo pieno", {capitalised(word(tr, first.pool))}), tr.number(first.fte_with_shifts), tr("con i turni; carico medio %1", {tr.range(first.fte_mean, 1)})});
    }
    list.push_back({tr("Operatori da abilitare"), tr.number(region.operators.net), net_detail(region.operators, tr)});
    list.push_back({tr("Postazioni"), tr.number(region.workstations.net), net_detail(region.workstations, tr)});
    list.push_back({tr("Investimento"), millions(region.investment, tr), tr("voci di investimento")});
    list.push_back({tr("Costo annuo"), millions(region.running_cost.mean, tr), tr("voci di esercizio")});
    return list;
}

}  // namespace teleplan::reports
