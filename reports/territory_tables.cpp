#include "reports/territory_tables.hpp"

#include <algorithm>

#include "models/plan_names.hpp"
#include "reports/names.hpp"
#include "reports/table_cells.hpp"

namespace teleplan::reports {

namespace {

using formats::Table;
using planning::Reach;
using planning::TerritoryResult;
using planning::TerritoryRow;

constexpr const char* region = "region";

std::string name_of(const TerritoryRow& row, const Language& tr) { return row.name.empty() ? tr("Regione") : row.name; }

std::string name_of(const TerritoryResult& t, const std::string& code, const Language& tr)
{
    const auto row = std::ranges::find(t.rows, code, &TerritoryRow::code);
    return row == t.rows.end() ? code : name_of(*row, tr);
}

Cell maybe(const std::optional<int>& value, const Language& tr) { return value ? number(*value) : text(tr("n.d.")); }

std::string words(const Language& tr, planning::RuleVerdict v)
{
    switch (v) {
    case planning::RuleVerdict::pass: return tr("rispettato");
    case planning::RuleVerdict::fail: return tr("non rispettato");
    case planning::RuleVerdict::undecided: break;
    }
    return tr("da verificare");
}

std::string equity_words(const Language& tr, const std::string& measure)
{
    if (measure == "active") return tr("pazienti attivi ogni 1.000 residenti");
    if (measure == "assisted") return tr("assistiti ogni 1.000 residenti");
    return tr("personale (ETP) ogni 1.000 residenti");
}

void add_reach(Table& table, const TerritoryRow& row, const std::string& id, const std::string& group, const Reach& r, const Language& tr)
{
    const bool above = r.active_above || r.assisted_above;
    table.rows.push_back({row.code + "/" + id, name_of(row, tr),
                          {text(group), number(r.eligible), interval(r.active), r.eligible > 0 ? number(r.active_share) : Cell{}, interval(r.assisted),
                           r.eligible > 0 ? number(r.assisted_share) : Cell{}, number(row.acceptance), text(above ? tr("oltre l'accettazione") : "")}});
}

Table empty_reach(const Language& tr)
{
    return {"reach", tr("Persone eleggibili e seguite"), tr("Azienda sanitaria"),
            {text_column("group", tr("Gruppo")), number_column("eligible", tr("Persone eleggibili"), "persons"),
             number_column("active", tr("Pazienti attivi"), "persons"), share_column("active_share", tr("Attivi sugli eleggibili")),
             number_column("assisted", tr("Assistiti"), "persons"), share_column("assisted_share", tr("Assistiti sugli eleggibili")),
             share_column("acceptance", tr("Accettazione del piano")), text_column("warning", tr("Avviso"))},
            {}, {tr("Chi ha più condizioni è eleggibile in più gruppi: la somma dei gruppi conta alcune persone più volte.")}};
}

void add_groups(Table& table, const TerritoryRow& row, const Language& tr)
{
    for (std::size_t g = 0; g < models::group_count; ++g) {
        const std::string id{models::Names<models::TargetGroup>::all[g]};
        add_reach(table, row, id, capitalised(word(tr, id)), row.groups[g], tr);
    }
    add_reach(table, row, "all", tr("Totale"), row.all, tr);
}

Table empty_standards(const Language& tr)
{
    return {"site_standards", tr("Standard territoriali (DM 77/2022)"), tr("Dove"),
            {text_column("what", tr("Standard")), number_column("inhabitants", tr("Abitanti per unità"), "persons"), number_column("required", tr("Richiesti"), "units"),
             number_column("planned", tr("Previsti"), "units"), text_column("verdict", tr("Esito")), text_column("confidence", tr("Fiducia nella fonte"))},
            {}, {tr("Una norma che non è stata letta nel testo ufficiale (fiducia diversa da P) dà sempre «da verificare». Le case della comunità previste sono hub e spoke insieme.")}};
}

void add_standard(Table& table, const TerritoryResult& t, const planning::StandardCheck& s, const Language& tr)
{
    table.rows.push_back({s.where + "/" + s.what, name_of(t, s.where, tr),
                          {text(capitalised(word(tr, s.what))), number(s.inhabitants), number(s.required), maybe(s.planned, tr), text(words(tr, s.verdict)), text(s.confidence)}});
}

}  // namespace

Table territory_table(const TerritoryResult& t, const Language& tr)
{
    Table table{"territory", tr("Territorio"), tr("Azienda sanitaria"),
                {number_column("population", tr("Residenti"), "persons"), number_column("males", tr("Maschi"), "persons"), number_column("females", tr("Femmine"), "persons"),
                 number_column("over_65", tr("Di 65 anni e più"), "persons"), text_column("population_date", tr("Alla data")), text_column("ages", tr("Fasce d'età")),
                 number_column("district", tr("Distretti"), "sites"), number_column("cot", tr("COT"), "sites"), number_column("community_house", tr("Case della comunità"), "sites"),
                 number_column("community_hospital", tr("Ospedali di comunità"), "sites"), number_column("patients_in_care", tr("Già in carico"), "persons"), number_column("kits_there", tr("Kit già presenti"), "kits"),
                 number_column("active_per_1000", tr("Attivi ogni 1.000 residenti"), "1/1000", 2), number_column("assisted_per_1000", tr("Assistiti ogni 1.000 residenti"), "1/1000", 2),
                 number_column("staff_per_1000", tr("ETP ogni 1.000 residenti"), "1/1000", 3), number_column("entered_values", tr("Dati inseriti dalla Regione"), "cells")},
                {}, {}};
    for (const TerritoryRow& r : t.rows)
        table.rows.push_back({r.code, name_of(r, tr),
                              {number(r.population), number(r.males), number(r.females), number(r.over_65), text(tr.date(r.population_date)),
                               text(r.ages_entered ? tr("inserite") : tr("della regione, riproporzionate")), number(r.districts), number(r.cot), number(r.community_houses),
                               number(r.community_hospitals), maybe(r.in_care, tr), maybe(r.kits, tr), number(r.active_per_1000), number(r.assisted_per_1000), number(r.staff_per_1000),
                               number(r.entered_values)}});
    return table;
}

Table reach_table(const TerritoryResult& t, const Language& tr)
{
    Table table = empty_reach(tr);
    for (const TerritoryRow& row : t.rows) add_groups(table, row, tr);
    return table;
}

Table region_reach_table(const TerritoryResult& t, const Language& tr)
{
    Table table = empty_reach(tr);
    if (!t.rows.empty()) add_groups(table, t.rows.back(), tr);
    return table;
}

Table site_standards_table(const TerritoryResult& t, const Language& tr)
{
    Table table = empty_standards(tr);
    for (const auto& s : t.standards) add_standard(table, t, s, tr);
    return table;
}

Table region_site_standards_table(const TerritoryResult& t, const Language& tr)
{
    Table table = empty_standards(tr);
    for (const auto& s : t.standards)
        if (s.where == region) add_standard(table, t, s, tr);
    return table;
}

Table equity_table(const TerritoryResult& t, const Language& tr)
{
    Table table{"equity", tr("Differenze fra le aziende"), tr("Misura"),
                {number_column("lowest", tr("Valore più basso"), "1/1000", 3), text_column("lowest_where", tr("Dove")), number_column("highest", tr("Valore più alto"), "1/1000", 3),
                 text_column("highest_where", tr("Dove")), number_column("ratio", tr("Rapporto fra il più basso e il più alto"), "1", 3)},
                {}, {}};
    for (const auto& s : t.equity)
        table.rows.push_back({s.measure, capitalised(equity_words(tr, s.measure)),
                              {number(s.lowest), text(name_of(t, s.lowest_where, tr)), number(s.highest), text(name_of(t, s.highest_where, tr)), s.ratio ? number(*s.ratio) : Cell{}}});
    return table;
}

std::vector<std::string> reach_warnings(const TerritoryResult& t, const Language& tr)
{
    std::vector<std::string> out;
    if (t.rows.empty()) return out;
    const TerritoryRow& all = t.rows.back();
    const auto warn = [&](const std::string& group, const Reach& r) {
        if (!r.active_above && !r.assisted_above) return;
        out.push_back(tr("%1: gli attivi sono il %2 degli eleggibili e gli assistiti il %3, più del %4 che accetta secondo il piano.",
                         {group, tr.percent(r.active_share), tr.percent(r.assisted_share), tr.percent(all.acceptance)}));
    };
    for (std::size_t g = 0; g < models::group_count; ++g) warn(capitalised(word(tr, models::Names<models::TargetGroup>::all[g])), all.groups[g]);
    std::string places;
    for (const TerritoryRow& row : t.rows) {
        const bool above = std::ranges::any_of(row.groups, [](const Reach& r) { return r.active_above || r.assisted_above; });
        if (row.code != region && above) places += (places.empty() ? "" : ", ") + name_of(row, tr);
    }
    if (!places.empty()) out.push_back(tr("Aziende in cui almeno un gruppo supera l'accettazione del piano: %1.", {places}));
    return out;
}

}  // namespace teleplan::reports
