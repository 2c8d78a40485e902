#include "reports/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "reports/cells.hpp"
#include "reports/grid.hpp"
#include "reports/names.hpp"
#include "reports/need_table.hpp"
#include "reports/network_tables.hpp"
#include "reports/patients_tables.hpp"
#include "reports/seats.hpp"
#include "reports/sentences.hpp"
#include "reports/services_tables.hpp"
#include "reports/tables.hpp"

namespace teleplan::reports {

namespace {

std::string heading(const std::string& text) { return "\n" + text + "\n"; }

std::string paragraph(const std::string& text, std::size_t width, std::string_view indent = "")
{
    std::string out;
    for (const auto& line : wrapped_lines(printable(text), width - indent.size())) out += std::string{indent} + line + "\n";
    return out;
}

/// "  · first line" with the following lines under it.
std::string item(const std::string& text, std::size_t width)
{
    auto out = paragraph(text, width, "    ");
    if (out.size() > 4) out.replace(0, 4, "  · ");
    return out;
}

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

std::string platform(const planning::PlatformLoad& load, const Language& tr, std::size_t width)
{
    auto out = heading(tr("CARICO DI PUNTA DELLA PIATTAFORMA"));
    for (const auto& sentence : load_sentences(load, tr)) out += item(sentence, width);
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

std::string files_list(const std::vector<WrittenFile>& files, const Language& tr)
{
    if (files.empty()) return "";
    auto out = heading(tr("FILE"));
    std::size_t wide = 0;
    for (const auto& file : files) wide = std::max(wide, display_width(file.about));
    for (const auto& file : files) out += "  " + padded_right(file.about, wide) + "  " + printable(file.path) + "\n";
    return out;
}

}  // namespace

std::size_t terminal_width()
{
    winsize size{};
    long columns = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
    if (const char* const said = std::getenv("COLUMNS"); columns == 0 && said != nullptr) columns = std::strtol(said, nullptr, 10);
    return columns <= 0 ? 140 : static_cast<std::size_t>(std::clamp(columns, 60L, 400L));
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
    out += standards(answer.pools, answer, plan, tr, width) + services(answer.rows, answer.services, tr, width) + platform(answer.platform, tr, width) + assumptions(answer, tr, width);
    return out + files_list(files, tr) + signature(answer.identity, tr, width);
}

std::string terminal(const planning::RunAnswer& answer, const models::Plan& plan, const Language& tr, std::size_t width, const std::vector<WrittenFile>& files)
{
    auto out = heading(tr("VOLUMI E CARICHI")) + head(answer.identity, tr, width) + "\n" + turned_grid(need_table(answer, tr), tr, width);
    const auto worst = worst_windows(answer.pools);
    if (!worst.empty()) out += heading(tr("STANDARD DI RISPOSTA"));
    for (const auto& w : worst) out += item(standard_sentence(w, answer.rows, plan, tr), width);
    out += services(answer.rows, answer.services, tr, width);
    if (!answer.patients.groups.empty()) out += heading(tr("PAZIENTI")) + turned_grid(patients_table(answer.patients, tr), tr, width);
    return out + platform(answer.platform, tr, width) + files_list(files, tr) + signature(answer.identity, tr, width);
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
