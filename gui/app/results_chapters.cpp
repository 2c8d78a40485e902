// Chapters that put the reports' sentences, tables and figures together.
#include <algorithm>

#include "charts/plots.hpp"
#include "gui/app/results_parts.hpp"
#include "reports/cards.hpp"
#include "reports/costs_tables.hpp"
#include "reports/enrolment_tables.hpp"
#include "reports/names.hpp"
#include "reports/network_tables.hpp"
#include "reports/patients_tables.hpp"
#include "reports/platform_tables.hpp"
#include "reports/sentences.hpp"
#include "reports/services_tables.hpp"
#include "reports/staff_tables.hpp"
#include "reports/territory_tables.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

Cards cards_of(const Telling& t)
{
    Cards out;
    if (t.rows().empty()) return out;
    const planning::NeedRow& region = t.rows().back();
    if (t.sized()) {
        for (reports::Card& card : reports::cards(region, t.tr)) out.push_back({std::move(card.name), std::move(card.value), std::move(card.detail)});
        return out;
    }
    out.push_back({t.tr(msg("Pazienti attivi")), t.tr.range(region.active), t.tr(msg("nel giorno medio"))});
    out.push_back({t.tr(msg("Allerte da valutare")), t.tr.range(region.alerts_per_day), t.tr(msg("al giorno"))});
    if (!region.staff.empty())
        out.push_back({t.tr(msg("%1 a tempo pieno"), {reports::capitalised(reports::word(t.tr, region.staff.front().pool))}), t.tr.range(region.staff.front().fte_mean, 1),
                       t.tr(msg("carico medio, senza i turni"))});
    out.push_back({t.tr(msg("Kit")), t.tr.range(region.kits), t.tr(msg("in uso o in rientro"))});
    return out;
}

void add_verdict(Blocks& out, const Telling& t)
{
    const auto* sized = t.sized();
    if (!sized) return;
    add(out, tone_of(sized->verdict), t.tr(msg("Standard di risposta: %1"), {reports::word(t.tr, sized->verdict)}));
    add(out, Tone::plain, reports::check_sentence(*sized, t.tr));
}

void add_milestones(Blocks& out, const planning::EnrolmentAnswer& answer, const reports::Language& tr)
{
    for (const auto& m : answer.milestones) {
        Tone tone = Tone::item;
        if (m.state == planning::MilestoneState::met) tone = Tone::met;
        else if (m.state == planning::MilestoneState::not_met) tone = Tone::not_met;
        else if (m.state == planning::MilestoneState::not_stated) tone = Tone::undecided;
        add(out, tone, reports::milestone_sentence(m, tr));
    }
}

void add_rules(Blocks& out, const std::vector<planning::RuleResult>& rules, const reports::Language& tr)
{
    for (const planning::RuleResult& rule : rules) add(out, rule.to_be_verified ? Tone::undecided : tone_of(rule.verdict), reports::rule_sentence(rule, tr));
}

Blocks network_summary(const planning::NetworkAnswer& answer, const reports::Language& tr)
{
    Blocks out;
    add_all(out, Tone::plain, reports::network_sentences(answer, tr));
    if (!answer.outputs.empty()) add_table(out, reports::network_outputs_table(answer, tr), tr);
    add_table(out, reports::network_stages_table(answer, tr), tr);
    add_table(out, reports::network_pools_table(answer, tr), tr);
    return out;
}

std::string region_sentence(const planning::NeedRow& region, const reports::Language& tr)
{
    return tr(msg("Ogni giorno arrivano %1 rilevazioni e %2 allerte da valutare; in un anno si prenotano %3 televisite."),
              {tr.range(region.readings_per_day), tr.range(region.alerts_per_day), tr.range(region.televisits_booked)});
}

/// Committed beside available, fund by fund.
void add_funds_figure(Blocks& out, const planning::CostsAnswer& costs, const reports::Language& tr)
{
    charts::BarChart chart{tr(msg("Milioni di euro")), {}, {tr(msg("Disponibile")), tr(msg("Impegnato"))}, {{}, {}}, [&tr](double value) { return tr.number(value, 1); }};
    formats::Table table{"funds_bars", "", tr(msg("Fondo")), {number_column("available", chart.series[0], 2), number_column("committed", chart.series[1], 2)}, {}, {}};
    for (const auto& fund : costs.funds) {
        if (!fund.available && !(fund.committed() > 0)) continue;
        constexpr double million = 1e6;
        chart.categories.push_back(fund.title);
        chart.values[0].push_back(fund.available.value_or(0) / million);
        chart.values[1].push_back(fund.committed() / million);
        table.rows.push_back({fund.id, fund.title, {{"", fund.available ? std::optional{*fund.available / million} : std::nullopt, {}}, {"", fund.committed() / million, {}}}});
    }
    if (!chart.categories.empty()) add_figure(out, "funds", tr(msg("Fondi: quanto è disponibile e quanto impegna il piano, in milioni di euro")), charts::bar_chart(chart), std::move(table));
}

}  // namespace

