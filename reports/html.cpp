#include "reports/html.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "charts/svg.hpp"
#include "models/plan_fields.hpp"
#include "reports/cards.hpp"
#include "reports/costs_tables.hpp"
#include "reports/enrolment_tables.hpp"
#include "planning/national_result.hpp"
#include "reports/coverage_tables.hpp"
#include "reports/figures.hpp"
#include "reports/html_table.hpp"
#include "reports/names.hpp"
#include "reports/need_table.hpp"
#include "reports/page_tables.hpp"
#include "reports/patients_tables.hpp"
#include "reports/platform_tables.hpp"
#include "reports/sentences.hpp"
#include "reports/staff_tables.hpp"
#include "reports/services_tables.hpp"
#include "reports/tables.hpp"
#include "reports/templates.hpp"
#include "reports/territory_tables.hpp"

namespace teleplan::reports {

namespace {

namespace mustache = kainjow::mustache;
using mustache::data;
using planning::NeedRow;
using planning::SizeAnswer;

data or_false(const std::string& text) { return text.empty() ? data{false} : data{text}; }

data list_of(const std::vector<std::string>& texts)
{
    data list{data::type::list};
    for (const auto& text : texts) list << text;
    return list;
}

data figure_data(const Figure& figure, const Language& tr)
{
    if (figure.svg.empty()) return data{false};
    data out;
    out["svg"] = figure.svg;
    out["caption"] = figure.caption;
    out["data"] = html_table(figure.data, tr);
    return out;
}

data cards_data(const NeedRow& region, const Language& tr)
{
    data list{data::type::list};
    for (const Card& card : cards(region, tr)) {
        data out;
        out["name"] = card.name;
        out["value"] = card.value;
        out["detail"] = card.detail;
        list << out;
    }
    return list;
}

bool is_national(const SizeAnswer& answer) { return answer.identity.region_code == planning::italy_code; }

void add_people(data& page, const SizeAnswer& answer, const NeedRow& region, const formats::Table& need, const models::Plan& plan, const Language& tr)
{
    std::string groups;
    std::vector<std::string> columns{"population", "active"};
    for (std::size_t g = 0; g < models::group_count; ++g) {
        const std::string id{models::Names<models::TargetGroup>::all[g]};
        groups += (g == 0 ? "" : ", ") + tr.number(region.active_by_group[g].mean) + " " + word(tr, id);
        columns.push_back("active." + id);
    }
    columns.push_back("treated_in_year");
    page["who"] = tr("Nel giorno medio dell'anno di regime il piano segue a domicilio %1 persone: %2. Sono il %3 delle persone eleggibili. Nell'anno ne assiste %4, "
                     "perché i piani di cura finiscono e altri iniziano.",
                     {tr.number(region.active.mean), groups, tr.percent(region.share_of_eligible), tr.range(region.treated_in_year)});
    page["objectives"] = or_false(plan.project.objectives);
    page["who_table"] = html_table(selected(need, columns), tr, tr(is_national(answer) ? msg("Popolazione e pazienti per regione") : msg("Popolazione e pazienti per azienda")));
    page["volumes"] = tr("Ogni giorno arrivano %1 rilevazioni e %2 allerte da valutare; in un anno si prenotano %3 televisite.",
                         {tr.range(region.readings_per_day), tr.range(region.alerts_per_day), tr.range(region.televisits_booked)});
}

/// People by role, and the pace of training where trainers limit it.
std::string role_tables(const NeedRow& region, const Language& tr)
{
    if (region.staff_need.roles.empty()) return "";
    std::string out = html_table(region_roles_table(region, tr), tr, tr("Personale per ruolo nella regione"));
    out += html_table(role_services_table(region, tr), tr, tr("Ruoli e prestazioni nella regione: ore nell'anno"));
    if (!region.staff_need.trained.empty()) out += html_table(training_table(region, tr), tr, training_sentence(region, tr));
    return out;
}

void add_staff(data& page, const SizeAnswer& answer, const NeedRow& region, const Language& tr)
{
    page["staff"] = tr("Gli equivalenti a tempo pieno (ETP) del carico medio sono quelli di un foglio di calcolo; con i turni sono di più, perché le allerte si concentrano in poche ore "
                       "e in quelle ore gli operatori devono esserci.");
    page["staff_table"] = html_table(staff_table(answer, region, tr), tr, tr(is_national(answer) ? msg("Personale in Italia") : msg("Personale della regione")));
    page["seats_figure"] = figure_data(seats_figure(answer, tr), tr);
    page["users"] = tr("Gli operatori da abilitare come utenti sono %1; di questi %2 da formare, per %3 ore in tutto.",
                       {tr.number(region.operators.gross), tr.number(region.users_to_train), tr.number(region.training_hours)});
    page["users_table"] = html_table(region_users_table(region, tr), tr, tr(is_national(answer) ? msg("Operatori da abilitare in Italia") : msg("Operatori da abilitare nella regione"))) + role_tables(region, tr);
    page["nurses"] = nurse_sentence(answer, tr);
}

void add_places_and_costs(data& page, const SizeAnswer& answer, const NeedRow& region, const formats::Table& need, const Language& tr)
{
    std::vector<std::string> columns{"active"};
    if (!answer.rows.empty())                                          // an authority knows which pools are the region's
        for (const auto& staff : answer.rows.front().staff) columns.push_back((staff.shared ? "fte_mean." : "fte_with_shifts.") + staff.pool);
    columns.insert(columns.end(), {"operators.net", "workstations.net", "kits", "cot", "verdict"});
    auto where = selected(need, columns);
    for (auto& column : where.columns)
        if (column.id.starts_with("fte_"))
            column.title = tr("%1 (ETP)", {capitalised(word(tr, column.id.substr(column.id.find('.') + 1)))});
        else if (column.id.ends_with(".net"))
            column.title = column.id.starts_with("operators") ? tr("Operatori (netto)") : tr("Postazioni (netto)");
        else if (column.id == "kits")
            column.title = tr("Kit domiciliari");
        else if (column.id == "cot")
            column.title = tr("COT");
    const bool national = is_national(answer);
    page["where"] = national ? tr("Il fabbisogno per regione; quello di ogni azienda sanitaria è nella cartella di lavoro. Gli ETP sono con i turni.") :
                    tr("Il fabbisogno per azienda sanitaria. Gli ETP sono con i turni; quelli del centro servizi, che è unico per la regione, sono il carico medio.");
    page["where_table"] = html_table(where, tr, tr(national ? msg("Fabbisogno per regione") : msg("Fabbisogno per azienda")));
    page["cost"] = tr("L'investimento è %1. L'esercizio costa %2 all'anno (± %3).",
                      {tr.euro(region.investment), tr.euro(region.running_cost.mean), tr.euro(region.running_cost.half_width)}) +
                   (answer.costs.lines.empty() ? "" : " " + tr("Le voci sono nella tabella dei costi."));
    page["cost_table"] = html_table(selected(need, {"investment", "running_cost"}), tr, tr(national ? msg("Costi per regione") : msg("Costi per azienda")));
}

void add_rules(data& page, const SizeAnswer& answer, const NeedRow& region, const models::Plan& plan, const Language& tr)
{
    std::vector<std::string> standards;
    for (const auto& worst : worst_windows(answer.pools)) standards.push_back(standard_sentence(worst, answer.rows, plan, tr));
    const auto shortfalls = shortfall_sentences(answer, plan, tr);
    page["standards"] = list_of(standards);
    page["has_shortfalls"] = !shortfalls.empty();
    page["shortfalls"] = list_of(shortfalls);
    page["dm77"] = tr("DM 77/2022: %1 centrali operative territoriali e %2 infermieri di famiglia o comunità.", {tr.number(region.cot), tr.number(region.community_nurses)});
    if (!answer.territory.rows.empty()) {
        page["reach_table"] = html_table(region_reach_table(answer.territory, tr), tr, tr("Persone eleggibili e seguite nella regione"));
        page["reach_warnings"] = list_of(reach_warnings(answer.territory, tr));
        page["sites_table"] = html_table(region_site_standards_table(answer.territory, tr), tr, tr("Standard territoriali (DM 77/2022)"));
        page["equity_table"] = html_table(equity_table(answer.territory, tr), tr, tr("Differenze fra le aziende"));
        page["territory_table"] = html_table(territory_table(answer.territory, tr), tr, tr("Territorio"));
    }
    page["principles_table"] = plan.pnrr.empty() ? "" : html_table(principles_table(plan, tr), tr, tr("Principi trasversali del PNRR"));
    page["quality"] = tr("Dei dati che stanno dietro questi numeri il %1 è stato inserito dalla Regione, il %2 è un valore predefinito nazionale, il %3 è ripartito per popolazione.",
                         {tr.percent(region.entered, 0), tr.percent(region.defaulted, 0), tr.percent(region.apportioned, 0)});
    page["weak"] = or_false(weak_inputs_sentence(answer, tr));
}

void add_enrolment_and_costs(data& page, const SizeAnswer& answer, const Language& tr)
{
    page["enrolment"] = list_of(enrolment_sentences(answer.enrolment, tr));
    page["milestones_table"] = answer.enrolment.milestones.empty() ? "" : html_table(milestones_table(answer.enrolment, tr), tr, tr("Traguardi PNRR"));
    page["lines_table"] = answer.costs.lines.empty() ? "" : html_table(region_costs_table(answer.costs, tr), tr, tr("Costi della regione per voce"));
    page["funds_table"] = answer.costs.funds.empty() ? "" : html_table(funds_table(answer.costs, tr), tr, tr("Copertura per fondo"));
    page["cost_sentences"] = list_of(costs_sentences(answer.costs, tr));
    page["rules_table"] = answer.rules.empty() ? "" : html_table(rules_table(answer.rules, answer.rows, tr), tr, tr("Regole del piano"));
}

std::string if_any(const formats::Table& table, const std::string& caption, const Language& tr) { return table.rows.empty() ? "" : html_table(table, tr, caption); }

void add_method(data& page, const SizeAnswer& answer, const formats::Table& need, const models::Plan& plan, const Language& tr)
{
    page["replications"] = tr("Repliche: %1 per cercare, %2 nuove per verificare. Dopo ± l'intervallo al 95% della media (t di Student). Un anno simulato diverso da replica a replica, "
                              "gli stessi pazienti per ogni alternativa provata.",
                              {tr.number(answer.identity.search_replications), tr.number(answer.identity.replications)});
    page["services_table"] = if_any(services_table(answer.rows, answer.services, tr), tr("Servizi: richieste ed esiti"), tr);
    page["documents_table"] = if_any(of_region(documents_table(answer.rows, answer.services, tr)), tr("Documenti per il Fascicolo"), tr);
    page["kits_table"] = if_any(kits_table(answer.rows, answer.services, tr), tr("Kit e dati mancanti"), tr);
    page["full_table"] = turned_html_table(need, tr, tr("Fabbisogno: tutti i numeri"));
    page["patients_table"] = answer.patients.groups.empty() ? "" : turned_html_table(patients_table(answer.patients, tr), tr, tr("Decorso dei pazienti e allerte"));
    if (is_national(answer)) return;                   // formula and margins are per authority: in the workbook
    page["pools_table"] = html_table(pools_table(answer.rows, answer.pools, tr), tr, tr("La simulazione accanto alla formula (Erlang)"));
    page["coverage_table"] = html_table(coverage_table(answer.coverage, answer.rows, plan, tr), tr, tr("Lavoro urgente, fuori orario e passato ai centri"));
    page["margins_table"] = html_table(seats_table(answer.rows, answer.pools, plan, tr), tr, tr("Operatori per turno e che cosa darebbe uno in meno"));
}

}  // namespace

std::string html_page(const SizeAnswer& answer, const models::Plan& plan, const Language& tr)
{
    const NeedRow none;
    const auto& region = answer.rows.empty() ? none : answer.rows.back();
    auto need = need_table(answer, plan, tr);
    if (is_national(answer)) need.row_title = tr("Regione o provincia autonoma");
    const auto& identity = answer.identity;
    data page;
    page["t"] = mustache::lambda2{[&tr](const std::string& text, const mustache::renderer&) { return charts::xml_escaped(tr(text.c_str())); }};
    page["lang"] = tr.code();
    page["style"] = std::string{page_style()};
    page["title"] = identity.title;
    page["subtitle"] = tr("Sintesi del fabbisogno. Anno di regime dal %1 al %2.", {tr.date(models::to_string(identity.regime.from)), tr.date(models::to_string(identity.regime.to))});
    page["partial"] = identity.partial ? data{tr("interrotto dopo %1 repliche.", {tr.number(identity.replications)})} : data{false};
    page["cards"] = cards_data(region, tr);
    page["verdict"] = tr("Standard di risposta: %1", {word(tr, answer.verdict)});
    page["verdict_class"] = answer.verdict == planning::Verdict::met ? "met" : answer.verdict == planning::Verdict::not_met ? "not_met" : "undecided";
    page["check"] = check_sentence(answer, tr);
    add_people(page, answer, region, need, plan, tr);
    add_staff(page, answer, region, tr);
    add_places_and_costs(page, answer, region, need, tr);
    page["ramp_figure"] = figure_data(ramp_figure(plan, tr), tr);
    page["timeline_table"] = plan.timeline.activities.empty() && plan.timeline.milestones.empty() ? "" : html_table(timeline_table(plan, tr), tr, tr("Attività e traguardi"));
    page["tornado_figure"] = figure_data(tornado_figure(answer, tr), tr);
    std::vector<std::string> sensitivities;
    for (std::size_t i = 0; i < std::min<std::size_t>(5, answer.sensitivities.size()); ++i) sensitivities.push_back(sensitivity_sentence(answer.sensitivities[i], tr));
    page["sensitivities"] = list_of(sensitivities);
    page["loads"] = list_of(load_sentences(answer.platform, tr));
    page["messages_figure"] = figure_data(messages_figure(answer.platform, tr), tr);
    page["tiers"] = list_of(tier_sentences(answer.tiers, tr));
    page["tiers_figure"] = figure_data(tiers_figure(answer.tiers, tr), tr);
    std::string tiers;
    for (const auto& table : platform_tables(answer.tiers, tr))
        if (table.id != "tier_hours") tiers += html_table(table, tr, table.title);
    page["tiers_tables"] = or_false(tiers);
    add_rules(page, answer, region, plan, tr);
    add_enrolment_and_costs(page, answer, tr);
    add_method(page, answer, need, plan, tr);
    page["version"] = identity.version;
    page["seed"] = std::to_string(identity.seed);
    page["plan_hash"] = identity.plan_hash;
    page["result_hash"] = identity.result_hash;
    mustache::mustache tmpl{std::string{page_template()}};
    if (!tmpl.is_valid()) throw std::logic_error("sintesi.html: " + tmpl.error_message());
    tmpl.set_custom_escape([](const std::string& text) { return charts::xml_escaped(text); });
    return tmpl.render(page);
}

}  // namespace teleplan::reports
