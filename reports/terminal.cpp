#include "reports/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "reports/cells.hpp"
#include "reports/costs_tables.hpp"
#include "reports/enrolment_tables.hpp"
#include "reports/coverage_tables.hpp"
#include "reports/grid.hpp"
#include "reports/html_table.hpp"
#include "reports/names.hpp"
#include "reports/national.hpp"
#include "reports/platform_tables.hpp"
#include "reports/need_table.hpp"
#include "reports/network_tables.hpp"
#include "reports/patients_tables.hpp"
#include "reports/seats.hpp"
#include "reports/sentences.hpp"
#include "reports/staff_tables.hpp"
#include "reports/services_tables.hpp"
#include "reports/tables.hpp"
#include "reports/terminal_parts.hpp"
#include "reports/territory_tables.hpp"

namespace teleplan::reports {

namespace {

std::string head(const planning::Identity& identity, const Language& tr, std::size_t width)
{
    auto out = paragraph(identity.title, width);
    if (identity.partial) out += paragraph(tr("Interrotto: il risultato poggia su %1 repliche, meno di quelle chieste.", {tr.number(identity.replications)}), width);
    return out;
}

/// The region's seats once more, were the ramp counted otherwise, beside what the same formula says of the plan: a list, not a column.
std::string treated_line(const planning::SizeAnswer& answer, const Language& tr, std::size_t width)
{
    const auto treated = by_formula(answer.treated.pools), planned = by_formula(answer.pools);
    std::string list;
    for (const auto& place : seat_places(treated))
        list += (list.empty() ? "" : "; ") + tr("%1, %2, %3", {word(tr, place.pool), word(tr, place.shift), word(tr, place.day)}) + " " +
                tr.number(seats_at(treated, place, region_code).value_or(0)) + " (" + tr.number(seats_at(planned, place, region_code).value_or(0)) + ")";
    if (list.empty()) return "";
    return paragraph(tr("Regione, se la rampa contasse gli assistiti nell'anno (solo formula; fra parentesi la stessa formula per il piano): %1.", {list}), width);
}

std::string standards(const std::vector<planning::PoolAnswer>& pools, const planning::SizeAnswer& answer, const models::Plan& plan, const Language& tr, std::size_t width)
{
    auto out = heading(tr("STANDARD DI RISPOSTA"));
    out += paragraph(check_sentence(answer, tr), width);
    for (const auto& worst : worst_windows(pools)) out += item(standard_sentence(worst, answer.rows, plan, tr), width);
    out += paragraph(tr("Gli standard di risposta clinica sono fissati dal piano, non da una norma."), width);
    for (const auto& sentence : shortfall_sentences(answer, plan, tr)) out += item(sentence, width);
    return out;
}

std::string roles(const std::vector<planning::NeedRow>& rows, const Language& tr, std::size_t width)
{
    if (rows.empty() || rows.back().staff_need.roles.empty()) return "";
    auto out = heading(tr("PERSONALE PER RUOLO, REGIONE")) + upright_grid(region_roles_table(rows.back(), tr), tr, width);
    if (const auto sentence = training_sentence(rows.back(), tr); !sentence.empty()) out += paragraph(sentence, width);
    return out;
}

std::string platform(const planning::PlatformLoad& load, const planning::PlatformResult& tiers, const Language& tr, std::size_t width)
{
    auto out = heading(tr("CARICO DI PUNTA DELLA PIATTAFORMA"));
    for (const auto& sentence : load_sentences(load, tr)) out += item(sentence, width);
    for (const auto& sentence : tier_sentences(tiers, tr)) out += item(sentence, width);
    return out;
}

std::string national_platform(const planning::PlatformLoad& load, const Language& tr, std::size_t width)
{
    return platform(load, {}, tr, width) + item(tr("Le regioni sono sovrapposte ora per ora: la punta d'Italia non è la somma delle punte delle regioni."), width);
}

/// The columns of a national table that fit a terminal line: people, alerts, staff of every role (with shifts where there are seats),
/// needs, money in millions. Ranges of the regions stand in the files.
formats::Table one_line_each(const formats::Table& table, const Language& tr)
{
    const auto filled = [&](const std::string& id) {
        const auto with_number = selected(table, {id});
        return std::any_of(with_number.rows.begin(), with_number.rows.end(), [](const auto& row) { return row.cells.front().number.has_value(); });
    };
    std::vector<std::string> columns{"active", "alerts_per_day"};
    for (const auto& column : table.columns)
        if (column.id.starts_with("fte_mean.")) {
            const std::string pool = column.id.substr(column.id.find('.') + 1), with_shifts = "fte_with_shifts." + pool;
            columns.push_back(filled(with_shifts) ? with_shifts : column.id);
        }
    columns.insert(columns.end(), {"operators.net", "workstations.net", "running_cost", "verdict"});
    formats::Table out = selected(table, columns);
    out.row_title = tr("Regione");
    for (std::size_t c = 0; c < out.columns.size(); ++c) {
        auto& column = out.columns[c];
        if (column.id.starts_with("fte_")) column.title = tr("%1 (ETP)", {capitalised(word(tr, column.id.substr(column.id.find('.') + 1)))});
        else if (column.id == "active") column.title = tr("Pazienti attivi");
        else if (column.id == "alerts_per_day") column.title = tr("Allerte al giorno");
        else if (column.id == "operators.net") column.title = tr("Operatori (netto)");
        else if (column.id == "workstations.net") column.title = tr("Postazioni (netto)");
        if (column.id != "running_cost") continue;
        column.title = tr("Costo annuo (mln €)");
        column.form = formats::Form::number;
        column.decimals = 1;
        for (auto& row : out.rows) {
            *row.cells[c].number /= 1e6;
            if (row.cells[c].half_width) *row.cells[c].half_width /= 1e6;
        }
    }
    for (auto& row : out.rows)
        if (row.key != planning::italy_code)
            for (auto& cell : row.cells) cell.half_width.reset();
    return out;
}

std::string assumptions(const planning::SizeAnswer& answer, const Language& tr, std::size_t width)
{
    if (answer.sensitivities.empty()) return "";
    auto out = heading(tr("LE IPOTESI CHE PESANO DI PIÙ (effetto sul totale degli ETP di tutti i profili)"));
    for (std::size_t i = 0; i < std::min<std::size_t>(5, answer.sensitivities.size()); ++i)
        out += item(sensitivity_sentence(answer.sensitivities[i], tr), width);
    return out;
}

/// Enrolment, milestones, costs by fund and rules: a sentence each.
template <class Answer> std::string enrolment_and_costs(const Answer& answer, const Language& tr, std::size_t width)
{
    std::string out;
    const auto chapter = [&](const std::string& title, const std::vector<std::string>& sentences) {
        if (!sentences.empty()) out += heading(title);
        for (const auto& sentence : sentences) out += item(sentence, width);
    };
    auto enrolment = enrolment_sentences(answer.enrolment, tr);
    for (const auto& m : answer.enrolment.milestones) enrolment.push_back(milestone_sentence(m, tr));
    std::vector<std::string> rules;
    for (const auto& r : answer.rules) rules.push_back(rule_sentence(r, tr));
    chapter(tr("ARRUOLAMENTO E TRAGUARDI"), enrolment);
    chapter(tr("COSTI E FONDI"), costs_sentences(answer.costs, tr));
    chapter(tr("REGOLE DEL PIANO"), rules);
    return out;
}

std::string services(const Rows& rows, const planning::ServicesResult& result, const Language& tr, std::size_t width)
{
    const auto table = of_region(services_table(rows, result, tr));
    return table.rows.empty() ? "" : heading(tr("SERVIZI")) + upright_grid(table, tr, width);
}

/// What a reviewer needs to run it again and compare: the same plan and seed give the same two hashes.
std::string signature(const planning::Identity& identity, const Language& tr, std::size_t width)
{
    return "\n" + paragraph(tr("teleplan %1, seme %2, %3 repliche. Impronta del piano %4, impronta del risultato %5.",
                              {identity.version, std::to_string(identity.seed), tr.number(identity.replications), identity.plan_hash, identity.result_hash}), width);
}

std::string territory(const planning::TerritoryResult& t, const Language& tr, std::size_t width)
{
    if (t.rows.empty()) return "";
    auto out = heading(tr("TERRITORIO")) + upright_grid(region_reach_table(t, tr), tr, width);
    for (const auto& warning : reach_warnings(t, tr)) out += item(warning, width);
    return out + "\n" + upright_grid(region_site_standards_table(t, tr), tr, width) + "\n" + upright_grid(equity_table(t, tr), tr, width);
}

}  // namespace

std::size_t terminal_width()
{
    winsize size{};
    long columns = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
    if (const char* const said = std::getenv("COLUMNS"); columns == 0 && said != nullptr) columns = std::strtol(said, nullptr, 10);
    return columns <= 0 ? 140 : static_cast<std::size_t>(std::clamp(columns, 60L, 400L));
}

/// Nothing without shared centres.
static std::string centres(const std::vector<planning::CoverageLine>& lines, const std::vector<planning::NeedRow>& rows, const models::Plan& plan, const Language& tr,
                           std::size_t width)
{
    if (plan.organisation.centres.empty()) return {};
    return heading(tr("CENTRI COMUNI")) + upright_grid(coverage_table(lines, rows, plan, tr), tr, width) + "\n";
}

std::string terminal(const planning::SizeAnswer& answer, const models::Plan& plan, const Language& tr, std::size_t width, const std::vector<WrittenFile>& files)
{
    auto table = need_table(answer, plan, tr, Detail::with_margins);
    std::erase_if(table.rows, [](const auto& row) { return row.key == treated_row; });
    auto out = heading(tr("FABBISOGNO")) + head(answer.identity, tr, width);
    out += paragraph(tr("Anno di regime dal %1 al %2.", {tr.date(models::to_string(answer.identity.regime.from)), tr.date(models::to_string(answer.identity.regime.to))}), width) + "\n";
    out += turned_grid(table, tr, width) + "\n" + treated_line(answer, tr, width);
    out += paragraph(tr("Dopo ± l'intervallo al 95% della media simulata. «con uno in meno»: la quota di casi presi in carico in tempo, nel mese peggiore e per lo "
                        "standard che cede per primo, se in quel turno ci fosse un operatore in meno; «resta»: la quota di lavoro che a fine anno resterebbe da fare; «copertura»: il numero è il minimo che copre l'orario. "
                        "«regione»: il gruppo è unico per la regione. n.d.: non inserito, quindi il netto è uguale al lordo."), width);
    out += paragraph(nurse_sentence(answer, tr), width);
    out += roles(answer.rows, tr, width) + centres(answer.coverage, answer.rows, plan, tr, width);
    out += standards(answer.pools, answer, plan, tr, width) + territory(answer.territory, tr, width) + services(answer.rows, answer.services, tr, width) + platform(answer.platform, answer.tiers, tr, width) +
           enrolment_and_costs(answer, tr, width) + assumptions(answer, tr, width);
    return out + files_list(files, tr) + signature(answer.identity, tr, width);
}

std::string terminal(const planning::RunAnswer& answer, const models::Plan& plan, const Language& tr, std::size_t width, const std::vector<WrittenFile>& files)
{
    auto out = heading(tr("VOLUMI E CARICHI")) + head(answer.identity, tr, width) + "\n" + turned_grid(need_table(answer, tr), tr, width);
    out += roles(answer.rows, tr, width);
    out += centres(answer.coverage, answer.rows, plan, tr, width);
    const auto worst = worst_windows(answer.pools);
    if (!worst.empty()) out += heading(tr("STANDARD DI RISPOSTA"));
    for (const auto& w : worst) out += item(standard_sentence(w, answer.rows, plan, tr), width);
    out += services(answer.rows, answer.services, tr, width);
    if (!answer.patients.groups.empty()) out += heading(tr("PAZIENTI")) + turned_grid(patients_table(answer.patients, tr), tr, width);
    return out + territory(answer.territory, tr, width) + platform(answer.platform, answer.tiers, tr, width) + enrolment_and_costs(answer, tr, width) + files_list(files, tr) +
           signature(answer.identity, tr, width);
}

std::string terminal(const planning::NationalSizeAnswer& national, const models::Plan& plan, const Language& tr, std::size_t width, const std::vector<WrittenFile>& files)
{
    const planning::SizeAnswer answer = as_one(national);
    auto out = heading(tr("FABBISOGNO")) + head(answer.identity, tr, width);
    out += paragraph(tr("Anno di regime dal %1 al %2.", {tr.date(models::to_string(answer.identity.regime.from)), tr.date(models::to_string(answer.identity.regime.to))}), width) + "\n";
    out += upright_grid(one_line_each(regions_table(national, plan, tr), tr), tr, width) + "\n";
    out += paragraph(tr("ETP con i turni; dopo ± l'intervallo al 95% della media simulata. Le righe per azienda sanitaria sono nei file."), width);
    out += paragraph(nurse_sentence(answer, tr), width) + standards(answer.pools, answer, plan, tr, width) + national_platform(answer.platform, tr, width) +
           assumptions(answer, tr, width);
    return out + files_list(files, tr) + signature(answer.identity, tr, width);
}

std::string terminal(const planning::NationalRunAnswer& national, const models::Plan& plan, const Language& tr, std::size_t width, const std::vector<WrittenFile>& files)
{
    const planning::RunAnswer answer = as_one(national);
    auto out = heading(tr("VOLUMI E CARICHI")) + head(answer.identity, tr, width) + "\n" + upright_grid(one_line_each(regions_table(national, tr), tr), tr, width);
    out += "\n" + paragraph(tr("ETP con i turni dove il piano inserisce i turni, altrimenti carico medio; dopo ± l'intervallo al 95% della media simulata."), width);
    const auto worst = worst_windows(answer.pools);
    if (!worst.empty()) out += heading(tr("STANDARD DI RISPOSTA"));
    for (const auto& w : worst) out += item(standard_sentence(w, answer.rows, plan, tr), width);
    return out + national_platform(answer.platform, tr, width) + files_list(files, tr) + signature(answer.identity, tr, width);
}

std::string terminal(const planning::NetworkAnswer& answer, const models::Plan&, const Language& tr, std::size_t width, const std::vector<WrittenFile>& files)
{
    auto out = head(answer.identity, tr, width);
    out += paragraph(tr("%1 repliche, seme %2. Dopo ± l'intervallo al 95%.", {tr.number(answer.identity.replications), std::to_string(answer.identity.seed)}), width) + "\n";
    if (answer.outputs.empty()) out += upright_grid(network_stages_table(answer, tr), tr, width) + "\n" + upright_grid(network_pools_table(answer, tr), tr, width);
    else out += upright_grid(network_outputs_table(answer, tr), tr, width);
    for (const auto& sentence : network_sentences(answer, tr)) out += "\n" + paragraph(sentence, width);
    return out + files_list(files, tr) + signature(answer.identity, tr, width);
}

}  // namespace teleplan::reports