Blocks summary_blocks(const Telling& t)
{
    if (const auto* network = std::get_if<planning::NetworkAnswer>(&t.result.answer)) return network_summary(*network, t.tr);
    Blocks out;
    add_verdict(out, t);
    out.push_back(cards_of(t));
    if (!t.rows().empty()) add(out, Tone::plain, region_sentence(t.rows().back(), t.tr));
    if (t.sized()) add(out, Tone::plain, reports::nurse_sentence(*t.sized(), t.tr));
    if (!reports::worst_windows(pools_of(t.result)).empty()) add_heading(out, t.tr(msg("Standard di risposta")));
    add_standards(out, pools_of(t.result), t.rows(), t.plan(), t.tr);
    if (t.sized()) add_all(out, Tone::warning, reports::shortfall_sentences(*t.sized(), t.plan(), t.tr, 5));
    of_plan(t.result, [&](const auto& answer) {
        add_heading(out, t.tr(msg("Carico della piattaforma")));
        add_all(out, Tone::item, reports::load_sentences(answer.platform, t.tr));
        if (!answer.enrolment.rows.empty() || !answer.enrolment.milestones.empty()) add_heading(out, t.tr(msg("Arruolamento e traguardi")));
        add_all(out, Tone::item, reports::enrolment_sentences(answer.enrolment, t.tr));
        add_milestones(out, answer.enrolment, t.tr);
        if (const auto costs = reports::costs_sentences(answer.costs, t.tr); !costs.empty()) {
            add_heading(out, t.tr(msg("Costi e fondi")));
            add_all(out, Tone::item, costs);
        }
        if (!answer.rules.empty()) add_heading(out, t.tr(msg("Regole del piano")));
        add_rules(out, answer.rules, t.tr);
    });
    return out;
}

Blocks platform_blocks(const Telling& t)
{
    Blocks out;
    of_plan(t.result, [&](const auto& answer) {
        add_all(out, Tone::item, reports::load_sentences(answer.platform, t.tr));
        add_all(out, Tone::item, reports::tier_sentences(answer.tiers, t.tr));
        add_figure(out, "tiers", reports::tiers_figure(answer.tiers, t.tr));
        add_figure(out, "messages", reports::messages_figure(answer.platform, t.tr));
        add_table(out, reports::load_table(answer.platform, t.tr), t.tr);
        for (const formats::Table& table : reports::platform_tables(answer.tiers, t.tr))
            if (table.id != "tier_hours") add_table(out, table, t.tr);
    });
    return out;
}

Blocks services_blocks(const Telling& t)
{
    Blocks out;
    if (!t.rows().empty()) {
        add_table(out, reports::region_roles_table(t.rows().back(), t.tr), t.tr);
        add(out, Tone::plain, reports::training_sentence(t.rows().back(), t.tr));
        add_table(out, reports::role_services_table(t.rows().back(), t.tr), t.tr);
    }
    of_plan(t.result, [&](const auto& answer) {
        add_tables(out, {reports::services_table(t.rows(), answer.services, t.tr), reports::service_hours_table(t.rows(), answer.services, t.tr),
                         reports::documents_table(t.rows(), answer.services, t.tr), reports::kits_table(t.rows(), answer.services, t.tr)}, t.tr);
    });
    return out;
}

Blocks costs_blocks(const Telling& t)
{
    Blocks out;
    of_plan(t.result, [&](const auto& answer) {
        add_all(out, Tone::item, reports::costs_sentences(answer.costs, t.tr));
        add_funds_figure(out, answer.costs, t.tr);
        add_heading(out, t.tr(msg("Costi della regione per voce")));
        add_table(out, reports::region_costs_table(answer.costs, t.tr), t.tr);
        add_tables(out, reports::costs_tables(answer.costs, t.rows(), t.tr), t.tr);
        if (answer.costs.tariffs.empty()) return;
        formats::Table tariffs{"tariffs", t.tr(msg("Tariffe, a titolo informativo")), t.tr(msg("Servizio")),
                               {number_column("tariff", t.tr(msg("Tariffa (€)")), 2), number_column("volume", t.tr(msg("Prestazioni nell'anno")), 0),
                                {"value", "", t.tr(msg("Valore nell'anno (€)")), "EUR/year", formats::Form::euro, 0}, {"source", "", t.tr(msg("Fonte")), "", formats::Form::text, 0}}, {}, {}};
        for (const auto& tariff : answer.costs.tariffs) {
            const auto cell = [](const std::optional<sim::Interval>& i) { return i ? formats::Cell{"", i->mean, i->half_width} : formats::Cell{}; };
            tariffs.rows.push_back({tariff.service, reports::capitalised(reports::word(t.tr, tariff.service)), {{"", tariff.tariff, {}}, cell(tariff.volume), cell(tariff.value), {tariff.source, {}, {}}}});
        }
        add_table(out, tariffs, t.tr);
    });
    return out;
}

Blocks territory_blocks(const Telling& t)
{
    Blocks out;
    of_plan(t.result, [&](const auto& answer) {
        const planning::TerritoryResult& territory = answer.territory;
        if (territory.rows.empty()) return;
        add_all(out, Tone::warning, reports::reach_warnings(territory, t.tr));
        add_tables(out, {reports::equity_table(territory, t.tr), reports::region_reach_table(territory, t.tr), reports::region_site_standards_table(territory, t.tr),
                         reports::territory_table(territory, t.tr), reports::reach_table(territory, t.tr)}, t.tr);
    });
    return out;
}

}  // namespace teleplan::gui
