#include "reports/explain_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "reports/cells.hpp"
#include "reports/names.hpp"
#include "reports/sentences.hpp"

namespace teleplan::reports {

namespace {

struct StepWords { std::string_view id; const char *title, *rule; };
constexpr StepWords step_words[] = {
    {"active", msg("pazienti attivi a regime"), msg("l'ultimo punto della rampa")},
    {"starts", msg("avvii nell'anno"), msg("attivi ÷ permanenza media nel programma")},
    {"sessions", msg("rilevazioni ricevute nell'anno"), msg("attivi × rilevazioni prescritte al giorno × aderenza")},
    {"alerts", msg("allerte lasciate a una persona nell'anno"), msg("rilevazioni × probabilità di un valore fuori soglia × quota non chiusa dalla piattaforma")},
    {"escalations", msg("allerte passate al medico nell'anno"), msg("allerte × probabilità del ramo del percorso")},
    {"scheduled_calls", msg("chiamate programmate nell'anno"), msg("attivi × chiamate al mese × 12")},
    {"notes", msg("revisioni dei dati nell'anno"), msg("attivi × revisioni al mese × 12")},
    {"televisits", msg("televisite prenotate nell'anno"), msg("attivi di ogni gruppo × televisite all'anno")},
    {"help_desk_calls", msg("richieste di assistenza tecnica nell'anno"), msg("attivi × richieste al mese × 12, con più richieste nel primo mese")},
    {"kit_starts", msg("installazioni di kit nell'anno"), msg("avvii dei gruppi che ricevono un kit")},
    {"kits", msg("kit in uso o in ricondizionamento"), msg("attivi con kit + installazioni × tempo di ricondizionamento")},
    {"hours", msg("ore di lavoro nell'anno, %1"), msg("somma sui percorsi di casi × durata media delle fasi")},
    {"fte", msg("ETP di carico medio, %1"), msg("ore ÷ ore produttive per ETP")},
    {"fte.", msg("ETP di carico medio di tutti i profili"), msg("somma dei profili")},
    {"users", msg("operatori da abilitare, %1"), msg("professionisti in Italia × quota che aderisce × quota di popolazione; mai meno delle teste dimensionate")},
    {"users.", msg("operatori da abilitare"), msg("somma delle categorie")},
    {"workstations", msg("postazioni"), msg("operatori da abilitare × postazioni per operatore")},
    {"workstations_net", msg("postazioni, fabbisogno netto"), msg("postazioni − quelle già presenti, azienda per azienda")},
    {"investment", msg("investimento"), msg("somma delle voci di investimento: quantità × prezzo")},
    {"users_to_train", msg("operatori da formare"), msg("operatori da abilitare × quota non ancora formata")},
    {"running_cost", msg("costo annuo di gestione a carico medio"), msg("somma delle voci di esercizio: quantità × prezzo, con le ore a carico medio")},
};

const StepWords* words_of(std::string_view id)
{
    const std::size_t dot = id.find('.');
    const bool part = dot != std::string_view::npos;
    const std::string key = part ? std::string{id.substr(0, dot)} : (id == "fte" || id == "users") ? std::string{id} + "." : std::string{id};
    const auto* const found = std::ranges::find(step_words, key, &StepWords::id);
    return found == std::end(step_words) ? nullptr : found;
}

std::string title_of(const Language& tr, const std::string& id)
{
    const StepWords* known = words_of(id);
    if (known == nullptr) return word(tr, id);
    return tr(known->title, {word(tr, id.substr(id.find('.') + 1))});
}

std::string amount(const Language& tr, double value, const std::string& unit)
{
    const std::string words = unit_of(unit, tr);
    return (std::abs(value) < 10 ? plain_number(value, tr) : tr.number(value, std::abs(value) < 100 ? 1 : 0)) + (words.empty() ? "" : " " + words);
}

std::string folded(const std::string& text, std::size_t width, std::size_t indent)
{
    std::string out;
    for (const auto& line : wrapped_lines(printable(text), std::max<std::size_t>(20, width - indent))) out += std::string(indent, ' ') + line + "\n";
    return out;
}

std::string origin_words(const Language& tr, const models::Provenance& from)
{
    const std::array origins{tr("inserito nel piano"), tr("predefinito nazionale"), tr("ripartito per popolazione")};
    std::string out = origins[static_cast<std::size_t>(from.origin)];
    if (!from.confidence.empty()) out += "; " + word(tr, from.confidence);
    if (!from.source.empty()) out += tr("; fonte: %1", {from.source});
    if (from.low && from.high)
        out += from.assumed_range ? tr("; intervallo ipotizzato da %1 a %2", {plain_number(*from.low, tr), plain_number(*from.high, tr)})
                                  : tr("; intervallo da fonte: da %1 a %2", {plain_number(*from.low, tr), plain_number(*from.high, tr)});
    return out;
}

std::string effect(const Language& tr, double elasticity) { return (elasticity > 0 ? "+" : "") + tr.percent(elasticity / 100, 2); }

}  // namespace

std::string explain_plan(const models::ProvenanceTable& provenance, const std::vector<planning::Quantity>& results, const Language& tr, std::size_t width)
{
    struct Count { int entered = 0, given = 0; };
    std::map<std::string, Count> chapters;
    std::map<std::string, int> confidence;
    for (const auto& [pointer, from] : provenance) {
        Count& c = chapters[pointer.substr(0, pointer.find('/', 1))];
        ++(from.origin == models::Origin::national_default ? c.given : c.entered);
        if (!from.confidence.empty()) ++confidence[from.confidence];
    }
    std::string out = folded(tr("Valori del piano per capitolo: inseriti e predefiniti nazionali."), width, 0);
    for (const auto& [chapter, c] : chapters)
        out += "  " + padded_right(chapter, 20) + padded_left(tr.number(c.entered), 8) + " " + tr("inseriti") + padded_left(tr.number(c.given), 8) + " " + tr("predefiniti") + "\n";
    out += "\n" + folded(tr("Affidabilità delle fonti dichiarate:"), width, 0);
    for (const auto& [code, count] : confidence) out += "  " + padded_right(word(tr, code), 28) + padded_left(tr.number(count), 6) + "\n";
    out += "\n" + folded(tr("Risultati che si possono chiedere, con il valore medio dalle formule:"), width, 0);
    for (const auto& q : results)
        out += "  " + padded_right("/results/" + q.id, 38) + padded_left(amount(tr, q.value, ""), 14) + " " + padded_right(unit_of(q.unit, tr), 17) + "  " + title_of(tr, q.id) + "\n";
    return out + "\n" + folded(tr("Aggiungete al comando la posizione di un dato o di un risultato, per esempio /sensors/alerts/closed_by_platform oppure /results/fte.nurse."), width, 0);
}

std::string explain_part(const std::vector<ExplainedInput>& inputs, const Language& tr, std::size_t width)
{
    std::string out;
    for (const auto& i : inputs) {
        out += i.pointer + "  " + printable(i.value) + (i.value.starts_with('[') || unit_of(i.from.unit, tr).empty() ? "" : " " + unit_of(i.from.unit, tr)) + "\n";
        out += folded(origin_words(tr, i.from), width, 4);
    }
    return out;
}

std::string explain_input(const ExplainedInput& input, const std::vector<planning::Effect>& effects, const Language& tr, std::size_t width)
{
    std::string out = folded(capitalised(input_words(tr, input.pointer, input.about)), width, 0);
    out += explain_part({input}, tr, width);
    if (effects.empty()) return out + "\n" + folded(tr("Non muove nessuno dei risultati medi: incide solo sulla simulazione o sui testi, oppure vale zero."), width, 0);
    out += "\n" + folded(tr("Che cosa muove: di quanto cambia ogni risultato medio se il valore cresce dell'1%."), width, 0);
    for (const auto& e : effects) out += "  " + padded_left(effect(tr, e.elasticity), 9) + "  " + title_of(tr, e.quantity.id) + " (" + amount(tr, e.quantity.value, e.quantity.unit) + ")\n";
    return out;
}

std::string explain_result(const std::vector<planning::ExplainedStep>& steps, const models::ProvenanceTable& provenance, const std::vector<std::string>& standards,
                           const Language& tr, std::size_t width)
{
    const planning::Quantity& result = steps.back().quantity;
    std::string out = folded(tr("%1: %2 in media, dalle formule. Accanto a ogni dato: di quanto cambia il risultato se il dato cresce dell'1%%.",
                                {capitalised(title_of(tr, result.id)), amount(tr, result.value, result.unit)}), width, 0);
    for (const auto& step : steps) {
        const StepWords* known = words_of(step.quantity.id);
        out += "\n" + capitalised(title_of(tr, step.quantity.id)) + ": " + amount(tr, step.quantity.value, step.quantity.unit) + "\n";
        if (known != nullptr) out += folded("= " + tr(known->rule), width, 2);
        for (const auto& input : step.inputs) {
            out += "  " + padded_left(effect(tr, input.elasticity), 9) + "  " + input_words(tr, input.pointer, input.about) + ": " + amount(tr, input.value, input.unit) + "\n";
            const auto from = provenance.find(input.pointer);
            if (from != provenance.end()) out += folded(input.pointer + " - " + origin_words(tr, from->second), width, 13);
        }
    }
    if (standards.empty()) return out;
    out += "\n" + folded(tr("Dal carico medio ai posti: «teleplan size» cerca per simulazione i posti minimi per turno che rispettano"), width, 0);
    for (const auto& standard : standards) out += folded("- " + standard, width, 2);
    return out;
}

}  // namespace teleplan::reports
